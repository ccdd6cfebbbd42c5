#include "relaxng/lexical.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "base/ascii.h"
#include "relaxng/name_characters.h"
#include "xml/characters.h"

namespace relaxng::lexical {
namespace {

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, base::is_digit);
}

std::string_view without_sign(std::string_view value) {
    if (!value.empty() && (value[0] == '+' || value[0] == '-')) value.remove_prefix(1);
    return value;
}

template <std::size_t n>
bool in_table(const CodeRange (&table)[n], char32_t c) {
    const auto* after = std::ranges::upper_bound(table, c, {}, &CodeRange::first);
    return after != std::begin(table) && c <= (after - 1)->last;
}

/// What an ASCII character may do in a name: 0 nothing, 1 stand inside, 2 also begin it.
constexpr std::array<std::uint8_t, 128> ascii_in_names = [] {
    std::array<std::uint8_t, 128> out{};
    for (char c = 'a'; c <= 'z'; ++c)
        out[static_cast<std::size_t>(c)] = out[static_cast<std::size_t>(c - 0x20)] = 2;
    for (char c = '0'; c <= '9'; ++c) out[static_cast<std::size_t>(c)] = 1;
    out['_'] = out[':'] = 2;
    out['-'] = out['.'] = 1;
    return out;
}();

bool starts_name(char32_t c) {
    if (c < 0x80) return ascii_in_names[c] == 2;
    return in_table(letter_ranges, c);
}
bool continues_name(char32_t c) {
    if (c < 0x80) return ascii_in_names[c] != 0;
    return in_table(letter_ranges, c) || in_table(name_extra_ranges, c);
}

/// Name characters throughout, the first one such as may begin a name unless `any_start`.
bool name_characters(std::string_view value, bool any_start, bool colons) {
    const char* at = value.data();
    const char* end = at + value.size();
    const auto plain = [](char c) {
        return static_cast<unsigned char>(c) < 0x80 && c != ':' &&
               ascii_in_names[static_cast<std::size_t>(c)] != 0;
    };
    bool first = true;
    for (; at < end; first = false) {
        if (static_cast<unsigned char>(*at) < 0x80) {
            const std::uint8_t role = ascii_in_names[static_cast<std::size_t>(*at)];
            if (role < (first && !any_start ? 2 : 1) || (*at == ':' && !colons)) return false;
            do ++at;
            while (at < end && plain(*at));
            continue;
        }
        const xml::CodePoint next = xml::decode(at, end);
        if (next.size == 0 || (next.code == ':' && !colons)) return false;
        if (!(first && !any_start ? starts_name(next.code) : continues_name(next.code))) return false;
        at += next.size;
    }
    return !first;
}

constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

bool boolean(std::string_view value, const ValueContext&) {
    return value == "true" || value == "false" || value == "1" || value == "0";
}

bool decimal(std::string_view value, const ValueContext&) {
    value = without_sign(value);
    const std::size_t point = value.find('.');
    if (point == std::string_view::npos) return !value.empty() && all_digits(value);
    return value.size() > 1 && all_digits(value.substr(0, point)) && all_digits(value.substr(point + 1));
}

bool integer(std::string_view value, const ValueContext&) {
    value = without_sign(value);
    return !value.empty() && all_digits(value);
}

bool floating(std::string_view value, const ValueContext& context) {
    if (value == "INF" || value == "-INF" || value == "NaN") return true;
    const std::size_t e = value.find_first_of("eE");
    if (e == std::string_view::npos) return decimal(value, context);
    return decimal(value.substr(0, e), context) && integer(value.substr(e + 1), context);
}

bool hex_binary(std::string_view value, const ValueContext&) {
    return value.size() % 2 == 0 && std::ranges::all_of(value, base::is_hex);
}

/// Groups of four digits; the last may end in "=" or "==", and then its last digit has bits that must be 0.
bool base64_binary(std::string_view value, const ValueContext&) {
    std::size_t digits = 0, padding = 0;
    char last = 'A';
    for (const char c : value) {
        if (c == ' ') continue;
        if (c == '=') {
            ++padding;
        } else if (padding > 0 || base64_digits.find(c) == std::string_view::npos) {
            return false;
        } else {
            ++digits;
            last = c;
        }
    }
    if (padding > 2 || (digits + padding) % 4 != 0) return false;
    const std::size_t unused = padding == 2 ? 16 : padding == 1 ? 4 : 1;
    return base64_digits.find(last) % unused == 0;
}

