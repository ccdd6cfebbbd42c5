// Axes, steps and paths: the other half of Evaluator.
#include <algorithm>

#include "base/error.h"
#include "schematron/evaluate.h"

namespace schematron {
namespace {

NodeRef::Kind principal_kind(Axis axis) {
    if (axis == Axis::attribute) return NodeRef::Kind::attribute;
    return axis == Axis::namespace_node ? NodeRef::Kind::name_space : NodeRef::Kind::element;
}

bool inside(const NodeRef& node, const NodeRef& ancestor) {
    return node.node().index() < ancestor.node().end() && !(node < ancestor);
}

/// One past the last node of the subtree; attributes and namespaces have none of their own.
std::uint32_t subtree_end(const NodeRef& node) {
    return node.in_tree() ? node.node().end() : node.node().index() + 1;
}

std::uint32_t end_of_document(const NodeRef& node) {
    return static_cast<std::uint32_t>(node.tree()->items.size());
}

/// From many nodes an axis may be walked from a few of them and still reach every node, each once.
Nodes enough_contexts(Axis axis, const Nodes& from) {
    // Nodes are sorted by their documents first: the ends are in one when all are.
    if (from.size() < 2 || from.front().tree() != from.back().tree()) return from;
    if (axis == Axis::preceding) return {from.back()};
    if (axis == Axis::following) {
        return {*std::ranges::min_element(from, {}, subtree_end)};
    }
    if (axis != Axis::descendant && axis != Axis::descendant_or_self) return from;
    Nodes outermost;
    for (const NodeRef& node : from) {
        const bool covered = !outermost.empty() && node.in_tree() && outermost.back().in_tree() &&
                             inside(node, outermost.back());
        if (!covered) outermost.push_back(node);
    }
    return outermost;
}

}  // namespace

bool Evaluator::passes_any(const NodeTest& test, std::uint32_t number, const NodeRef& node,
                           NodeRef::Kind principal) const {
    const NodeRef::Kind kind = node.kind();
    const auto is_named = [&] {
        const std::uint32_t id = node.is_attribute() ? node.attribute().name_id() : node.node().name_id();
        const std::uint32_t wanted = name_in(node.tree(), number);
        return wanted != DocumentIndex::no_name && id == wanted;
    };
    switch (test.kind) {
        case NodeTest::Kind::node: return true;
        case NodeTest::Kind::any_name: return kind == principal;
        case NodeTest::Kind::name:
            if (kind != principal) return false;
            if (kind == NodeRef::Kind::name_space) return node.name() == test.local && test.uri.empty();
            return is_named();
        case NodeTest::Kind::any_local: return kind == principal && node.uri() == test.uri;
        case NodeTest::Kind::any_uri: return kind == principal && node.local() == test.local;
        case NodeTest::Kind::text: return kind == NodeRef::Kind::text;
        case NodeTest::Kind::comment: return kind == NodeRef::Kind::comment;
        case NodeTest::Kind::instruction:
            return kind == NodeRef::Kind::instruction && (test.local.empty() || node.name() == test.local);
        case NodeTest::Kind::element:
            return kind == NodeRef::Kind::element && (test.local.empty() || is_named());
        case NodeTest::Kind::attribute:
            return kind == NodeRef::Kind::attribute && (test.local.empty() || is_named());
        case NodeTest::Kind::document: return kind == NodeRef::Kind::root;
    }
    return false;
}

/// Visits the nodes of a step's axis that can pass its test, in the order of the axis, until `visit` returns
/// true; says whether it did. A name that the document does not have is on no axis, and the elements of
/// a name are listed, so that // looks at no others.
template <class Visit>
bool Evaluator::walk(const Expression& step, const NodeRef& from, Visit&& visit) {
    const auto axis = static_cast<Axis>(step.detail);
    const bool named = tree_.tests[step.data].kind == NodeTest::Kind::name && axis != Axis::namespace_node;
    if (!named) return walk_axis(axis, from, visit);
    const std::uint32_t name = name_in(from.tree(), step.data);
    if (name == DocumentIndex::no_name) return false;
    const bool far = axis == Axis::descendant || axis == Axis::descendant_or_self ||
                     axis == Axis::following || axis == Axis::preceding;
    return far ? walk_named(axis, name, from, visit) : walk_near(axis, name, from, visit);
}

/// The axes that stay near: only nodes of the name are made and visited.
template <class Visit>
bool Evaluator::walk_near(Axis axis, std::uint32_t name, const NodeRef& from, Visit&& visit) {
    const xml::Node self = from.node();
    const xml::Tree& tree = *self.tree();
    const auto visit_named = [&](std::uint32_t at) {
        spend(1);
        const xml::Tree::Item& item = tree.items[at];
        return item.kind == xml::Kind::element && tree.names[item.name].expanded == name &&
               visit(NodeRef(xml::Node(&tree, at)));
    };
    switch (axis) {
        case Axis::attribute:
            if (!from.in_tree()) return false;
            for (const xml::Attribute attribute : self.attributes()) {
                spend(1);
                if (attribute.name_id() == name && !attribute.declares_namespace() &&
                    visit(NodeRef(attribute)))
                    return true;
            }
            return false;
        case Axis::self: return from.in_tree() && visit_named(self.index());
        case Axis::child:
            if (!from.in_tree()) return false;
            for (std::uint32_t at = self.index() + 1; at < self.end(); at = tree.items[at].end) {
                if (visit_named(at)) return true;
            }
            return false;
        case Axis::parent:
            if (!from.in_tree()) return visit_named(self.index());
            return self.index() != 0 && visit_named(tree.items[self.index()].parent);
        case Axis::ancestor_or_self:
        case Axis::ancestor: {
            // Attributes hang below the element whose index they share.
            const bool starts_here = !from.in_tree() || axis == Axis::ancestor_or_self;
            std::uint32_t at = starts_here ? self.index() : tree.items[self.index()].parent;
            for (; at != 0; at = tree.items[at].parent) {
                if (visit_named(at)) return true;
            }
            return false;
        }
        default: return walk_axis(axis, from, visit);
    }
}

/// The axes that reach far, for elements of one name.
template <class Visit>
bool Evaluator::walk_named(Axis axis, std::uint32_t name, const NodeRef& from, Visit&& visit) {
    const xml::Node self = from.node();
    DocumentIndex& index = environment_.index_of(from.tree());
    const auto visit_all = [&](std::uint32_t begin, std::uint32_t end) {
        for (const std::uint32_t at : index.elements_named(name, begin, end)) {
            spend(1);
            if (visit(NodeRef(xml::Node(self.tree(), at)))) return true;
        }
        return false;
    };
    switch (axis) {
        case Axis::descendant: return from.in_tree() && visit_all(self.index() + 1, self.end());
        case Axis::descendant_or_self: return from.in_tree() && visit_all(self.index(), self.end());
        case Axis::following: return visit_all(subtree_end(from), end_of_document(from));
        default: break;
    }
    const std::span<const std::uint32_t> before = index.elements_named(name, 1, self.index());
    for (auto at = before.rbegin(); at != before.rend(); ++at) {
        spend(1);
        const xml::Node node(self.tree(), *at);
        const bool ancestor = node.end() > self.index();
        if (!ancestor && visit(NodeRef(node))) return true;
    }
    return false;
}

/// Visits the nodes of an axis in its own order until `visit` returns true; says whether it did.
template <class Visit>
bool Evaluator::walk_axis(Axis axis, const NodeRef& from, Visit&& visit) {
    const xml::Node self = from.node();
    const auto seen = [&](xml::Node node) {
        spend(1);
        return visit(NodeRef(node));
    };
    const auto subtree = [&](std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t at = begin; at < end; ++at) {
            const xml::Node node(self.tree(), at);
            if (visible(node) && seen(node)) return true;
        }
        return false;
    };
    switch (axis) {
        case Axis::self: spend(1); return visit(from);
        case Axis::child:
            if (!from.in_tree()) return false;
            for (xml::Node child = self.first_child(); child; child = following_sibling(child)) {
                if (seen(child)) return true;
            }
            return false;
        case Axis::descendant: return from.in_tree() && subtree(self.index() + 1, self.end());
        case Axis::descendant_or_self:
            return from.in_tree() ? subtree(self.index(), self.end()) : visit(from);
        case Axis::attribute:
            if (!from.in_tree()) return false;
            for (const xml::Attribute attribute : self.attributes()) {
                spend(1);
                if (!attribute.declares_namespace() && visit(NodeRef(attribute))) return true;
            }
            return false;
        case Axis::namespace_node: {
            if (!from.in_tree() || !self.is_element()) return false;
            const std::size_t count = self.namespaces().size();
            spend(count);
            for (std::uint32_t i = 0; i < count; ++i) {
                if (visit(NodeRef::binding(self, i))) return true;
            }
            return false;
        }
        case Axis::following_sibling:
            if (!from.in_tree()) return false;
            for (xml::Node next = following_sibling(self); next; next = following_sibling(next)) {
                if (seen(next)) return true;
            }
            return false;
        case Axis::preceding_sibling:
            if (!from.in_tree()) return false;
            for (xml::Node next = preceding_sibling(self); next; next = preceding_sibling(next)) {
                if (seen(next)) return true;
            }
            return false;
        case Axis::following: return subtree(subtree_end(from), end_of_document(from));
        case Axis::preceding: {
            // Everything before, but not the ancestors, which are open where this node starts.
            for (std::uint32_t at = self.index(); at-- > 1;) {
                const xml::Node node(self.tree(), at);
                const bool ancestor = node.end() > self.index();
                if (!ancestor && visible(node) && seen(node)) return true;
            }
            return false;
        }
        case Axis::parent: {
            const NodeRef above = from.parent();
            spend(1);
            return above && visit(above);
        }
        case Axis::ancestor_or_self:
            if (visit(from)) return true;
            [[fallthrough]];
        case Axis::ancestor:
            for (NodeRef above = from.parent(); above; above = above.parent()) {
                spend(1);
                if (visit(above)) return true;
            }
            return false;
    }
    return false;
}

