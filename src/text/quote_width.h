// How wide the font of a text has its quotation marks.
#pragma once

#include <string_view>
#include <vector>

#include "text/lines.h"

namespace text {

/// Of a curly quotation mark, in cells: 1 or 2. Linear.
[[nodiscard]] double quote_width(std::string_view text, const std::vector<PrintedLine>& lines);

}  // namespace text
