// Was a text recognised from an image? Its signs tell: OCR writes full stops and commas of full width, but
// narrow colons, semicolons, question marks, exclamation marks and brackets.
#pragma once

#include <string_view>
#include <vector>

#include "text/lines.h"

namespace text {

/// Cells of a recognised line without the rules at its edges, which OCR reads as strokes.
[[nodiscard]] double printed_cells(std::string_view line, double quote_cells);

/// Narrow signs after Han characters where wide ones are usual, next to wide full stops. Where a text has
/// none of them, narrow brackets, and signs behind a space that stands before none, say the same.
[[nodiscard]] bool has_recognised_signs(std::string_view text, const std::vector<PrintedLine>& lines);

}  // namespace text
