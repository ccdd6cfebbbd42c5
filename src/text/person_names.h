// Does a word look like the name of a Chinese person? Surnames tell; nothing here knows anybody.
#pragma once

#include <string_view>

namespace text {

/// Two or three Han characters of which the first is a frequent surname, or a double surname (欧阳) and one
/// or two more. UTF-8, without white space.
[[nodiscard]] bool looks_like_a_person(std::string_view name);

}  // namespace text
