// Compiler: what holds for the whole schema, and expressions.
#include "schematron/schema_compiler.h"

#include <algorithm>

#include "base/ascii.h"
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
    schema_.schema_version = source.attribute("schemaVersion");
    schema_.schema_edition = source.attribute("schematronEdition");
    namespaces(source);
    const std::optional<std::set<std::string>> active = choose_phase(source);
    diagnostics_of(source);
    std::vector<const SourceNode*> lets = lets_of(source);
    for (const SourceNode* let : phase_lets_) lets.push_back(let);
    declare(lets, context_);
    compile_lets(lets, context_);
    keys(source);
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
    if (!own.empty() && own != "#ALL" && !phases.contains(own)) {
        findings_.add(rules::phase_unknown, source.place("defaultPhase"), {own, known});
    }
    std::string chosen = options_.phase;
    if (chosen.empty() || chosen == "#DEFAULT") chosen = own.empty() ? "#ALL" : own;
    schema_.phase = chosen;
    std::set<std::string> active;
    for (const auto& [id, phase] : phases) {
        if (chosen != "#ALL" && chosen != id) continue;
        if (chosen == id && phase->has("from")) {
            phase_why_not_ = "its phase is about a part of the document only";
            (void)refused(*phase, "from", phase_why_not_);
        }
        for (const SourceNode& child : phase->children) {
            if (child.is("let")) add_phase_let(child, source, chosen == "#ALL");
            if (child.is("active")) active.insert(word(child.attribute("pattern")));
        }
    }
    if (chosen == "#ALL") return std::nullopt;
    if (!phases.contains(chosen) && chosen != own) {
        findings_.add(rules::phase_unknown, source.where, {chosen, known});
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
        Compiled value = let_value(*lets[i], context);
        schema_.lets[first + i].value = std::move(value);
    }
}

Compiled Compiler::let_value(const SourceNode& let, const StaticContext& context) {
    if (let.has("as")) return refused(let, "as", "typed variables are not evaluated");
    if (let.has("value")) return query(let, "value", context);
    Compiled out = refused(let, "name", "a variable whose value is markup is not evaluated");
    return out;
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
    if (!out.query) out.why_not = judge(node, attribute, fault);
    return out;
}

}  // namespace schematron
