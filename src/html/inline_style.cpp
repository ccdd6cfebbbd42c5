#include "html/inline_style.h"

#include <algorithm>
#include <array>

#include "html/css.h"
#include "html/links.h"

namespace html {
namespace {

// What these say, tokens say in full; of the others (a colour, a size) the style keeps the value.
constexpr std::array<std::string_view, 5> said_by_tokens{"font-weight", "font-style", "text-decoration",
                                                         "text-decoration-line", "vertical-align"};

bool is_said_by_token(const Declaration& one) {
    return std::ranges::find(said_by_tokens, one.property) != said_by_tokens.end();
}

/// The stack without the wrap that holds a style, and that style.
std::uint32_t without_style(Wraps& wraps, std::uint32_t stack, std::string& style) {
    std::uint32_t rebuilt = Wraps::none;
    for (const std::uint32_t one : wraps.path(stack)) {
        const Wrap wrap = wraps.innermost(one);
        const std::string_view found = value_of(wrap.attributes, Name::style);
        if (found.empty()) {
            rebuilt = wraps.inside(rebuilt, wrap);
        } else {
            style = found;
        }
    }
    return rebuilt;
}

}  // namespace

std::string_view value_of(const std::vector<Attribute>& attributes, Name name) {
    const auto found = std::ranges::find(attributes, name, &Attribute::name);
    return found == attributes.end() ? std::string_view{} : std::string_view(found->value);
}

bool has_rend(const Wraps& wraps, std::uint32_t stack, std::string_view token) {
    for (; stack != Wraps::none; stack = wraps.outer(stack)) {
        if (has_token(value_of(wraps.innermost(stack).attributes, Name::rend), token)) return true;
    }
    return false;
}

bool is_grey(const Wraps& wraps, std::uint32_t stack) {
    return has_rend(wraps, stack, "grey");
}

std::uint32_t with_rend(Wraps& wraps, std::uint32_t stack, std::string_view token) {
    if (has_rend(wraps, stack, token)) return stack;
    return wraps.inside(stack, {Kind::highlight, {{Name::rend, std::string(token)}}});
}

std::uint32_t with_style(Wraps& wraps, std::uint32_t stack, std::string_view style, bool box) {
    if (style.empty()) return stack;
    std::vector<Declaration> said;
    for (Declaration& one : declarations(style)) {
        if (!styles_text(one)) continue;
        if (is_said_by_token(one)) {
            if (const std::string_view token = token_of(one); !token.empty())
                stack = with_rend(wraps, stack, token);
            continue;
        }
        if (!box || one.property == "color") said.push_back(std::move(one));
    }
    if (said.empty()) return stack;

    std::string outer;
    std::uint32_t rebuilt = without_style(wraps, stack, outer);
    std::vector<Declaration> all = declarations(outer);
    for (Declaration& one : said) {
        std::erase_if(all, [&one](const Declaration& other) { return other.property == one.property; });
        all.push_back(std::move(one));
    }
    std::string rend;
    std::string words;
    for (const Declaration& one : all) {
        if (is_default(one)) continue;
        rend = with_token(rend, token_of(one));
        words += clean_words(one.property) + ':' + clean_words(one.value) + ';';
    }
    if (words.empty()) return rebuilt;
    std::vector<Attribute> attributes;
    if (!rend.empty()) attributes.push_back({Name::rend, std::move(rend)});
    attributes.push_back({Name::style, std::move(words)});
    return wraps.inside(rebuilt, {Kind::highlight, std::move(attributes)});
}

std::string font_style(const HtmlNode& font) {
    std::string style;
    if (const std::string_view colour = font.attribute("color"); !colour.empty()) {
        style += "color:" + std::string(colour) + ';';
    }
    if (const std::string_view face = font.attribute("face"); !face.empty()) {
        style += "font-family:" + std::string(face) + ';';
    }
    // Sizes 1 to 7; 3 is the normal one.
    const std::string_view size = font.attribute("size");
    if (size == "1" || size == "2" || size.starts_with('-')) style += "font-size:small;";
    if (size == "5" || size == "6" || size == "7" || size.starts_with("+")) style += "font-size:large;";
    return style;
}

}  // namespace html
