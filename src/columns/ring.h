// Columns taken in turn, the closer look: like strands.h, but a column may miss its turn.
//
// The columns under way stand in a ring, in the order of their places on the page; each block goes on the
// next of the ring, or on one further round when those between have no line in this row (a white space; a
// block two rows high; a line that stands a little higher or lower; the end). A new column joins the ring
// where it has come to. Which way round is best, the continuity of the text says (closer_look.h), brackets
// that are open along a column included; a number of ways are kept in view.
#pragma once

#include <cstdint>
#include <vector>

#include "columns/continuity.h"

namespace columns {

/// For each block the one that it goes on; none: itself. `words` brings a dictionary and phrases.
/// Linear: ring and number of ways are bounded.
[[nodiscard]] std::vector<std::uint32_t> around_the_ring(const std::vector<Block>& blocks,
                                                         const Meetings& words);

}  // namespace columns
