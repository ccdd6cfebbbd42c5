#include "html/character_reference.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.h"
#include "text/utf8.h"

namespace html {
namespace {

struct Name {
    std::string_view name;
    char32_t code;
};

// The names that HTML also takes without a semicolon: those of Latin-1 in the order of their codes from
// U+00A0 on, and these.
constexpr std::array<std::string_view, 96> latin{
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",
    "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",
    "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12",
    "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil",
    "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde",
    "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",
    "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",
    "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",
    "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};
constexpr Name legacy_more[] = {{"quot", '"'}, {"QUOT", '"'}, {"amp", '&'}, {"AMP", '&'},   {"lt", '<'},
                                {"LT", '<'},   {"gt", '>'},   {"GT", '>'},  {"COPY", 0xA9}, {"REG", 0xAE}};

// With a semicolon only; what news texts use. A parser knows all 2,231.
constexpr Name common[] = {
    {"ldquo", 0x201C},  {"rdquo", 0x201D},  {"lsquo", 0x2018}, {"rsquo", 0x2019},  {"mdash", 0x2014},
    {"ndash", 0x2013},  {"hellip", 0x2026}, {"bull", 0x2022},  {"ensp", 0x2002},   {"emsp", 0x2003},
    {"thinsp", 0x2009}, {"zwnj", 0x200C},   {"zwj", 0x200D},   {"permil", 0x2030}, {"euro", 0x20AC},
    {"trade", 0x2122},  {"larr", 0x2190},   {"rarr", 0x2192},  {"apos", '\''},     {"lsaquo", 0x2039},
    {"rsaquo", 0x203A}, {"laquo", 0xAB},    {"prime", 0x2032}, {"minus", 0x2212},  {"le", 0x2264},
    {"ge", 0x2265},     {"ne", 0x2260},     {"deg", 0xB0},     {"alpha", 0x3B1},   {"beta", 0x3B2},
    {"pi", 0x3C0},      {"Omega", 0x3A9},   {"infin", 0x221E}, {"hearts", 0x2665}};

// Windows-1252 at the numbers where Latin-1 has control characters (HTML, numeric character reference end
// state).
constexpr std::array<char32_t, 32> windows{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                           0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                           0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                           0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

constexpr std::size_t longest_name = 32;

/// A numeric reference; nothing when no digit follows.
std::optional<CharacterReference> numeric(std::string_view text) {
    const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
    std::size_t at = hex ? 3 : 2;
    const std::size_t first = at;
    char32_t code = 0;
    for (; at < text.size() && (hex ? base::is_hex(text[at]) : base::is_digit(text[at])); ++at) {
        if (code <= 0x10FFFF)
            code = code * (hex ? 16 : 10) + static_cast<unsigned>(base::hex_value(text[at]));
    }
    if (at == first) return std::nullopt;
    if (at < text.size() && text[at] == ';') ++at;
    if (code >= 0x80 && code <= 0x9F) code = windows[code - 0x80];
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = text::replacement;
    return CharacterReference{at, text::encoded(code)};
}

/// The longest name without semicolon that `name` begins with; its length, 0 for none.
Name legacy_prefix(std::string_view name) {
    Name best{{}, 0};
    for (std::size_t i = 0; i < latin.size(); ++i) {
        if (latin[i].size() > best.name.size() && name.starts_with(latin[i])) {
            best = {latin[i], static_cast<char32_t>(0xA0 + i)};
        }
    }
    for (const Name& one : legacy_more) {
        if (one.name.size() > best.name.size() && name.starts_with(one.name)) best = one;
    }
    return best;
}

std::string_view name_in(std::string_view text) {
    std::size_t end = 1;
    while (end < text.size() && end <= longest_name && base::is_alphanumeric(text[end])) ++end;
    return text.substr(1, end - 1);
}

/// Second characters of the references that stand for two, as `&ne;` with U+0338 has.
bool is_second(char32_t code) {
    return code == 0x338 || code == 0x20D2 || code == 0x20E5 || code == 0xFE00 || code == 0x333 ||
           code == 0x331 || code == 0x200A;
}

}  // namespace

std::optional<CharacterReference> reference_at(std::string_view text, std::string_view decoded) {
    if (text.size() > 1 && text[1] == '#') {
        std::optional<CharacterReference> reference = numeric(text);
        if (!reference || decoded.empty()) return reference;
        reference->words = decoded.substr(0, text::decode_at(decoded, 0).size);
        return reference;
    }
    const std::string_view name = name_in(text);
    if (name.empty() || decoded.empty()) return std::nullopt;
    const Name legacy = legacy_prefix(name);
    if (decoded.front() == '&') {
        if (legacy.code != '&') return std::nullopt;
        const std::size_t size = 1 + legacy.name.size();
        return CharacterReference{size + (size < text.size() && text[size] == ';' ? 1 : 0), "&"};
    }
    const std::size_t whole = 1 + name.size();
    const bool closed = whole < text.size() && text[whole] == ';';
    const text::Decoded first = text::decode_at(decoded, 0);
    if (first.code == legacy.code && !legacy.name.empty()) {
        const std::size_t size = 1 + legacy.name.size();
        // "&notit;" is "¬it;": the rest of the name goes on in what the parser made.
        const std::string_view rest = text.substr(size, whole - size);
        const bool exact = legacy.name.size() == name.size();
        if (exact) return CharacterReference{whole + (closed ? 1 : 0), text::encoded(legacy.code)};
        if (!closed || decoded.substr(first.size).starts_with(rest)) {
            return CharacterReference{size, text::encoded(legacy.code)};
        }
    }
    if (!closed) return std::nullopt;
    std::size_t taken = first.size;
    if (taken < decoded.size()) {
        const text::Decoded second = text::decode_at(decoded, taken);
        const bool two = is_second(second.code) || (name == "fjlig" && second.code == 'j');
        if (two && !text.substr(whole + 1).starts_with(decoded.substr(taken, second.size)))
            taken += second.size;
    }
    return CharacterReference{whole + 1, std::string(decoded.substr(0, taken))};
}

std::optional<CharacterReference> reference_at(std::string_view text) {
    if (text.size() > 1 && text[1] == '#') return numeric(text);
    const std::string_view name = name_in(text);
    const std::size_t whole = 1 + name.size();
    const bool closed = whole < text.size() && text[whole] == ';';
    const auto known = std::ranges::find(common, name, &Name::name);
    if (closed && known != std::end(common)) return CharacterReference{whole + 1, text::encoded(known->code)};
    const Name legacy = legacy_prefix(name);
    if (legacy.name.empty()) return std::nullopt;
    const std::size_t size = 1 + legacy.name.size();
    return CharacterReference{size + (size < text.size() && text[size] == ';' ? 1 : 0),
                              text::encoded(legacy.code)};
}

}  // namespace html
