// Columns put where their text goes on: a last look at the order in which the columns of a page are read.
//
// The cut of a page (page_cut.h) knows where columns stand. Where one ends in mid-sentence, the next does not
// go on with it, and another one does so plainly, and goes on with no other as well, that one follows.
#pragma once

#include <cstdint>
#include <vector>

#include "columns/continuity.h"

namespace columns {

/// `order`: indices of `blocks`, the columns, as they are read. Linear: columns far apart are not looked at.
[[nodiscard]] std::vector<std::uint32_t> relinked(const std::vector<std::uint32_t>& order,
                                                  const std::vector<Block>& blocks, const Meetings& meetings);

}  // namespace columns