/// The step's test and the first of its predicates, which are free of positions, for one node.
bool Evaluator::keeps(const Expression& step, const NodeRef& node, std::uint32_t predicates) {
    const NodeRef::Kind principal = principal_kind(static_cast<Axis>(step.detail));
    if (!passes(tree_.tests[step.data], step.data, node, principal)) return false;
    for (std::uint32_t i = 0; i < predicates; ++i) {
        if (!is_true_at(argument(step, i), node)) return false;
    }
    return true;
}

/// The node that such a step selects, found without a look at those behind it; none when there is none.
NodeRef Evaluator::first_of(const Expression& step, const NodeRef& from) {
    NodeRef found;
    (void)walk(step, from, [&](const NodeRef& node) {
        if (!keeps(step, node, step.count - 1)) return false;
        found = node;
        return true;
    });
    return found;
}

bool Evaluator::step_exists(const Expression& step, const NodeRef& from) {
    if (!free_of_position(step)) return !positional_step(step, {from}).empty();
    return walk(step, from, [&](const NodeRef& node) { return keeps(step, node); });
}

Nodes Evaluator::take_step(const Expression& step, const Nodes& from) {
    if (!free_of_position(step)) return positional_step(step, from);
    Nodes out;
    const auto axis = static_cast<Axis>(step.detail);
    for (const NodeRef& node : enough_contexts(axis, from)) {
        walk(step, node, [&](const NodeRef& reached) {
            if (keeps(step, reached)) out.push_back(reached);
            return false;
        });
    }
    if (backwards(axis)) std::ranges::reverse(out);
    put_in_order(out);
    return out;
}

