#include "schematron/context.h"

#include <algorithm>

#include "schematron/functions.h"

namespace schematron {
namespace {

/// A pattern with more is evaluated for all nodes at once.
constexpr std::size_t most_alternatives = 64;

bool plain_axis(const Expression& step) {
    const auto axis = static_cast<Axis>(step.detail);
    return axis == Axis::child || axis == Axis::attribute || axis == Axis::descendant;
}

bool free_predicates(const Tree& tree, const Expression& step) {
    for (std::uint32_t i = 0; i < step.count; ++i) {
        const Expression& predicate = tree.at(tree.argument(step, i));
        if (predicate.positional || predicate.numeric) return false;
    }
    return true;
}

/// XSLT 1.0 lets a pattern also start with id('x') or key('a', 'x').
bool starts_with_lookup(const Query& query) {
    const Tree& tree = query.tree();
    const Expression* now = &tree.at(tree.root);
    if (now->operation == Operation::path) now = &tree.at(tree.argument(*now, 0));
    if (now->operation != Operation::call) return false;
    const std::string_view name = function_at(now->data).name;
    return name == "id" || name == "key";
}

}  // namespace

std::optional<Context> Context::compile(std::string_view source, const StaticContext& context, Form form,
                                        QueryFault& fault) {
    auto query = Query::compile(source, context, fault);
    if (!query) return std::nullopt;
    Context out(std::move(*query));
    if (out.analyse()) return out;
    out.alternatives_.clear();
    out.targets_ = {Target{}};
    if (form == Form::pattern && !starts_with_lookup(out.query_)) {
        fault = {QueryFault::Kind::wrong, 0,
                 "a context is a union of paths that go down by children, attributes and //"};
        return std::nullopt;
    }
    return out;
}

/// Takes the expression apart into alternatives; false when it is no pattern.
bool Context::analyse() {
    if (!expand(query_.tree().root, alternatives_)) return false;
    for (const Links& links : alternatives_) targets_.push_back(target_of(links));
    return true;
}

/// Multiplies unions out, also those in parentheses: (a | b)[c]/d is a[c]/d | b[c]/d.
bool Context::expand(ExpressionId id, std::vector<Links>& out) const {
    const Tree& tree = query_.tree();
    const Expression& now = tree.at(id);
    if (out.size() > most_alternatives) return false;
    switch (now.operation) {
        case Operation::sequence:
            if (now.count != 1) return false;
            [[fallthrough]];
        case Operation::united:
            for (std::uint32_t i = 0; i < now.count; ++i) {
                if (!expand(tree.argument(now, i), out)) return false;
            }
            return true;
        case Operation::filter: {
            const std::size_t first = out.size();
            if (!expand(tree.argument(now, 0), out)) return false;
            for (std::uint32_t i = 1; i < now.count; ++i) {
                const ExpressionId predicate = tree.argument(now, i);
                if (tree.at(predicate).positional || tree.at(predicate).numeric) return false;
                for (std::size_t k = first; k < out.size(); ++k) {
                    if (out[k].back().step == no_expression) return false;
                    out[k].back().extra.push_back(predicate);
                }
            }
            return true;
        }
        case Operation::path: return expand_path(now, out);
        default: {
            Links links;
            bool deep = false;
            if (!add_link(links, id, deep) || deep) return false;
            out.push_back(std::move(links));
            return true;
        }
    }
}

bool Context::expand_path(const Expression& path, std::vector<Links>& out) const {
    const Tree& tree = query_.tree();
    std::vector<Links> heads;
    if (!expand(tree.argument(path, 0), heads)) return false;
    for (Links& links : heads) {
        bool deep = false;
        for (std::uint32_t i = 1; i < path.count; ++i) {
            if (!add_link(links, tree.argument(path, i), deep)) return false;
        }
        if (deep) return false;
        out.push_back(std::move(links));
    }
    return out.size() <= most_alternatives;
}

bool Context::add_link(Links& links, ExpressionId id, bool& deep) const {
    const Tree& tree = query_.tree();
    const Expression& now = tree.at(id);
    if (now.operation == Operation::root) {
        if (!links.empty()) return false;
        links.push_back({});
        return true;
    }
    if (now.operation != Operation::step) return false;
    const bool skips = now.count == 0 && static_cast<Axis>(now.detail) == Axis::descendant_or_self &&
                       tree.tests[now.data].kind == NodeTest::Kind::node && !links.empty();
    if (skips) {
        deep = true;
        return true;
    }
    if (!plain_axis(now)) return false;
    const bool descends = static_cast<Axis>(now.detail) == Axis::descendant;
    const bool free = free_predicates(tree, now);
    if (descends && (!free || links.empty())) return false;
    links.push_back({id, deep || descends, free, {}});
    deep = false;
    return true;
}

Target Context::target_of(const Links& links) const {
    const Link& last = links.back();
    Target out;
    if (last.step == no_expression) {
        out.kind = Target::Kind::root;
        return out;
    }
    const Expression& step = query_.tree().at(last.step);
    const NodeTest& test = query_.tree().tests[step.data];
    const bool attribute = static_cast<Axis>(step.detail) == Axis::attribute;
    out.kind = attribute ? Target::Kind::attribute : Target::Kind::element;
    switch (test.kind) {
        case NodeTest::Kind::name:
            out.uri = test.uri;
            out.local = test.local;
            break;
        case NodeTest::Kind::any_local: out.uri = test.uri; break;
        case NodeTest::Kind::any_uri: out.local = test.local; break;
        case NodeTest::Kind::any_name: break;
        case NodeTest::Kind::text: out.kind = Target::Kind::text; break;
        case NodeTest::Kind::comment: out.kind = Target::Kind::comment; break;
        case NodeTest::Kind::instruction: out.kind = Target::Kind::instruction; break;
        case NodeTest::Kind::element:
        case NodeTest::Kind::attribute:
            if (!test.local.empty()) {
                out.uri = test.uri;
                out.local = test.local;
            }
            break;
        case NodeTest::Kind::node:
            if (!attribute) out.kind = Target::Kind::anything;
            break;
        case NodeTest::Kind::document: out.kind = Target::Kind::root; break;
    }
    for (std::uint32_t i = 0; last.free && !attribute && i < step.count; ++i) {
        add_needs(query_.tree().argument(step, i), out);
    }
    const bool by_name = test.kind == NodeTest::Kind::name || test.kind == NodeTest::Kind::any_name ||
                         test.kind == NodeTest::Kind::any_local || test.kind == NodeTest::Kind::any_uri;
    out.certain = links.size() == 1 && by_name && step.count == 0 && last.extra.empty();
    out.needs_suffice = last.free && !attribute && last.extra.empty() && !out.needs.empty();
    for (std::uint32_t i = 0; i < step.count; ++i)
        out.needs_suffice = out.needs_suffice && is_attribute(query_.tree().argument(step, i));
    out.below_root = links.size() == 2 && links[0].step == no_expression && !last.deep && !attribute;
    for (const Link& link : links) {
        if (link.step == no_expression || &link == &last) continue;
        const NodeTest& above = query_.tree().tests[query_.tree().at(link.step).data];
        if (above.kind == NodeTest::Kind::name) out.elsewhere.emplace_back(above.uri, above.local);
    }
    return out;
}

/// Attributes that must be there for a predicate to be true: those of @a, of @a = 'x', of @a and @b, and of
/// starts-with(@a, 'x').
void Context::add_needs(ExpressionId predicate, Target& target) const {
    const Tree& tree = query_.tree();
    const Expression& now = tree.at(predicate);
    const auto literal = [&tree](ExpressionId id) { return tree.at(id).operation == Operation::literal; };
    switch (now.operation) {
        case Operation::step: (void)add_need(predicate, target); break;
        case Operation::sequence:
            if (now.count == 1) add_needs(tree.argument(now, 0), target);
            break;
        case Operation::all:
            for (std::uint32_t i = 0; i < now.count; ++i) add_needs(tree.argument(now, i), target);
            break;
        case Operation::general:
        case Operation::value: {
            const ExpressionId left = tree.argument(now, 0), right = tree.argument(now, 1);
            if (literal(right)) (void)add_need(left, target);
            if (literal(left)) (void)add_need(right, target);
            break;
        }
        case Operation::call: {
            if (now.count != 2 || function_at(now.data).name != "starts-with") break;
            const ExpressionId wanted = tree.argument(now, 1);
            const bool nonempty = literal(wanted) && !tree.constants[tree.at(wanted).data].text.empty();
            if (nonempty) (void)add_need(tree.argument(now, 0), target);
            break;
        }
        default: break;
    }
}

bool Context::add_need(ExpressionId attribute, Target& target) const {
    const Expression& step = query_.tree().at(attribute);
    if (step.operation != Operation::step || static_cast<Axis>(step.detail) != Axis::attribute) return false;
    const NodeTest& test = query_.tree().tests[step.data];
    if (test.kind != NodeTest::Kind::name) return false;
    target.needs.emplace_back(test.uri, test.local);
    return true;
}

/// Is it true exactly where there is an attribute of some name?
bool Context::is_attribute(ExpressionId predicate) const {
    const Expression& step = query_.tree().at(predicate);
    return step.operation == Operation::step && step.count == 0 &&
           static_cast<Axis>(step.detail) == Axis::attribute &&
           query_.tree().tests[step.data].kind == NodeTest::Kind::name;
}

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
