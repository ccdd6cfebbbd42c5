// Findings as JUnit XML, in the form that continuous-integration services read.
#include "report/findings.h"
#include "text/utf8.h"
#include "xml/emitter.h"

namespace report {
namespace {

std::string printable(std::string_view words) {
    std::string out;
    for (const auto& [code, at, size] : text::CodePoints(words)) {
        text::append(out, xml::is_allowed(code) ? code : text::replacement);
    }
    return out;
}

class JunitRenderer : public Renderer {
  public:
    std::string start() override {
        emitter_.declaration();
        emitter_.open("testsuites", {{"name", "pressmark validate"}});
        return flushed();
    }

    std::string file(const FileResult& result) override {
        std::size_t failures = 0, skipped = 0;
        for (const CheckResult& check : result.checks) {
            failures += check.verdict == base::Verdict::invalid ? 1 : 0;
            skipped += check.verdict == base::Verdict::not_checked ? 1 : 0;
        }
        emitter_.line_end();
        emitter_.open("testsuite", {{"name", printable(result.name)},
                                    {"tests", std::to_string(result.checks.size())},
                                    {"failures", std::to_string(failures)},
                                    {"skipped", std::to_string(skipped)}});
        bool told = false;
        for (const CheckResult& check : result.checks) add(check, result, told);
        emitter_.line_end();
        emitter_.close();
        return flushed();
    }

    std::string finish(const Totals&) override {
        emitter_.line_end();
        emitter_.close();
        emitter_.line_end();
        return flushed();
    }

  private:
    /// What was written so far. The start tag of the root must be closed off first, which a line end does.
    std::string flushed() {
        std::string out;
        out.swap(bytes_);
        return out;
    }

    void add(const CheckResult& check, const FileResult& result, bool& told) {
        emitter_.line_end();
        emitter_.open("testcase", {{"name", check.name}, {"classname", printable(result.name)}});
        if (check.verdict == base::Verdict::invalid) {
            emitter_.open("failure", {{"message", std::to_string(check.failed) + " failed"}});
            // The findings stand with the first check that failed; which of them found what is in their ids.
            if (!told) emitter_.text(printable(list(result)));
            told = true;
            emitter_.close();
        } else if (check.verdict == base::Verdict::not_checked) {
            const std::string why = check.not_evaluated > 0
                                        ? std::to_string(check.not_evaluated) + " not evaluated"
                                        : std::string("not checked");
            emitter_.empty("skipped", {{"message", why}});
        }
        emitter_.close();
    }

    static std::string list(const FileResult& result) {
        std::string out = "\n";
        for (const base::Finding& finding : result.findings.all()) {
            if (finding.severity() != base::Severity::error) continue;
            out += finding.where.file + ":" + std::to_string(finding.where.line) + ":" +
                   std::to_string(finding.where.column) + ": " + finding.message() + " [" +
                   std::string(finding.rule->id) + "]\n";
        }
        return out;
    }

    std::string bytes_;
    xml::Emitter emitter_{bytes_};
};

}  // namespace

std::unique_ptr<Renderer> junit_renderer() {
    return std::make_unique<JunitRenderer>();
}

}  // namespace report
