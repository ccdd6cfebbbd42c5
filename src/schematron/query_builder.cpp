#include "schematron/query_builder.h"

#include <algorithm>

#include "schematron/functions.h"

namespace schematron {
namespace {

/// Do the values of this operation depend on the position that all its arguments see?
bool passes_focus(Operation operation, std::size_t argument) {
    switch (operation) {
        case Operation::step: return false;  // its arguments are predicates, with a focus of their own
        case Operation::filter:
        case Operation::path:
        case Operation::mapped: return argument == 0;
        default: return true;
    }
}

bool numeric_type(Type type) {
    return type >= Type::integer && type <= Type::real;
}

}  // namespace

void Builder::mark(Expression& expression, const std::vector<ExpressionId>& arguments) const {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (passes_focus(expression.operation, i) && at(arguments[i]).positional)
            expression.positional = true;
    }
    const auto numeric = [&](ExpressionId id) { return at(id).numeric; };
    switch (expression.operation) {
        case Operation::literal: expression.numeric = tree_.constants[expression.data].is_number(); break;
        case Operation::variable:
        case Operation::local:
        case Operation::context:
        case Operation::range:
        case Operation::arithmetic:
        case Operation::negate:
        case Operation::plus: expression.numeric = true; break;
        case Operation::sequence: expression.numeric = std::ranges::any_of(arguments, numeric); break;
        case Operation::treated:
        case Operation::filter: expression.numeric = numeric(arguments.front()); break;
        case Operation::conditional:
            expression.numeric = numeric(arguments[1]) || numeric(arguments[2]);
            break;
        case Operation::path:
        case Operation::mapped:
        case Operation::each:
        case Operation::bound: expression.numeric = numeric(arguments.back()); break;
        case Operation::cast: expression.numeric = numeric_type(cast_target(expression.data).type); break;
        case Operation::call: {
            const Function& function = function_at(expression.data);
            expression.numeric = function.numeric;
            const bool counts = function.special == Special::position || function.special == Special::last;
            if (counts) expression.positional = true;
            break;
        }
        default: break;
    }
}

ExpressionId Builder::add(Parts parts, const std::vector<ExpressionId>& arguments) {
    Expression expression;
    expression.operation = parts.operation;
    expression.offset = parts.offset;
    expression.detail = parts.detail;
    expression.data = parts.data;
    expression.first = static_cast<std::uint32_t>(tree_.arguments.size());
    expression.count = static_cast<std::uint32_t>(arguments.size());
    mark(expression, arguments);
    std::uint32_t deepest = 0;
    for (ExpressionId argument : arguments) deepest = std::max(deepest, depth_[argument]);
    if (deepest >= most_depth) too_deep_ = true;
    tree_.arguments.insert(tree_.arguments.end(), arguments.begin(), arguments.end());
    tree_.expressions.push_back(expression);
    depth_.push_back(deepest + 1);
    return static_cast<ExpressionId>(tree_.expressions.size() - 1);
}

ExpressionId Builder::typed(Operation operation, ExpressionId operand, SequenceType type,
                            std::uint32_t offset) {
    tree_.types.push_back(std::move(type));
    return add({operation, offset, 0, static_cast<std::uint32_t>(tree_.types.size() - 1)}, {operand});
}

ExpressionId Builder::literal(Item constant, std::uint32_t offset) {
    tree_.constants.push_back(std::move(constant));
    return add({Operation::literal, offset, 0, static_cast<std::uint32_t>(tree_.constants.size() - 1)});
}

ExpressionId Builder::step(Axis axis, NodeTest test, const std::vector<ExpressionId>& predicates,
                           std::uint32_t offset) {
    tree_.tests.push_back(std::move(test));
    return add({Operation::step, offset, static_cast<std::uint8_t>(axis),
                static_cast<std::uint32_t>(tree_.tests.size() - 1)},
               predicates);
}

bool Builder::can_be_nodes(ExpressionId id) const {
    const Expression& expression = at(id);
    switch (expression.operation) {
        case Operation::variable:
        case Operation::context:
        case Operation::root:
        case Operation::united:
        case Operation::path:
        case Operation::step:
        case Operation::filter: return true;
        case Operation::sequence: return expression.count == 1 && can_be_nodes(tree_.argument(expression, 0));
        case Operation::call: return function_at(expression.data).gives_nodes;
        default: return false;
    }
}

bool Builder::any_node_below(ExpressionId id) const {
    const Expression& step = at(id);
    return step.operation == Operation::step && step.count == 0 &&
           step.detail == static_cast<std::uint8_t>(Axis::descendant_or_self) &&
           tree_.tests[step.data].kind == NodeTest::Kind::node;
}

bool Builder::free_of_position(const Expression& step) const {
    for (std::uint32_t i = 0; i < step.count; ++i) {
        const Expression& predicate = at(tree_.argument(step, i));
        if (predicate.positional || predicate.numeric) return false;
    }
    return true;
}

ExpressionId Builder::path(std::vector<ExpressionId> steps, std::uint32_t offset) {
    // //p is short for /descendant-or-self::node()/child::p. Where no predicate counts positions that is
    // /descendant::p, which looks at every node once and makes no list of all of them.
    std::vector<ExpressionId> melted;
    for (ExpressionId step : steps) {
        const Expression& now = at(step);
        const bool child = now.operation == Operation::step &&
                           now.detail == static_cast<std::uint8_t>(Axis::child) && free_of_position(now);
        if (child && !melted.empty() && any_node_below(melted.back())) {
            tree_.expressions[step].detail = static_cast<std::uint8_t>(Axis::descendant);
            melted.back() = step;
        } else {
            melted.push_back(step);
        }
    }
    if (melted.size() == 1) return melted.front();
    return add({Operation::path, offset}, melted);
}

Tree Builder::take(ExpressionId root) {
    tree_.root = root;
    return std::move(tree_);
}

}  // namespace schematron
