// Rows of columns on a page that has none elsewhere: OCR finds the blocks of a page, but where the gap
// between two columns is narrow it may take them for one block and write their lines side by side.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "text/lines.h"

namespace columns {

struct Bands {
    /// `lines` with the rows of such bands taken apart, column after column; nothing when there are none. A
    /// band is several lines on end, each wider than any column of the page, blank lines between them only
    /// where both are parted by a gap as well.
    std::optional<std::vector<text::PrintedLine>> lines;
    std::size_t rows =
        0;  ///< lines that hold several columns by their width and by a gap, taken apart or not
};

/// Was the text recognised from an image? Where rows hold several columns all over, their widths do not tell.
enum class Recognised : std::uint8_t { by_statistics, yes };

/// None at all where the text was not recognised from an image; linear.
[[nodiscard]] Bands columns_in_bands(std::string_view text, const std::vector<text::PrintedLine>& lines,
                                     const lines::Cues& cues,
                                     Recognised recognised = Recognised::by_statistics);

}  // namespace columns
