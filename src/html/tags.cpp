#include "html/tags.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace html {
namespace {

constexpr std::array<std::string_view, 8> hidden{"script", "style", "template", "title",
                                                 "meta",   "link",  "base",     "head"};
constexpr std::array<std::string_view, 10> raw{"script",  "style",    "textarea",  "title",  "xmp",
                                               "noembed", "noframes", "plaintext", "iframe", "noscript"};
constexpr std::array<std::string_view, 18> voids{"area",  "base",   "basefont", "bgsound", "br",     "col",
                                                 "embed", "frame",  "hr",       "img",     "image",  "input",
                                                 "link",  "keygen", "meta",     "param",   "source", "track"};
constexpr std::array<std::string_view, 52> blocks{
    "address",  "article",    "aside",   "blockquote", "body",  "button", "caption", "center",  "col",
    "colgroup", "dd",         "details", "dialog",     "dir",   "div",    "dl",      "dt",      "embed",
    "fieldset", "figcaption", "figure",  "footer",     "form",  "h1",     "h2",      "h3",      "h4",
    "h5",       "h6",         "header",  "hr",         "html",  "iframe", "legend",  "li",      "main",
    "menu",     "nav",        "object",  "ol",         "p",     "pre",    "section", "summary", "table",
    "tbody",    "td",         "tfoot",   "th",         "thead", "tr",     "ul"};
constexpr std::array<std::string_view, 14> formatting{"a",    "b", "big",   "code",   "em",     "font", "i",
                                                      "nobr", "s", "small", "strike", "strong", "tt",   "u"};

template <std::size_t size>
bool has(const std::array<std::string_view, size>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

std::uint32_t size_of(std::string_view html) {
    return static_cast<std::uint32_t>(html.size());
}

/// Name and attributes of a start or end tag whose name begins at `at`.
Tag read_tag(std::string_view html, std::uint32_t at, Tag::What what) {
    Tag tag{what};
    const std::uint32_t size = size_of(html);
    for (; at < size && !is_space(html[at]) && html[at] != '/' && html[at] != '>'; ++at) {
        if (tag.name.size() < 32) tag.name += base::lower(html[at]);
    }
    bool in_attribute = false;
    bool after_equals = false;
    for (; at < size; ++at) {
        const char c = html[at];
        if (c == '>') {
            tag.end = at + 1;
            return tag;
        }
        if (after_equals && (c == '"' || c == '\'')) {
            const std::size_t close = html.find(c, at + 1);
            if (close == std::string_view::npos) break;
            at = static_cast<std::uint32_t>(close);
            after_equals = in_attribute = false;
        } else if (is_space(c)) {
            if (!after_equals) in_attribute = false;
        } else if (c == '=' && in_attribute && !after_equals) {
            after_equals = true;
        } else if (c == '/' && !after_equals) {
            in_attribute = false;
        } else {
            // An unquoted value runs to white space: in it, signs are nothing special.
            if (after_equals) {
                while (at + 1 < size && !is_space(html[at + 1]) && html[at + 1] != '>') ++at;
                after_equals = in_attribute = false;
                continue;
            }
            if (!in_attribute) ++tag.attributes;
            in_attribute = true;
        }
    }
    tag.end = size;
    tag.closed = false;
    return tag;
}

Tag read_comment(std::string_view html, std::uint32_t at) {
    Tag tag{Tag::What::comment};
    const std::string_view rest = html.substr(at);
    // "<!-->" and "<!--->" are comments already closed.
    for (const std::string_view empty : {"<!-->", "<!--->"}) {
        if (!rest.starts_with(empty)) continue;
        tag.end = at + size_of(empty);
        return tag;
    }
    std::size_t close = html.find("-->", at + 4);
    const std::size_t other = html.find("--!>", at + 4);
    const bool bang = other < close;
    close = std::min(close, other);
    tag.closed = close != std::string_view::npos;
    tag.end = tag.closed ? static_cast<std::uint32_t>(close) + (bang ? 4 : 3) : size_of(html);
    return tag;
}

}  // namespace

Tag tag_at(std::string_view html, std::uint32_t at) {
    const std::string_view rest = html.substr(at, 4);
    if (rest.size() < 2) return {};
    if (base::is_letter(rest[1])) return read_tag(html, at + 1, Tag::What::start);
    if (rest[1] == '/' && rest.size() > 2 && base::is_letter(rest[2]))
        return read_tag(html, at + 2, Tag::What::end);
    if (rest == "<!--") return read_comment(html, at);
    const bool bogus = rest[1] == '!' || rest[1] == '?' || (rest[1] == '/' && rest.size() > 2);
    if (!bogus) return {};
    const std::size_t close = html.find('>', at);
    Tag tag{Tag::What::declaration};
    tag.closed = close != std::string_view::npos;
    tag.end = tag.closed ? static_cast<std::uint32_t>(close) + 1 : size_of(html);
    return tag;
}

std::uint32_t raw_text_end(std::string_view html, std::uint32_t from, std::string_view name) {
    if (name == "plaintext") return size_of(html);
    for (std::size_t at = html.find("</", from); at != std::string_view::npos; at = html.find("</", at + 2)) {
        const std::string_view found = html.substr(at + 2, name.size());
        const bool same = std::ranges::equal(found, name, {}, base::lower);
        const char behind = at + 2 + name.size() < html.size() ? html[at + 2 + name.size()] : '\0';
        if (same && (is_space(behind) || behind == '/' || behind == '>'))
            return static_cast<std::uint32_t>(at);
    }
    return size_of(html);
}

bool is_hidden(std::string_view name) {
    return has(hidden, name);
}
bool is_raw_text(std::string_view name) {
    return has(raw, name) && name != "noscript";
}
bool is_void(std::string_view name) {
    return has(voids, name);
}
bool is_block(std::string_view name) {
    return has(blocks, name);
}
bool is_formatting(std::string_view name) {
    return has(formatting, name);
}

}  // namespace html
