#include "cli/rule_list.h"

#include <algorithm>

#include "bag/rules.h"
#include "base/error.h"
#include "cli/rules.h"
#include "columns/rules.h"
#include "converters/rules.h"
#include "frontmatter/rules.h"
#include "html/rules.h"
#include "lines/rules.h"
#include "markdown/rules.h"
#include "model/rules.h"
#include "relaxng/rules.h"
#include "repair/rules.h"
#include "schematron/rules.h"
#include "stories/rules.h"
#include "text/rules.h"
#include "validate/document_rules.h"
#include "validate/fidelity_rules.h"
#include "xml/rules.h"

namespace cli {
namespace {

template <typename Rules>
void append(std::vector<const base::Rule*>& out, const Rules& rules) {
    out.insert(out.end(), std::begin(rules), std::end(rules));
}

std::vector<const base::Rule*> collect() {
    std::vector<const base::Rule*> out;
    append(out, bag::rules::all);
    append(out, converters::rules::all);
    append(out, model::rules::all);
    append(out, html::rules::all);
    append(out, frontmatter::rules::all);
    append(out, markdown::rules::all);
    append(out, lines::rules::all);
    append(out, columns::rules::all);
    append(out, stories::rules::all);
    append(out, relaxng::rules::all);
    append(out, repair::rules::all);
    append(out, schematron::rules::all);
    append(out, validate::document_rules::all);
    append(out, validate::fidelity_rules::all);
    append(out, rules::all);
    append(out, text::rules::all);
    append(out, xml::rules::all);
    std::ranges::sort(out, {}, [](const base::Rule* rule) { return rule->id; });
    const auto twin = std::ranges::adjacent_find(
        out, [](const base::Rule* one, const base::Rule* other) { return one->id == other->id; });
    PM_CHECK(twin == out.end());
    return out;
}

}  // namespace

const std::vector<const base::Rule*>& all_rules() {
    static const std::vector<const base::Rule*> rules = collect();
    return rules;
}

const base::Rule* find_rule(std::string_view id) {
    const auto& rules = all_rules();
    const auto found =
        std::ranges::lower_bound(rules, id, {}, [](const base::Rule* rule) { return rule->id; });
    return found != rules.end() && (*found)->id == id ? *found : nullptr;
}

}  // namespace cli
