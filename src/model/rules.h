// Findings of the model.
#pragma once

#include "base/finding.h"

namespace model::rules {

using base::Severity;

inline constexpr base::Rule unclaimed{"PM-MODEL-001", Severity::warning,
                                      "text that no reader placed was kept as a block of its own: {0}",
                                      "tei-encoding.md §2"};
inline constexpr base::Rule refused{"PM-MODEL-002", Severity::info, "a repair ({0}) was refused because {1}",
                                    "tei-encoding.md §7"};
inline constexpr base::Rule flattened{
    "PM-MODEL-003", Severity::warning,
    "text of one block is interleaved with another's: its inline markup was "
    "left out",
    "tei-encoding.md §2"};
inline constexpr base::Rule empty_document{"PM-MODEL-004",
                                           Severity::warning,
                                           "the source holds no text",
                                           {},
                                           "check that the file is what it should be"};

inline constexpr const base::Rule* all[] = {&unclaimed, &refused, &flattened, &empty_document};

}  // namespace model::rules
