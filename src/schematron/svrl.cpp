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
                                                 {"schematronEdition", printable(schema_.schema_edition)},
                                                 {"schemaVersion", printable(schema_.schema_version)}});
        for (const auto& [prefix, uri] : schema_.namespaces) {
            line();
            emitter_.empty("svrl:ns-prefix-in-attribute-values", {{"prefix", prefix}, {"uri", uri}});
        }
        std::size_t next = 0;
        for (std::uint32_t p = 0; p < schema_.patterns.size(); ++p) {
            if (!schema_.patterns[p].documents) pattern(p, document_);
            for (std::uint32_t d = 0; d <= result_.documents.size(); ++d) {
                if (d > 0 && result_.documents[d - 1].pattern != p) continue;
                if (d > 0) pattern(p, printable(result_.documents[d - 1].name));
                while (next < result_.outcomes.size() && result_.outcomes[next].pattern == p &&
                       result_.outcomes[next].document == d) {
                    outcome(result_.outcomes[next++]);
                }
            }
        }
        line();
        emitter_.close();
        emitter_.line_end();
        return std::move(out_);
    }

  private:
    using Kept = std::vector<std::pair<std::string_view, std::string>>;

    void line() { emitter_.line_end(); }

    void pattern(std::uint32_t number, const std::string& document) {
        const Pattern& pattern = schema_.patterns[number];
        line();
        emitter_.empty("svrl:active-pattern", {{"id", printable(pattern.id)},
                                               {"name", printable(pattern.name)},
                                               {"role", printable(pattern.role)},
                                               {"documents", document}});
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
                       {"role", printable(outcome.role)},
                       {"flag", printable(outcome.flag)},
                       {"severity", printable(outcome.severity)}});
        for (const Note& note : outcome.diagnostics) {
            const Diagnostic& diagnostic = schema_.diagnostics[note.number];
            rich("svrl:diagnostic-reference", {{"diagnostic", diagnostic.id}}, diagnostic.remarks, note.text,
                 note.marks);
        }
        for (const Note& note : outcome.properties) {
            const Diagnostic& property = schema_.properties[note.number];
            rich("svrl:property-reference",
                 {{"property", property.id}, {"role", property.role}, {"scheme", property.scheme}},
                 property.remarks, note.text, note.marks);
        }
        rich("svrl:text", {}, assertion.remarks, outcome.text, outcome.marks);
        line();
        emitter_.close();
    }

    /// An element with a text in which emph, dir and span are kept. White space is collapsed but where the
    /// schema wants it preserved.
    void rich(std::string_view name, std::initializer_list<xml::Emitter::Attribute> own,
              const Remarks& remarks, const std::string& text, const Marks& marks) {
        Kept kept;
        for (const auto& [key, value] : own) kept.emplace_back(key, printable(value));
        kept.emplace_back("see", printable(remarks.see));
        kept.emplace_back("icon", printable(remarks.icon));
        kept.emplace_back("fpi", printable(remarks.fpi));
        kept.emplace_back("xml:lang", printable(remarks.language));
        kept.emplace_back("xml:space", printable(remarks.space));
        line();
        open(name, kept);
        const bool preserve = remarks.space == "preserve";
        space_ = true;
        std::size_t at = 0;
        for (const Mark& mark : marks) {
            words(std::string_view(text).substr(at, mark.at - at), preserve);
            at = mark.at;
            inline_tag(*mark.part);
        }
        std::string_view rest = std::string_view(text).substr(at);
        if (!preserve) rest = rest.substr(0, rest.find_last_not_of(" \t\r\n") + 1);
        words(rest, preserve);
        emitter_.close();
    }

    void words(std::string_view text, bool preserve) {
        if (preserve) return emitter_.text(printable(text));
        std::string out;
        for (const char c : text) {
            const bool is_space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
            if (!is_space) out += c;
            if (is_space && !space_) out += ' ';
            space_ = is_space;
        }
        if (!out.empty()) emitter_.text(printable(out));
    }

    void inline_tag(const TextPart& part) {
        if (part.kind == TextPart::Kind::close) return emitter_.close();
        // The emitter wants a name that lives: the schema has only these.
        const std::string_view name = part.text == "emph"  ? "svrl:emph"
                                      : part.text == "dir" ? "svrl:dir"
                                                           : "svrl:span";
        Kept kept;
        for (const auto& [key, value] : part.attributes) kept.emplace_back(key, printable(value));
        open(name, kept);
    }

    void open(std::string_view name, const Kept& kept) {
        std::vector<xml::Emitter::Attribute> attributes;
        for (const auto& [key, value] : kept) attributes.push_back({key, value});
        emitter_.open(name, attributes);
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
    bool space_ = true;  ///< nothing but white space since the last word
};

}  // namespace

std::string write_svrl(const Result& result, const Schema& schema, const std::string& document_name) {
    const Schema& run = result.schema == nullptr ? schema : *result.schema;
    return Writer(result, run, printable(document_name)).run();
}

}  // namespace schematron
