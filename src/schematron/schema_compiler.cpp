// Compiler: what holds for the whole schema, and expressions.
#include "schematron/schema_compiler.h"

#include <algorithm>

#include "base/ascii.h"
#include "schematron/function_groups.h"
#include "schematron/rules.h"

namespace schematron {
namespace {

struct Binding {
    std::string_view name;
    Dialect dialect;
    Context::Form form;
};
constexpr Binding bindings[] = {
    {"", Dialect::xpath1, Context::Form::pattern},
    {"xslt", Dialect::xpath1, Context::Form::pattern},
    {"xslt1", Dialect::xpath1, Context::Form::pattern},
    {"xslt1.1", Dialect::xpath1, Context::Form::pattern},
    {"exslt", Dialect::xpath1, Context::Form::pattern},
    {"xpath", Dialect::xpath1, Context::Form::expression},
    {"xpath1", Dialect::xpath1, Context::Form::expression},
    {"xslt2", Dialect::xpath2, Context::Form::expression},
    {"xslt3", Dialect::xpath2, Context::Form::expression},
    {"xpath2", Dialect::xpath2, Context::Form::expression},
    {"xpath3", Dialect::xpath2, Context::Form::expression},
    {"xpath31", Dialect::xpath2, Context::Form::expression},
};

}  // namespace

std::string word(std::string_view text) {
    return std::string(trimmed(text));
}

std::string lower(std::string_view text) {
    return base::lowered(trimmed(text));
}

std::optional<Schema> Compiler::run(const SourceNode& source, std::string_view binding) {
    const std::size_t before = findings_.count(base::Severity::error);
    if (!choose_binding(source, binding)) return std::nullopt;
    if (source.where.file != nullptr) schema_.file = *source.where.file;
    schema_.schema_version = source.attribute("schemaVersion");
    schema_.schema_edition = source.attribute("schematronEdition");
    namespaces(source);
    name_keys(source);
    const std::optional<std::set<std::string>> active = choose_phase(source);
    diagnostics_of(source);
    std::vector<const SourceNode*> lets = lets_of(source);
    for (const SourceNode* let : phase_lets_) lets.push_back(let);
    declare(lets, context_);
    compile_lets(lets, context_);
    keys(source);
    if (phase_ != nullptr && phase_->has("from")) schema_.from = query(*phase_, "from", context_);
    if (phase_ != nullptr && phase_->has("when")) schema_.when = query(*phase_, "when", context_);
    for (const SourceNode& child : source.children) {
        const bool wanted = !active || active->contains(word(child.attribute("id")));
        if ((child.is("pattern") || child.is("group")) && wanted) pattern(child);
        if (child.is("title")) schema_.title = normalized_space(plain_text(child));
    }
    if (findings_.count(base::Severity::error) != before) return std::nullopt;
    schema_.index();
    return std::move(schema_);
}

bool Compiler::choose_binding(const SourceNode& source, std::string_view given) {
    const std::string name =
        source.has("queryBinding") ? lower(source.attribute("queryBinding")) : std::string(given);
    const auto found = std::ranges::find(bindings, name, &Binding::name);
    if (found == std::end(bindings)) {
        findings_.add(rules::binding_unknown, source.place("queryBinding"), {name});
        return false;
    }
    context_.dialect = found->dialect;
    form_ = found->form;
    schema_.binding = name.empty() ? "xslt" : name;
    return true;
}

void Compiler::namespaces(const SourceNode& source) {
    for (const SourceNode& child : source.children) {
        if (!child.is("ns")) continue;
        const std::string prefix = word(child.attribute("prefix"));
        const std::string uri = word(child.attribute("uri"));
        if (prefix.empty()) continue;
        const auto [place, fresh] = context_.namespaces.emplace(prefix, uri);
        if (fresh) {
            schema_.namespaces.emplace_back(prefix, uri);
        } else if (place->second != uri && !lenient_) {
            findings_.add(rules::name_twice, child.place("prefix"), {"the prefix " + prefix});
        }
    }
}

std::optional<std::set<std::string>> Compiler::choose_phase(const SourceNode& source) {
    std::map<std::string, const SourceNode*> phases;
    std::set<std::string> patterns;
    for (const SourceNode& child : source.children) {
        if (child.is("phase") && !phases.emplace(word(child.attribute("id")), &child).second && !lenient_)
            findings_.add(rules::name_twice, child.place("id"), {"the phase " + word(child.attribute("id"))});
        if (child.is("pattern") || child.is("group")) patterns.insert(word(child.attribute("id")));
    }
    std::string known;
    for (const auto& [id, phase] : phases) {
        known += (known.empty() ? "" : ", ") + id;
        for (const SourceNode& child : phase->children) {
            const std::string target = word(child.attribute("pattern"));
            if (child.is("active") && !patterns.contains(target)) {
                findings_.add(rules::pattern_unknown, child.place("pattern"), {target});
            }
        }
    }
    if (known.empty()) known = "none";
    const std::string own = word(source.attribute("defaultPhase"));
    if (!own.empty() && own != "#ALL" && own != "#ANY" && !phases.contains(own)) {
        findings_.add(rules::phase_unknown, source.place("defaultPhase"), {own, known});
    }
    std::string chosen = options_.phase;
    // What "#ANY" chooses among are the schemas of the other phases; this one is for when it finds none.
    const bool given = !chosen.empty() && chosen != "#DEFAULT" && chosen != "#ANY";
    if (!given) chosen = own.empty() || own == "#ANY" ? "#ALL" : own;
    schema_.phase = chosen;
    std::set<std::string> active;
    for (const auto& [id, phase] : phases) {
        if (chosen != "#ALL" && chosen != id) continue;
        if (chosen == id) phase_ = phase;
        for (const SourceNode& child : phase->children) {
            if (child.is("let")) add_phase_let(child, source, chosen == "#ALL");
            if (child.is("active")) active.insert(word(child.attribute("pattern")));
        }
    }
    if (chosen == "#ALL") return std::nullopt;
    if (!phases.contains(chosen) && chosen != own) {
        findings_.add(rules::phase_unknown, source.where.location(), {chosen, known});
    }
    return active;
}

/// With all patterns no phase is chosen, and of the variables that phases declare under one name, each its
/// own value, the first stands for all; those of the schema itself come before.
void Compiler::add_phase_let(const SourceNode& let, const SourceNode& schema, bool all) {
    const auto same = [&](const SourceNode* other) {
        return word(other->attribute("name")) == word(let.attribute("name"));
    };
    const std::vector<const SourceNode*> own = lets_of(schema);
    if (all && (std::ranges::any_of(phase_lets_, same) || std::ranges::any_of(own, same))) return;
    phase_lets_.push_back(&let);
}

std::vector<const SourceNode*> Compiler::lets_of(const SourceNode& parent) {
    std::vector<const SourceNode*> out;
    for (const SourceNode& child : parent.children) {
        if (child.is("let") || (child.is("param") && parent.is("schema"))) out.push_back(&child);
    }
    return out;
}

void Compiler::declare(const std::vector<const SourceNode*>& lets, StaticContext& context) {
    std::set<std::string> here;
    for (const SourceNode* let : lets) {
        std::string name = word(let->attribute("name"));
        if (name.starts_with('$')) name.erase(0, 1);
        if (!here.insert(name).second && !lenient_) {
            findings_.add(rules::name_twice, let->place("name"), {"the variable " + name});
        }
        Let added;
        added.name = name;
        added.slot = static_cast<std::uint32_t>(schema_.lets.size());
        context.variables[name] = added.slot;
        schema_.lets.push_back(std::move(added));
    }
}

void Compiler::compile_lets(const std::vector<const SourceNode*>& lets, const StaticContext& context) {
    const std::size_t first = schema_.lets.size() - lets.size();
    for (std::size_t i = 0; i < lets.size(); ++i) {
        // Read, then store: compiling one may not move what it is stored in.
        Let compiled = let_value(*lets[i], context);
        schema_.lets[first + i].value = std::move(compiled.value);
        schema_.lets[first + i].fragment = compiled.fragment;
        schema_.lets[first + i].type = std::move(compiled.type);
    }
}

Let Compiler::let_value(const SourceNode& let, const StaticContext& context) {
    Let out;
    const bool typed = let.has("as") && context.dialect == Dialect::xpath2;
    if (let.has("as") && !typed) {
        out.value = refused(let, "as", "variables have no types in XPath 1.0");
        return out;
    }
    if (typed) {
        QueryFault fault;
        out.type = SequenceType::parse(let.attribute("as"), context, fault);
        if (!out.type) {
            out.value.why_not = judge(let, "as", fault);
            return out;
        }
    }
    if (let.has("value"))
        out.value = query(let, "value", context);
    else
        let_markup(let, out);
    return out;
}

/// Without the attribute the content is the value, as it stands: what a processor would have to run first
/// is refused.
void Compiler::let_markup(const SourceNode& source, Let& let) {
    if (!source.markup_why_not.empty()) {
        let.value = refused(source, "name", source.markup_why_not);
        return;
    }
    base::Findings faults;
    xml::Document fragment = xml::parse(source.markup, faults);
    if (!fragment.well_formed()) {
        let.value = refused(source, "name", "its content cannot be read by itself");
        return;
    }
    let.fragment = static_cast<std::uint32_t>(schema_.fragments.size());
    schema_.fragments.push_back(std::move(fragment));
}

Compiled Compiler::refused(const SourceNode& node, std::string_view attribute, std::string why) {
    Compiled out;
    out.source = node.attribute(attribute);
    out.why_not = std::move(why);
    findings_.add(rules::part_not_evaluated, node.place(attribute),
                  {std::string(attribute), out.source, out.why_not});
    return out;
}

std::string Compiler::judge(const SourceNode& node, std::string_view attribute, const QueryFault& fault) {
    const std::string shown = normalized_space(node.attribute(attribute));
    const bool wrong = fault.kind == QueryFault::Kind::wrong && !lenient_;
    const base::Rule& rule = wrong ? rules::query_wrong : rules::part_not_evaluated;
    findings_.add(rule, node.place(attribute), {std::string(attribute), shown, fault.reason});
    return fault.reason;
}

Compiled Compiler::query(const SourceNode& node, std::string_view attribute, const StaticContext& context) {
    Compiled out;
    out.source = normalized_space(node.attribute(attribute));
    QueryFault fault;
    out.query = Query::compile(node.attribute(attribute), context, fault);
    if (!out.query) {
        out.why_not = judge(node, attribute, fault);
        return out;
    }
    if (const auto key = unknown_key(*out.query)) {
        fault = {QueryFault::Kind::wrong, 0, "there is no key " + *key};
        out.why_not = judge(node, attribute, fault);
        out.query.reset();
    }
    return out;
}

/// A key that the expression asks for by a literal name, and that the schema does not declare.
std::optional<std::string> Compiler::unknown_key(const Query& query) const {
    const Tree& tree = query.tree();
    for (const Expression& expression : tree.expressions) {
        const bool asks =
            expression.operation == Operation::call && function_at(expression.data).call == functions::key;
        if (!asks) continue;
        const Expression& name = tree.at(tree.argument(expression, 0));
        if (name.operation != Operation::literal) continue;
        const std::string& wanted = tree.constants[name.data].text;
        if (!key_names_.contains(word(wanted))) return wanted;
    }
    return std::nullopt;
}

}  // namespace schematron
