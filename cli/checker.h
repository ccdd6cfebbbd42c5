// Checks a TEI file that was just written, from its bytes: well-formed, our schemas, the laws of fidelity.
//
// Nothing of the model is used, so that a mistake of reader or writer is seen. Schemas are loaded once,
// before workers start; each worker has a checker of its own, which remembers what it has learnt.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "validate/document.h"
#include "validate/fidelity.h"

namespace cli {

/// The five laws of tei-encoding.md section 3.
struct Laws {
    base::Verdict identity = base::Verdict::not_checked;
    base::Verdict coverage = base::Verdict::not_checked;
    base::Verdict accountability = base::Verdict::not_checked;
    base::Verdict hygiene = base::Verdict::not_checked;
    base::Verdict validity = base::Verdict::not_checked;
    /// Is none of them broken?
    [[nodiscard]] bool hold() const;
};

/// A file that was checked, and what was read from it on the way: access copies are made of that.
struct Checked {
    Laws laws;
    xml::Document document;
    tei::ReadBack texts;
};

class Checker {
  public:
    /// `own`: validate::load_own_schemas(); outlives the checker.
    explicit Checker(const std::vector<validate::LoadedSchema>& own);

    /// `source`: S; `name` stands in findings; READING applies repairs of `threshold` and above.
    [[nodiscard]] Checked check(const std::string& tei, std::string_view ledger, std::string_view source,
                                model::Cert threshold, const std::string& name, base::Findings& findings);

  private:
    validate::DocumentValidator validator_;
};

}  // namespace cli
