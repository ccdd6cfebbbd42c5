#include "xml/characters.h"

#include <algorithm>
#include <array>

#include "xml/blocks.h"

namespace xml {
namespace {

struct Range {
    char32_t first, last;
};
// [4] NameStartChar beyond ASCII.
constexpr Range start_ranges[] = {{0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
                                  {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
                                  {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
// What [4a] NameChar adds beyond ASCII.
constexpr Range more_ranges[] = {{0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

template <std::size_t n>
bool within(const Range (&ranges)[n], char32_t c) {
    return std::ranges::any_of(ranges,
                               [c](const Range& range) { return range.first <= c && c <= range.last; });
}

constexpr bool ascii_start(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
}
constexpr bool ascii_name(char32_t c) {
    return ascii_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

constexpr std::array<bool, 256> make_name_table() {
    std::array<bool, 256> table{};
    for (char32_t c = 0; c < 128; ++c) table[c] = ascii_name(c);
    return table;
}
constexpr std::array<bool, 256> name_table = make_name_table();

constexpr std::array<bool, 256> make_plain_table() {
    std::array<bool, 256> table = make_name_table();
    table[':'] = false;
    return table;
}
constexpr std::array<bool, 256> plain_table = make_plain_table();

}  // namespace

/// Indents are a line end and some spaces: sixteen at a time.
bool blank_beyond(std::string_view text) {
    const char* at = text.data();
    const char* const end = at + text.size();
#ifdef __SSE2__
    const bool blocks = text.size() >= 16;
    while (blocks && at < end) {
        // The last block may begin in the one before.
        if (end - at < 16) at = end - 16;
        const __m128i spaces = bytes_among<' ', '\n', '\t', '\r'>(block_at(at));
        if (_mm_movemask_epi8(spaces) != 0xFFFF) return false;
        at += 16;
    }
#endif
    while (at < end && is_space(*at)) ++at;
    return at == end;
}

bool is_name_start(char32_t c) {
    return c < 0x80 ? ascii_start(c) : within(start_ranges, c);
}

bool is_name_char(char32_t c) {
    return c < 0x80 ? ascii_name(c) : within(start_ranges, c) || within(more_ranges, c);
}

CodePoint decode(const char* at, const char* end) {
    const auto byte = [&](int i) { return static_cast<unsigned char>(at[i]); };
    const auto more = [&](int i) { return at + i < end && (byte(i) & 0xC0U) == 0x80U; };
    const auto bits = [&](int i) { return static_cast<char32_t>(byte(i) & 0x3FU); };
    const unsigned char first = byte(0);
    if (first < 0x80) return {first, 1};
    if (first < 0xC2) return {};
    if (first < 0xE0) return more(1) ? CodePoint{(first & 0x1FU) << 6 | bits(1), 2} : CodePoint{};
    if (first < 0xF0) {
        if (!more(1) || !more(2)) return {};
        const char32_t code = (first & 0xFU) << 12 | bits(1) << 6 | bits(2);
        const bool bad = code < 0x800 || (code >= 0xD800 && code < 0xE000);
        return bad ? CodePoint{} : CodePoint{code, 3};
    }
    if (first > 0xF4 || !more(1) || !more(2) || !more(3)) return {};
    const char32_t code = (first & 7U) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3);
    return code < 0x10000 || code > 0x10FFFF ? CodePoint{} : CodePoint{code, 4};
}

const char* skip_name(const char* at, const char* end) {
    if (at == end) return at;
    const CodePoint first = decode(at, end);
    if (first.size == 0 || !is_name_start(first.code)) return at;
    at += first.size;
    while (at < end) {
        if (name_table[static_cast<unsigned char>(*at)]) {
            ++at;
            continue;
        }
        if (static_cast<unsigned char>(*at) < 0x80) break;
        const CodePoint next = decode(at, end);
        if (next.size == 0 || !is_name_char(next.code)) break;
        at += next.size;
    }
    return at;
}

const char* skip_plain_name(const char* at) {
    const auto first = static_cast<unsigned char>(*at);
    if (!ascii_start(first) || first == ':') return at;
    do ++at;
    while (plain_table[static_cast<unsigned char>(*at)]);
    return at;
}

bool is_name(std::string_view text) {
    const char* end = text.data() + text.size();
    return !text.empty() && skip_name(text.data(), end) == end;
}

bool is_ncname(std::string_view text) {
    return is_name(text) && text.find(':') == std::string_view::npos;
}

}  // namespace xml
