// The little of RFC 3986 that several folders need: percent escapes, and references to files.
#pragma once

#include <string>
#include <string_view>

namespace base {

/// Appends `%` and two capital digits.
void append_percent(std::string& out, char byte);

/// Escapes every byte but ASCII's letters and digits and those in `kept`.
[[nodiscard]] std::string percent_encoded(std::string_view text, std::string_view kept);

/// Escapes become the bytes they stand for; a `%` that begins none stays.
[[nodiscard]] std::string percent_decoded(std::string_view text);

/// The path that `reference` means in the file `path`: relative, or with the scheme `file`.
[[nodiscard]] std::string beside(const std::string& path, std::string_view reference);

}  // namespace base