/// Predicates count along the axis, apart for each node it starts from (XPath 1.0 §2.4).
Nodes Evaluator::positional_step(const Expression& step, const Nodes& from) {
    const auto axis = static_cast<Axis>(step.detail);
    const NodeRef::Kind principal = principal_kind(axis);
    Nodes out;
    if (asks_for_first(step)) {
        for (const NodeRef& node : from) {
            if (const NodeRef found = first_of(step, node)) out.push_back(found);
        }
        put_in_order(out);
        return out;
    }
    const std::size_t wanted = literal_position(tree_.at(argument(step, 0)));
    for (const NodeRef& node : from) {
        Sequence reached;
        std::size_t passed = 0;
        walk(step, node, [&](const NodeRef& candidate) {
            if (!passes(tree_.tests[step.data], step.data, candidate, principal)) return false;
            ++passed;
            // x[1] is found without a look at the rest.
            if (wanted == 0 || passed == wanted) reached.push_back(make_node(candidate));
            return passed == wanted;
        });
        for (std::uint32_t i = wanted == 0 ? 0 : 1; i < step.count; ++i) {
            Sequence kept;
            Focus inner{nullptr, 0, reached.size()};
            for (const Item& item : reached) {
                inner.item = &item;
                ++inner.position;
                if (holds(argument(step, i), inner)) kept.push_back(item);
            }
            reached = std::move(kept);
        }
        for (const Item& item : reached) out.push_back(item.node);
    }
    put_in_order(out);
    return out;
}

