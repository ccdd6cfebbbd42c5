// Predicates: their truth, and the positions that they ask for.
#include <cmath>

#include "schematron/evaluate.h"

namespace schematron {

/// A predicate: a number means a position, anything else its truth (XPath 1.0 §2.4).
bool Evaluator::holds(ExpressionId predicate, const Focus& focus) {
    const Expression& expression = tree_.at(predicate);
    if (!expression.numeric) return truth(predicate, focus);
    const Sequence result = value(predicate, focus);
    if (result.size() == 1 && result.front().is_number()) {
        return number_of(result.front(), dialect()) == static_cast<double>(focus.position);
    }
    return truth_of(result);
}

/// The truth of a predicate that is free of positions. [@name] is asked for most, and needs no item.
bool Evaluator::is_true_at(ExpressionId predicate, const NodeRef& node) {
    const Expression& expression = tree_.at(predicate);
    if (expression.operation == Operation::step && is_attribute(expression))
        return attribute_of(expression, node).state == Plain::State::text;
    const Item item = make_node(node);
    return truth(predicate, Focus{&item});
}

/// Do the first of its predicates ask for no position?
bool Evaluator::free_of_position(const Expression& step, std::uint32_t predicates) const {
    for (std::uint32_t i = 0; i < predicates; ++i) {
        const Expression& predicate = tree_.at(argument(step, i));
        if (predicate.positional || predicate.numeric) return false;
    }
    return true;
}

/// The position that a predicate asks for by a plain number; 0 when it asks otherwise.
std::size_t Evaluator::literal_position(const Expression& predicate) const {
    if (predicate.operation != Operation::literal || !predicate.numeric) return 0;
    const double number = number_of(tree_.constants[predicate.data], dialect());
    return number >= 1 && number < 1e9 && number == std::floor(number) ? static_cast<std::size_t>(number) : 0;
}

/// x[…][1], where no other predicate counts positions.
bool Evaluator::asks_for_first(const Expression& step) const {
    return step.count > 0 && free_of_position(step, step.count - 1) &&
           literal_position(tree_.at(argument(step, step.count - 1))) == 1;
}

}  // namespace schematron
