// What the columns of a page are, besides their places: captions, running heads, headlines by their signs.
#pragma once

#include <string_view>
#include <vector>

#include "columns/page_columns.h"
#include "columns/relinking.h"
#include "lines/cues.h"

namespace columns {

/// Each column of `page`, whose cells are slices of `text`, with its one of `boxes`.
[[nodiscard]] std::vector<PlacedColumn> placed_columns(std::string_view text, const PageColumns& page,
                                                       const std::vector<Box>& boxes,
                                                       const lines::Cues& cues);

}  // namespace columns