/// The nodes after the first `count` parts of a path.
Nodes Evaluator::path_prefix(const Expression& expression, const Focus& focus, std::uint32_t count) {
    const Expression& first = tree_.at(argument(expression, 0));
    Nodes now;
    if (first.operation == Operation::step) {
        now = take_step(first, {context_node(focus)});
    } else if (first.operation == Operation::root) {
        now = {root_of(focus)};
    } else {
        now = as_nodes(value(argument(expression, 0), focus), "a path");
        put_in_order(now);
    }
    for (std::uint32_t i = 1; i < count && !now.empty(); ++i) {
        const ExpressionId id = argument(expression, i);
        const Expression& part = tree_.at(id);
        now = part.operation == Operation::step ? take_step(part, now)
                                                : as_nodes(general_step(id, now, false), "a path");
    }
    return now;
}

Sequence Evaluator::path(const Expression& expression, const Focus& focus) {
    const Nodes before = path_prefix(expression, focus, expression.count - 1);
    if (before.empty()) return {};
    const ExpressionId last = argument(expression, expression.count - 1);
    const Expression& step = tree_.at(last);
    return step.operation == Operation::step ? items_of(take_step(step, before))
                                             : general_step(last, before, true);
}

bool Evaluator::path_exists(const Expression& expression, const Focus& focus) {
    const Expression& last = tree_.at(argument(expression, expression.count - 1));
    if (last.operation != Operation::step) return truth_of(path(expression, focus));
    if (!free_of_position(last)) return !path(expression, focus).empty();
    const Nodes before = path_prefix(expression, focus, expression.count - 1);
    const Nodes from = enough_contexts(static_cast<Axis>(last.detail), before);
    return std::ranges::any_of(from, [&](const NodeRef& node) { return step_exists(last, node); });
}

/// A part of a path that is not a step: a call, a parenthesis, a filter. Values are allowed only at the end.
Sequence Evaluator::general_step(ExpressionId id, const Nodes& from, bool last) {
    Sequence out;
    Focus inner{nullptr, 0, from.size()};
    for (const NodeRef& node : from) {
        const Item item = make_node(node);
        inner.item = &item;
        ++inner.position;
        Sequence part = value(id, inner);
        spend(part.size());
        out.insert(out.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
    }
    const bool values = !out.empty() && std::ranges::none_of(out, &Item::is_node);
    if (values && last) return out;
    Nodes nodes = as_nodes(std::move(out), "a path");
    put_in_order(nodes);
    return items_of(nodes);
}

}  // namespace schematron
