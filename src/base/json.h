// JSON, through nlohmann-json (its only door). Objects keep the order in which they were filled.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace base {

using Json = nlohmann::ordered_json;

/// Parses `text`; nothing when it is not JSON or nested deeper than 200 levels.
[[nodiscard]] std::optional<Json> parse_json(std::string_view text);

/// One line, UTF-8 as it stands; bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string one_line(const Json& value);

/// Indented by two, for people.
[[nodiscard]] std::string indented(const Json& value);

}  // namespace base
