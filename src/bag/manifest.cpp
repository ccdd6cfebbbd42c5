#include "bag/manifest.h"

#include <algorithm>

#include "base/ascii.h"

namespace bag {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/// Takes the characters up to the next blank, and the blanks, from the front of `line`.
std::string_view take_word(std::string_view& line) {
    const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(end);
    while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
    return word;
}

struct Escape {
    char plain;
    std::string_view written;
};
constexpr Escape escapes[] = {{'\n', "%0A"}, {'\r', "%0D"}, {'%', "%25"}};

}  // namespace

std::vector<std::string_view> tag_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        lines.push_back(text.substr(0, end));
        const bool two = text.substr(end, 2) == "\r\n";
        text.remove_prefix(std::min(end + (two ? 2 : 1), text.size()));
    }
    return lines;
}

Manifest read_manifest(std::string_view text) {
    Manifest manifest;
    std::uint32_t number = 0;
    for (std::string_view line : tag_lines(text)) {
        ++number;
        if (std::ranges::all_of(line, is_blank)) continue;
        ManifestLine read{.number = number};
        const std::string_view digest = take_word(line);
        read.digest = base::lowered(digest);
        read.starred = line.starts_with('*');
        if (read.starred) line.remove_prefix(1);
        read.dotted = line.starts_with("./");
        while (line.starts_with("./")) line.remove_prefix(2);
        read.path = line;
        if (digest.empty() || line.empty() || !std::ranges::all_of(digest, base::is_hex)) {
            manifest.faulty.push_back(number);
        } else {
            manifest.lines.push_back(std::move(read));
        }
    }
    return manifest;
}

std::string manifest_line(std::string_view digest, std::string_view path) {
    return std::string(digest) + "  " + escaped(path) + "\n";
}

std::string escaped(std::string_view path) {
    std::string out;
    for (const char c : path) {
        const auto* found = std::ranges::find(escapes, c, &Escape::plain);
        if (found == std::end(escapes)) {
            out += c;
        } else {
            out += found->written;
        }
    }
    return out;
}

std::string unescaped(std::string_view path) {
    std::string out;
    for (std::size_t at = 0; at < path.size();) {
        std::string three(path.substr(at, 3));
        // Hexadecimal digits in either case: bags of other tools write %0a.
        std::ranges::transform(three, three.begin(),
                               [](char c) { return c >= 'a' ? static_cast<char>(c - 32) : c; });
        const auto* found = std::ranges::find(escapes, three, &Escape::written);
        if (found == std::end(escapes)) {
            out += path[at++];
        } else {
            out += found->plain;
            at += 3;
        }
    }
    return out;
}

std::string algorithm_of(std::string_view name, std::string_view prefix) {
    if (!name.starts_with(prefix) || !name.ends_with(".txt")) return {};
    name.remove_prefix(prefix.size());
    if (name.size() <= 4) return {};
    name.remove_suffix(4);
    std::string algorithm = base::lowered(name);
    if (!algorithm.starts_with("sha3")) std::erase(algorithm, '-');
    return algorithm;
}

Fetch read_fetch(std::string_view text) {
    Fetch fetch;
    std::uint32_t number = 0;
    for (std::string_view line : tag_lines(text)) {
        ++number;
        if (std::ranges::all_of(line, is_blank)) continue;
        FetchLine read{.number = number};
        read.url = take_word(line);
        read.length = take_word(line);
        read.path = line;
        const bool length_known = !read.length.empty() && std::ranges::all_of(read.length, base::is_digit);
        if (read.url.empty() || read.path.empty() || (!length_known && read.length != "-")) {
            fetch.faulty.push_back(number);
        } else {
            fetch.lines.push_back(std::move(read));
        }
    }
    return fetch;
}

}  // namespace bag
