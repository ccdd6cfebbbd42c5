#include "validate/document.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/error.h"
#include "base/uri.h"
#include "relaxng/validate.h"
#include "schematron/svrl.h"
#include "validate/document_rules.h"
#include "validate/embedded.h"
#include "validate/xml_model.h"

namespace validate {
namespace {

constexpr std::string_view tei_namespace = "http://www.tei-c.org/ns/1.0";
constexpr std::size_t most_named_schemas = 100;

std::string_view local_part(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

/// Can the root be found by looking for the first tag? Not in an encoding of wide characters, and not behind
/// a declaration that may hold tags of its own.
bool reads_simply(std::string_view bytes) {
    return bytes.substr(0, 4).find('\0') == bytes.npos && !bytes.starts_with("\xFE\xFF") &&
           !bytes.starts_with("\xFF\xFE") && bytes.find("<!DOCTYPE") == bytes.npos;
}

/// The local name of the root element; empty when there is none.
std::string root_name(std::string_view bytes) {
    if (!reads_simply(bytes)) {
        base::Findings unused;
        const xml::Document document = xml::parse(std::string(bytes), unused);
        return document.element() ? std::string(document.element().local()) : std::string();
    }
    while (true) {
        const std::size_t open = bytes.find('<');
        if (open == bytes.npos) return {};
        bytes.remove_prefix(open);
        std::string_view close;
        if (bytes.starts_with("<!--")) {
            close = "-->";
        } else if (bytes.starts_with("<?")) {
            close = "?>";
        } else {
            break;
        }
        const std::size_t end = bytes.find(close);
        if (end == bytes.npos) return {};
        bytes.remove_prefix(end + close.size());
    }
    return std::string(local_part(bytes.substr(1, bytes.find_first_of(" \t\r\n/>") - 1)));
}

/// A pattern of RELAX NG (its specification, section 3) can be the root of a schema.
bool grammar_root(std::string_view name) {
    constexpr std::string_view patterns[] = {"grammar", "element",  "attribute",  "group",      "interleave",
                                             "choice",  "optional", "zeroOrMore", "oneOrMore",  "list",
                                             "mixed",   "ref",      "parentRef",  "empty",      "text",
                                             "value",   "data",     "notAllowed", "externalRef"};
    return std::ranges::find(patterns, name) != std::end(patterns);
}

std::optional<LoadedSchema> load_rules(SchemaSource& source, const schematron::SchemaOptions& options,
                                       base::Findings& findings) {
    base::Findings faults;
    const xml::Document document = xml::parse(std::move(source.bytes), faults);
    faults.name_file(source.name);
    findings.append(faults);
    if (!document.well_formed()) return std::nullopt;
    const xml::Node root = document.element();
    const bool ours = schematron::is_schema(document);
    if (!ours && root.uri() == "http://www.w3.org/2001/XMLSchema") {
        base::Location where = document.location(root.name_offset());
        where.file = source.name;
        findings.add(document_rules::schema_not_xml, where,
                     {source.name, std::string(root.name()) + " of XML Schema"});
        return std::nullopt;
    }
    LoadedSchema out{source.name, std::nullopt, std::nullopt};
    out.rules = schematron::compile(document, source.name, options, findings);
    if (!out.rules) return std::nullopt;
    return out;
}

schematron::Loader loader_through(const relaxng::Resolver& resolver) {
    if (!resolver) return {};
    return [&resolver](const std::string& href, const std::string& base) {
        std::optional<schematron::Loaded> out;
        if (href.find("://") != href.npos) return out;
        const std::string path = base::beside(base, href);
        try {
            out = schematron::Loaded{path, resolver(path)};
        } catch (const base::Error&) {
            // Not there: the compiler reports it where the reference stands.
            out = std::nullopt;
        }
        return out;
    };
}

}  // namespace

void Check::add(const Check& other) {
    passed += other.passed;
    failed += other.failed;
    not_evaluated += other.not_evaluated;
    const bool worse = other.verdict == base::Verdict::invalid ||
                       (other.verdict == base::Verdict::valid && verdict == base::Verdict::not_checked);
    const bool open = other.verdict == base::Verdict::not_checked && other.not_evaluated > 0;
    if (worse) verdict = other.verdict;
    if (open && verdict == base::Verdict::valid) verdict = base::Verdict::not_checked;
}

base::Verdict DocumentReport::verdict() const {
    bool valid = false, open = false;
    for (const Check* check : {&well_formed, &grammar, &rules}) {
        if (check->verdict == base::Verdict::invalid) return base::Verdict::invalid;
        valid = valid || check->verdict == base::Verdict::valid;
        open = open || check->not_evaluated > 0;
    }
    return valid && !open ? base::Verdict::valid : base::Verdict::not_checked;
}

std::optional<LoadedSchema> load_schema(SchemaSource source, const relaxng::Resolver& resolver,
                                        base::Findings& findings) {
    LoadedSchema out{source.name, std::nullopt, std::nullopt};
    const schematron::SchemaOptions options{source.phase, loader_through(resolver)};
    const std::string root = root_name(source.bytes);
    if (root == "schema") return load_rules(source, options, findings);
    if (!root.empty() && !grammar_root(root)) {
        findings.add(document_rules::schema_not_xml, base::Location{source.name}, {source.name, root});
        return std::nullopt;
    }
    out.grammar = relaxng::load(source.name, std::move(source.bytes),
                                resolver ? resolver : relaxng::nothing_else(), findings);
    if (!out.grammar) return std::nullopt;
    if (!source.keep_embedded || out.grammar->schematron().empty()) return out;
    std::vector<schematron::EmbeddedPart> parts;
    for (const xml::Node& node : out.grammar->schematron())
        parts.push_back({node, out.grammar->path_of(node)});
    out.rules = schematron::compile_embedded(parts, options, findings);
    if (!out.rules) return std::nullopt;
    return out;
}

std::vector<LoadedSchema> load_own_schemas() {
    std::vector<LoadedSchema> out;
    for (std::string_view name : {"pressmark.rng", "pressmark.sch"}) {
        base::Findings findings;
        SchemaSource source{std::string(name), std::string(embedded_schema(name))};
        source.keep_embedded = false;
        auto schema = load_schema(std::move(source), {}, findings);
        PM_CHECK(schema);
        out.push_back(std::move(*schema));
    }
    return out;
}

bool is_xml_name(std::string_view name) {
    const std::string lowered =
        base::lowered(name.substr(name.size() - std::min<std::size_t>(name.size(), 4)));
    return lowered == ".xml" || lowered == ".tei";
}

bool written_by_pressmark(const xml::Document& document) {
    const xml::Node root = document.element();
    if (!root || root.uri() != tei_namespace) return false;
    // Only the header is looked at: the first child of the root.
    const xml::Node header = root.first_element();
    if (!header || !header.is(tei_namespace, "teiHeader")) return false;
    for (std::uint32_t at = header.index(); at < header.end(); ++at) {
        const xml::Node node = document.node(at);
        if (!node.is(tei_namespace, "application")) continue;
        const xml::Attribute ident = node.attribute("ident");
        if (ident && ident.value() == "pressmark") return true;
    }
    return false;
}

/// What checks with one schema and remembers from file to file.
struct DocumentValidator::Engines {
    std::unique_ptr<relaxng::Validator> grammar;
    std::unique_ptr<schematron::Runner> rules;
};

DocumentValidator::DocumentValidator(DocumentOptions options) : options_(std::move(options)) {}
DocumentValidator::~DocumentValidator() = default;

DocumentValidator::Engines& DocumentValidator::engines(const LoadedSchema& schema) {
    std::unique_ptr<Engines>& known = engines_[&schema];
    if (!known) {
        known = std::make_unique<Engines>();
        if (schema.grammar) known->grammar = std::make_unique<relaxng::Validator>(*schema.grammar);
        if (schema.rules)
            known->rules = std::make_unique<schematron::Runner>(*schema.rules, options_.svrl,
                                                                loader_through(options_.resolver));
    }
    return *known;
}

DocumentReport DocumentValidator::check(std::string bytes, const std::string& name,
                                        base::Findings& findings) {
    DocumentReport report;
    base::Findings faults;
    xml::ParseOptions parsing;
    parsing.decoder = options_.decoder;
    report.document = xml::parse(std::move(bytes), faults, parsing);
    report.well_formed.failed = faults.count(base::Severity::error);
    report.well_formed.passed = report.document.well_formed() ? 1 : 0;
    report.well_formed.verdict =
        report.document.well_formed() ? base::Verdict::valid : base::Verdict::invalid;
    findings.append(faults);
    // A tree that is only what could be made of the file would be reported twice for every fault.
    if (!report.document.well_formed()) return report;
    // A schema that is asked for and was not used leaves open what it would say.
    std::size_t unused = 0;
    for (const LoadedSchema* schema : choose(report.document, name, unused, findings))
        run(*schema, name, report, findings);
    report.grammar.not_evaluated += unused;
    return report;
}

void DocumentValidator::run(const LoadedSchema& schema, const std::string& name, DocumentReport& report,
                            base::Findings& findings) {
    Engines& with = engines(schema);
    if (with.grammar) {
        base::Findings found;
        const bool valid = with.grammar->validate(report.document, found);
        Check check;
        check.verdict = valid ? base::Verdict::valid : base::Verdict::invalid;
        check.passed = valid ? 1 : 0;
        check.failed = valid ? 0 : std::max<std::size_t>(found.count(base::Severity::error), 1);
        report.grammar.add(check);
        findings.append(found);
    }
    if (with.rules) {
        const schematron::Result result = with.rules->run(report.document, name);
        const base::Findings found = schematron::findings_of(result, *schema.rules, report.document);
        Check check{base::Verdict::not_checked, result.passed, result.failed, result.not_evaluated};
        check.verdict = found.count(base::Severity::error) > 0 ? base::Verdict::invalid
                        : result.not_evaluated > 0             ? base::Verdict::not_checked
                                                               : base::Verdict::valid;
        report.rules.add(check);
        findings.append(found);
        if (options_.svrl) report.svrl.push_back(schematron::write_svrl(result, *schema.rules, name));
    }
}

std::vector<const LoadedSchema*> DocumentValidator::choose(const xml::Document& document,
                                                           const std::string& name, std::size_t& unused,
                                                           base::Findings& findings) {
    if (!options_.schemas.empty()) return options_.schemas;
    std::vector<const LoadedSchema*> out;
    std::vector<XmlModel> others;
    std::size_t named = 0, loaded = 0;
    for (const XmlModel& model : xml_models(document)) {
        if (!options_.model_loader) break;
        if (!model.usable()) {
            others.push_back(model);
            continue;
        }
        ++named;
        const std::string& phase = model.phase.empty() ? options_.phase : model.phase;
        const LoadedSchema* schema = model_schema(model.href, phase, name, model.where, findings);
        if (schema == nullptr) continue;
        ++loaded;
        // TEI files name one file twice, for its grammar and for the rules in it.
        if (std::ranges::find(out, schema) == out.end()) out.push_back(schema);
    }
    if (out.empty() && !options_.own_schemas.empty() && written_by_pressmark(document))
        return options_.own_schemas;
    unused = named - loaded;
    // The same in another language is not a loss, unless it is all there is.
    for (const XmlModel& model : others) {
        if (!out.empty() || model.href.empty()) continue;
        ++unused;
        findings.add(document_rules::model_not_used, model.where,
                     {model.href, "only RELAX NG in XML syntax and Schematron are read"});
    }
    if (out.empty() && named + unused == 0) {
        findings.add(document_rules::no_schema, document.location(document.element().name_offset()));
    }
    return out;
}

const LoadedSchema* DocumentValidator::model_schema(const std::string& href, const std::string& phase,
                                                    const std::string& name, const base::Location& where,
                                                    base::Findings& findings) {
    auto source = options_.model_loader(href, name);
    if (!source) {
        const bool remote = href.find("://") != href.npos && !href.starts_with("file:");
        findings.add(document_rules::model_not_used, where,
                     {href, remote ? "nothing is fetched from a network" : "there is no such file"});
        return nullptr;
    }
    const std::string key = source->name + '\n' + phase;
    auto known = named_.find(key);
    if (known == named_.end()) {
        if (named_.size() >= most_named_schemas) {
            findings.add(document_rules::model_not_used, where,
                         {href, "too many schemas are named in one run"});
            return nullptr;
        }
        source->phase = phase;
        base::Findings faults;
        Named added;
        added.schema = load_schema(std::move(*source), options_.resolver, faults);
        for (const base::Finding& fault : faults.all()) {
            if (added.why_not.empty() && fault.severity() == base::Severity::error)
                added.why_not = fault.message();
        }
        known = named_.emplace(key, std::move(added)).first;
    }
    if (known->second.schema) return &*known->second.schema;
    findings.add(document_rules::model_faulty, where, {href, known->second.why_not});
    return nullptr;
}

}  // namespace validate
