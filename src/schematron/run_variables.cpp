// Variables of run_pass.h: lets and keys, evaluated on demand.
#include <algorithm>

#include "base/error.h"
#include "schematron/run_pass.h"

namespace schematron {

Variables::Variables(const xml::Document& document, const Schema& schema)
    : Environment(document), schema_(schema), states_(schema.lets.size()), root_(make_node(root())) {
    for (const Pattern& pattern : schema.patterns) {
        for (const Rule& rule : pattern.rules) {
            for (std::uint32_t slot : rule.lets) states_[slot].local = true;
        }
    }
}

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
    if (!let.value.query) throw Unevaluated{"$" + let.name + ": " + let.value.why_not};
    state.kind = State::Kind::running;
    try {
        if (!state.evaluator) state.evaluator = std::make_unique<Evaluator>(*let.value.query, *this);
        // The schema's and the pattern's variables belong to the document, a rule's to its node.
        state.value = state.evaluator->evaluate(state.local && node_ != nullptr ? *node_ : root_);
        state.kind = State::Kind::known;
        return state.value;
    } catch (const Unevaluated& unevaluated) {
        state.kind = State::Kind::failed;
        state.why_not = "$" + let.name + ": " + unevaluated.reason;
    }
    throw Unevaluated{state.why_not};
}

const Nodes& Variables::key(const std::string& name, const std::string& value) {
    auto table = keys_.find(name);
    if (table == keys_.end()) {
        if (std::ranges::find(building_, name) != building_.end()) {
            throw Unevaluated{"the key " + name + " refers to itself"};
        }
        building_.push_back(name);
        KeyTable built = build_key(name);
        building_.pop_back();
        table = keys_.emplace(name, std::move(built)).first;
    }
    const auto found = table->second.find(value);
    return found == table->second.end() ? nothing_ : found->second;
}

/// XSLT 1.0 §12.2: several declarations of one name add up.
Variables::KeyTable Variables::build_key(const std::string& name) {
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
        for (std::uint32_t i = 0; i < document().node_count(); ++i) {
            const xml::Node node = document().node(i);
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
