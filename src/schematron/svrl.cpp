#include "schematron/svrl.h"

#include "text/utf8.h"
#include "xml/emitter.h"

namespace schematron {
namespace {

constexpr std::string_view svrl_namespace = "http://purl.oclc.org/dsdl/svrl";

/// Names of files and the like may hold what XML does not.
std::string printable(std::string_view words) {
    std::string out;
    for (const auto& [code, at, size] : text::CodePoints(words)) {
        text::append(out, xml::is_allowed(code) ? code : text::replacement);
    }
    return out;
}

class Writer {
  public:
    Writer(const Result& result, const Schema& schema, std::string document)
        : result_(result), schema_(schema), document_(std::move(document)), emitter_(out_) {}

    std::string run() {
        emitter_.declaration();
        emitter_.open("svrl:schematron-output", {{"xmlns:svrl", svrl_namespace},
                                                 {"title", printable(schema_.title)},
                                                 {"phase", schema_.phase},
                                                 {"schemaVersion", printable(schema_.schema_version)}});
        for (const auto& [prefix, uri] : schema_.namespaces) {
            line();
            emitter_.empty("svrl:ns-prefix-in-attribute-values", {{"prefix", prefix}, {"uri", uri}});
        }
        std::size_t next = 0;
        for (std::uint32_t p = 0; p < schema_.patterns.size(); ++p) {
            pattern(p);
            while (next < result_.outcomes.size() && result_.outcomes[next].pattern == p) {
                outcome(result_.outcomes[next++]);
            }
        }
        line();
        emitter_.close();
        emitter_.line_end();
        return std::move(out_);
    }

  private:
    void line() { emitter_.line_end(); }

    void pattern(std::uint32_t number) {
        const Pattern& pattern = schema_.patterns[number];
        line();
        emitter_.empty("svrl:active-pattern", {{"id", printable(pattern.id)},
                                               {"name", printable(pattern.name)},
                                               {"role", printable(pattern.role)},
                                               {"documents", document_}});
    }

    void outcome(const Outcome& outcome) {
        const Rule& rule = schema_.patterns[outcome.pattern].rules[outcome.rule];
        line();
        if (outcome.kind == Outcome::Kind::fired) {
            emitter_.empty("svrl:fired-rule", {{"id", printable(rule.id)},
                                               {"context", printable(rule.source)},
                                               {"role", printable(rule.role)},
                                               {"flag", printable(rule.flag)}});
            return;
        }
        if (outcome.kind == Outcome::Kind::not_evaluated) return not_evaluated(outcome, rule);
        const Assertion& assertion = rule.assertions[outcome.assertion];
        emitter_.open(outcome.kind == Outcome::Kind::failed ? "svrl:failed-assert" : "svrl:successful-report",
                      {{"id", printable(assertion.id)},
                       {"location", location_path(outcome.node)},
                       {"test", printable(assertion.test.source)},
                       {"role", printable(assertion.role)},
                       {"flag", printable(assertion.flag)}});
        for (const auto& [id, words] : outcome.diagnostics) {
            line();
            emitter_.element("svrl:diagnostic-reference", printable(words), {{"diagnostic", id}});
        }
        line();
        emitter_.element("svrl:text", printable(normalized_space(outcome.text)));
        line();
        emitter_.close();
    }

    void not_evaluated(const Outcome& outcome, const Rule& rule) {
        const std::string where = outcome.node ? " at " + location_path(outcome.node) : std::string();
        const std::string& what = outcome.node ? rule.assertions[outcome.assertion].test.source : rule.source;
        emitter_.element("svrl:text", printable("not evaluated: " + what + where + ": " + outcome.text));
    }

    const Result& result_;
    const Schema& schema_;
    std::string document_, out_;
    xml::Emitter emitter_;
};

}  // namespace

std::string write_svrl(const Result& result, const Schema& schema, const std::string& document_name) {
    return Writer(result, schema, printable(document_name)).run();
}

}  // namespace schematron
