// Values of XPath: nodes and atoms, one item after another.
//
// XPath 1.0's four types are a part of this: a node-set is a sequence of nodes in document order, string,
// number and boolean are sequences of one atom.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schematron/decimal.h"
#include "schematron/node.h"
#include "schematron/query_fault.h"

namespace schematron {

enum class Type : std::uint8_t {
    node,
    untyped,  ///< xs:untypedAtomic: what a node without a schema gives
    string,
    uri,
    boolean,
    integer,
    decimal,
    single,  ///< xs:float
    real,    ///< xs:double
    date,
    time,
    date_time,
};

struct Item {
    Type type = Type::string;
    bool truth = false;
    double number = 0;  ///< single, real
    Decimal decimal{};  ///< integer, decimal
    NodeRef node{};
    std::string text{};  ///< untyped, string, uri; dates and times in their own spelling

    [[nodiscard]] bool is_node() const { return type == Type::node; }
    [[nodiscard]] bool is_number() const { return type >= Type::integer && type <= Type::real; }
    /// string, untyped or URI: what compares as a string.
    [[nodiscard]] bool is_text() const {
        return type == Type::string || type == Type::untyped || type == Type::uri;
    }
};

using Sequence = std::vector<Item>;

[[nodiscard]] Item make_node(NodeRef node);
[[nodiscard]] Item make_string(std::string text);
[[nodiscard]] Item make_untyped(std::string text);
[[nodiscard]] Item make_boolean(bool truth);
[[nodiscard]] Item make_integer(std::int64_t number);
[[nodiscard]] Item make_decimal(Decimal number);
[[nodiscard]] Item make_real(double number);
[[nodiscard]] Item make_single(float number);

/// Thrown while a rule is evaluated and always caught by the caller of the evaluation (run.cpp): the
/// expression has no value for this node, by XPath's rules or because it would not be exact.
struct Unevaluated {
    std::string reason;
};

/// What a cast is to: a type and, for the types derived from it, what the value must also be.
struct CastTarget {
    std::string_view name;  ///< without xs:
    Type type;
    std::string_view least{}, most{};  ///< bounds of derived integers, as decimals
};

/// The type xs:`name`, or nothing when values of it cannot be had exactly here.
[[nodiscard]] const CastTarget* find_cast_target(std::string_view name);
/// Is there a type of this name in XML Schema?
[[nodiscard]] bool is_schema_type(std::string_view name);
[[nodiscard]] const CastTarget& cast_target(std::uint32_t number);
[[nodiscard]] std::uint32_t number_of(const CastTarget& target);

/// `item` cast to the target (XPath functions 2.0 §17); nothing when it cannot be cast.
[[nodiscard]] std::optional<Item> cast(const Item& item, const CastTarget& target);

/// The string value of an item, by the rules of the dialect (numbers differ).
[[nodiscard]] std::string string_of(const Item& item, Dialect dialect);
/// number(): NaN when it is none.
[[nodiscard]] double number_of(const Item& item, Dialect dialect);
/// The same of a text.
[[nodiscard]] double number_of(std::string_view text, Dialect dialect);
/// XPath 1.0 §4.4: a number in a string, or NaN.
[[nodiscard]] double parse_number1(std::string_view text);
/// XML Schema's double: also exponents, INF, -INF, NaN; nothing when it is none.
[[nodiscard]] std::optional<double> parse_double(std::string_view text);
/// XPath 1.0 §4.2: without exponent.
[[nodiscard]] std::string number_text1(double number);
/// XPath 2.0: with exponent outside 1e-6 … 1e6.
[[nodiscard]] std::string number_text2(double number);
[[nodiscard]] std::string single_text(float number);

/// Atoms for nodes: untyped for elements, attributes, text and the root; strings for the others.
[[nodiscard]] Item atom_of(const Item& item);
/// The effective boolean value. Throws Unevaluated when a sequence has none.
[[nodiscard]] bool truth_of(const Sequence& sequence);

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::string normalized_space(std::string_view text);

}  // namespace schematron
