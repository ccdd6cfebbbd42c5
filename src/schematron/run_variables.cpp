// Variables of run_pass.h: lets and keys, evaluated on demand.
#include <algorithm>

#include "base/error.h"
#include "schematron/run_pass.h"

namespace schematron {

Variables::Variables(const Checked& checked, const Schema& schema, Library& library)
    : Environment(checked.walked(), &library, checked.name),
      schema_(schema),
      states_(schema.lets.size()),
      checked_root_(make_node(NodeRef(checked.document.root()))),
      walked_root_(make_node(root())) {
    for (const Pattern& pattern : schema.patterns) {
        for (std::uint32_t slot : pattern.lets) states_[slot].scope = State::Scope::pattern;
        for (const Rule& rule : pattern.rules) {
            for (std::uint32_t slot : rule.lets) states_[slot].scope = State::Scope::rule;
        }
    }
}

Variables::Variables(const xml::Document& document, const Schema& schema, Library& library,
                     const std::string& name)
    : Variables(Checked{document, name}, schema, library) {}

void Variables::enter(const Rule& rule, const Item& node) {
    node_ = &node;
    for (std::uint32_t slot : rule.lets) {
        states_[slot].kind = State::Kind::unknown;
        states_[slot].value.clear();
    }
}

const Sequence& Variables::variable(std::uint32_t slot) {
    State& state = states_[slot];
    const Let& let = schema_.lets[slot];
    if (state.kind == State::Kind::known) return state.value;
    if (state.kind == State::Kind::failed) throw Unevaluated{state.why_not};
    if (state.kind == State::Kind::running)
        throw Unevaluated{"the variable $" + let.name + " refers to itself"};
    if (!let.value.query && !let.fragment) throw Unevaluated{"$" + let.name + ": " + let.value.why_not};
    state.kind = State::Kind::running;
    try {
        state.value = let.fragment ? markup_of(let) : evaluated(let, state);
        if (let.type) state.value = let.type->converted(state.value);
        state.kind = State::Kind::known;
        return state.value;
    } catch (const Unevaluated& unevaluated) {
        state.kind = State::Kind::failed;
        state.why_not = "$" + let.name + ": " + unevaluated.reason;
    }
    throw Unevaluated{state.why_not};
}

Sequence Variables::evaluated(const Let& let, State& state) {
    if (!state.evaluator) state.evaluator = std::make_unique<Evaluator>(*let.value.query, *this);
    return state.evaluator->evaluate(context_of(state));
}

/// A tree of its own; where a type is given, what would be below its root (XSLT 2.0 §9.4).
Sequence Variables::markup_of(const Let& let) {
    const xml::Node holder = schema_.fragments[*let.fragment].element();
    if (!let.type) return {make_node(NodeRef(holder))};
    Sequence out;
    for (xml::Node child = holder.first_child(); child; child = following_sibling(child))
        out.push_back(make_node(NodeRef(child)));
    return out;
}

/// The schema's variables belong to the document that is checked, a pattern's to that which it is about, a
/// rule's to its node.
const Item& Variables::context_of(const State& state) const {
    if (state.scope == State::Scope::rule && node_ != nullptr) return *node_;
    return state.scope == State::Scope::pattern ? walked_root_ : checked_root_;
}

const Nodes& Variables::key(const xml::Tree* tree, const std::string& name, const std::string& value) {
    auto table = keys_.find({tree, name});
    if (table == keys_.end()) {
        if (std::ranges::find(building_, name) != building_.end()) {
            throw Unevaluated{"the key " + name + " refers to itself"};
        }
        building_.push_back(name);
        KeyTable built = build_key(tree, name);
        building_.pop_back();
        table = keys_.emplace(std::pair(tree, name), std::move(built)).first;
    }
    const auto found = table->second.find(value);
    return found == table->second.end() ? nothing_ : found->second;
}

/// XSLT 1.0 §12.2: several declarations of one name add up.
Variables::KeyTable Variables::build_key(const xml::Tree* tree, const std::string& name) {
    KeyTable out;
    bool declared = false;
    for (const Key& key : schema_.keys) {
        if (key.name != name) continue;
        declared = true;
        if (!key.match || !key.use.query) throw Unevaluated{"the key " + name + " is not evaluated"};
        Matcher matcher(*key.match, *this);
        Evaluator use(*key.use.query, *this);
        const auto add = [&](const NodeRef& node) {
            bool matched = false;
            for (std::size_t i = 0; i < key.match->targets().size() && !matched; ++i) {
                matched = matcher.matches(node, i);
            }
            if (!matched) return;
            for (const Item& item : use.evaluate(make_node(node))) {
                out[string_of(item, key.use.query->dialect())].push_back(node);
                if (!item.is_node()) break;
            }
        };
        for (std::uint32_t i = 0; i < tree->items.size(); ++i) {
            const xml::Node node(tree, i);
            if (!visible(node)) continue;
            add(NodeRef(node));
            for (const xml::Attribute attribute : node.attributes()) {
                if (!attribute.declares_namespace()) add(NodeRef(attribute));
            }
        }
    }
    if (!declared) throw Unevaluated{"there is no key " + name};
    for (auto& [value, nodes] : out) put_in_order(nodes);
    return out;
}

}  // namespace schematron
