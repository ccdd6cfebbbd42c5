// Rows of tables: what white space parts on a line are cells.
#pragma once

#include <string_view>
#include <vector>

#include "text/slice.h"

namespace readers {

/// The cells of the row that stands in `stretches`, slices of `text`.
[[nodiscard]] std::vector<text::Slice> cells_of(std::string_view text,
                                                const std::vector<text::Slice>& stretches);

}  // namespace readers
