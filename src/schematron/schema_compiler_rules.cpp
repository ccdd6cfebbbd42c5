// Compiler: patterns, rules and assertions.
#include <algorithm>

#include "base/error.h"
#include "schematron/rules.h"
#include "schematron/schema_compiler.h"
#include "schematron/schema_grammar.h"

namespace schematron {
namespace {

struct WeightWord {
    std::string_view word;
    Weight weight;
};
constexpr WeightWord weights[] = {{"warning", Weight::warning},  {"warn", Weight::warning},
                                  {"nonfatal", Weight::warning}, {"info", Weight::info},
                                  {"information", Weight::info}, {"informational", Weight::info},
                                  {"hint", Weight::info}};

Remarks remarks_of(const SourceNode& node) {
    const auto get = [&node](std::string_view name) { return std::string(node.attribute(name)); };
    return {get("see"), get("icon"), get("fpi"), get("xml:lang"), get("xml:space")};
}

}  // namespace

std::optional<Weight> weight_named(std::string_view word) {
    const std::string given = lower(word);
    if (given.empty()) return std::nullopt;
    const auto found = std::ranges::find(weights, given, &WeightWord::word);
    return found == std::end(weights) ? Weight::error : found->weight;
}

/// Of keys at the top and, in Schematron 1.5, in rules.
void Compiler::name_keys(const SourceNode& parent) {
    for (const SourceNode& child : parent.children) {
        if (child.is("xsl:key") || child.is("key")) {
            const std::string name = word(child.attribute("name"));
            const std::size_t colon = name.find(':');
            const bool declared = colon == name.npos || context_.namespaces.contains(name.substr(0, colon));
            if (!is_name(colon == name.npos ? name : name.substr(colon + 1)) || !declared)
                findings_.add(rules::attribute_value, child.place("name"), {child.name, "name", name});
            key_names_.insert(name);
        }
        if (child.is("pattern") || child.is("group") || child.is("rule")) name_keys(child);
    }
}

void Compiler::keys(const SourceNode& source) {
    for (const SourceNode& child : source.children) {
        if (child.is("xsl:key")) key(child, child, "match", "use", context_);
        if (child.is("key")) key(child, child, "match", "path", context_);
    }
    for (const SourceNode& pattern : source.children) {
        for (const SourceNode& rule : pattern.children) {
            const bool abstract = rule.attribute("abstract") == "true";
            for (const SourceNode& child : rule.children) {
                if (child.is("key") && !abstract) key(child, rule, "context", "path", context_);
            }
        }
    }
}

void Compiler::key(const SourceNode& key, const SourceNode& owner, std::string_view match,
                   std::string_view use, const StaticContext& context) {
    Key out;
    out.name = word(key.attribute("name"));
    QueryFault fault;
    out.match = Context::compile(owner.attribute(match), context, form_, fault);
    if (!out.match) judge(owner, match, fault);
    out.use = query(key, use, context);
    schema_.keys.push_back(std::move(out));
}

void Compiler::diagnostics_of(const SourceNode& source) {
    for (const SourceNode& group : source.children) {
        if (group.is("diagnostics")) collect_notes(group, "diagnostic");
        if (group.is("properties")) collect_notes(group, "property");
    }
}

void Compiler::collect_notes(const SourceNode& group, std::string_view child_name) {
    for (const SourceNode& child : group.children) {
        if (!child.is(child_name)) continue;
        const std::string id = word(child.attribute("id"));
        if (!notes_.emplace(group.name + ' ' + id, &child).second && !lenient_)
            findings_.add(rules::name_twice, child.place("id"), {"the " + child.name + ' ' + id});
    }
}

void Compiler::pattern(const SourceNode& source) {
    Pattern out;
    out.id = word(source.attribute("id"));
    out.role = source.attribute("role");
    out.name = source.attribute("name");
    out.every_rule = source.is("group");
    for (const SourceNode& child : source.children) {
        if (child.is("title")) out.name = normalized_space(plain_text(child));
    }
    if (source.has("documents")) out.documents = query(source, "documents", context_);
    StaticContext context = context_;
    const auto lets = lets_of(source);
    declare(lets, context);
    compile_lets(lets, context);
    for (std::size_t i = schema_.lets.size() - lets.size(); i < schema_.lets.size(); ++i)
        out.lets.push_back(static_cast<std::uint32_t>(i));
    for (const SourceNode& child : source.children) {
        if (child.is("rule") && child.attribute("abstract") != "true") {
            out.rules.push_back(rule(child, context));
            ++schema_.rule_count;
        }
    }
    schema_.patterns.push_back(std::move(out));
}

Rule Compiler::rule(const SourceNode& source, const StaticContext& outer) {
    const std::size_t gaps = findings_.all().size();
    Rule out;
    out.id = word(source.attribute("id"));
    out.role = source.attribute("role");
    out.flag = source.attribute("flag");
    out.source = normalized_space(source.attribute("context"));
    QueryFault fault;
    out.context = Context::compile(source.attribute("context"), outer, form_, fault);
    if (!out.context) out.why_not = judge(source, "context", fault);
    StaticContext context = outer;
    const auto lets = lets_of(source);
    // One by one: a rule's variables see only those before them.
    for (const SourceNode* let : lets) {
        StaticContext before = context;
        declare({let}, context);
        compile_lets({let}, before);
        out.lets.push_back(static_cast<std::uint32_t>(schema_.lets.size() - 1));
    }
    if (source.has("visit-each")) out.visit_each = query(source, "visit-each", context);
    for (const SourceNode& child : source.children) {
        if (child.is("assert") || child.is("report"))
            out.assertions.push_back(assertion(child, source, context));
    }
    const auto& found = findings_.all();
    const bool gap =
        std::any_of(found.begin() + static_cast<std::ptrdiff_t>(gaps), found.end(),
                    [](const base::Finding& one) { return one.rule == &rules::part_not_evaluated; });
    if (gap) ++schema_.not_evaluated;
    return out;
}

/// A word, or $name for a variable in scope.
Varying Compiler::varying(const SourceNode& node, std::string_view attribute, const StaticContext& context) {
    Varying out;
    out.written = node.attribute(attribute);
    const std::string name = word(out.written);
    if (name.starts_with('$') && context.variables.contains(std::string_view(name).substr(1)))
        out.variable = query(node, attribute, context);
    return out;
}

Assertion Compiler::assertion(const SourceNode& source, const SourceNode& rule,
                              const StaticContext& context) {
    Assertion out;
    out.report = source.is("report");
    out.test = query(source, "test", context);
    out.id = word(source.attribute("id"));
    out.role = varying(source, "role", context);
    out.flag = varying(source, "flag", context);
    out.severity = varying(source, "severity", context);
    std::optional<Weight> weight = weight_named(rule.attribute("severity"));
    if (!weight) weight = weight_named(rule.attribute("role"));
    out.of_rule = weight.value_or(Weight::error);
    out.remarks = remarks_of(source);
    out.text = parts(source, context);
    const SourceNode& about = source.has("subject") ? source : rule;
    if (about.has("subject")) out.subject = query(about, "subject", context);
    out.diagnostics = notes(source, "diagnostics", context);
    out.properties = notes(source, "properties", context);
    return out;
}

/// The diagnostics or properties that an assertion names, by number.
std::vector<std::uint32_t> Compiler::notes(const SourceNode& source, std::string_view attribute,
                                           const StaticContext& context) {
    std::vector<std::uint32_t> out;
    const bool is_diagnostics = attribute == "diagnostics";
    std::vector<Diagnostic>& all = is_diagnostics ? schema_.diagnostics : schema_.properties;
    std::string list = normalized_space(source.attribute(attribute));
    while (!list.empty()) {
        const std::string id = list.substr(0, list.find(' '));
        list.erase(0, id.size() + 1);
        const auto found = notes_.find(std::string(attribute) + ' ' + id);
        if (found == notes_.end()) {
            findings_.add(is_diagnostics ? rules::diagnostic_unknown : rules::property_unknown,
                          source.place(attribute), {id});
            continue;
        }
        // Compiled for each assertion apart: it may use the variables of that rule.
        const SourceNode& node = *found->second;
        Diagnostic note{id, std::string(node.attribute("role")), std::string(node.attribute("scheme")),
                        remarks_of(node), parts(node, context)};
        out.push_back(static_cast<std::uint32_t>(all.size()));
        all.push_back(std::move(note));
    }
    return out;
}

std::vector<TextPart> Compiler::parts(const SourceNode& source, const StaticContext& context) {
    std::vector<TextPart> out;
    add_parts(source, context, out);
    return out;
}

void Compiler::add_parts(const SourceNode& source, const StaticContext& context, std::vector<TextPart>& out) {
    for (const SourceNode& child : source.children) {
        TextPart part;
        if (child.is("value-of")) {
            part.kind = TextPart::Kind::value;
            part.query = query(child, "select", context);
        } else if (child.is("name")) {
            part.kind = TextPart::Kind::name;
            part.query = child.has("path") ? query(child, "path", context) : self(context);
        } else if (child.name.empty()) {
            part.text = child.text;
        } else {
            part.text = child.name;
            part.kind = TextPart::Kind::open;
            part.attributes = child.attributes;
            out.push_back(part);
            add_parts(child, context, out);
            part.kind = TextPart::Kind::close;
        }
        out.push_back(std::move(part));
    }
}

Compiled Compiler::self(const StaticContext& context) {
    Compiled out;
    QueryFault fault;
    out.source = ".";
    out.query = Query::compile(".", context, fault);
    PM_CHECK(out.query);
    return out;
}

std::string Compiler::plain_text(const SourceNode& source) {
    std::string out = source.text;
    for (const SourceNode& child : source.children) out += plain_text(child);
    return out;
}

}  // namespace schematron
