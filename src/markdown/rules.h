// Findings of the readers: Markdown.
#pragma once

#include "base/finding.h"

namespace markdown::rules {

using base::Severity;

inline constexpr base::Rule words_not_found{
    "PM-MD-001", Severity::warning,
    "a block of Markdown could not be followed to its bytes; its source was "
    "kept as plain text"};
inline constexpr base::Rule unknown_plugin{"PM-MD-002", Severity::info,
                                           "the tag plugin \"{0}\" is not known and was kept as it stands"};
inline constexpr base::Rule markdown_too_much{
    "PM-MD-003",
    Severity::warning,
    "the text was not read as Markdown because {0}; its lines were kept as "
    "plain paragraphs",
    {},
    "look whether the file is damaged"};

inline constexpr const base::Rule* all[] = {&words_not_found, &unknown_plugin, &markdown_too_much};

}  // namespace markdown::rules
