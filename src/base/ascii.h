// ASCII's letters and digits: for the words of formats (tags, labels, numbers), never for a text's language.
//
// Every byte above 0x7F is none of them and stays as it is, so UTF-8 passes unharmed.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace base {

[[nodiscard]] constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] constexpr bool is_alphanumeric(char c) {
    return is_digit(c) || is_letter(c);
}
/// A hexadecimal digit.
[[nodiscard]] constexpr bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// What a hexadecimal digit counts; of any other character -1.
[[nodiscard]] constexpr int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    return is_hex(c) ? (c | 0x20) - 'a' + 10 : -1;
}

[[nodiscard]] constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
[[nodiscard]] inline std::string lowered(std::string_view words) {
    std::string out(words);
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

}  // namespace base
