#include "schematron/item.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "base/ascii.h"
#include "base/error.h"

namespace schematron {
namespace {

constexpr std::string_view blanks = " \t\n\r";

std::string shortest(double number, std::chars_format format) {
    std::array<char, 400> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, format).ptr;
    return {buffer.data(), static_cast<std::size_t>(end - buffer.data())};
}

/// "1.5e+07" to "1.5E7": the canonical form asks for a point and no sign or leading zero in the exponent.
std::string canonical_exponent(std::string spelled) {
    const std::size_t e = spelled.find('e');
    std::string mantissa = spelled.substr(0, e);
    if (mantissa.find('.') == mantissa.npos) mantissa.append(".0");
    std::string exponent = spelled.substr(e + 1);
    const bool minus = exponent.starts_with('-');
    exponent.erase(0, exponent.find_first_not_of("+-0"));
    mantissa += minus ? "E-" : "E";
    return mantissa.append(exponent.empty() ? "0" : exponent);
}

template <class Number>
std::string float_text(Number number) {
    if (std::isnan(number)) return "NaN";
    if (std::isinf(number)) return number < 0 ? "-INF" : "INF";
    if (number == 0) return std::signbit(number) ? "-0" : "0";
    std::array<char, 400> buffer{};
    const Number size = std::abs(number);
    const bool plain = size >= Number(1e-6) && size < Number(1e6);
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                   plain ? std::chars_format::fixed : std::chars_format::scientific)
                         .ptr;
    std::string out(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    return plain ? out : canonical_exponent(std::move(out));
}

bool truth_of_atom(const Item& item) {
    if (item.type == Type::boolean) return item.truth;
    if (item.is_text()) return !item.text.empty();
    if (item.type == Type::integer || item.type == Type::decimal) return !item.decimal.zero();
    if (item.is_number()) return item.number != 0 && !std::isnan(item.number);
    throw Unevaluated{"a date has no truth value"};
}

}  // namespace

Item make_node(NodeRef node) {
    Item out;
    out.type = Type::node;
    out.node = node;
    return out;
}

Item make_string(std::string text) {
    Item out;
    out.type = Type::string;
    out.text = std::move(text);
    return out;
}

Item make_untyped(std::string text) {
    Item out = make_string(std::move(text));
    out.type = Type::untyped;
    return out;
}

Item make_boolean(bool truth) {
    Item out;
    out.type = Type::boolean;
    out.truth = truth;
    return out;
}

Item make_integer(std::int64_t number) {
    Item out = make_decimal(Decimal(number));
    out.type = Type::integer;
    return out;
}

Item make_decimal(Decimal number) {
    Item out;
    out.type = Type::decimal;
    out.decimal = number;
    return out;
}

Item make_real(double number) {
    Item out;
    out.type = Type::real;
    out.number = number;
    return out;
}

Item make_single(float number) {
    Item out = make_real(static_cast<double>(number));
    out.type = Type::single;
    return out;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string normalized_space(std::string_view text) {
    std::string out;
    for (std::size_t at = text.find_first_not_of(blanks); at < text.size();) {
        // Words are copied whole; nearly all characters are above the blanks.
        std::size_t end = at;
        while (end < text.size() &&
               (static_cast<unsigned char>(text[end]) > ' ' || blanks.find(text[end]) == blanks.npos))
            ++end;
        if (!out.empty()) out += ' ';
        out += text.substr(at, end - at);
        at = text.find_first_not_of(blanks, end);
    }
    return out;
}

double parse_number1(std::string_view text) {
    text = trimmed(text);
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    std::string_view digits = text;
    if (digits.starts_with('-')) digits.remove_prefix(1);
    const bool plain = std::ranges::all_of(digits, [](char c) { return base::is_digit(c) || c == '.'; }) &&
                       std::ranges::any_of(digits, base::is_digit) && std::ranges::count(digits, '.') <= 1;
    if (!plain) return none;
    return parse_double(text).value_or(none);
}

std::optional<double> parse_double(std::string_view text) {
    text = trimmed(text);
    if (text == "INF") return std::numeric_limits<double>::infinity();
    if (text == "-INF") return -std::numeric_limits<double>::infinity();
    if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
    if (text.starts_with('+')) text.remove_prefix(1);
    if (text.empty() || !(base::is_digit(text[0]) || text[0] == '-' || text[0] == '.')) return std::nullopt;
    if (text[0] == '-' && (text.size() < 2 || !(base::is_digit(text[1]) || text[1] == '.')))
        return std::nullopt;
    double out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (end != text.data() + text.size()) return std::nullopt;
    if (error == std::errc::result_out_of_range) {
        // from_chars leaves the value alone: it is too large, or too near to zero.
        const std::size_t e = text.find_first_of("eE");
        const bool tiny =
            e != text.npos ? text[e + 1] == '-' : text.find_first_not_of("-0.") > text.find('.');
        const double size = tiny ? 0.0 : std::numeric_limits<double>::infinity();
        return text[0] == '-' ? -size : size;
    }
    if (error != std::errc{}) return std::nullopt;
    return out;
}

std::string number_text1(double number) {
    if (std::isnan(number)) return "NaN";
    if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
    if (number == 0) return "0";
    return shortest(number, std::chars_format::fixed);
}

std::string number_text2(double number) {
    return float_text(number);
}
std::string single_text(float number) {
    return float_text(number);
}

std::string string_of(const Item& item, Dialect dialect) {
    switch (item.type) {
        case Type::node: return item.node.value();
        case Type::boolean: return item.truth ? "true" : "false";
        case Type::integer:
        case Type::decimal: return item.decimal.text();
        case Type::single: return single_text(static_cast<float>(item.number));
        case Type::real:
            return dialect == Dialect::xpath1 ? number_text1(item.number) : number_text2(item.number);
        case Type::untyped:
        case Type::string:
        case Type::uri:
        case Type::date:
        case Type::time:
        case Type::date_time: break;
    }
    return item.text;
}

double number_of(const Item& item, Dialect dialect) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    switch (item.type) {
        case Type::boolean: return item.truth ? 1 : 0;
        case Type::integer:
        case Type::decimal: return item.decimal.number();
        case Type::single:
        case Type::real: return item.number;
        case Type::date:
        case Type::time:
        case Type::date_time: return none;
        case Type::node:
        case Type::untyped:
        case Type::string:
        case Type::uri: break;
    }
    std::string buffer;
    return number_of(item.is_node() ? item.node.value(buffer) : std::string_view(item.text), dialect);
}

double number_of(std::string_view text, Dialect dialect) {
    if (dialect == Dialect::xpath1) return parse_number1(text);
    return parse_double(text).value_or(std::numeric_limits<double>::quiet_NaN());
}

Item atom_of(const Item& item) {
    if (!item.is_node()) return item;
    const NodeRef::Kind kind = item.node.kind();
    const bool plain = kind == NodeRef::Kind::comment || kind == NodeRef::Kind::instruction ||
                       kind == NodeRef::Kind::name_space;
    return plain ? make_string(item.node.value()) : make_untyped(item.node.value());
}

bool truth_of(const Sequence& sequence) {
    if (sequence.empty()) return false;
    if (sequence.front().is_node()) return true;
    if (sequence.size() > 1) throw Unevaluated{"a sequence of several values has no truth value"};
    return truth_of_atom(sequence.front());
}

}  // namespace schematron
