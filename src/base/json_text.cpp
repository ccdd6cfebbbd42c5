#include "base/json_text.h"

#include "base/scan.h"

namespace base {
namespace {

/// RFC 8259 §7: the short escapes, and `u` for the other controls; 0 for what stands for itself.
char escape_of(unsigned char byte) {
    switch (byte) {
        case '"':
        case '\\': return static_cast<char>(byte);
        case '\b': return 'b';
        case '\f': return 'f';
        case '\n': return 'n';
        case '\r': return 'r';
        case '\t': return 't';
        default: return byte < 0x20 ? 'u' : '\0';
    }
}

}  // namespace

void append_json(std::string& out, std::string_view text) {
    static constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    std::size_t copied = 0;
    const auto is_escaped = [](const unsigned char* byte) {
        return (*byte < 0x20) | (*byte == '"') | (*byte == '\\');
    };
    for (std::size_t at = find_bytes<1>(text, 0, is_escaped); at < text.size();
         at = find_bytes<1>(text, at + 1, is_escaped)) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const char escape = escape_of(byte);
        out += text.substr(copied, at - copied);
        out += '\\';
        out += escape;
        if (escape == 'u') {
            out += "00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
        copied = at + 1;
    }
    out += text.substr(copied);
    out += '"';
}

}  // namespace base
