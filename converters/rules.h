// Findings about the kind of a source.
#pragma once

#include "base/finding.h"

namespace converters::rules {

using base::Severity;

inline constexpr base::Rule no_kind{"PM-KIND-001", Severity::info, "it is of no known kind: {0}", {},
                                    "name its kind with --from if it is a source; `pressmark formats` lists them"};

inline constexpr const base::Rule* all[] = {&no_kind};

}  // namespace converters::rules
