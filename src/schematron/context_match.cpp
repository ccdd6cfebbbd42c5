// Matcher: does a node match a pattern of context.h?
#include <algorithm>
#include <iterator>

#include "schematron/context.h"
#include "schematron/functions.h"

namespace schematron {

Matcher::Matcher(const Context& context, Environment& environment)
    : context_(context), evaluator_(context.query(), environment) {
    asks_current_ = std::ranges::any_of(context.query().tree().expressions, [](const Expression& expression) {
        return expression.operation == Operation::call &&
               function_at(expression.data).special == Special::current;
    });
}

bool Matcher::matches(const NodeRef& node, std::size_t alternative) {
    if (context_.alternatives_.empty()) return among_all(node);
    const Context::Links& links = context_.alternatives_[alternative];
    if (!could_match(links, node)) return false;
    if (is_below_name(links) && node.tree() == evaluator_.environment().tree())
        return stands_below(links[0].step, node) && link_matches(links[1], node, make_node(node));
    const Item current = make_node(node);
    std::size_t at = links.size();
    NodeRef top = node;
    if (!chain(links, at, top, current)) return false;
    // What is left stands before a //: find it at the nearest ancestor, then go on from there.
    while (at > 0) {
        bool found = false;
        for (NodeRef above = top.parent(); above && !found; above = above.parent()) {
            evaluator_.spend(1);
            std::size_t next = at;
            NodeRef reached = above;
            if (!chain(links, next, reached, current)) continue;
            found = true;
            at = next;
            top = reached;
        }
        if (!found) return false;
    }
    return true;
}

/// Is it `a//b`, with nothing but the name of `a`?
bool Matcher::is_below_name(const Context::Links& links) const {
    if (links.size() != 2 || !links[1].deep || links[0].step == no_expression) return false;
    const Expression& step = context_.query().tree().at(links[0].step);
    return step.count == 0 && links[0].extra.empty() && static_cast<Axis>(step.detail) != Axis::attribute &&
           context_.query().tree().tests[step.data].kind == NodeTest::Kind::name;
}

/// Is there an element of that name above the node?
bool Matcher::stands_below(ExpressionId name, const NodeRef& node) {
    auto found = below_.find(name);
    if (found == below_.end()) {
        std::vector<Stretch> stretches;
        const xml::Tree* tree = node.tree();
        const NodeTest& test = context_.query().tree().tests[context_.query().tree().at(name).data];
        DocumentIndex& index = evaluator_.environment().index_of(tree);
        const auto count = static_cast<std::uint32_t>(tree->items.size());
        for (const std::uint32_t at : index.elements_named(index.name_id(test.uri, test.local), 0, count)) {
            const bool inside = !stretches.empty() && at < stretches.back().end;
            if (!inside) stretches.push_back({at, tree->items[at].end});
        }
        found = below_.emplace(name, std::move(stretches)).first;
    }
    const std::vector<Stretch>& stretches = found->second;
    const std::uint32_t at = node.node().index();
    const auto after = std::ranges::upper_bound(stretches, at, {}, &Stretch::begin);
    if (after == stretches.begin()) return false;
    const Stretch& last = *std::prev(after);
    // An attribute shares the number of its element, and hangs below it.
    return at < last.end && (at > last.begin || !node.in_tree());
}

/// Do the names fit, from the last step up to the first //? Asked before any predicate, which may cost more.
bool Matcher::could_match(const Context::Links& links, NodeRef node) const {
    for (std::size_t at = links.size(); at > 0; --at) {
        const Context::Link& link = links[at - 1];
        if (!passes_test(link, node)) return false;
        if (link.deep || at == 1) return true;
        node = node.parent();
        if (!node) return false;
    }
    return true;
}

bool Matcher::passes_test(const Context::Link& link, const NodeRef& node) const {
    if (link.step == no_expression) return node.kind() == NodeRef::Kind::root;
    const Tree& tree = context_.query().tree();
    const Expression& step = tree.at(link.step);
    const bool attribute = static_cast<Axis>(step.detail) == Axis::attribute;
    // Children hang below something: neither the root nor an attribute is one.
    if (attribute != node.is_attribute() || node.is_namespace() || !node.parent()) return false;
    const NodeRef::Kind principal = attribute ? NodeRef::Kind::attribute : NodeRef::Kind::element;
    return evaluator_.passes(tree.tests[step.data], step.data, node, principal);
}

/// Matches the links left of `at` up to a // or the start, the last of them at `node`. On success `at` is
/// where it stopped and `node` the topmost node.
bool Matcher::chain(const Context::Links& links, std::size_t& at, NodeRef& node, const Item& current) {
    while (true) {
        const Context::Link& link = links[at - 1];
        if (!link_matches(link, node, current)) return false;
        --at;
        if (at == 0 || link.deep) return true;
        node = node.parent();
        if (!node) return false;
    }
}

bool Matcher::link_matches(const Context::Link& link, const NodeRef& node, const Item& current) {
    if (!passes_test(link, node)) return false;
    if (link.step == no_expression) return true;
    const Tree& tree = context_.query().tree();
    const Expression& step = tree.at(link.step);
    if (step.count == 0 && link.extra.empty()) return true;
    const Item item = make_node(node);
    for (std::uint32_t i = 0; link.free && i < step.count; ++i) {
        if (!evaluator_.predicate(tree.argument(step, i), Focus{&item}, current)) return false;
    }
    for (ExpressionId predicate : link.extra) {
        if (!evaluator_.predicate(predicate, Focus{&item}, current)) return false;
    }
    if (link.free) return true;
    const NodeRef parent = node.parent();
    if (asks_current_) selected_.clear();
    auto& by_parent = selected_[link.step];
    auto found = by_parent.find(parent.order());
    if (found == by_parent.end()) {
        found = by_parent.emplace(parent.order(), evaluator_.step_from(link.step, parent, current)).first;
    }
    return std::binary_search(found->second.begin(), found->second.end(), node);
}

/// A // is left open unless nothing above can be meant by what stands before it, or that is a name alone.
Known Matcher::matches_by_ancestry(const NodeRef& node, std::size_t alternative, bool needs_met) const {
    if (context_.alternatives_.empty()) return Known::open;
    const Context::Links& links = context_.alternatives_[alternative];
    NodeRef at = node;
    bool open = false;
    for (std::size_t i = links.size(); i > 0; --i) {
        const Context::Link& link = links[i - 1];
        Known here = Known::no;
        if (at && needs_met && i == links.size())
            here = passes_test(link, at) ? Known::yes : Known::no;
        else if (at)
            here = link_by_ancestry(link, at);
        if (here == Known::no) return Known::no;
        open = open || here == Known::open;
        if (i == 1) break;
        at = at.parent();
        if (!link.deep) continue;
        for (; at; at = at.parent()) {
            const Known above = link_by_ancestry(links[i - 2], at);
            if (above == Known::no) continue;
            return above == Known::yes && i == 2 && !open ? Known::yes : Known::open;
        }
        return Known::no;
    }
    return open ? Known::open : Known::yes;
}

Known Matcher::link_by_ancestry(const Context::Link& link, const NodeRef& node) const {
    if (!passes_test(link, node)) return Known::no;
    if (link.step == no_expression) return Known::yes;
    if (!link.free) return Known::open;
    const Known kept = evaluator_.predicates_by_ancestry(context_.query().tree().at(link.step), node);
    if (kept != Known::yes) return kept;
    for (const ExpressionId predicate : link.extra) {
        const Known held = evaluator_.predicate_by_ancestry(predicate, node);
        if (held != Known::yes) return held;
    }
    return Known::yes;
}

/// The expression evaluated from every node it could be meant from, once for the document.
bool Matcher::among_all(const NodeRef& node) {
    auto known = all_.find(node.tree());
    if (known == all_.end()) {
        Nodes all;
        for (std::uint32_t i = 0; i < node.tree()->items.size(); ++i) {
            const xml::Node from(node.tree(), i);
            if (!from.is_element() && i != 0) continue;
            const Nodes some = evaluator_.nodes(make_node(NodeRef(from)));
            evaluator_.spend(some.size() + 1);
            all.insert(all.end(), some.begin(), some.end());
        }
        put_in_order(all);
        known = all_.emplace(node.tree(), std::move(all)).first;
    }
    return std::binary_search(known->second.begin(), known->second.end(), node);
}

}  // namespace schematron
