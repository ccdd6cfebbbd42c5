#include <algorithm>
#include <iterator>
#include <utility>

#include "base/error.h"
#include "repair/pass.h"

namespace repair {

model::Edition run(model::Document document, std::span<const std::string_view> recipe,
                   base::Findings& findings) {
    for (const std::string_view name : recipe) PM_CHECK(find_pass(name) != nullptr);
    Proposals proposals;
    // In the order of the table, not of the recipe: earlier passes win where proposals cross, and that
    // must not depend on how somebody wrote a list of names.
    for (const Pass& pass : passes()) {
        if (std::ranges::find(recipe, pass.name) != recipe.end()) pass.run(document, proposals);
    }
    findings.append(proposals.findings);
    model::Repairs repairs(document, std::move(proposals.repairs), findings);
    return {std::move(document), std::move(repairs)};
}

}  // namespace repair
