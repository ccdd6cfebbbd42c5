// Which characters XML 1.0 (fifth edition) allows, and where: the productions [2] Char, [3] S,
// [4] NameStartChar and [4a] NameChar. Everything works on UTF-8.
#pragma once

#include <cstdint>
#include <string_view>

namespace xml {

[[nodiscard]] constexpr bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Without the white space around it.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}
/// White space throughout, or empty: told by the first character of most texts.
[[nodiscard]] bool blank_beyond(std::string_view text);
[[nodiscard]] inline bool is_blank(std::string_view text) {
    return text.empty() || (is_space(text.front()) && (text.size() == 1 || blank_beyond(text)));
}

/// Char: everything but most controls, surrogates, U+FFFE and U+FFFF.
[[nodiscard]] constexpr bool is_char(char32_t c) {
    if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
    return c < 0xD800 || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF && c < 0x110000);
}
[[nodiscard]] bool is_name_start(char32_t c);
[[nodiscard]] bool is_name_char(char32_t c);

struct CodePoint {
    char32_t code = 0;
    std::uint32_t size = 0;  ///< bytes; 0 when they are not UTF-8
};
/// Decodes at `at`; reads no byte from `end` on.
[[nodiscard]] CodePoint decode(const char* at, const char* end);
/// Adds a code point as UTF-8 to anything with push_back.
template <typename Out>
void encode(Out& out, char32_t c) {
    const auto put = [&](char32_t byte) {
        out.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
    };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xC0 | (c >> 6));
    } else {
        if (c < 0x10000) {
            put(0xE0 | (c >> 12));
        } else {
            put(0xF0 | (c >> 18));
            put(0x80 | ((c >> 12) & 0x3F));
        }
        put(0x80 | ((c >> 6) & 0x3F));
    }
    put(0x80 | (c & 0x3F));
}

/// One past the name that begins at `at`; `at` itself when none does. Colons count as name characters.
[[nodiscard]] const char* skip_name(const char* at, const char* end);
/// The same for names in ASCII without a colon, of a text that ends with a NUL; stops before anything else.
[[nodiscard]] const char* skip_plain_name(const char* at);
[[nodiscard]] bool is_name(std::string_view text);
/// A name without a colon.
[[nodiscard]] bool is_ncname(std::string_view text);

}  // namespace xml
