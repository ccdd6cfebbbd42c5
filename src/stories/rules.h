// Findings of the readers: stories on a page.
#pragma once

#include "base/finding.h"

namespace stories::rules {

using base::Severity;

inline constexpr base::Rule unattached_head{
    "PM-READ-102", Severity::warning,
    "the headline \"{0}\" fits more than one article or none; it was left "
    "without one",
    "tei-encoding.md §5"};
inline constexpr base::Rule open_article{
    "PM-READ-103", Severity::info,
    "an article ends in mid-sentence, and no jump notice says where it goes on", "tei-encoding.md §10"};
inline constexpr base::Rule names_run_together{
    "PM-READ-104", Severity::info, "\"{0}\" may be several names without a space between them", {}};
inline constexpr base::Rule doubtful_story{
    "PM-READ-105",
    Severity::info,
    "this paragraph may belong to another article: two readings of the page are nearly as likely",
    {},
    "look at the page"};

inline constexpr const base::Rule* all[] = {&unattached_head, &open_article, &names_run_together,
                                            &doubtful_story};

}  // namespace stories::rules
