// Places where the text breaks off: a block of lines ends in mid-sentence, and the next one does not go on
// with it. With what else the lines show they say that columns may be out of order, whatever the reader made
// of them.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "text/line_statistics.h"
#include "text/lines.h"

namespace columns {

struct BrokenOff {
    std::size_t places = 0;     ///< where the next block does not go on
    std::size_t elsewhere = 0;  ///< … or a headline follows, and another block goes on well
    double places_rate = 0;     ///< of hundred lines
    double elsewhere_rate = 0;
    double wide = 0;       ///< share of lines inside blocks that are wider than their column
    bool wrapped = false;  ///< words go on from line to line, so that sentences do

    /// Above zero: rather out of order.
    [[nodiscard]] double score() const;
};

/// One row of the table.
struct BreakWeight {
    double BrokenOff::*sign;  ///< none: always
    double weight;
    std::string_view meaning;
};
[[nodiscard]] std::span<const BreakWeight> break_weights();

/// Blocks end at blank lines; `statistics` are those of the same lines. Linear, and of a long text the first
/// few hundred ends are looked at.
[[nodiscard]] BrokenOff broken_off(std::string_view text, const std::vector<text::PrintedLine>& lines,
                                   const text::LineStatistics& statistics, const lines::Cues& cues);

}  // namespace columns
