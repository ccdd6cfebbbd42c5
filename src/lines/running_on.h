// Does a line go on in the next one, by its words alone?
#pragma once

#include <cstddef>
#include <string_view>

#include "lines/line_ends.h"

namespace lines {

/// "畔，夜里有人守着": what stands before its first comma or stop is one character, and no word that people
/// call out ("对，就是他").
[[nodiscard]] bool begins_with_rest(std::string_view words);

/// A quotation is left open, a word goes on across the line end (a long one, where the line has room left),
/// or a comma follows so soon that no sentence can have begun with the next line (新闸口在石桥河 / 畔，).
/// False for the last line, and where somebody speaks next (问：…). Asks a dictionary: for the few lines that
/// might be headings.
[[nodiscard]] bool runs_on(const LineContext& context, std::size_t line);

}  // namespace lines
