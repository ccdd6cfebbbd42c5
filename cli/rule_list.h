// Every rule that pressmark can name, from the rules.h of each folder.
#pragma once

#include <string_view>
#include <vector>

#include "base/finding.h"

namespace cli {

/// Sorted by id; no id twice.
[[nodiscard]] const std::vector<const base::Rule*>& all_rules();
/// Null when there is none of that id.
[[nodiscard]] const base::Rule* find_rule(std::string_view id);

}  // namespace cli
