// Findings of a validation, for people and for machines: text, JSON, JUnit XML, SARIF.
//
// A renderer is fed file by file, in the order of the inputs, and gives back what is to be written; it
// holds no more than its format needs. It never prints and never decides: what is left out (--quiet,
// --max-errors) was left out before.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"

namespace report {

/// One kind of check on one file.
struct CheckResult {
    std::string name;  ///< "well-formed", "grammar", "rules", "bag", "fidelity"
    base::Verdict verdict = base::Verdict::not_checked;
    std::size_t passed = 0, failed = 0, not_evaluated = 0;
};

struct FileResult {
    std::string name;  ///< as the person named it; a member of a zip: "page.zip:data/p3.xml"
    base::Verdict verdict = base::Verdict::not_checked;
    std::vector<CheckResult> checks;
    base::Findings findings;
    std::size_t hidden = 0;  ///< findings left out by --max-errors
    std::string text;        ///< what the lines of the findings refer to, in UTF-8; may be empty
};

/// Sums over all files.
struct Totals {
    std::size_t files = 0, valid = 0, invalid = 0, not_checked = 0;
    std::size_t passed = 0, failed = 0, not_evaluated = 0;
    std::size_t errors = 0, warnings = 0, infos = 0;
    void add(const FileResult& file);
};

class Renderer {
  public:
    virtual ~Renderer() = default;
    [[nodiscard]] virtual std::string start() { return {}; }
    [[nodiscard]] virtual std::string file(const FileResult& result) = 0;
    [[nodiscard]] virtual std::string finish(const Totals& totals) = 0;
};

struct TextOptions {
    bool colour = false;
    bool summary = true;
    bool clauses = false;  ///< after a rule's id the clause it comes from
};

[[nodiscard]] std::unique_ptr<Renderer> text_renderer(const TextOptions& options);
/// One object a line and finding; at last one object with the key "summary".
[[nodiscard]] std::unique_ptr<Renderer> json_renderer();
/// A test suite a file, a test case a check.
[[nodiscard]] std::unique_ptr<Renderer> junit_renderer();
/// SARIF 2.1.0, one run; columns count code points.
[[nodiscard]] std::unique_ptr<Renderer> sarif_renderer();

}  // namespace report
