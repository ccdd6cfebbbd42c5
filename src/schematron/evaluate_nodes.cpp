// Node-sets: their order, and what is asked of two of them.
#include <algorithm>

#include "schematron/evaluate.h"

namespace schematron {

void put_in_order(Nodes& nodes) {
    const auto in_order = [](const NodeRef& a, const NodeRef& b) { return !(a < b); };
    if (std::ranges::adjacent_find(nodes, in_order) == nodes.end()) return;
    std::ranges::sort(nodes, [](const NodeRef& a, const NodeRef& b) { return a < b; });
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
}

Sequence items_of(const Nodes& nodes) {
    Sequence out;
    out.reserve(nodes.size());
    for (const NodeRef& node : nodes) out.push_back(make_node(node));
    return out;
}

const NodeRef& Evaluator::context_node(const Focus& focus) const {
    if (focus.item == nullptr) throw Unevaluated{"there is no context item"};
    if (!focus.item->is_node()) throw Unevaluated{"a path starts at a value that is not a node"};
    return focus.item->node;
}

NodeRef Evaluator::root_of(const Focus& focus) const {
    const bool at_node = focus.item != nullptr && focus.item->is_node();
    return at_node ? NodeRef(xml::Node(focus.item->node.tree(), 0)) : environment_.root();
}

Nodes Evaluator::as_nodes(Sequence sequence, std::string_view where) {
    Nodes out;
    out.reserve(sequence.size());
    for (const Item& item : sequence) {
        if (!item.is_node()) throw Unevaluated{std::string(where) + " needs nodes, but has a value"};
        out.push_back(item.node);
    }
    return out;
}

Sequence Evaluator::compared_nodes(const Expression& expression, const Focus& focus) {
    const Nodes left = as_nodes(value(argument(expression, 0), focus), "a comparison of nodes");
    const Nodes right = as_nodes(value(argument(expression, 1), focus), "a comparison of nodes");
    if (left.empty() || right.empty()) return {};
    if (left.size() > 1 || right.size() > 1)
        throw Unevaluated{"a comparison of nodes needs one on each side"};
    switch (expression.operation) {
        case Operation::before_node: return {make_boolean(left.front() < right.front())};
        case Operation::after_node: return {make_boolean(right.front() < left.front())};
        default: return {make_boolean(left.front() == right.front())};
    }
}

/// union, intersect, except.
Sequence Evaluator::combined(const Expression& expression, const Focus& focus) {
    Nodes out = as_nodes(value(argument(expression, 0), focus), "a union");
    put_in_order(out);
    for (std::uint32_t i = 1; i < expression.count; ++i) {
        Nodes other = as_nodes(value(argument(expression, i), focus), "a union");
        put_in_order(other);
        Nodes result;
        const auto into = std::back_inserter(result);
        const auto in_order = [](const NodeRef& a, const NodeRef& b) { return a < b; };
        if (expression.operation == Operation::united) {
            std::ranges::set_union(out, other, into, in_order);
        } else if (expression.operation == Operation::intersected) {
            std::ranges::set_intersection(out, other, into, in_order);
        } else {
            std::ranges::set_difference(out, other, into, in_order);
        }
        out = std::move(result);
    }
    return items_of(out);
}

}  // namespace schematron
