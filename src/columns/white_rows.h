// Columns parted at white rows: below one may stand what goes on another column, as behind a photo, its
// caption or the headline of another story.
#pragma once

#include <vector>

#include "columns/page_columns.h"

namespace columns {

/// The parts of each of `columns`, from top to bottom: one where the text surely goes on over all white rows.
/// Linear.
[[nodiscard]] std::vector<std::vector<Column>> parts_at_white_rows(const std::vector<Cell>& cells,
                                                                   const std::vector<Column>& columns,
                                                                   const GoesOn& goes_on);

}  // namespace columns
