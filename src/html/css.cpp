#include "html/css.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"

namespace html {
namespace {

// tei-encoding.md §11, in its order.
constexpr std::array<std::string_view, 18> tokens{
    "bold",   "italic", "underline", "strike", "sub",   "sup",      "center",   "left", "right",
    "indent", "grey",   "red",       "small",  "large", "numbered", "bulleted", "rule", "run-in"};

constexpr std::array<std::string_view, 12> text_properties{
    "color",      "background-color", "background",     "font-weight",
    "font-style", "font-size",        "font-family",    "font-variant",
    "font",       "text-decoration",  "vertical-align", "text-decoration-line"};

struct Colour {
    int red, green, blue;
};

struct NamedColour {
    std::string_view name;
    Colour colour;
};
constexpr NamedColour named[] = {{"gray", {128, 128, 128}},      {"grey", {128, 128, 128}},
                                 {"darkgray", {169, 169, 169}},  {"darkgrey", {169, 169, 169}},
                                 {"dimgray", {105, 105, 105}},   {"dimgrey", {105, 105, 105}},
                                 {"silver", {192, 192, 192}},    {"lightgray", {211, 211, 211}},
                                 {"lightgrey", {211, 211, 211}}, {"slategray", {112, 128, 144}},
                                 {"red", {255, 0, 0}},           {"darkred", {139, 0, 0}},
                                 {"crimson", {220, 20, 60}},     {"black", {0, 0, 0}}};

std::string clean(std::string_view words) {
    const std::size_t first = words.find_first_not_of(" \t\r\n\f");
    if (first == std::string_view::npos) return {};
    words = words.substr(first, words.find_last_not_of(" \t\r\n\f") - first + 1);
    std::string out;
    for (const char c : words) {
        const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
        if (space && out.ends_with(' ')) continue;
        out += space ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

std::optional<Colour> colour_of(std::string_view value) {
    for (const NamedColour& one : named) {
        if (one.name == value) return one.colour;
    }
    if (value.starts_with('#')) value.remove_prefix(1);
    if (value.size() == 3 || value.size() == 6) {
        const std::size_t width = value.size() / 3;
        std::array<int, 3> parts{};
        for (std::size_t i = 0; i < 3; ++i) {
            const int high = base::hex_value(value[i * width]);
            const int low = base::hex_value(value[i * width + width - 1]);
            if (high < 0 || low < 0) return std::nullopt;
            parts[i] = high * 16 + low;
        }
        return Colour{parts[0], parts[1], parts[2]};
    }
    if (!value.starts_with("rgb")) return std::nullopt;
    std::array<int, 3> parts{};
    std::size_t number = 0;
    bool in_digits = false;
    for (const char c : value) {
        const bool digit = base::is_digit(c);
        if (digit && number < 3) parts[number] = std::min(parts[number] * 10 + (c - '0'), 255);
        if (in_digits && !digit) ++number;
        in_digits = digit;
    }
    if (number < 3) return std::nullopt;
    return Colour{parts[0], parts[1], parts[2]};
}

/// What sites set captions in: as light as #666 and as dark as #ccc, without a hue.
bool is_grey(const Colour& colour) {
    const auto [least, most] = std::minmax({colour.red, colour.green, colour.blue});
    return most - least <= 24 && least >= 0x60 && most <= 0xD4;
}

bool is_red(const Colour& colour) {
    return colour.red >= 0x80 && colour.green <= 0x50 && colour.blue <= 0x50;
}

/// In pixels; nothing when the unit is not known.
std::optional<double> font_size(std::string_view value) {
    std::size_t end = 0;
    while (end < value.size() && ((value[end] >= '0' && value[end] <= '9') || value[end] == '.')) ++end;
    double number = 0;
    double place = 0;
    for (const char c : value.substr(0, end)) {
        if (c == '.') {
            place = 1;
        } else if (place > 0) {
            place /= 10;
            number += place * (c - '0');
        } else {
            number = number * 10 + (c - '0');
        }
    }
    if (end == 0) return std::nullopt;
    const std::string_view unit = value.substr(end);
    if (unit == "px" || unit.empty()) return number;
    if (unit == "pt") return number * 4 / 3;
    if (unit == "em" || unit == "rem") return number * 16;
    if (unit == "%") return number * 0.16;
    return std::nullopt;
}

std::string_view size_token(std::string_view value) {
    if (value == "small" || value == "smaller" || value == "x-small" || value == "xx-small") return "small";
    if (value == "large" || value == "larger" || value == "x-large" || value == "xx-large") return "large";
    const std::optional<double> pixels = font_size(value);
    if (!pixels) return {};
    return *pixels <= 12.5 ? "small" : *pixels >= 20 ? "large" : "";
}

std::string_view weight_token(std::string_view value) {
    const bool heavy =
        value == "bold" || value == "bolder" || (value.size() == 3 && value >= "600" && value <= "900");
    return heavy ? "bold" : "";
}

}  // namespace

std::vector<Declaration> declarations(std::string_view style) {
    std::vector<Declaration> found;
    while (!style.empty() && found.size() < 64) {
        const std::size_t end = std::min(style.find(';'), style.size());
        const std::string_view one = style.substr(0, end);
        style.remove_prefix(std::min(end + 1, style.size()));
        const std::size_t colon = one.find(':');
        if (colon == std::string_view::npos) continue;
        Declaration declaration{clean(one.substr(0, colon)), clean(one.substr(colon + 1))};
        if (const std::size_t important = declaration.value.find("!important");
            important != std::string::npos) {
            declaration.value = clean(declaration.value.substr(0, important));
        }
        if (!declaration.property.empty() && !declaration.value.empty())
            found.push_back(std::move(declaration));
    }
    return found;
}

std::string_view token_of(const Declaration& declaration) {
    const std::string_view property = declaration.property;
    const std::string_view value = declaration.value;
    if (property == "font-weight") return weight_token(value);
    if (property == "font-style") return value == "italic" || value == "oblique" ? "italic" : "";
    if (property == "font-size") return size_token(value);
    if (property == "text-decoration" || property == "text-decoration-line") {
        if (value.find("underline") != std::string_view::npos) return "underline";
        return value.find("line-through") != std::string_view::npos ? "strike" : "";
    }
    if (property == "vertical-align") return value == "sub" ? "sub" : value == "super" ? "sup" : "";
    if (property == "color") {
        const std::optional<Colour> colour = colour_of(value);
        if (colour && is_grey(*colour)) return "grey";
        if (colour && is_red(*colour)) return "red";
    }
    return {};
}

bool is_default(const Declaration& declaration) {
    constexpr std::array<std::string_view, 8> nothing{"inherit", "initial", "unset",       "normal",
                                                      "none",    "auto",    "transparent", "windowtext"};
    const std::string_view value = declaration.value;
    if (std::ranges::find(nothing, value) != nothing.end()) return true;
    if (declaration.property == "font-weight") return value == "400";
    if (declaration.property == "vertical-align") return token_of(declaration).empty();
    if (declaration.property == "color") {
        const std::optional<Colour> colour = colour_of(value);
        return colour && std::max({colour->red, colour->green, colour->blue}) <= 0x33;
    }
    const bool background = declaration.property.starts_with("background");
    if (background) {
        const std::optional<Colour> colour = colour_of(value);
        return !colour || std::min({colour->red, colour->green, colour->blue}) >= 0xF8;
    }
    return false;
}

bool styles_text(const Declaration& declaration) {
    return std::ranges::find(text_properties, declaration.property) != text_properties.end();
}

Align align_of(std::string_view value) {
    const std::string name = clean(value);
    if (name == "center" || name == "middle" || name == "-webkit-center") return Align::center;
    if (name == "right" || name == "end") return Align::right;
    if (name == "left" || name == "start") return Align::left;
    return name == "justify" ? Align::justify : Align::none;
}

std::string_view token_of(Align align) {
    return align == Align::center ? "center" : align == Align::right ? "right" : "";
}

bool has_token(std::string_view rend, std::string_view token) {
    while (!rend.empty()) {
        const std::size_t space = std::min(rend.find(' '), rend.size());
        if (rend.substr(0, space) == token) return true;
        rend.remove_prefix(std::min(space + 1, rend.size()));
    }
    return false;
}

std::string with_token(std::string_view rend, std::string_view token) {
    std::string out;
    for (const std::string_view one : tokens) {
        if (one != token && !has_token(rend, one)) continue;
        if (!out.empty()) out += ' ';
        out += one;
    }
    return out;
}

}  // namespace html
