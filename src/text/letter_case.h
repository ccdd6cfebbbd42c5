// Upper and lower case of whole texts, by Unicode's full mappings, in no language's own way.
#pragma once

#include <string>
#include <string_view>

namespace text {

[[nodiscard]] std::string upper_case(std::string_view text);
[[nodiscard]] std::string lower_case(std::string_view text);

}  // namespace text
