// Findings of the readers: front matter.
#pragma once

#include "base/finding.h"

namespace frontmatter::rules {

using base::Severity;

inline constexpr base::Rule yaml_unreadable{"PM-META-001", Severity::warning,
                                            "the front matter is not YAML that can be read: {0}; its plain "
                                            "\"key: value\" lines were used",
                                            "tei-encoding.md §4", "the block itself is kept in the header"};
inline constexpr base::Rule yaml_refused{
    "PM-META-002", Severity::warning,
    "the front matter was not read as YAML because {0}; its plain \"key: "
    "value\" lines were used",
    "tei-encoding.md §4", "the block itself is kept in the header"};
inline constexpr base::Rule duplicate_key{"PM-META-003", Severity::warning,
                                          "the front matter has \"{0}\" twice; the last one counts"};
inline constexpr base::Rule header_not_closed{
    "PM-META-004", Severity::warning, "the front matter is not closed; it was taken to end before line {0}"};
inline constexpr base::Rule header_not_opened{"PM-META-005", Severity::info,
                                              "the front matter has no opening line of dashes"};
inline constexpr base::Rule second_header{"PM-META-006", Severity::info,
                                          "the post has a second front matter block; the first one counts"};
inline constexpr base::Rule date_unreadable{
    "PM-META-007", Severity::warning,
    "the date \"{0}\" cannot be read with certainty; it is kept as it stands"};
inline constexpr base::Rule navigation_category{"PM-META-008", Severity::info,
                                                "the category \"{0}\" is navigation, not a subject"};
inline constexpr base::Rule category_is_source{"PM-META-009", Severity::info,
                                               "the category \"{0}\" repeats the author"};
inline constexpr base::Rule not_published{"PM-META-010", Severity::info, "the post is marked as {0}"};
inline constexpr base::Rule no_title{"PM-META-011", Severity::warning, "the front matter has no title"};
inline constexpr base::Rule toml_unreadable{"PM-META-012", Severity::warning,
                                            "the front matter was not read: {0}", "tei-encoding.md §4",
                                            "the block itself is kept in the header"};

inline constexpr const base::Rule* all[] = {
    &yaml_unreadable,    &yaml_refused,  &duplicate_key,   &header_not_closed,
    &header_not_opened,  &second_header, &date_unreadable, &navigation_category,
    &category_is_source, &not_published, &no_title,        &toml_unreadable};

}  // namespace frontmatter::rules
