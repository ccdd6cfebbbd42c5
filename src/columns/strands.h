// Columns taken in turn: from blocks in the order of the file back to columns.
//
// pdftotext and pdfminer cut a page that holds several columns into bands and write them from left to
// right: the first lines of every column, then the next lines of every column, and so on. Seen from the
// file, a page is a queue of columns under way (strands): each block goes on the strand that waits longest,
// and waits behind the others for its next turn. A column that has ended leaves the queue, a new one joins
// it at the back. Which way through the queue is best, the continuity of the text says (continuity.h).
#pragma once

#include <cstdint>
#include <vector>

#include "columns/continuity.h"

namespace columns {

struct Strands {
    std::vector<std::uint32_t> before;  ///< for each block the one that it goes on; none: itself
    double turns = 0;  ///< share of blocks that go on the strand whose turn it is, of several
    double gain = 0;   ///< continuity won over the order of the file, for each block
};

/// Linear: the queue is bounded.
[[nodiscard]] Strands strands(const std::vector<Block>& blocks, const Meetings& words);

}  // namespace columns
