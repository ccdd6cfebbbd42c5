// Do the lines of a text go on from each to the next? What all line ends together show, weighed by one table:
// where the rows of neighbouring columns are interleaved, hardly any line goes on in the next one.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "text/interleaving.h"
#include "text/line_statistics.h"
#include "text/lines.h"

namespace columns {

struct LineOrder {
    std::size_t ends =
        0;  ///< line ends looked at: headlines and what stands before the opening of a story left out
    std::size_t between = 0;  ///< those between two Han characters
    std::size_t go_on = 0;    ///< those where the next line rather goes on
    double meeting = 0;       ///< how well the two characters meet, on the average
    double look = 0;          ///< … and what else the lines show: how they fill the column, brackets
    double across = 0;        ///< share of those between Han characters that part a word
    double further = 0;       ///< share of pairs found that stand further apart than neighbours
    double brackets = 0;      ///< share of brackets without their fellow nearby

    /// Are there enough line ends between Han characters, so that the sum means something?
    [[nodiscard]] bool tells() const;
    /// Above zero: rather interleaved.
    [[nodiscard]] double score() const;
};

/// One row of the table.
struct OrderWeight {
    double LineOrder::*sign;  ///< none: always
    double weight;
    std::string_view meaning;
};
[[nodiscard]] std::span<const OrderWeight> order_weights();

/// `rows` and `statistics` are those of the same lines. Linear; of a long text some thousand lines are looked
/// at.
[[nodiscard]] LineOrder line_order(std::string_view text, const std::vector<text::PrintedLine>& lines,
                                   const text::LineStatistics& statistics, const text::Interleaving& rows,
                                   const lines::Cues& cues);

}  // namespace columns
