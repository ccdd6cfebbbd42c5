#include "text/white_space.h"

#include "text/utf8.h"

namespace text {

bool is_space(char32_t code) {
    return code == ' ' || (code >= 0x09 && code <= 0x0D) || code == 0x85 || code == 0xA0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F ||
           code == 0x205F || code == 0x3000;
}

bool is_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Decoded one = decode_at(text, at);
        if (!is_space(one.code)) return false;
        at += one.size;
    }
    return true;
}

std::size_t count_inked(std::string_view text) {
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if ((byte & 0xC0) == 0x80) continue;
        if (byte > 0xE3 && byte < 0xF0 && text.size() - at > 2 && (text[at + 1] & 0xC0) == 0x80 &&
            (text[at + 2] & 0xC0) == 0x80) {
            ++number;
            at += 2;
            continue;
        }
        // Beyond ASCII white space begins with one of these bytes; Han characters do not.
        const bool may_be_space = byte <= ' ' || (byte >= 0xC2 && byte <= 0xE3);
        if (!may_be_space || !is_space(decode_at(text, at).code)) ++number;
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
