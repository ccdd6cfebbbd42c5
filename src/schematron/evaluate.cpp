#include "schematron/evaluate.h"

#include <algorithm>

#include "base/error.h"
#include "schematron/compare.h"
#include "schematron/functions.h"

namespace schematron {
namespace {

constexpr std::uint64_t least_budget = 10'000'000;
constexpr std::uint64_t budget_per_node = 200;
/// An expression evaluated for an item makes a sequence, which takes as long as so many visits.
constexpr std::uint64_t for_each_item = 6;
constexpr std::size_t longest_sequence = 1'000'000;
constexpr std::size_t longest_text = 16U << 20U;

bool named(NodeTest::Kind kind) {
    return kind == NodeTest::Kind::name || kind == NodeTest::Kind::element ||
           kind == NodeTest::Kind::attribute;
}

std::vector<std::uint32_t> numbers_of_names(const Tree& tree, DocumentIndex& index) {
    std::vector<std::uint32_t> out;
    out.reserve(tree.tests.size());
    for (const NodeTest& test : tree.tests) {
        const bool look = named(test.kind) && !test.local.empty();
        out.push_back(look ? index.name_id(test.uri, test.local) : DocumentIndex::no_name);
    }
    return out;
}

}  // namespace

Evaluator::Evaluator(const Query& query, Environment& environment)
    : query_(query),
      tree_(query.tree()),
      environment_(environment),
      main_(environment.tree()),
      names_(numbers_of_names(tree_, environment.index_of(main_))),
      locals_(tree_.locals) {
    budget_ = least_budget + budget_per_node * environment_.document().node_count();
}

std::uint32_t Evaluator::name_in_other(const xml::Tree* tree, std::uint32_t test) const {
    std::vector<std::uint32_t>& known = other_names_[tree];
    if (known.empty()) known = numbers_of_names(tree_, environment_.index_of(tree));
    return known[test];
}

void Evaluator::give_up() {
    throw Unevaluated{"it takes too many steps in this document"};
}

void Evaluator::check_size(std::size_t bytes) {
    if (bytes > longest_text) throw Unevaluated{"a text grows beyond 16 MiB"};
    spend(bytes / 64);
}

Sequence Evaluator::evaluate(const Item& item) {
    current_ = &item;
    return value(tree_.root, Focus{&item});
}

bool Evaluator::test(const Item& item) {
    current_ = &item;
    return truth(tree_.root, Focus{&item});
}

Nodes Evaluator::nodes(const Item& item) {
    current_ = &item;
    return as_nodes(value(tree_.root, Focus{&item}), "the expression");
}

bool Evaluator::predicate(ExpressionId id, const Focus& focus, const Item& current) {
    current_ = &current;
    return holds(id, focus);
}

Nodes Evaluator::step_from(ExpressionId id, const NodeRef& node, const Item& current) {
    current_ = &current;
    return take_step(tree_.at(id), {node});
}

bool Evaluator::truth(ExpressionId id, const Focus& focus) {
    const Expression& expression = tree_.at(id);
    switch (expression.operation) {
        case Operation::any:
            for (std::uint32_t i = 0; i < expression.count; ++i) {
                if (truth(argument(expression, i), focus)) return true;
            }
            return false;
        case Operation::all:
            for (std::uint32_t i = 0; i < expression.count; ++i) {
                if (!truth(argument(expression, i), focus)) return false;
            }
            return true;
        case Operation::step:
            if (is_attribute(expression))
                return attribute_of(expression, context_node(focus)).state == Plain::State::text;
            return step_exists(expression, context_node(focus));
        case Operation::path: return path_exists(expression, focus);
        case Operation::some:
        case Operation::every: return quantified(expression, focus);
        case Operation::sequence:
            if (expression.count == 1) return truth(argument(expression, 0), focus);
            break;
        case Operation::united: {
            const auto is_path = [&](std::uint32_t i) {
                const Operation operation = tree_.at(argument(expression, i)).operation;
                return operation == Operation::step || operation == Operation::path;
            };
            bool only_paths = true;
            for (std::uint32_t i = 0; i < expression.count; ++i) only_paths = only_paths && is_path(i);
            if (!only_paths) break;
            for (std::uint32_t i = 0; i < expression.count; ++i) {
                if (truth(argument(expression, i), focus)) return true;
            }
            return false;
        }
        case Operation::general:
        case Operation::value:
            if (const auto out = plain_truth(expression, focus)) return *out;
            break;
        case Operation::call: {
            bool known = true;
            const bool out = special_truth(expression, focus, known);
            if (known) return out;
            if (const auto plainly = plain_truth(expression, focus)) return *plainly;
            break;
        }
        default: break;
    }
    return truth_of(value(id, focus));
}

/// not(), exists() and the like, which need no more than a truth of their argument.
bool Evaluator::special_truth(const Expression& expression, const Focus& focus, bool& known) {
    switch (function_at(expression.data).special) {
        case Special::always: return true;
        case Special::never: return false;
        case Special::negation: return !truth(argument(expression, 0), focus);
        case Special::truth: return truth(argument(expression, 0), focus);
        case Special::exists:
        case Special::empty: {
            const bool wants = function_at(expression.data).special == Special::exists;
            const ExpressionId inner = argument(expression, 0);
            const Operation operation = tree_.at(inner).operation;
            // Only of nodes: exists(false()) is true.
            if (operation == Operation::step) return truth(inner, focus) == wants;
            return value(inner, focus).empty() != wants;
        }
        default: known = false; return false;
    }
}

Sequence Evaluator::value(ExpressionId id, const Focus& focus) {
    const Expression& expression = tree_.at(id);
    spend(1);
    switch (expression.operation) {
        case Operation::literal: return {tree_.constants[expression.data]};
        case Operation::variable: return environment_.variable(expression.data);
        case Operation::local: return locals_[expression.data];
        case Operation::context:
            if (focus.item == nullptr) throw Unevaluated{"there is no context item"};
            return {*focus.item};
        case Operation::root: return {make_node(root_of(focus))};
        case Operation::sequence: {
            if (expression.count == 1) return value(argument(expression, 0), focus);
            Sequence out;
            for (std::uint32_t i = 0; i < expression.count; ++i) {
                const Sequence part = value(argument(expression, i), focus);
                out.insert(out.end(), part.begin(), part.end());
                if (out.size() > longest_sequence) throw Unevaluated{"a sequence has over a million items"};
            }
            return out;
        }
        case Operation::any:
        case Operation::all:
        case Operation::some:
        case Operation::every: return {make_boolean(truth(id, focus))};
        case Operation::general: {
            if (const auto out = plain_truth(expression, focus)) return {make_boolean(*out)};
            std::uint64_t work = 0;
            const Sequence left = value(argument(expression, 0), focus);
            const Sequence right = value(argument(expression, 1), focus);
            const bool out =
                compare_general(static_cast<Relation>(expression.detail), left, right, dialect(), work);
            spend(work);
            return {make_boolean(out)};
        }
        case Operation::value: {
            if (const auto out = plain_truth(expression, focus)) return {make_boolean(*out)};
            const auto left = single_atom(argument(expression, 0), focus);
            const auto right = single_atom(argument(expression, 1), focus);
            if (!left || !right) return {};
            const auto relation = static_cast<Relation>(expression.detail);
            return {make_boolean(schematron::holds(relation, compare_atoms(*left, *right)))};
        }
        case Operation::same_node:
        case Operation::before_node:
        case Operation::after_node: return compared_nodes(expression, focus);
        case Operation::range: return range(expression, focus);
        case Operation::arithmetic: {
            const auto operand = [&](std::uint32_t index) -> std::optional<Item> {
                if (dialect() == Dialect::xpath2) return single_atom(argument(expression, index), focus);
                const Sequence whole = value(argument(expression, index), focus);
                return whole.empty() ? make_string("") : whole.front();
            };
            const auto left = operand(0);
            const auto right = operand(1);
            if (!left || !right) return {};
            return {compute(static_cast<Arithmetic>(expression.detail), *left, *right, dialect())};
        }
        case Operation::negate:
        case Operation::plus: {
            if (dialect() == Dialect::xpath1) {
                const Sequence operand = value(argument(expression, 0), focus);
                const Item item = operand.empty() ? make_string("") : operand.front();
                return {negated(item, dialect())};
            }
            const auto atom = single_atom(argument(expression, 0), focus);
            if (!atom) return {};
            const Item minus = negated(*atom, dialect());
            return {expression.operation == Operation::negate ? minus : negated(minus, dialect())};
        }
        case Operation::united:
        case Operation::intersected:
        case Operation::excepted: return combined(expression, focus);
        case Operation::concatenated: return {make_string(concatenation(expression, focus))};
        case Operation::conditional:
            return value(argument(expression, truth(argument(expression, 0), focus) ? 1 : 2), focus);
        case Operation::each:
        case Operation::bound: return bind(expression, focus);
        case Operation::path: return path(expression, focus);
        case Operation::step: return items_of(take_step(expression, {context_node(focus)}));
        case Operation::filter: return filtered(expression, focus);
        case Operation::mapped: return mapped(expression, focus);
        case Operation::call: return call(expression, focus);
        case Operation::cast:
        case Operation::castable: return cast_value(expression, focus);
        case Operation::instance:
            return {
                make_boolean(tree_.types[expression.data].matches(value(argument(expression, 0), focus)))};
        case Operation::treated: {
            Sequence whole = value(argument(expression, 0), focus);
            const SequenceType& type = tree_.types[expression.data];
            if (!type.matches(whole)) throw Unevaluated{"a value is not of the type " + type.source};
            return whole;
        }
    }
    PM_CHECK(false);
    return {};
}

std::optional<Item> Evaluator::single_atom(ExpressionId id, const Focus& focus) {
    const Sequence whole = value(id, focus);
    if (whole.empty()) return std::nullopt;
    if (whole.size() > 1) throw Unevaluated{"one value is needed, but there are several"};
    return atom_of(whole.front());
}

Sequence Evaluator::call(const Expression& expression, const Focus& focus) {
    const Function& function = function_at(expression.data);
    switch (function.special) {
        case Special::none: break;
        case Special::position:
        case Special::last: {
            if (focus.item == nullptr) throw Unevaluated{"there is no context item"};
            const std::size_t number = function.special == Special::position ? focus.position : focus.last;
            if (dialect() == Dialect::xpath1) return {make_real(static_cast<double>(number))};
            return {make_integer(static_cast<std::int64_t>(number))};
        }
        case Special::current: PM_CHECK(current_ != nullptr); return {*current_};
        default: {
            bool known = true;
            return {make_boolean(special_truth(expression, focus, known))};
        }
    }
    if (const Plain words = plain_part(expression, focus); words.known())
        return {make_string(std::string(words.words))};
    Call call{*this, focus, {}};
    call.arguments.reserve(expression.count);
    for (std::uint32_t i = 0; i < expression.count; ++i) {
        call.arguments.push_back(value(argument(expression, i), focus));
    }
    return function.call(call);
}

/// for and let.
Sequence Evaluator::bind(const Expression& expression, const Focus& focus) {
    const Sequence source = value(argument(expression, 0), focus);
    const ExpressionId body = argument(expression, 1);
    if (expression.operation == Operation::bound) {
        locals_[expression.data] = source;
        return value(body, focus);
    }
    Sequence out;
    for (const Item& item : source) {
        locals_[expression.data] = {item};
        const Sequence part = value(body, focus);
        spend(for_each_item + part.size());
        out.insert(out.end(), part.begin(), part.end());
        if (out.size() > longest_sequence) throw Unevaluated{"a sequence has over a million items"};
    }
    return out;
}

bool Evaluator::quantified(const Expression& expression, const Focus& focus) {
    const bool some = expression.operation == Operation::some;
    for (const Item& item : value(argument(expression, 0), focus)) {
        locals_[expression.data] = {item};
        spend(for_each_item);
        if (truth(argument(expression, 1), focus) == some) return some;
    }
    return !some;
}

Sequence Evaluator::filtered(const Expression& expression, const Focus& focus) {
    Sequence items = value(argument(expression, 0), focus);
    for (std::uint32_t i = 1; i < expression.count; ++i) {
        Sequence kept;
        Focus inner{nullptr, 0, items.size()};
        for (const Item& item : items) {
            spend(1);
            inner.item = &item;
            ++inner.position;
            if (holds(argument(expression, i), inner)) kept.push_back(item);
        }
        items = std::move(kept);
    }
    return items;
}

Sequence Evaluator::mapped(const Expression& expression, const Focus& focus) {
    const Sequence items = value(argument(expression, 0), focus);
    Sequence out;
    Focus inner{nullptr, 0, items.size()};
    for (const Item& item : items) {
        inner.item = &item;
        ++inner.position;
        const Sequence part = value(argument(expression, 1), inner);
        spend(for_each_item + part.size());
        out.insert(out.end(), part.begin(), part.end());
        if (out.size() > longest_sequence) throw Unevaluated{"a sequence has over a million items"};
    }
    return out;
}

Sequence Evaluator::range(const Expression& expression, const Focus& focus) {
    std::int64_t bounds[2] = {};
    for (std::uint32_t i = 0; i < 2; ++i) {
        const auto atom = single_atom(argument(expression, i), focus);
        if (!atom) return {};
        const bool whole = atom->type == Type::integer || atom->type == Type::untyped;
        const auto number = whole ? schematron::cast(*atom, *find_cast_target("integer")) : std::nullopt;
        if (!number) throw Unevaluated{"to needs whole numbers"};
        bounds[i] = number->decimal.truncated();
    }
    Sequence out;
    if (bounds[0] > bounds[1]) return out;
    const std::uint64_t size = static_cast<std::uint64_t>(bounds[1]) - static_cast<std::uint64_t>(bounds[0]);
    if (size >= longest_sequence) throw Unevaluated{"a sequence has over a million items"};
    spend(size);
    for (std::int64_t number = bounds[0]; number <= bounds[1]; ++number) out.push_back(make_integer(number));
    return out;
}

Sequence Evaluator::cast_value(const Expression& expression, const Focus& focus) {
    const Sequence whole = value(argument(expression, 0), focus);
    const bool asks = expression.operation == Operation::castable;
    const CastTarget& target = cast_target(expression.data);
    const bool optional = expression.detail != 0;
    if (whole.size() != 1) {
        const bool fits = whole.empty() && optional;
        if (asks) return {make_boolean(fits)};
        if (fits) return {};
        throw Unevaluated{"a cast needs one value"};
    }
    const auto out = schematron::cast(whole.front(), target);
    if (asks) return {make_boolean(out.has_value())};
    if (!out) {
        throw Unevaluated{"'" + string_of(whole.front(), dialect()) +
                          "' cannot be cast to xs:" + std::string(target.name)};
    }
    return {*out};
}

std::string Evaluator::concatenation(const Expression& expression, const Focus& focus) {
    std::string out;
    for (std::uint32_t i = 0; i < expression.count; ++i) {
        const auto atom = single_atom(argument(expression, i), focus);
        if (atom) out += string_of(*atom, dialect());
        check_size(out.size());
    }
    return out;
}

}  // namespace schematron
