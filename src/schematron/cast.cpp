// Casting between the simple types (XQuery 1.0 and XPath 2.0 Functions and Operators §17): the part of
// item.h that knows the types by name.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/ascii.h"
#include "base/error.h"
#include "schematron/date.h"
#include "schematron/item.h"

namespace schematron {
namespace {

constexpr std::string_view int64_most = "9223372036854775807";

// Types whose values are had exactly. Integers beyond 64 bits have no value here.
constexpr std::array<CastTarget, 22> targets = {{
    {"string", Type::string},
    {"untypedAtomic", Type::untyped},
    {"anyURI", Type::uri},
    {"boolean", Type::boolean},
    {"decimal", Type::decimal},
    {"float", Type::single},
    {"double", Type::real},
    {"date", Type::date},
    {"time", Type::time},
    {"dateTime", Type::date_time},
    {"integer", Type::integer},
    {"nonPositiveInteger", Type::integer, {}, "0"},
    {"negativeInteger", Type::integer, {}, "-1"},
    {"nonNegativeInteger", Type::integer, "0", {}},
    {"positiveInteger", Type::integer, "1", {}},
    {"long", Type::integer, "-9223372036854775807", int64_most},
    {"int", Type::integer, "-2147483648", "2147483647"},
    {"short", Type::integer, "-32768", "32767"},
    {"byte", Type::integer, "-128", "127"},
    {"unsignedInt", Type::integer, "0", "4294967295"},
    {"unsignedShort", Type::integer, "0", "65535"},
    {"unsignedByte", Type::integer, "0", "255"},
}};

constexpr std::string_view other_types[] = {"anyType",
                                            "anySimpleType",
                                            "anyAtomicType",
                                            "untyped",
                                            "normalizedString",
                                            "token",
                                            "language",
                                            "NMTOKEN",
                                            "NMTOKENS",
                                            "Name",
                                            "NCName",
                                            "ID",
                                            "IDREF",
                                            "IDREFS",
                                            "ENTITY",
                                            "ENTITIES",
                                            "unsignedLong",
                                            "duration",
                                            "yearMonthDuration",
                                            "dayTimeDuration",
                                            "gYear",
                                            "gYearMonth",
                                            "gMonth",
                                            "gMonthDay",
                                            "gDay",
                                            "hexBinary",
                                            "base64Binary",
                                            "QName",
                                            "NOTATION",
                                            "dateTimeStamp",
                                            "error",
                                            "numeric"};

std::optional<Item> text_item(Type type, std::string text) {
    Item out = make_string(std::move(text));
    out.type = type;
    return out;
}

std::optional<Item> within_bounds(const Decimal& value, const CastTarget& target) {
    if (!target.least.empty() && value < *Decimal::parse(target.least)) return std::nullopt;
    if (!target.most.empty() && value > *Decimal::parse(target.most)) return std::nullopt;
    Item out = make_decimal(value);
    out.type = Type::integer;
    return out;
}

std::optional<Item> to_boolean(const Item& item) {
    if (item.type == Type::boolean) return item;
    if (item.is_number()) return make_boolean(truth_of({item}));
    if (!item.is_text()) return std::nullopt;
    const std::string_view text = trimmed(item.text);
    if (text == "true" || text == "1") return make_boolean(true);
    if (text == "false" || text == "0") return make_boolean(false);
    return std::nullopt;
}

/// A text that is a decimal but has too many digits for us is not a failed cast: it has no value here.
std::optional<Decimal> decimal_in(std::string_view text) {
    const auto out = Decimal::parse(text);
    const bool looks_right =
        !text.empty() &&
        std::ranges::all_of(text,
                            [](char c) { return base::is_digit(c) || c == '.' || c == '-' || c == '+'; }) &&
        text.find_last_of("+-") + 1 <= 1 && std::ranges::count(text, '.') <= 1 &&
        std::ranges::any_of(text, base::is_digit);
    if (!out && looks_right) throw Unevaluated{"a number has more digits than can be kept exactly"};
    return out;
}

std::optional<Decimal> to_decimal(const Item& item) {
    if (item.type == Type::boolean) return Decimal(item.truth ? 1 : 0);
    if (item.type == Type::integer || item.type == Type::decimal) return item.decimal;
    if (item.is_number()) {
        if (!std::isfinite(item.number)) return std::nullopt;
        const auto out = Decimal::of(item.number);
        if (!out) throw Unevaluated{"a number has more digits than can be kept exactly"};
        return out;
    }
    return item.is_text() ? decimal_in(trimmed(item.text)) : std::nullopt;
}

std::optional<Item> to_integer(const Item& item, const CastTarget& target) {
    if (item.is_text() && trimmed(item.text).find('.') != std::string_view::npos) return std::nullopt;
    if (item.type == Type::single || item.type == Type::real) {
        if (!std::isfinite(item.number)) return std::nullopt;
        if (std::abs(item.number) >= 9e18)
            throw Unevaluated{"a number has more digits than can be kept exactly"};
        return within_bounds(Decimal(static_cast<std::int64_t>(item.number)), target);
    }
    const auto value = to_decimal(item);
    return value ? within_bounds(Decimal(value->truncated()), target) : std::nullopt;
}

std::optional<Item> to_real(const Item& item, Type type) {
    double value = 0;
    if (item.is_text()) {
        const auto parsed = parse_double(item.text);
        if (!parsed) return std::nullopt;
        value = *parsed;
    } else if (item.is_number() || item.type == Type::boolean) {
        value = number_of(item, Dialect::xpath2);
    } else {
        return std::nullopt;
    }
    return type == Type::real ? make_real(value) : make_single(static_cast<float>(value));
}

std::optional<Item> to_moment(const Item& item, Type type) {
    const DateTime::Kind kind = type == Type::date   ? DateTime::Kind::date
                                : type == Type::time ? DateTime::Kind::time
                                                     : DateTime::Kind::date_time;
    if (item.is_text()) {
        const auto parsed = DateTime::parse(item.text, kind);
        return parsed ? text_item(type, parsed->text()) : std::nullopt;
    }
    if (item.type == type) return item;
    if (item.type == Type::date && type == Type::date_time) {
        auto moment = DateTime::parse(item.text, DateTime::Kind::date);
        moment->kind = kind;
        return text_item(type, moment->text());
    }
    if (item.type != Type::date_time) return std::nullopt;
    auto moment = DateTime::parse(item.text, DateTime::Kind::date_time);
    moment->kind = kind;
    return text_item(type, moment->text());
}

}  // namespace

const CastTarget* find_cast_target(std::string_view name) {
    const auto found = std::ranges::find(targets, name, &CastTarget::name);
    return found == targets.end() ? nullptr : &*found;
}

bool is_schema_type(std::string_view name) {
    return find_cast_target(name) != nullptr || std::ranges::find(other_types, name) != std::end(other_types);
}

const CastTarget& cast_target(std::uint32_t number) {
    PM_CHECK(number < targets.size());
    return targets[number];
}

std::uint32_t number_of(const CastTarget& target) {
    return static_cast<std::uint32_t>(&target - targets.data());
}

std::optional<Item> cast(const Item& given, const CastTarget& target) {
    const Item item = atom_of(given);
    switch (target.type) {
        case Type::string:
        case Type::untyped: return text_item(target.type, string_of(item, Dialect::xpath2));
        case Type::uri:
            return item.is_text() ? text_item(Type::uri, normalized_space(item.text)) : std::nullopt;
        case Type::boolean: return to_boolean(item);
        case Type::integer: return to_integer(item, target);
        case Type::decimal: {
            const auto value = to_decimal(item);
            return value ? std::optional(make_decimal(*value)) : std::nullopt;
        }
        case Type::single:
        case Type::real: return to_real(item, target.type);
        case Type::date:
        case Type::time:
        case Type::date_time: return to_moment(item, target.type);
        case Type::node: break;
    }
    return std::nullopt;
}

}  // namespace schematron
