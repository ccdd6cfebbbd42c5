// Findings as JSON lines and as SARIF 2.1.0.
#include <map>

#include "base/json.h"
#include "base/uri.h"
#include "report/findings.h"

namespace report {
namespace {

base::Json place(const base::Location& where) {
    base::Json out;
    out["file"] = where.file;
    if (where.line > 0) {
        out["line"] = where.line;
        if (where.column > 0) out["column"] = where.column;
    }
    if (where.bytes) out["bytes"] = {where.bytes->begin, where.bytes->end};
    return out;
}

class JsonRenderer : public Renderer {
  public:
    std::string file(const FileResult& result) override {
        std::string out;
        for (const base::Finding& finding : result.findings.all()) {
            base::Json line;
            line["rule"] = finding.rule->id;
            line["severity"] = base::name(finding.severity());
            line.update(place(finding.where));
            line["message"] = finding.message();
            line["arguments"] = finding.arguments;
            if (!finding.rule->clause.empty()) line["clause"] = finding.rule->clause;
            if (!finding.rule->remedy.empty()) line["remedy"] = finding.rule->remedy;
            if (!finding.related.empty()) {
                line["related"] = base::Json::array();
                for (const base::Location& other : finding.related) line["related"].push_back(place(other));
            }
            out += base::one_line(line) + "\n";
        }
        return out;
    }

    std::string finish(const Totals& totals) override {
        base::Json summary;
        summary["files"] = totals.files;
        summary["valid"] = totals.valid;
        summary["invalid"] = totals.invalid;
        summary["not_checked"] = totals.not_checked;
        summary["checks"] = {
            {"passed", totals.passed}, {"failed", totals.failed}, {"not_evaluated", totals.not_evaluated}};
        summary["findings"] = {
            {"error", totals.errors}, {"warning", totals.warnings}, {"info", totals.infos}};
        return base::one_line(base::Json{{"summary", summary}}) + "\n";
    }
};

class SarifRenderer : public Renderer {
  public:
    std::string file(const FileResult& result) override {
        for (const base::Finding& finding : result.findings.all()) results_.push_back(converted(finding));
        return {};
    }

    std::string finish(const Totals&) override {
        base::Json driver;
        driver["name"] = "pressmark";
        driver["version"] = PRESSMARK_VERSION;
        driver["rules"] = base::Json::array();
        for (const base::Rule* rule : rules_) driver["rules"].push_back(described(*rule));
        base::Json run;
        run["tool"]["driver"] = driver;
        run["columnKind"] = "unicodeCodePoints";
        run["results"] = results_;
        base::Json log;
        log["$schema"] =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
        log["version"] = "2.1.0";
        log["runs"] = base::Json::array({run});
        return base::indented(log) + "\n";
    }

  private:
    static std::string_view level(base::Severity severity) {
        switch (severity) {
            case base::Severity::error: return "error";
            case base::Severity::warning: return "warning";
            case base::Severity::info: break;
        }
        return "note";
    }

    static base::Json described(const base::Rule& rule) {
        base::Json out;
        out["id"] = rule.id;
        out["shortDescription"]["text"] = rule.wording;
        if (!rule.clause.empty()) out["fullDescription"]["text"] = rule.clause;
        if (!rule.remedy.empty()) out["help"]["text"] = rule.remedy;
        out["defaultConfiguration"]["level"] = level(rule.severity);
        return out;
    }

    /// A URI reference: what a path may hold and a URI may not is escaped, and a colon, which would make a
    /// scheme of what stands before it.
    static std::string uri(std::string_view path) { return base::percent_encoded(path, "-._~/!$&'()*+,;=@"); }

    static base::Json location(const base::Location& where) {
        base::Json physical;
        physical["artifactLocation"]["uri"] = uri(where.file);
        if (where.line > 0) {
            physical["region"]["startLine"] = where.line;
            if (where.column > 0) physical["region"]["startColumn"] = where.column;
            if (where.bytes) {
                physical["region"]["byteOffset"] = where.bytes->begin;
                physical["region"]["byteLength"] = where.bytes->end - where.bytes->begin;
            }
        }
        base::Json out;
        out["physicalLocation"] = physical;
        return out;
    }

    base::Json converted(const base::Finding& finding) {
        const auto [known, fresh] = numbers_.emplace(finding.rule->id, rules_.size());
        if (fresh) rules_.push_back(finding.rule);
        base::Json out;
        out["ruleId"] = finding.rule->id;
        out["ruleIndex"] = known->second;
        out["level"] = level(finding.severity());
        out["message"]["text"] = finding.message();
        out["locations"] = base::Json::array({location(finding.where)});
        for (const base::Location& other : finding.related)
            out["relatedLocations"].push_back(location(other));
        return out;
    }

    base::Json results_ = base::Json::array();
    std::vector<const base::Rule*> rules_;
    std::map<std::string_view, std::size_t> numbers_;
};

}  // namespace

std::unique_ptr<Renderer> json_renderer() {
    return std::make_unique<JsonRenderer>();
}
std::unique_ptr<Renderer> sarif_renderer() {
    return std::make_unique<SarifRenderer>();
}

}  // namespace report
