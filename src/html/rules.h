// Findings of the readers: HTML.
#pragma once

#include "base/finding.h"

namespace html::rules {

using base::Severity;

inline constexpr base::Rule html_too_much{
    "PM-HTML-001",
    Severity::warning,
    "the markup was not read as HTML because {0}; its text was kept as plain "
    "paragraphs",
    {},
    "look whether the file is damaged"};
inline constexpr base::Rule images_outside{
    "PM-HTML-002", Severity::info, "{0} pictures are named by address and are not part of the source"};
inline constexpr base::Rule body_not_found{
    "PM-HTML-003", Severity::warning, "no part of the page stands out as the article; all of it was taken"};
inline constexpr base::Rule not_closed{
    "PM-HTML-004",
    Severity::warning,
    "{0} is opened here and never closed: what stands behind it is not text to a reader of HTML",
    {},
    "look whether the file was cut off; what it holds is kept in the source and the ledger"};

inline constexpr const base::Rule* all[] = {&html_too_much, &images_outside, &body_not_found, &not_closed};

}  // namespace html::rules
