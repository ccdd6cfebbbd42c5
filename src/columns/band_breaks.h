// Rows at which columns side by side break off together: a frame in which a story ran over several columns
// ends there, and another begins, with no white row between them. Above such a row the text goes on at the
// top of the next column, below it comes from the foot of the last one, rather than down each of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "columns/page_columns.h"

namespace columns {

/// For each column, the indices of those of its cells that begin a band, in order; `cells` are those of the
/// page, in the order of rows and places. Linear.
[[nodiscard]] std::vector<std::vector<std::size_t>> band_breaks(const std::vector<Cell>& cells,
                                                                const std::vector<Column>& columns,
                                                                std::uint32_t rows, const GoesOn& goes_on);

}  // namespace columns
