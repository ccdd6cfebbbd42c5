// Compiling a small schema and running it over a small document, for the tests of schemas.
#pragma once

#include <string>
#include <string_view>

#include "schematron/run.h"

namespace schematron::testing {

inline constexpr std::string_view iso = "xmlns='http://purl.oclc.org/dsdl/schematron'";

struct Compiled {
    std::optional<Schema> schema;
    base::Findings findings;
};

inline Compiled compile(std::string_view text, const SchemaOptions& options = {}) {
    Compiled out;
    const xml::Document document = xml::parse(std::string(text), out.findings);
    out.schema = schematron::compile(document, "s.sch", options, out.findings);
    return out;
}

inline std::string iso_schema(std::string_view inside, std::string_view attributes = "") {
    return "<schema " + std::string(iso) + " " + std::string(attributes) + ">" + std::string(inside) +
           "</schema>";
}

/// The messages for `document`, "; " between them; the ids of the faults when the schema has some.
inline std::string found(std::string_view schema, std::string_view document,
                         const SchemaOptions& options = {}) {
    const Compiled compiled = compile(schema, options);
    std::string out;
    const auto add = [&](const std::string& text) { out += (out.empty() ? "" : "; ") + text; };
    if (!compiled.schema) {
        for (const base::Finding& finding : compiled.findings.all()) {
            if (finding.severity() == base::Severity::error) add(std::string(finding.rule->id));
        }
        return out;
    }
    base::Findings findings;
    const xml::Document parsed = xml::parse(std::string(document), findings);
    Runner runner(*compiled.schema);
    const schematron::Result result = runner.run(parsed);
    const base::Findings all = schematron::findings_of(result, *compiled.schema, parsed);
    for (const base::Finding& finding : all.all()) {
        add(finding.message());
    }
    return out;
}

inline std::string found_by_rules(std::string_view rules, std::string_view document,
                                  std::string_view attributes = "") {
    return found(iso_schema("<pattern>" + std::string(rules) + "</pattern>", attributes), document);
}

}  // namespace schematron::testing
