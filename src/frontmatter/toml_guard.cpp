#include "frontmatter/toml_guard.h"

#include "base/ascii.h"
#include "frontmatter/yaml.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace frontmatter {
namespace {

/// a.a.a.…: the library makes a table of each part.
bool has_deep_key(std::string_view words) {
    std::size_t dots = 0;
    char before = ' ';
    for (const char c : words) {
        if (c == '.') {
            dots = before == '.' ? 0 : dots + 1;
            if (dots > yaml_depth_limit) return true;
        } else if (!base::is_alphanumeric(c) && c != '_' && c != '-' && c != ' ' && c != '\t' && c != '"' &&
                   c != '\'' && (c & 0x80) == 0) {
            dots = 0;
        }
        before = c;
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
