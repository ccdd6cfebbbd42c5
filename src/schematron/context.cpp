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

/// Takes the expression apart into alternatives; false when it is not a pattern.
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

}  // namespace schematron
