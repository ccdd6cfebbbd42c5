// Repair passes: each is a function from a const document to proposals, testable alone, switchable by
// name. It cannot break the ledger, so nothing has to check that it did not.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "model/edition.h"

namespace repair {

/// What a pass hands in: repairs, and findings for what it saw but does not dare to repair.
struct Proposals {
    std::vector<model::Repair> repairs;
    base::Findings findings;
};

struct Pass {
    std::string_view name;  ///< for --only, --without and recipes: "line_join"
    std::string_view title;
    model::RepairKind kind;
    void (*run)(const model::Document& document, Proposals& proposals);
};

/// All passes, in the order in which they are run: where two proposals cross, the earlier pass wins.
[[nodiscard]] std::span<const Pass> passes();
/// The pass of that name, or nothing.
[[nodiscard]] const Pass* find_pass(std::string_view name);

/// Runs the passes that `recipe` names. Proposals that do not fit become findings.
[[nodiscard]] model::Edition run(model::Document document, std::span<const std::string_view> recipe,
                                 base::Findings& findings);

}  // namespace repair
