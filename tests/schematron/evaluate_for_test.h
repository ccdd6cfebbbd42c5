// Evaluating one expression over one small document, for the tables of the tests.
#pragma once

#include <string>
#include <string_view>

#include "schematron/evaluate.h"

namespace schematron::testing {

/// The value as text, items separated by a space, from the document element. "error: …" for an expression
/// that does not compile, "refused: …" for one that is not evaluated, "stopped: …" for one that has no value.
inline std::string value_of(std::string_view expression, std::string_view document, Dialect dialect,
                            std::string_view context = "/*") {
    base::Findings findings;
    const xml::Document parsed = xml::parse(std::string(document), findings);
    StaticContext known;
    known.dialect = dialect;
    known.namespaces = {{"p", "urn:p"},
                        {"xs", "http://www.w3.org/2001/XMLSchema"},
                        {"xsl", "http://www.w3.org/1999/XSL/Transform"}};
    QueryFault fault;
    const auto query = Query::compile(expression, known, fault);
    if (!query) return (fault.kind == QueryFault::Kind::wrong ? "error: " : "refused: ") + fault.reason;
    const auto start = Query::compile(context, known, fault);
    Environment environment(parsed);
    try {
        const Nodes nodes = Evaluator(*start, environment).nodes(make_node(environment.root()));
        if (nodes.empty()) return "no context";
        const Item item = make_node(nodes.front());
        std::string out;
        for (const Item& one : Evaluator(*query, environment).evaluate(item)) {
            if (!out.empty()) out += ' ';
            out += string_of(one, dialect);
        }
        return out;
    } catch (const Unevaluated& stopped) {
        return "stopped: " + stopped.reason;
    }
}

}  // namespace schematron::testing
