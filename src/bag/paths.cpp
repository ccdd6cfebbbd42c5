#include "bag/paths.h"

#include <algorithm>

#include "base/ascii.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace bag {
namespace {

constexpr std::size_t longest_path = 4096, longest_segment = 255;  // PATH_MAX and NAME_MAX of Linux

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}
bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

std::optional<PathFault> fault_of_segment(std::string_view segment) {
    if (segment.empty()) return PathFault::empty_segment;
    if (segment == ".") return PathFault::dot;
    if (segment == "..") return PathFault::parent;
    if (segment.size() > longest_segment) return PathFault::too_long;
    return std::nullopt;
}

}  // namespace

std::optional<PathFault> fault_of(std::string_view path) {
    if (path.empty()) return PathFault::empty;
    if (path.size() > longest_path) return PathFault::too_long;
    if (path.find('\0') != std::string_view::npos) return PathFault::nul;
    if (path.front() == '/') return PathFault::absolute;
    if (path.size() > 1 && path[1] == ':' && base::is_letter(path[0])) return PathFault::drive;
    if (path.find('\\') != std::string_view::npos) return PathFault::backslash;
    if (std::ranges::any_of(path, is_control)) return PathFault::control;
    if (text::find_malformed(path) != std::string_view::npos) return PathFault::not_utf8;
    while (true) {
        const std::size_t slash = path.find('/');
        if (const auto fault = fault_of_segment(path.substr(0, slash))) return fault;
        if (slash == std::string_view::npos) return std::nullopt;
        path.remove_prefix(slash + 1);
    }
}

std::string_view words(PathFault fault) {
    switch (fault) {
        case PathFault::empty: return "it is empty";
        case PathFault::too_long: return "it is too long for a file system";
        case PathFault::absolute: return "it starts with a slash and would leave the folder";
        case PathFault::drive: return "it starts with a drive letter and would leave the folder";
        case PathFault::backslash: return "it holds a backslash, which separates folders on Windows";
        case PathFault::parent: return "it holds the segment '..' and would leave the folder";
        case PathFault::dot: return "it holds the segment '.'";
        case PathFault::empty_segment: return "it holds an empty segment";
        case PathFault::nul: return "it holds a NUL character";
        case PathFault::control: return "it holds a control character";
        case PathFault::not_utf8: return "it is not UTF-8";
    }
    return {};
}

bool is_our_path(std::string_view path) {
    return std::ranges::all_of(path, is_ascii) && !fault_of(path).has_value();
}

std::string printable(std::string_view path) {
    static constexpr std::string_view digits = "0123456789abcdef";
    constexpr std::size_t longest = 200;
    std::string out;
    for (std::size_t at = 0; at < path.size();) {
        if (out.size() > longest) return out + "…";
        const text::Decoded next = text::decode_at(path, at);
        if (next.good && next.code >= 0x20 && next.code != 0x7F) {
            out += path.substr(at, next.size);
        } else {
            for (const char c : path.substr(at, next.size)) {
                const auto byte = static_cast<unsigned char>(c);
                out += "\\x";
                out += digits[byte >> 4];
                out += digits[byte & 15];
            }
        }
        at += next.size;
    }
    return out;
}

std::string twin_key(std::string_view path) {
    return text::folded(path);
}

}  // namespace bag
