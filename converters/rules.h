// Findings about the kind of a source.
#pragma once

#include "base/finding.h"

namespace converters::rules {

using base::Severity;

inline constexpr base::Rule no_kind{
    "PM-KIND-001",
    Severity::info,
    "it is of no known kind: {0}",
    {},
    "name its kind with --from if it is a source; `pressmark formats` lists them"};

inline constexpr base::Rule layout_file{
    "PM-KIND-002", Severity::warning, "it is a layout file ({0}), which is not read yet",
    "tei-encoding.md §13", "convert the plain text of the same page instead"};
inline constexpr base::Rule binary_file{
    "PM-KIND-003", Severity::warning, "it is not text: {0}", {}, "take the text out of it first"};
inline constexpr base::Rule empty_file{"PM-KIND-004", Severity::warning, "it is empty"};
inline constexpr base::Rule configuration{"PM-KIND-005", Severity::info,
                                          "it is configuration or data, no article: {0}"};
inline constexpr base::Rule finished{
    "PM-KIND-006", Severity::info, "it is TEI already, no source", {}, "check it with `pressmark validate`"};

inline constexpr const base::Rule* all[] = {&no_kind,    &layout_file,   &binary_file,
                                            &empty_file, &configuration, &finished};

}  // namespace converters::rules
