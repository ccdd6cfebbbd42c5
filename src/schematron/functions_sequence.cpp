// Functions about sequences.
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "schematron/compare.h"
#include "schematron/evaluate.h"
#include "schematron/function_groups.h"

namespace schematron::functions {
namespace {

/// From 1; anything below is 1, anything beyond the end is one past it.
std::size_t place(double position, std::size_t size) {
    if (std::isnan(position) || position < 1) return 1;
    return position > static_cast<double>(size) ? size + 1 : static_cast<std::size_t>(position);
}

}  // namespace

Sequence data(const Call& call) {
    if (call.count() == 0) {
        if (call.focus.item == nullptr) throw Unevaluated{"there is no context item"};
        return {atom_of(*call.focus.item)};
    }
    Sequence out;
    for (const Item& item : call.arguments[0]) out.push_back(atom_of(item));
    return out;
}

Sequence distinct_values(const Call& call) {
    Sequence out;
    std::unordered_set<std::string> texts;
    for (const Item& item : call.arguments[0]) {
        Item atom = atom_of(item);
        if (atom.is_text()) {
            if (texts.insert(atom.text).second) out.push_back(std::move(atom));
            continue;
        }
        call.evaluator.spend(out.size());
        const bool known =
            std::ranges::any_of(out, [&](const Item& other) { return same_value(other, atom); });
        if (!known) out.push_back(std::move(atom));
    }
    return out;
}

Sequence index_of(const Call& call) {
    const auto wanted = call.atom(1);
    if (!wanted) throw Unevaluated{"index-of() needs a value to look for"};
    Sequence out;
    std::int64_t position = 0;
    for (const Item& item : call.arguments[0]) {
        ++position;
        if (same_value(atom_of(item), *wanted)) out.push_back(make_integer(position));
    }
    return out;
}

Sequence insert_before(const Call& call) {
    Sequence out = call.arguments[0];
    const auto at = static_cast<std::ptrdiff_t>(place(call.number(1), out.size()) - 1);
    out.insert(out.begin() + at, call.arguments[2].begin(), call.arguments[2].end());
    return out;
}

Sequence remove(const Call& call) {
    Sequence out = call.arguments[0];
    const double position = call.number(1);
    if (position >= 1 && position <= static_cast<double>(out.size())) {
        out.erase(out.begin() + static_cast<std::ptrdiff_t>(position) - 1);
    }
    return out;
}

Sequence reverse(const Call& call) {
    Sequence out = call.arguments[0];
    std::ranges::reverse(out);
    return out;
}

Sequence subsequence(const Call& call) {
    const double start = std::floor(call.number(1) + 0.5);
    const double end = call.count() > 2 ? start + std::floor(call.number(2) + 0.5) : HUGE_VAL;
    Sequence out;
    double position = 0;
    for (const Item& item : call.arguments[0]) {
        ++position;
        if (position >= start && position < end) out.push_back(item);
    }
    return out;
}

Sequence head(const Call& call) {
    if (call.arguments[0].empty()) return {};
    return {call.arguments[0].front()};
}

Sequence tail(const Call& call) {
    if (call.arguments[0].empty()) return {};
    return {call.arguments[0].begin() + 1, call.arguments[0].end()};
}

Sequence unordered(const Call& call) {
    return call.arguments[0];
}

Sequence zero_or_one(const Call& call) {
    if (call.arguments[0].size() > 1) throw Unevaluated{"zero-or-one() has several items"};
    return call.arguments[0];
}

Sequence one_or_more(const Call& call) {
    if (call.arguments[0].empty()) throw Unevaluated{"one-or-more() has no item"};
    return call.arguments[0];
}

Sequence exactly_one(const Call& call) {
    if (call.arguments[0].size() != 1) throw Unevaluated{"exactly-one() has not one item"};
    return call.arguments[0];
}

Sequence error(const Call& call) {
    throw Unevaluated{"the rule calls error(" + call.string(1) + ")"};
}

}  // namespace schematron::functions
