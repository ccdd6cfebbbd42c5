// Headings by their place: blocks that layout put between two halves of a paragraph, or over a story.
//
// What a block is here: lines between blank ones, where blank lines part blocks. A heading is a few short
// lines without the signs of a sentence; on a page recognised from an image also one line alone, full or not,
// when the text around it says that it is not a line of a paragraph.
#pragma once

#include <cstddef>
#include <string_view>

#include "lines/line_ends.h"

namespace lines {

/// Does a heading begin with `line`? Right before an opener its lines may be wide.
[[nodiscard]] bool is_display_block(const LineContext& context, std::size_t line);
/// Is `line` the last of such a block?
[[nodiscard]] bool ends_display_block(const LineContext& context, std::size_t line);
/// Is the line wider than the columns around it?
[[nodiscard]] bool wider_than_columns(const text::LineStatistics& statistics, std::size_t line);
/// Does one of `signs` stand in `words`?
[[nodiscard]] bool holds_any(std::string_view words, std::u32string_view signs);

}  // namespace lines
