#include "schematron/schema.h"

#include <algorithm>

#include "schematron/rules.h"
#include "schematron/schema_compiler.h"
#include "schematron/schema_expand.h"

namespace schematron {
namespace {

bool schematron_namespace(std::string_view uri) {
    return uri == iso_namespace || uri == old_namespace;
}

/// Elements that mean something on their own, wherever they stand in another schema.
bool stands_alone(std::string_view name) {
    return name == "pattern" || name == "rule" || name == "ns" || name == "let" || name == "diagnostics" ||
           name == "phase" || name == "title" || name == "p";
}

std::vector<EmbeddedPart> embedded_parts(const xml::Document& document, const std::string& name) {
    std::vector<EmbeddedPart> out;
    for (std::uint32_t i = 0; i < document.node_count();) {
        const xml::Node node = document.node(i);
        const bool part = node.is_element() && schematron_namespace(node.uri());
        if (part) out.push_back(EmbeddedPart{node, name});
        i = part ? node.end() : i + 1;
    }
    return out;
}

/// What is in force where the part stands, for schemas that leave the ns elements out.
void add_declared_prefixes(const EmbeddedPart& part, SourceNode& schema) {
    for (const xml::Tree::Binding& binding : part.node.namespaces()) {
        if (binding.prefix.empty() || binding.prefix == "xml") continue;
        SourceNode declared;
        declared.name = "ns";
        declared.attributes = {{"prefix", std::string(binding.prefix)}, {"uri", std::string(binding.uri)}};
        schema.children.push_back(std::move(declared));
    }
}

/// Does each document choose its phase?
bool wants_any(const SourceNode& source, const SchemaOptions& options) {
    const bool by_default = options.phase.empty() || options.phase == "#DEFAULT";
    return options.phase == "#ANY" || (by_default && trimmed(source.attribute("defaultPhase")) == "#ANY");
}

void add_choices(const SourceNode& source, const SchemaOptions& options, Schema& schema,
                 base::Findings& findings) {
    for (const SourceNode& phase : source.children) {
        if (!phase.is("phase") || !phase.has("when")) continue;
        SchemaOptions one = options;
        one.phase = trimmed(phase.attribute("id"));
        base::Findings faults;
        auto choice = Compiler(one, false, faults).run(source, "");
        // The schemas share most of what they have to say.
        for (const base::Finding& fault : faults.all()) {
            const bool said = std::ranges::any_of(findings.all(), [&](const base::Finding& other) {
                return other.rule == fault.rule && other.where == fault.where;
            });
            if (!said) findings.add(fault);
        }
        if (choice) schema.choices.push_back(std::move(*choice));
    }
}

}  // namespace

void Schema::index() {
    targets_.clear();
    for (std::uint32_t p = 0; p < patterns.size(); ++p) {
        for (std::uint32_t r = 0; r < patterns[p].rules.size(); ++r) {
            const auto& context = patterns[p].rules[r].context;
            if (!context) continue;
            for (std::uint32_t a = 0; a < context->targets().size(); ++a) {
                targets_.emplace_back(context->targets()[a], Candidate{p, r, a});
            }
        }
    }
}

bool is_schema(const xml::Document& document) {
    const xml::Node root = document.element();
    return root && root.local() == "schema" && schematron_namespace(root.uri());
}

std::optional<Schema> compile(const xml::Document& document, const std::string& name,
                              const SchemaOptions& options, base::Findings& findings) {
    const xml::Node root = document.element();
    if (!root || !is_schema(document)) {
        base::Location where = document.location(root ? root.name_offset() : 0);
        where.file = name;
        findings.add(rules::no_schema, where, {root ? std::string(root.name()) : "missing"});
        return std::nullopt;
    }
    const Edition edition = root.uri() == iso_namespace ? Edition::iso : Edition::old;
    const std::size_t before = findings.count(base::Severity::error);
    IncludedFiles included;
    SourceNode source = SourceReader(edition, options.loader, included, findings).read(root, name);
    source = expand(std::move(source), edition == Edition::old, findings);
    auto schema = Compiler(options, false, findings).run(source, "");
    if (schema && wants_any(source, options)) add_choices(source, options, *schema, findings);
    if (findings.count(base::Severity::error) != before) return std::nullopt;
    return schema;
}

std::optional<Schema> compile_embedded(const xml::Document& document, const std::string& name,
                                       const SchemaOptions& options, base::Findings& findings) {
    return compile_embedded(embedded_parts(document, name), options, findings);
}

std::optional<Schema> compile_embedded(const std::vector<EmbeddedPart>& parts, const SchemaOptions& options,
                                       base::Findings& findings) {
    IncludedFiles included;
    SourceNode schema;
    schema.name = "schema";
    const std::size_t before = findings.count(base::Severity::error);
    for (const EmbeddedPart& part : parts) {
        if (!stands_alone(part.node.local())) continue;
        const Edition edition = part.node.uri() == iso_namespace ? Edition::iso : Edition::old;
        SourceNode source =
            SourceReader(edition, options.loader, included, findings).read(part.node, part.name);
        if (!source.is("rule")) {
            schema.children.push_back(std::move(source));
            continue;
        }
        SourceNode pattern;
        pattern.name = "pattern";
        pattern.where = source.where;
        pattern.children.push_back(std::move(source));
        schema.children.push_back(std::move(pattern));
    }
    if (findings.count(base::Severity::error) != before) return std::nullopt;
    for (const EmbeddedPart& part : parts) add_declared_prefixes(part, schema);
    schema = expand(std::move(schema), true, findings);
    return Compiler(options, true, findings).run(schema, "xslt2");
}

}  // namespace schematron
