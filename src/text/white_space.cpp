#include "text/white_space.h"

#include "base/scan.h"
#include "text/utf8.h"

namespace text {

bool is_space(char32_t code) {
    return code == ' ' || (code >= 0x09 && code <= 0x0D) || code == 0x85 || code == 0xA0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F ||
           code == 0x205F || code == 0x3000;
}

namespace {

/// True of the first byte of all white space, and of hardly anything else: “”—… are none.
constexpr auto may_be_space = [](const unsigned char* byte) {
    const unsigned char first = byte[0], second = byte[1], third = byte[2];
    const bool general = ((second == 0x80) & ((third <= 0x8A) | (third >= 0xA8))) | (second == 0x81);
    return ((first >= '\t') & (first <= ' ')) | (first == 0xC2) | (first == 0xE1) |
           ((first == 0xE2) & general) | ((first == 0xE3) & (second == 0x80) & (third == 0x80));
};

/// How many bytes begin a code point, in blocks that compilers turn into vector code.
std::size_t count_leads(std::string_view text) {
    constexpr std::size_t block = 32;
    const auto is_lead = [](char c) { return static_cast<signed char>(c) >= -0x40; };
    std::size_t number = 0;
    std::size_t at = 0;
    for (; text.size() - at >= block; at += block) {
        const char* const bytes = text.data() + at;
        unsigned char here = 0;
        for (std::size_t i = 0; i < block; ++i)
            here = static_cast<unsigned char>(here + static_cast<unsigned char>(is_lead(bytes[i])));
        number += here;
    }
    for (; at < text.size(); ++at) number += is_lead(text[at]) ? 1 : 0;
    return number;
}

}  // namespace

bool is_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Decoded one = decode_at(text, at);
        if (!is_space(one.code)) return false;
        at += one.size;
    }
    return true;
}

std::size_t count_inked(std::string_view text) {
    // White space is rare: it is taken off from all.
    std::size_t number = count_leads(text);
    for (std::size_t at = base::find_bytes<3>(text, 0, may_be_space); at < text.size();) {
        number -= is_space(decode_at(text, at).code) ? 1 : 0;
        at = base::find_bytes<3>(text, at + 1, may_be_space);
    }
    return number;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty()) {
        const Decoded first = decode_at(text, 0);
        if (!is_space(first.code)) break;
        text.remove_prefix(first.size);
    }
    while (!text.empty()) {
        const Decoded last = decode_before(text, text.size());
        if (!is_space(last.code)) break;
        text.remove_suffix(last.size);
    }
    return text;
}

Slice trimmed(std::string_view text, Slice slice) {
    const std::string_view words = trimmed(slice.of(text));
    if (words.empty()) return {slice.begin, slice.begin};
    const auto begin = static_cast<std::uint32_t>(words.data() - text.data());
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

std::vector<std::string_view> parts_between_spaces(std::string_view text) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (const auto [code, at, size] : CodePoints(text)) {
        if (!is_space(code)) continue;
        if (at > begin) parts.push_back(text.substr(begin, at - begin));
        begin = at + size;
    }
    if (begin < text.size()) parts.push_back(text.substr(begin));
    return parts;
}

std::string shortened(std::string_view text, std::size_t limit) {
    std::string out;
    std::size_t number = 0;
    for (const auto [code, at, size] : CodePoints(text)) {
        if (number++ == limit) return out + "…";
        if (code == '\n') {
            out += "⏎";
        } else if (code >= ' ') {
            append(out, code);
        }
    }
    return out;
}

}  // namespace text
