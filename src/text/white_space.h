// White space, and text cut short for people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/slice.h"

namespace text {

/// TAB, LF, VT, FF, CR, SPACE, NEL, no-break space, and the spaces of General Punctuation and CJK.
[[nodiscard]] bool is_space(char32_t code);
/// Nothing but white space?
[[nodiscard]] bool is_blank(std::string_view text);
/// How many code points of well-formed UTF-8 are not white space.
[[nodiscard]] std::size_t count_inked(std::string_view text);
/// `text` without white space at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// `slice` of `text` without white space at its ends; empty at its begin when there is nothing else.
[[nodiscard]] Slice trimmed(std::string_view text, Slice slice);
/// What white space parts, in order; no piece is empty.
[[nodiscard]] std::vector<std::string_view> parts_between_spaces(std::string_view text);
/// At most `limit` code points, line ends shown as ⏎, an ellipsis where something was left out.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t limit = 30);

}  // namespace text
