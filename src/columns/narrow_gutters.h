// Gutters of one space: OCR that takes two columns for one block writes their lines side by side, and where
// the gutter is narrow leaves one space in it, which looks like any that OCR puts between characters. But it
// stands below the same of the line before it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/lines.h"

namespace columns {

struct NarrowGutters {
    std::vector<std::uint32_t> behind;  ///< where the words behind such gaps begin in the text, in order
    std::vector<std::size_t> rows;      ///< lines with such gaps, in order
};

/// Gaps of any width that stand below each other in three lines or more; none unless the page has several
/// such lines. Linear, but for the number of gaps in a line.
[[nodiscard]] NarrowGutters narrow_gutters(std::string_view text, std::span<const text::PrintedLine> lines);

}  // namespace columns
