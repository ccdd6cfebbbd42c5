// Comparing and computing: XPath 1.0 §3.4 and §3.5, XPath 2.0 §3.4 and §3.5.
#pragma once

#include <compare>
#include <optional>

#include "schematron/query_tree.h"

namespace schematron {

/// How two atoms stand to each other; unordered with NaN. Throws Unevaluated when their types do not
/// compare. Untyped atoms count as strings.
[[nodiscard]] std::partial_ordering compare_atoms(const Item& left, const Item& right);
[[nodiscard]] bool holds(Relation relation, std::partial_ordering order);

/// `=` and its kin: is there a pair, one of each side, that it holds for? `work` gets how many comparisons
/// it took.
[[nodiscard]] bool compare_general(Relation relation, const Sequence& left, const Sequence& right,
                                   Dialect dialect, std::uint64_t& work);

/// + - * div idiv mod over two atoms. Throws Unevaluated for types without it, division by zero, overflow.
[[nodiscard]] Item compute(Arithmetic operation, const Item& left, const Item& right, Dialect dialect);
[[nodiscard]] Item negated(const Item& item, Dialect dialect);

/// Are they the same for distinct-values, index-of and the like? Values of different kinds are not.
[[nodiscard]] bool same_value(const Item& left, const Item& right);

}  // namespace schematron
