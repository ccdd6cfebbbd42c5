#include "relaxng/schema.h"

#include <algorithm>

#include "base/error.h"
#include "base/file.h"
#include "relaxng/grammar.h"
#include "relaxng/reader.h"
#include "relaxng/simplify.h"

namespace relaxng {
namespace {

constexpr std::string_view schematron_namespace = "http://purl.oclc.org/dsdl/schematron";

/// The topmost Schematron elements of all files.
void collect_schematron(Grammar& grammar) {
    for (const Source& source : grammar.sources) {
        const xml::Document& document = source.document;
        std::uint32_t at = 1;
        while (at < document.node_count()) {
            const xml::Node node = document.node(at);
            const bool wanted = node.is_element() && node.uri() == schematron_namespace;
            if (wanted) grammar.schematron.push_back(node);
            at = wanted ? node.end() : at + 1;
        }
    }
}

}  // namespace

Resolver disk() {
    return [](const std::string& path) { return base::read_file(path); };
}

Resolver nothing_else() {
    return [](const std::string& path) -> std::string {
        throw base::Error(path + " is referred to by a schema that must stand alone");
    };
}

Schema::Schema(std::unique_ptr<const Grammar> grammar) : grammar_(std::move(grammar)) {}
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

const std::vector<xml::Node>& Schema::schematron() const {
    return grammar_->schematron;
}

const std::string& Schema::path_of(const xml::Node& node) const {
    const auto& sources = grammar_->sources;
    const auto source = std::find_if(sources.begin(), sources.end(), [&](const Source& one) {
        return one.document.root().tree() == node.tree();
    });
    PM_CHECK(source != sources.end());  // a node of this schema
    return source->path;
}

std::optional<Schema> load(const std::string& path, std::string bytes, const Resolver& resolver,
                           base::Findings& findings) {
    base::Findings own;
    auto grammar = std::make_unique<Grammar>();
    Reader(*grammar, resolver, own).run(path, std::move(bytes));
    if (own.count(base::Severity::error) == 0) {
        grammar->classes = resolve_classes(grammar->written_classes, grammar->names);
        const std::vector<FormId> order = simplify(*grammar, own);
        if (own.count(base::Severity::error) == 0) check_restrictions(*grammar, order, own);
    }
    own.name_file(path);
    findings.append(own);
    if (own.count(base::Severity::error) > 0) return std::nullopt;
    collect_schematron(*grammar);
    return Schema(std::move(grammar));
}

std::optional<Schema> load_file(const std::string& path, base::Findings& findings) {
    return load(path, base::read_file(path), disk(), findings);
}

}  // namespace relaxng