namespace {

/// RFC 2373: up to eight groups of four hexadecimal digits, "::" once in place of some, the last two perhaps
/// as an IPv4 address.
bool ip6_address(std::string_view text) {
    std::size_t groups = 0;
    bool shortened = false;
    if (text.starts_with("::")) {
        shortened = true;
        text.remove_prefix(2);
    }
    while (!text.empty()) {
        const std::string_view part = text.substr(0, text.find(':'));
        if (part.find('.') != std::string_view::npos) {
            const bool digits = part.find_first_not_of("0123456789.") == std::string_view::npos;
            if (!digits || std::ranges::count(part, '.') != 3 || part.size() != text.size()) return false;
            groups += 2;
            break;
        }
        if (part.empty() || part.size() > 4 || !std::ranges::all_of(part, base::is_hex)) return false;
        ++groups;
        text.remove_prefix(part.size());
        if (text.empty()) break;
        text.remove_prefix(1);
        if (text.empty()) return false;
        if (text[0] != ':') continue;
        if (shortened) return false;
        shortened = true;
        text.remove_prefix(1);
    }
    return shortened ? groups < 8 : groups == 8;
}

/// RFC 2732: brackets stand around an IPv6 address, before the port, and nowhere else.
bool authority(std::string_view text) {
    const std::size_t open = text.find('[');
    if (open == std::string_view::npos) return text.find(']') == std::string_view::npos;
    const std::size_t close = text.find(']', open);
    const bool begins = open == 0 || text[open - 1] == '@';
    if (!begins || close == std::string_view::npos) return false;
    const std::string_view port = text.substr(close + 1);
    return ip6_address(text.substr(open + 1, close - open - 1)) &&
           (port.empty() || (port[0] == ':' && all_digits(port.substr(1))));
}

/// What may come after the scheme and before the fragment: [//authority][path][?query].
bool hierarchical_part(std::string_view text, bool has_fragment) {
    if (text.starts_with("//")) {
        text.remove_prefix(2);
        const std::size_t size = std::min(text.find_first_of("/?"), text.size());
        // An authority may be empty before a path (file:///x), not where it is all there is.
        if (text.empty() && !has_fragment) return false;
        if (!authority(text.substr(0, size))) return false;
        text.remove_prefix(size);
    }
    return text.substr(0, text.find('?')).find_first_of("[]") == std::string_view::npos;
}

bool is_scheme(std::string_view text) {
    const auto inside = [](char c) {
        return base::is_letter(c) || base::is_digit(c) || c == '+' || c == '-' || c == '.';
    };
    return !text.empty() && base::is_letter(text[0]) && std::ranges::all_of(text, inside);
}

}  // namespace

/// XML Schema §3.2.17 with RFC 2396 as amended by RFC 2732: at most one "#", "%" before two hex digits, a
/// scheme of the right form before a ":" that comes first, and something after it. Spaces, characters beyond
/// ASCII and those that a URI excludes are escaped before use.
bool any_uri(std::string_view value, const ValueContext&) {
    for (std::size_t at = value.find('%'); at != std::string_view::npos; at = value.find('%', at + 1)) {
        if (at + 2 >= value.size() || !base::is_hex(value[at + 1]) || !base::is_hex(value[at + 2]))
            return false;
    }
    const std::size_t hash = std::min(value.find('#'), value.size());
    const bool has_fragment = hash < value.size();
    if (has_fragment && value.find('#', hash + 1) != std::string_view::npos) return false;
    std::string_view part = value.substr(0, hash);
    const std::size_t stop = part.find_first_of(":/?");
    if (stop == std::string_view::npos || part[stop] != ':') return hierarchical_part(part, has_fragment);
    if (!is_scheme(part.substr(0, stop))) return false;
    part.remove_prefix(stop + 1);
    if (part.empty()) return false;
    return part[0] != '/' || hierarchical_part(part, has_fragment);
}

bool language(std::string_view value, const ValueContext&) {
    bool first = true;
    while (true) {
        const std::size_t dash = std::min(value.find('-'), value.size());
        const std::string_view part = value.substr(0, dash);
        const auto good = [first](char c) { return base::is_letter(c) || (!first && base::is_digit(c)); };
        if (part.empty() || part.size() > 8 || !std::ranges::all_of(part, good)) return false;
        if (dash == value.size()) return true;
        value.remove_prefix(dash + 1);
        first = false;
    }
}

bool name(std::string_view value, const ValueContext&) {
    return name_characters(value, false, true);
}
bool ncname(std::string_view value, const ValueContext&) {
    return name_characters(value, false, false);
}
bool nmtoken(std::string_view value, const ValueContext&) {
    return name_characters(value, true, true);
}

bool qname(std::string_view value, const ValueContext& context) {
    const std::size_t colon = value.find(':');
    if (colon == std::string_view::npos) return ncname(value, context);
    const std::string_view prefix = value.substr(0, colon);
    if (!ncname(prefix, context) || !ncname(value.substr(colon + 1), context)) return false;
    if (prefix == "xml") return true;
    return context.node && context.node.namespace_of(prefix).has_value();
}

bool entity(std::string_view value, const ValueContext& context) {
    if (!ncname(value, context) || !context.node) return false;
    const std::vector<std::string>& declared = context.node.tree()->unparsed_entities;
    return std::ranges::find(declared, value) != declared.end();
}

