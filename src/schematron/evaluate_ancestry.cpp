// Evaluator: what the names of an element and of its ancestors alone decide, so that it holds for every
// element on the same path. What asks for more is open, never guessed.
#include "schematron/evaluate.h"
#include "schematron/functions.h"

namespace schematron {

Known known_opposite(Known truth) {
    if (truth == Known::open) return truth;
    return truth == Known::yes ? Known::no : Known::yes;
}

Known Evaluator::test_by_ancestry(const NodeRef& node) const {
    return by_ancestry(tree_.root, node);
}

Known Evaluator::by_ancestry(ExpressionId id, const NodeRef& node) const {
    const Expression& expression = tree_.at(id);
    switch (expression.operation) {
        case Operation::all:
        case Operation::any:
        case Operation::united: {
            const Known decides = expression.operation == Operation::all ? Known::no : Known::yes;
            // In the order of evaluation: what is open may also be what cannot be evaluated.
            for (std::uint32_t i = 0; i < expression.count; ++i) {
                const Known part = by_ancestry(argument(expression, i), node);
                if (part == decides || part == Known::open) return part;
            }
            return known_opposite(decides);
        }
        case Operation::sequence:
            return expression.count == 1 ? by_ancestry(argument(expression, 0), node) : Known::open;
        case Operation::call:
            switch (function_at(expression.data).special) {
                case Special::always: return Known::yes;
                case Special::never: return Known::no;
                case Special::truth: return by_ancestry(argument(expression, 0), node);
                case Special::negation: return known_opposite(by_ancestry(argument(expression, 0), node));
                default: return Known::open;
            }
        case Operation::step: return step_by_ancestry(expression, node);
        case Operation::path: {
            const ExpressionId first = argument(expression, 0);
            const bool nothing = tree_.at(first).operation == Operation::step &&
                                 step_by_ancestry(tree_.at(first), node) == Known::no;
            return nothing ? Known::no : Known::open;
        }
        default: return Known::open;
    }
}

/// Does the step select anything?
Known Evaluator::step_by_ancestry(const Expression& step, const NodeRef& node) const {
    const auto axis = static_cast<Axis>(step.detail);
    const NodeTest& test = tree_.tests[step.data];
    if (test.kind == NodeTest::Kind::name && axis != Axis::namespace_node &&
        name_in(node.tree(), step.data) == DocumentIndex::no_name)
        return Known::no;
    const bool up = axis == Axis::parent || axis == Axis::ancestor || axis == Axis::ancestor_or_self;
    if (!up && axis != Axis::self) return Known::open;
    NodeRef at = axis == Axis::self || axis == Axis::ancestor_or_self ? node : node.parent();
    for (; at; at = at.parent()) {
        if (passes(test, step.data, at, NodeRef::Kind::element)) {
            const Known kept = predicates_by_ancestry(step, at);
            if (kept != Known::no) return kept;
        }
        if (axis == Axis::self || axis == Axis::parent) break;
    }
    return Known::no;
}

Known Evaluator::predicates_by_ancestry(const Expression& step, const NodeRef& node) const {
    for (std::uint32_t i = 0; i < step.count; ++i) {
        const Known held = predicate_by_ancestry(argument(step, i), node);
        if (held != Known::yes) return held;
    }
    return Known::yes;
}

Known Evaluator::predicate_by_ancestry(ExpressionId id, const NodeRef& node) const {
    const Expression& predicate = tree_.at(id);
    return predicate.positional || predicate.numeric ? Known::open : by_ancestry(id, node);
}

}  // namespace schematron
