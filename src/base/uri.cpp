#include "base/uri.h"

#include <algorithm>
#include <filesystem>

#include "base/ascii.h"

namespace base {

void append_percent(std::string& out, char byte) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(byte);
    out += '%';
    out += digits[value >> 4U];
    out += digits[value & 15U];
}

std::string percent_encoded(std::string_view text, std::string_view kept) {
    std::string out;
    for (const char c : text) {
        if (is_alphanumeric(c) || kept.find(c) != std::string_view::npos) {
            out += c;
        } else {
            append_percent(out, c);
        }
    }
    return out;
}

std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape =
            text[i] == '%' && i + 2 < text.size() && is_hex(text[i + 1]) && is_hex(text[i + 2]);
        out += escape ? static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])) : text[i];
        if (escape) i += 2;
    }
    return out;
}

std::string beside(const std::string& path, std::string_view reference) {
    constexpr std::string_view file_scheme = "file:";
    if (reference.starts_with(file_scheme)) {
        reference.remove_prefix(file_scheme.size());
        if (reference.starts_with("//"))
            reference.remove_prefix(std::min(reference.find('/', 2), reference.size()));
    }
    if (reference.empty()) return path;
    const std::filesystem::path named = percent_decoded(reference);
    if (named.is_absolute()) return named.lexically_normal().string();
    return (std::filesystem::path(path).parent_path() / named).lexically_normal().string();
}

}  // namespace base
