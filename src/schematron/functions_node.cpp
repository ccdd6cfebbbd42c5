// Functions about nodes.
#include <algorithm>

#include "base/ascii.h"
#include "schematron/compare.h"
#include "schematron/evaluate.h"
#include "schematron/function_groups.h"

namespace schematron::functions {
namespace {

Sequence number_item(const Call& call, std::size_t number) {
    if (call.dialect() == Dialect::xpath1) return {make_real(static_cast<double>(number))};
    return {make_integer(static_cast<std::int64_t>(number))};
}

void require_nodes(const Sequence& sequence) {
    if (!std::ranges::all_of(sequence, &Item::is_node)) {
        throw Unevaluated{"nodes are needed, but there is a value"};
    }
}

/// The parts of `text` between white space.
std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> out;
    const std::string single = normalized_space(text);
    for (std::size_t at = 0; at < single.size();) {
        const std::size_t end = std::min(single.find(' ', at), single.size());
        out.push_back(single.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

bool equal_ignoring_case(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, {}, base::lower, base::lower);
}

bool counts_for_equality(xml::Node node) {
    return visible(node) && (node.is_element() || node.is_text());
}

std::uint32_t next_that_counts(const xml::Tree* tree, std::uint32_t at, std::uint32_t end) {
    while (at < end && !counts_for_equality({tree, at})) ++at;
    return at;
}

std::size_t plain_attributes(xml::Node element) {
    std::size_t out = 0;
    for (const xml::Attribute attribute : element.attributes()) out += attribute.declares_namespace() ? 0 : 1;
    return out;
}

bool same_name(xml::Node left, xml::Node right) {
    if (left.tree() == right.tree()) return left.name_id() == right.name_id();
    return left.local() == right.local() && left.uri() == right.uri();
}

bool same_tag(xml::Node left, xml::Node right) {
    if (!same_name(left, right) || plain_attributes(left) != plain_attributes(right)) return false;
    for (const xml::Attribute attribute : left.attributes()) {
        if (attribute.declares_namespace()) continue;
        const xml::Attribute other = right.attribute(attribute.local(), attribute.uri());
        if (!other || other.value() != attribute.value()) return false;
    }
    return true;
}

/// Two subtrees, side by side: comments and instructions inside do not count (§15.3.1).
bool same_subtree(xml::Node left, xml::Node right, Evaluator& evaluator) {
    std::uint32_t a = left.index(), b = right.index();
    // Where the open elements end, on both sides: equal trees close at the same time.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> open;
    while (true) {
        a = next_that_counts(left.tree(), a, left.end());
        b = next_that_counts(right.tree(), b, right.end());
        while (!open.empty() && a >= open.back().first) {
            if (b < open.back().second) return false;
            open.pop_back();
        }
        if (!open.empty() && b >= open.back().second) return false;
        if (a >= left.end() || b >= right.end()) return a >= left.end() && b >= right.end();
        evaluator.spend(1);
        const xml::Node first(left.tree(), a), second(right.tree(), b);
        if (first.is_text() != second.is_text()) return false;
        if (first.is_text() ? NodeRef(first).value() != NodeRef(second).value() : !same_tag(first, second)) {
            return false;
        }
        if (first.is_element()) open.emplace_back(first.end(), second.end());
        ++a;
        ++b;
    }
}

bool same_node_deeply(const NodeRef& left, const NodeRef& right, Evaluator& evaluator) {
    if (left == right) return true;
    if (left.kind() != right.kind()) return false;
    if (left.kind() == NodeRef::Kind::element) return same_subtree(left.node(), right.node(), evaluator);
    return left.local() == right.local() && left.uri() == right.uri() && left.value() == right.value();
}

/// The document in which something is looked up: of the node that argument `index` is, else of the context.
const xml::Tree* tree_of(const Call& call, std::size_t index) {
    if (index < call.count()) {
        const NodeRef node = call.node_or_context(index);
        if (!node) throw Unevaluated{"a node is needed to look below"};
        if (node.in_tree() && node.node().index() == 0) return node.tree();
        throw Unevaluated{"looking things up below a node that is not a document is not evaluated"};
    }
    const bool at_node = call.focus.item != nullptr && call.focus.item->is_node();
    return at_node ? call.focus.item->node.tree() : call.evaluator.environment().tree();
}

}  // namespace

Sequence count(const Call& call) {
    if (call.dialect() == Dialect::xpath1) require_nodes(call.arguments[0]);
    return number_item(call, call.arguments[0].size());
}

Sequence id(const Call& call) {
    Nodes out;
    DocumentIndex& index = call.evaluator.environment().index_of(tree_of(call, 1));
    for (const Item& item : call.arguments[0]) {
        for (const std::string& word : words(string_of(item, call.dialect()))) {
            const NodeRef found = index.with_id(word);
            if (found) out.push_back(found);
        }
    }
    put_in_order(out);
    return items_of(out);
}

Sequence key(const Call& call) {
    Nodes out;
    const std::string name = call.string(0);
    const xml::Tree* tree = tree_of(call, 2);
    for (const Item& item : call.arguments[1]) {
        const Nodes& found = call.evaluator.environment().key(tree, name, string_of(item, call.dialect()));
        call.evaluator.spend(found.size());
        out.insert(out.end(), found.begin(), found.end());
    }
    put_in_order(out);
    return items_of(out);
}

Sequence local_name(const Call& call) {
    const NodeRef node = call.node_or_context(0);
    return {make_string(node ? std::string(node.local()) : "")};
}

Sequence namespace_uri(const Call& call) {
    const NodeRef node = call.node_or_context(0);
    return {make_string(node ? std::string(node.uri()) : "")};
}

Sequence name(const Call& call) {
    const NodeRef node = call.node_or_context(0);
    return {make_string(node ? std::string(node.name()) : "")};
}

Sequence generate_id(const Call& call) {
    const NodeRef node = call.node_or_context(0);
    if (!node) return {make_string("")};
    std::string out = "n" + std::to_string(node.node().index());
    const std::size_t document = call.evaluator.environment().number_of(node.tree());
    if (document != 0) out = "d" + std::to_string(document) + out;
    if (!node.in_tree()) out += "a" + std::to_string(node.order() & 0xFFFFFFFF);
    return {make_string(std::move(out))};
}

/// XPath 1.0 §4.3: the nearest xml:lang is this language or one of its kinds.
Sequence lang(const Call& call) {
    const std::string wanted = call.string(0);
    NodeRef node = call.node_or_context(1);
    for (; node; node = node.parent()) {
        if (node.kind() != NodeRef::Kind::element) continue;
        const xml::Attribute declared = node.node().attribute("lang", xml::xml_namespace);
        if (!declared) continue;
        const std::string_view language = declared.value();
        const bool longer = language.size() > wanted.size() && language[wanted.size()] == '-';
        const bool fits = equal_ignoring_case(language.substr(0, wanted.size()), wanted) &&
                          (longer || language.size() == wanted.size());
        return {make_boolean(fits)};
    }
    return {make_boolean(false)};
}

Sequence root(const Call& call) {
    const NodeRef node = call.node_or_context(0);
    if (!node) return {};
    return {make_node(NodeRef(xml::Node(node.tree(), 0)))};
}

Sequence has_children(const Call& call) {
    const NodeRef node = call.node_or_context(0);
    return {make_boolean(node && node.in_tree() && node.node().first_child())};
}

namespace {

/// The nodes that have none of the others above them or, `inner`, below them.
Sequence nested(const Call& call, bool inner) {
    require_nodes(call.arguments[0]);
    Nodes nodes;
    for (const Item& item : call.arguments[0]) nodes.push_back(item.node);
    put_in_order(nodes);
    Nodes out;
    for (const NodeRef& node : nodes) {
        // In document order what is above comes first, and the last one kept is the nearest.
        const bool below = !out.empty() && out.back().in_tree() && out.back().tree() == node.tree() &&
                           node.node().index() < out.back().node().end();
        if (below && inner) out.pop_back();
        if (!below || inner) out.push_back(node);
    }
    return items_of(out);
}

}  // namespace

Sequence innermost(const Call& call) {
    return nested(call, true);
}

Sequence outermost(const Call& call) {
    return nested(call, false);
}

Sequence deep_equal(const Call& call) {
    const Sequence& left = call.arguments[0];
    const Sequence& right = call.arguments[1];
    if (left.size() != right.size()) return {make_boolean(false)};
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (left[i].is_node() != right[i].is_node()) return {make_boolean(false)};
        const bool same = left[i].is_node() ? same_node_deeply(left[i].node, right[i].node, call.evaluator)
                                            : same_value(left[i], right[i]);
        if (!same) return {make_boolean(false)};
    }
    return {make_boolean(true)};
}

}  // namespace schematron::functions
