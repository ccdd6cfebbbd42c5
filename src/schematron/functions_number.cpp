// Functions about numbers, and the parts of dates.
#include <cmath>
#include <limits>

#include "schematron/compare.h"
#include "schematron/date.h"
#include "schematron/evaluate.h"
#include "schematron/function_groups.h"

namespace schematron::functions {
namespace {

bool exact(const Item& item) {
    return item.type == Type::integer || item.type == Type::decimal;
}

Item typed(const Decimal& value, const Item& like) {
    Item out = make_decimal(value);
    out.type = like.type;
    return out;
}

Item real_like(double value, const Item& like) {
    return like.type == Type::single ? make_single(static_cast<float>(value)) : make_real(value);
}

/// The one argument of floor() and its kin; nothing for an empty one in XPath 2.0.
std::optional<Item> numeric_argument(const Call& call) {
    if (call.dialect() == Dialect::xpath1) return make_real(call.number(0));
    const auto item = call.atom(0);
    if (!item) return std::nullopt;
    if (item->is_number()) return item;
    if (item->type != Type::untyped) throw Unevaluated{"a number is needed"};
    const auto parsed = parse_double(item->text);
    if (!parsed) throw Unevaluated{"'" + item->text + "' is not a number"};
    return make_real(*parsed);
}

double half_up(double number) {
    if (!std::isfinite(number) || number == 0) return number;
    if (number < 0 && number >= -0.5) return -0.0;
    const double floor = std::floor(number);
    return number - floor >= 0.5 ? floor + 1 : floor;
}

Sequence rounded_to(const Call& call, bool half_to_even) {
    const auto item = numeric_argument(call);
    if (!item) return {};
    const auto places = call.count() > 1 ? call.number(1) : 0.0;
    if (std::isnan(places) || std::abs(places) > 100) throw Unevaluated{"a number of places is not a number"};
    if (exact(*item)) {
        const auto out = item->decimal.rounded(static_cast<int>(places), half_to_even);
        if (!out) throw Unevaluated{"a number has more digits than can be kept exactly"};
        return {typed(*out, *item)};
    }
    if (places == 0 && !half_to_even) return {real_like(half_up(item->number), *item)};
    if (!std::isfinite(item->number) || item->number == 0) return {*item};
    const auto decimal = Decimal::of(item->number);
    const auto out = decimal ? decimal->rounded(static_cast<int>(places), half_to_even) : std::nullopt;
    if (!out) throw Unevaluated{"a number has more digits than can be kept exactly"};
    return {real_like(out->number(), *item)};
}

/// Atoms for sum(), avg(), min(), max(): untyped ones are doubles.
Sequence numeric_atoms(const Call& call) {
    Sequence out;
    for (const Item& item : call.arguments[0]) {
        Item atom = atom_of(item);
        if (atom.type == Type::untyped) {
            const auto parsed = parse_double(atom.text);
            if (!parsed) throw Unevaluated{"'" + atom.text + "' is not a number"};
            atom = make_real(*parsed);
        }
        out.push_back(std::move(atom));
    }
    call.evaluator.spend(out.size());
    return out;
}

Item total(const Sequence& atoms) {
    Item out = atoms.front();
    if (!out.is_number()) throw Unevaluated{"only numbers can be added up"};
    for (std::size_t i = 1; i < atoms.size(); ++i)
        out = compute(Arithmetic::add, out, atoms[i], Dialect::xpath2);
    return out;
}

bool none(const Item& item) {
    return !exact(item) && item.is_number() && std::isnan(item.number);
}

Sequence extreme(const Call& call, Relation better) {
    const Sequence atoms = numeric_atoms(call);
    if (atoms.empty()) return {};
    Item out = atoms.front();
    for (const Item& item : atoms) {
        if (none(out)) break;
        if (none(item) || holds(better, compare_atoms(item, out))) out = item;
    }
    // A double among them makes the result one (§15.4.3).
    bool real = false;
    for (const Item& item : atoms) real = real || item.type == Type::real;
    if (real && out.is_number()) out = make_real(number_of(out, Dialect::xpath2));
    return {out};
}

DateTime moment_argument(const Call& call) {
    const auto item = call.atom(0);
    for (const auto& [type, kind, name] :
         {std::tuple(Type::date, DateTime::Kind::date, "date"),
          std::tuple(Type::time, DateTime::Kind::time, "time"),
          std::tuple(Type::date_time, DateTime::Kind::date_time, "dateTime")}) {
        if (item->type == type) return *DateTime::parse(item->text, kind);
        if (item->type != Type::untyped) continue;
        const auto parsed = DateTime::parse(item->text, kind);
        if (parsed) return *parsed;
    }
    throw Unevaluated{"a date or time is needed"};
}

}  // namespace

Sequence number(const Call& call) {
    if (call.count() > 0) {
        const auto item = call.atom(0);
        return {
            make_real(item ? number_of(*item, call.dialect()) : std::numeric_limits<double>::quiet_NaN())};
    }
    if (call.focus.item == nullptr) throw Unevaluated{"there is no context item"};
    return {make_real(number_of(*call.focus.item, call.dialect()))};
}

Sequence sum(const Call& call) {
    if (call.dialect() == Dialect::xpath1) {
        double out = 0;
        for (const Item& item : call.arguments[0]) {
            if (!item.is_node()) throw Unevaluated{"sum() needs nodes"};
            out += number_of(item, Dialect::xpath1);
        }
        return {make_real(out)};
    }
    const Sequence atoms = numeric_atoms(call);
    if (!atoms.empty()) return {total(atoms)};
    return call.count() > 1 ? call.arguments[1] : Sequence{make_integer(0)};
}

Sequence floor(const Call& call) {
    const auto item = numeric_argument(call);
    if (!item) return {};
    if (exact(*item)) return {typed(Decimal(item->decimal.floored()), *item)};
    return {real_like(std::floor(item->number), *item)};
}

Sequence ceiling(const Call& call) {
    const auto item = numeric_argument(call);
    if (!item) return {};
    if (exact(*item)) return {typed(Decimal(item->decimal.ceiling()), *item)};
    return {real_like(std::ceil(item->number), *item)};
}

Sequence round(const Call& call) {
    return rounded_to(call, false);
}
Sequence round_half_to_even(const Call& call) {
    return rounded_to(call, true);
}

Sequence abs(const Call& call) {
    const auto item = numeric_argument(call);
    if (!item) return {};
    if (exact(*item)) return {item->decimal.negative() ? typed(*item->decimal.negated(), *item) : *item};
    return {real_like(std::abs(item->number), *item)};
}

Sequence avg(const Call& call) {
    const Sequence atoms = numeric_atoms(call);
    if (atoms.empty()) return {};
    const Item size = make_integer(static_cast<std::int64_t>(atoms.size()));
    return {compute(Arithmetic::divide, total(atoms), size, Dialect::xpath2)};
}

Sequence min(const Call& call) {
    return extreme(call, Relation::less);
}
Sequence max(const Call& call) {
    return extreme(call, Relation::greater);
}

Sequence year(const Call& call) {
    if (call.arguments[0].empty()) return {};
    return {make_integer(moment_argument(call).year)};
}
Sequence month(const Call& call) {
    if (call.arguments[0].empty()) return {};
    return {make_integer(moment_argument(call).month)};
}
Sequence day(const Call& call) {
    if (call.arguments[0].empty()) return {};
    return {make_integer(moment_argument(call).day)};
}
Sequence hours(const Call& call) {
    if (call.arguments[0].empty()) return {};
    return {make_integer(moment_argument(call).hour)};
}
Sequence minutes(const Call& call) {
    if (call.arguments[0].empty()) return {};
    return {make_integer(moment_argument(call).minute)};
}

}  // namespace schematron::functions
