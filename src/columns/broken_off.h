// Places where the text breaks off: a block of lines ends in mid-sentence, and the next one does not go on
// with it. Several of them say that columns may be out of order, whatever the reader made of them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/lines.h"

namespace columns {

struct BrokenOff {
    std::size_t places = 0;  ///< where the next block does not go on
    std::size_t open = 0;    ///< blocks that end in mid-sentence, all told
    bool wrapped = false;    ///< words go on from line to line, so that sentences do
};

/// Blocks end at blank lines; `measure`: of most columns, in cells. Linear, and of a long text the first few
/// hundred ends are looked at.
[[nodiscard]] BrokenOff broken_off(std::string_view text, const std::vector<text::PrintedLine>& lines,
                                   double measure);

}  // namespace columns
