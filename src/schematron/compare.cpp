#include "schematron/compare.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_set>

#include "schematron/date.h"

namespace schematron {
namespace {

bool exact(const Item& item) {
    return item.type == Type::integer || item.type == Type::decimal;
}
bool moment(const Item& item) {
    return item.type >= Type::date && item.type <= Type::date_time;
}

DateTime moment_of(const Item& item) {
    const DateTime::Kind kind = item.type == Type::date   ? DateTime::Kind::date
                                : item.type == Type::time ? DateTime::Kind::time
                                                          : DateTime::Kind::date_time;
    return DateTime::parse(item.text, kind).value_or(DateTime{});
}

std::partial_ordering compare_numbers(const Item& left, const Item& right) {
    if (exact(left) && exact(right)) return left.decimal <=> right.decimal;
    const double first = number_of(left, Dialect::xpath2);
    const double second = number_of(right, Dialect::xpath2);
    if (left.type == Type::real || right.type == Type::real) return first <=> second;
    return static_cast<float>(first) <=> static_cast<float>(second);
}

Relation mirrored(Relation relation) {
    switch (relation) {
        case Relation::less: return Relation::greater;
        case Relation::less_or_equal: return Relation::greater_or_equal;
        case Relation::greater: return Relation::less;
        case Relation::greater_or_equal: return Relation::less_or_equal;
        default: return relation;
    }
}

bool orders(Relation relation) {
    return relation >= Relation::less;
}

/// XPath 1.0 §3.4 for two values that are not booleans against node-sets.
bool holds1(Relation relation, const Item& left, const Item& right) {
    const auto compares_as = [&](Type type) { return left.type == type || right.type == type; };
    if (!orders(relation) && compares_as(Type::boolean)) {
        return holds(relation, int{truth_of({left})} <=> int{truth_of({right})});
    }
    if (orders(relation) || compares_as(Type::real)) {
        return holds(relation, number_of(left, Dialect::xpath1) <=> number_of(right, Dialect::xpath1));
    }
    return holds(relation, left.text.compare(right.text) <=> 0);
}

/// XPath 2.0 §3.5.2: an untyped atom takes the type of the other side.
bool holds2(Relation relation, const Item& left, const Item& right) {
    const auto converted = [](const Item& item, const Item& other) {
        if (item.type != Type::untyped || other.is_text()) return item;
        const std::string_view target = other.is_number()             ? "double"
                                        : other.type == Type::boolean ? "boolean"
                                        : other.type == Type::date    ? "date"
                                        : other.type == Type::time    ? "time"
                                                                      : "dateTime";
        auto out = cast(item, *find_cast_target(target));
        if (!out) throw Unevaluated{"'" + item.text + "' cannot be read as xs:" + std::string(target)};
        return *out;
    };
    return holds(relation, compare_atoms(converted(left, right), converted(right, left)));
}

Sequence atoms_of(const Sequence& sequence, Dialect dialect) {
    Sequence out;
    out.reserve(sequence.size());
    for (const Item& item : sequence) {
        // XPath 1.0 knows only string values; marked untyped, they tell node-sets from strings.
        out.push_back(dialect == Dialect::xpath1 && item.is_node() ? make_untyped(item.node.value())
                                                                   : atom_of(item));
    }
    return out;
}

bool all_text(const Sequence& sequence) {
    return std::ranges::all_of(sequence, &Item::is_text);
}

/// Many strings against many strings, without looking at every pair.
bool compare_texts(Relation relation, const Sequence& left, const Sequence& right) {
    if (relation == Relation::equal) {
        std::unordered_set<std::string_view> known;
        for (const Item& item : left) known.insert(item.text);
        return std::ranges::any_of(right, [&](const Item& item) { return known.contains(item.text); });
    }
    if (relation == Relation::unequal) {
        const std::string& one = left.front().text;
        const auto differs = [&](const Item& item) { return item.text != one; };
        return std::ranges::any_of(left, differs) || std::ranges::any_of(right, differs);
    }
    const bool rising = relation == Relation::less || relation == Relation::less_or_equal;
    const auto [low1, high1] = std::ranges::minmax(left, {}, &Item::text);
    const auto [low2, high2] = std::ranges::minmax(right, {}, &Item::text);
    const int order = rising ? low1.text.compare(high2.text) : high1.text.compare(low2.text);
    return holds(relation, order <=> 0);
}

/// The same for XPath 1.0, where < and > compare numbers.
bool compare_as_numbers(Relation relation, const Sequence& left, const Sequence& right) {
    const bool rising = relation == Relation::less || relation == Relation::less_or_equal;
    const auto extreme = [](const Sequence& sequence, bool least) {
        double out = std::numeric_limits<double>::quiet_NaN();
        for (const Item& item : sequence) {
            const double number = number_of(item, Dialect::xpath1);
            const bool better = std::isnan(out) || (least ? number < out : number > out);
            if (!std::isnan(number) && better) out = number;
        }
        return out;
    };
    return holds(relation, extreme(left, rising) <=> extreme(right, !rising));
}

Item compute_reals(Arithmetic operation, double left, double right, bool single) {
    double out = 0;
    switch (operation) {
        case Arithmetic::add: out = left + right; break;
        case Arithmetic::subtract: out = left - right; break;
        case Arithmetic::multiply: out = left * right; break;
        case Arithmetic::divide: out = left / right; break;
        case Arithmetic::modulo: out = std::fmod(left, right); break;
        case Arithmetic::divide_whole: {
            const double whole = std::trunc(left / right);
            if (!std::isfinite(whole) || std::abs(whole) >= 9e18)
                throw Unevaluated{"idiv has no whole result"};
            return make_integer(static_cast<std::int64_t>(whole));
        }
    }
    return single ? make_single(static_cast<float>(out)) : make_real(out);
}

Item compute_decimals(Arithmetic operation, const Item& left, const Item& right) {
    const bool divides = operation == Arithmetic::divide || operation == Arithmetic::divide_whole ||
                         operation == Arithmetic::modulo;
    if (divides && right.decimal.zero()) throw Unevaluated{"a number is divided by zero"};
    std::optional<Decimal> out;
    switch (operation) {
        case Arithmetic::add: out = left.decimal.plus(right.decimal); break;
        case Arithmetic::subtract: out = left.decimal.plus(*right.decimal.negated()); break;
        case Arithmetic::multiply: out = left.decimal.times(right.decimal); break;
        case Arithmetic::modulo: out = left.decimal.modulo(right.decimal); break;
        case Arithmetic::divide:
        case Arithmetic::divide_whole: out = left.decimal.divided_by(right.decimal); break;
    }
    if (!out) throw Unevaluated{"a number has more digits than can be kept exactly"};
    if (operation == Arithmetic::divide_whole) return make_integer(out->truncated());
    Item item = make_decimal(*out);
    const bool whole = left.type == Type::integer && right.type == Type::integer;
    if (whole && operation != Arithmetic::divide) item.type = Type::integer;
    return item;
}

/// An operand of arithmetic: untyped text is a double, anything but a number is refused.
Item operand(const Item& item) {
    if (item.is_number()) return item;
    if (item.type == Type::untyped) {
        const auto number = parse_double(item.text);
        if (!number) throw Unevaluated{"'" + item.text + "' is not a number"};
        return make_real(*number);
    }
    throw Unevaluated{moment(item) ? "arithmetic with dates is not evaluated" : "arithmetic needs numbers"};
}

}  // namespace

bool holds(Relation relation, std::partial_ordering order) {
    switch (relation) {
        case Relation::equal: return order == 0;
        case Relation::unequal: return order != 0;
        case Relation::less: return order < 0;
        case Relation::less_or_equal: return order <= 0;
        case Relation::greater: return order > 0;
        case Relation::greater_or_equal: return order >= 0;
    }
    return false;
}

std::partial_ordering compare_atoms(const Item& left, const Item& right) {
    if (left.is_text() && right.is_text()) return left.text.compare(right.text) <=> 0;
    if (left.is_number() && right.is_number()) return compare_numbers(left, right);
    if (left.type == Type::boolean && right.type == Type::boolean)
        return int{left.truth} <=> int{right.truth};
    if (moment(left) && left.type == right.type) {
        const auto order = compare(moment_of(left), moment_of(right));
        if (!order) throw Unevaluated{"only one of two dates has a time zone"};
        return *order;
    }
    throw Unevaluated{"values of these types cannot be compared"};
}

bool compare_general(Relation relation, const Sequence& left, const Sequence& right, Dialect dialect,
                     std::uint64_t& work) {
    work = left.size() + right.size();
    if (dialect == Dialect::xpath1) {
        // A boolean against a node-set asks whether the node-set is empty.
        const auto boolean = [](const Sequence& side) {
            return side.size() == 1 && side.front().type == Type::boolean;
        };
        const auto nodes = [](const Sequence& side) { return side.empty() || side.front().is_node(); };
        const bool asks = boolean(left) || boolean(right);
        // Two values are compared as booleans by = and != only; the others compare numbers.
        if (asks && (!orders(relation) || nodes(left) || nodes(right))) {
            return holds(relation, int{truth_of(left)} <=> int{truth_of(right)});
        }
    }
    if (left.empty() || right.empty()) return false;
    if (left.size() == 1 && right.size() > 1)
        return compare_general(mirrored(relation), right, left, dialect, work);
    const Sequence first = atoms_of(left, dialect);
    const Sequence second = atoms_of(right, dialect);
    if (first.size() > 4 && second.size() > 4 && all_text(first) && all_text(second)) {
        if (dialect == Dialect::xpath1 && orders(relation))
            return compare_as_numbers(relation, first, second);
        return compare_texts(relation, first, second);
    }
    for (const Item& one : first) {
        for (const Item& other : second) {
            ++work;
            const bool held =
                dialect == Dialect::xpath1 ? holds1(relation, one, other) : holds2(relation, one, other);
            if (held) return true;
        }
    }
    return false;
}

Item compute(Arithmetic operation, const Item& left, const Item& right, Dialect dialect) {
    if (dialect == Dialect::xpath1) {
        return compute_reals(operation, number_of(left, dialect), number_of(right, dialect), false);
    }
    const Item first = operand(left);
    const Item second = operand(right);
    if (exact(first) && exact(second)) return compute_decimals(operation, first, second);
    const bool single = first.type != Type::real && second.type != Type::real;
    const double a = number_of(first, dialect);
    const double b = number_of(second, dialect);
    if (operation == Arithmetic::divide_whole && b == 0) throw Unevaluated{"a number is divided by zero"};
    return compute_reals(operation, a, b, single);
}

Item negated(const Item& item, Dialect dialect) {
    if (dialect == Dialect::xpath1) return make_real(-number_of(item, dialect));
    Item out = operand(item);
    if (exact(out)) {
        out.decimal = *out.decimal.negated();
    } else {
        out.number = -out.number;
    }
    return out;
}

bool same_value(const Item& left, const Item& right) {
    if (left.is_text() && right.is_text()) return left.text == right.text;
    if (left.is_number() && right.is_number()) {
        const bool both_none =
            !exact(left) && !exact(right) && std::isnan(left.number) && std::isnan(right.number);
        return both_none || compare_atoms(left, right) == 0;
    }
    if (left.type != right.type) return false;
    return compare_atoms(left, right) == 0;
}

}  // namespace schematron
