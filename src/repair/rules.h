// What repair passes see but do not dare to repair.
#pragma once

#include "base/finding.h"

namespace repair::rules {

using base::Severity;

inline constexpr base::Rule masked_title{
    "PM-REPAIR-001", Severity::warning,
    "the title \"{0}\" has a sign masked as _, and the text does not say which", "tei-encoding.md §7",
    "look at the publication and give the title in a sidecar"};

inline constexpr base::Rule mixed_script{
    "PM-REPAIR-010", Severity::info,
    "{0} in \"{1}\" is of the other script in a text in {2}; it was left as it stands",
    "tei-encoding.md §12"};

inline constexpr const base::Rule* all[] = {&masked_title, &mixed_script};

}  // namespace repair::rules
