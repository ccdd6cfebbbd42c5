// Rows of columns on a page that has none elsewhere: OCR finds the blocks of a page, but where the gap
// between two columns is narrow it may take them for one block and write their lines side by side.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "text/lines.h"

namespace columns {

/// `lines` with the rows of such bands taken apart, column after column; nothing when there are none, or when
/// the text was not recognised from an image. A band is several lines on end, without a blank one between,
/// each wider than any column of the page.
[[nodiscard]] std::optional<std::vector<text::PrintedLine>> columns_in_bands(
    std::string_view text, const std::vector<text::PrintedLine>& lines, const lines::Cues& cues);

}  // namespace columns
