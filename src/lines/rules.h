// Findings of the readers: the forms of lines.
#pragma once

#include "base/finding.h"

namespace lines::rules {

using base::Severity;

inline constexpr base::Rule unknown_cue{"PM-READ-101",
                                        Severity::warning,
                                        "\"{0}\" adds no cue: it must be NAME=WORD with a name that is known",
                                        {},
                                        "see docs/newspaper-pages.md for the names of cues"};

inline constexpr const base::Rule* all[] = {&unknown_cue};

}  // namespace lines::rules
