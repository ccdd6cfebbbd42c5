// The order of the columns of a page that were taken in turn.
//
// A page holds frames one below the other, each with columns of its own: a story's, or those of several
// stories side by side. The columns of a frame follow each other in the order in which they began, unless
// the text says otherwise.
#pragma once

#include <cstdint>
#include <vector>

#include "columns/continuity.h"
#include "columns/strands.h"

namespace columns {

/// Indices of blocks that follow each other in one column.
using Strand = std::vector<std::uint32_t>;

/// Every block is in exactly one.
[[nodiscard]] std::vector<Strand> reading_order(const std::vector<Block>& blocks, const Strands& found,
                                                const Meetings& words);

}  // namespace columns