std::string canonical_boolean(std::string_view value, const ValueContext&) {
    return value == "true" || value == "1" ? "true" : "false";
}

std::string canonical_decimal(std::string_view value, const ValueContext&) {
    const bool negative = value[0] == '-';
    value = without_sign(value);
    const std::size_t point = std::min(value.find('.'), value.size());
    std::string_view whole = value.substr(0, point);
    std::string_view part = point < value.size() ? value.substr(point + 1) : std::string_view{};
    whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
    while (part.ends_with('0')) part.remove_suffix(1);
    if (whole.empty() && part.empty()) return "0";
    std::string out = negative ? "-" : "";
    out += whole;
    if (!part.empty()) (out += '.') += part;
    return out;
}

int compare_decimals(std::string_view a, std::string_view b) {
    const bool a_negative = a[0] == '-', b_negative = b[0] == '-';
    if (a_negative != b_negative) return a_negative ? -1 : 1;
    if (a_negative) return compare_decimals(b.substr(1), a.substr(1));
    const auto whole = [](std::string_view value) {
        value = value.substr(0, std::min(value.find('.'), value.size()));
        return value == "0" ? std::string_view{} : value;
    };
    const auto part = [](std::string_view value) {
        const std::size_t point = value.find('.');
        return point == std::string_view::npos ? std::string_view{} : value.substr(point + 1);
    };
    if (whole(a).size() != whole(b).size()) return whole(a).size() < whole(b).size() ? -1 : 1;
    const int wholes = whole(a).compare(whole(b));
    const int both = wholes != 0 ? wholes : part(a).compare(part(b));
    return both < 0 ? -1 : both > 0 ? 1 : 0;
}

namespace {

/// Is a number that std::from_chars calls out of range too large, rather than too small?
bool overflows(std::string_view value) {
    const std::size_t e = value.find_first_of("eE");
    std::string_view digits = without_sign(value.substr(0, e));
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::size_t first = digits.find_first_of("123456789");
    if (first == std::string_view::npos) return false;
    long long exponent = static_cast<long long>(point) - static_cast<long long>(first);
    if (e != std::string_view::npos) {
        std::string_view written = value.substr(e + 1);
        if (written.starts_with('+')) written.remove_prefix(1);
        long long own = 0;
        const auto read = std::from_chars(written.data(), written.data() + written.size(), own);
        if (read.ec != std::errc()) return !written.starts_with('-');
        constexpr long long enough = 1'000'000'000'000;
        exponent += std::clamp(own, -enough, enough);
    }
    return exponent > 0;
}

template <typename Number>
Number parse_number(std::string_view value) {
    if (value == "NaN") return std::numeric_limits<Number>::quiet_NaN();
    const bool negative = value[0] == '-';
    const std::string_view digits = without_sign(value);
    Number number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool infinite = digits == "INF" || (read.ec == std::errc::result_out_of_range && overflows(digits));
    if (infinite)
        number = std::numeric_limits<Number>::infinity();
    else if (read.ec == std::errc::result_out_of_range)
        number = 0;
    return negative ? -number : number;
}

/// Digits enough to tell any two apart. NaN equals itself, and -0 is 0.
std::string spelled(double number) {
    if (number == 0) number = 0;
    if (std::isnan(number)) return "NaN";
    char digits[64];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), number, std::chars_format::hex);
    return {digits, end.ptr};
}

}  // namespace

double number_of(std::string_view value, bool single) {
    return single ? static_cast<double>(parse_number<float>(value)) : parse_number<double>(value);
}

std::string canonical_float(std::string_view value, const ValueContext&) {
    return spelled(number_of(value, true));
}
std::string canonical_double(std::string_view value, const ValueContext&) {
    return spelled(number_of(value, false));
}

std::string canonical_hex(std::string_view value, const ValueContext&) {
    std::string out(value);
    for (char& c : out) {
        if (!base::is_digit(c)) c = static_cast<char>(c & ~0x20);
    }
    return out;
}

std::string canonical_base64(std::string_view value, const ValueContext&) {
    std::string out(value);
    std::erase(out, ' ');
    return out;
}

std::size_t base64_size(std::string_view value) {
    const auto digits = std::ranges::count_if(value, [](char c) { return c != ' ' && c != '='; });
    return static_cast<std::size_t>(digits) * 6 / 8;
}

std::string canonical_qname(std::string_view value, const ValueContext& context) {
    const std::size_t colon = value.find(':');
    std::optional<std::string_view> uri;
    if (colon == std::string_view::npos) {
        uri = context.default_namespace;
        if (!uri && context.node) uri = context.node.namespace_of({});
    } else if (context.node) {
        uri = context.node.namespace_of(value.substr(0, colon));
    }
    const std::string_view local = colon == std::string_view::npos ? value : value.substr(colon + 1);
    return "{" + std::string(uri.value_or("")) + "}" + std::string(local);
}

}  // namespace relaxng::lexical
