// What abstract patterns and rules stand for: the schema with every instance written out.
#pragma once

#include "schematron/schema_source.h"

namespace schematron {

/// Replaces each `is-a` pattern by its abstract one with the parameters put in, drops the abstract ones,
/// and replaces each `extends` by the children of the rule it names. Faults are findings; a `lenient` one
/// lets patterns share an id.
[[nodiscard]] SourceNode expand(SourceNode schema, bool lenient, base::Findings& findings);

/// `$name` for every parameter, the longest name first; what is not a parameter stays a variable.
[[nodiscard]] std::string put_in_parameters(
    std::string_view text, const std::vector<std::pair<std::string, std::string>>& parameters);

}  // namespace schematron
