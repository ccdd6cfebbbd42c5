// A compiled expression: nodes in one array that point at each other by number.
//
// Always holds: the arguments of an expression come before it in the array, so there is no cycle; no
// expression is nested deeper than `most_depth`, so evaluation may recurse over it; names are resolved to
// namespaces, functions and variable slots. Nothing in here changes once it is compiled.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schematron/item.h"
#include "schematron/sequence_type.h"

namespace schematron {

inline constexpr std::uint32_t most_depth = 200;
inline constexpr std::uint32_t no_expression = 0xFFFFFFFF;

using ExpressionId = std::uint32_t;

enum class Operation : std::uint8_t {
    literal,       ///< data: constant
    variable,      ///< data: slot of the caller's variables
    local,         ///< data: slot of for, let, some, every
    context,       ///< .
    root,          ///< the leading /
    sequence,      ///< (a, b, …), also ()
    any,           ///< or
    all,           ///< and
    general,       ///< = != < <= > >=, detail: Relation
    value,         ///< eq ne lt le gt ge, detail: Relation
    same_node,     ///< is
    before_node,   ///< <<
    after_node,    ///< >>
    range,         ///< to
    arithmetic,    ///< detail: Arithmetic
    negate,        ///< unary -
    plus,          ///< unary +
    united,        ///< union
    intersected,   ///< intersect
    excepted,      ///< except
    concatenated,  ///< ||
    conditional,   ///< if (a) then b else c
    each,          ///< for $data in a return b
    bound,         ///< let $data := a return b
    some,          ///< some $data in a satisfies b
    every,         ///< every $data in a satisfies b
    path,          ///< a/b/c, each evaluated for every node of the one before
    step,          ///< detail: Axis, data: node test, arguments: predicates
    filter,        ///< a[b][c]
    mapped,        ///< a!b
    call,          ///< data: function number
    cast,          ///< detail: optional, data: cast target
    castable,      ///< detail: optional, data: cast target
    instance,      ///< data: sequence type
    treated,       ///< data: sequence type
};

enum class Relation : std::uint8_t { equal, unequal, less, less_or_equal, greater, greater_or_equal };
enum class Arithmetic : std::uint8_t { add, subtract, multiply, divide, divide_whole, modulo };
enum class Axis : std::uint8_t {
    child,
    descendant,
    descendant_or_self,
    self,
    attribute,
    namespace_node,
    following_sibling,
    following,
    parent,
    ancestor,
    ancestor_or_self,
    preceding_sibling,
    preceding,
};

struct NodeTest {
    enum class Kind : std::uint8_t {
        name,       ///< uri and local
        any_name,   ///< *
        any_local,  ///< prefix:*, uri
        any_uri,    ///< *:local
        node,       ///< node()
        text,
        comment,
        instruction,  ///< processing-instruction(local?)
        element,      ///< element(), element(name)
        attribute,    ///< attribute(), attribute(name)
        document,     ///< document-node()
    };
    Kind kind = Kind::node;
    std::string uri, local;
};

struct Expression {
    Operation operation = Operation::literal;
    std::uint8_t detail = 0;
    /// Can its value depend on the position among, or the number of, the nodes it is evaluated for?
    bool positional = false;
    /// Can its value be a single number, which a predicate reads as a position?
    bool numeric = false;
    std::uint32_t offset = 0;            ///< in the source, in bytes
    std::uint32_t first = 0, count = 0;  ///< arguments, in Tree::arguments
    std::uint32_t data = 0;
};

struct Tree {
    std::vector<Expression> expressions;
    std::vector<ExpressionId> arguments;
    std::vector<Item> constants;
    std::vector<NodeTest> tests;
    std::vector<SequenceType> types;
    ExpressionId root = no_expression;
    std::uint32_t locals = 0;  ///< how many local slots there are

    [[nodiscard]] const Expression& at(ExpressionId id) const { return expressions[id]; }
    [[nodiscard]] ExpressionId argument(const Expression& of, std::uint32_t index) const {
        return arguments[of.first + index];
    }
};

[[nodiscard]] inline bool backwards(Axis axis) {
    return axis >= Axis::parent;
}

}  // namespace schematron
