// The general categories of Unicode, through ICU.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace text {

/// All code points up to `last` of a general category, one letter ("L") or two ("Lu"), as inclusive ranges in
/// order; empty when there is no such category. Those of ASCII alone cost next to nothing.
[[nodiscard]] std::vector<std::pair<char32_t, char32_t>> general_category(std::string_view name,
                                                                          char32_t last = 0x10FFFF);

/// Is there a general category of this name? ("Cs" is one, though no text has a surrogate.)
[[nodiscard]] bool is_general_category(std::string_view name);

}  // namespace text
