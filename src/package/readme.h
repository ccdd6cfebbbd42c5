// README.txt: half a page for the person who unpacks this in twenty years.
#pragma once

#include <string>

namespace package {

[[nodiscard]] std::string readme(const std::string& package_id, std::uint64_t documents,
                                 std::uint64_t articles);

}  // namespace package
