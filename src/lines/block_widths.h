// What the widths of neighbouring lines tell of the blocks in which they stand: where one begins, and whether
// it is set to another measure. Widths and room are in cells. None looks further than a few lines.
#pragma once

#include <cstddef>

#include "lines/line_ends.h"

namespace lines {

inline constexpr double usual_indent = 4;  ///< cells: two characters
/// Cells of room on a first line whose indent was dropped.
inline constexpr double indent_least = 1.25, indent_most = 5.5;

/// Does `line` begin a paragraph of several lines: short by an indent where a Han character would still have
/// fitted, the next line full?
[[nodiscard]] bool starts_block(const LineContext& context, std::size_t line);
/// The same on a page recognised from an image, where narrow signs make widths uncertain: the lines under it
/// tell how wide it ought to be.
[[nodiscard]] bool begins_indented_block(const LineContext& context, std::size_t line);
/// Does `line` begin a paragraph of a narrow column, beside a picture perhaps: short of the two lines behind
/// it, which are of one width, by an indent, or as wide where paragraphs have none? Under a heading stands a
/// first line, and no full one.
[[nodiscard]] bool begins_narrow_block(const LineContext& context, std::size_t line);
/// Would what the next line begins with have fitted behind this one? Certain where all signs are of one width
/// and two lines nearby fill the column.
[[nodiscard]] bool has_certain_room(const LineContext& context, std::size_t line);
/// Does the next line begin a block that is set wider, or one of several lines set narrower?
[[nodiscard]] bool other_column(const LineContext& context, std::size_t line);

}  // namespace lines
