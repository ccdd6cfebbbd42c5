#include "frontmatter/toml_guard.h"

#include <algorithm>
#include <cstddef>

#include "frontmatter/yaml.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace frontmatter {
namespace {

/// The end of the string of TOML that begins at `at`, or of the line or the text where it does not end.
std::size_t end_of_string(std::string_view words, std::size_t at) {
    constexpr std::size_t most_closing = 5;  // one or two may stand right before the three that end it
    const char quote = words[at];
    const auto quotes_at = [&](std::size_t from) {
        std::size_t number = 0;
        while (number < most_closing && from + number < words.size() && words[from + number] == quote)
            ++number;
        return number;
    };
    const std::size_t opening = quotes_at(at);
    if (opening == 2) return at + 2;
    const bool lines = opening >= 3;
    for (at += lines ? 3 : 1; at < words.size(); ++at) {
        if (words[at] == '\n' && !lines) return at;
        if (words[at] == '\\' && quote == '"') {
            ++at;
        } else if (words[at] == quote) {
            if (!lines) return at + 1;
            const std::size_t closing = quotes_at(at);
            if (closing >= 3) return at + closing;
            at += closing - 1;
        }
    }
    return words.size();
}

/// a.a.a.…: the library makes a table of each part. A part in quotes may hold anything; what stands in a
/// value is no key.
bool has_deep_key(std::string_view words) {
    constexpr std::string_view between_keys = "\r\n=,[]{}";
    std::size_t dots = 0;
    for (std::size_t at = 0; at < words.size();) {
        const char c = words[at];
        if (c == '"' || c == '\'') {
            at = end_of_string(words, at);
            continue;
        }
        if (c == '#') {
            at = std::min(words.find('\n', at), words.size());
            continue;
        }
        if (c == '.') {
            const bool again = at > 0 && words[at - 1] == '.';
            dots = again ? 0 : dots + 1;
            if (dots > yaml_depth_limit) return true;
        } else if (between_keys.find(c) != std::string_view::npos) {
            dots = 0;
        }
        ++at;
    }
    return false;
}

// Asked whether one of these is white space, toml++ 3.3 reaches what it calls unreachable.
constexpr char32_t first_moved = 0xA1, last_moved = 0xFEFE, moved_by = 0x100000;

}  // namespace

std::string guarded_toml(std::string_view words) {
    if (has_deep_key(words)) throw TomlRefusal("it is nested too deeply");
    std::string out;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (code >= moved_by) throw TomlRefusal("it holds characters of the last private plane");
        const bool moves = code >= first_moved && code <= last_moved && !text::is_space(code);
        text::append(out, moves ? code + moved_by : code);
    }
    if (words.find("\\U0010") != std::string_view::npos)
        throw TomlRefusal("it spells characters of the last private plane");
    return out;
}

std::string unguarded_toml(std::string_view words) {
    std::string out;
    for (const auto [code, at, size] : text::CodePoints(words))
        text::append(out, code >= moved_by ? code - moved_by : code);
    return out;
}

}  // namespace frontmatter
