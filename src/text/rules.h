// Findings about bytes and encodings.
#pragma once

#include "base/finding.h"

namespace text::rules {

using base::Severity;

inline constexpr base::Rule detected{"PM-TEXT-001", Severity::info,
                                     "the encoding is not declared; {0} was detected, confidence {1} %",
                                     "tei-encoding.md §2", "if that is wrong, name it with --encoding"};
inline constexpr base::Rule uncertain{"PM-TEXT-002", Severity::warning,
                                      "the encoding is not certain; read as {0}, confidence {1} %",
                                      "tei-encoding.md §2", "look at the text and name it with --encoding"};
inline constexpr base::Rule undecodable{"PM-TEXT-003", Severity::warning,
                                        "{0} bytes do not decode as {1}; the first are {2}; they are kept",
                                        "tei-encoding.md §9"};
inline constexpr base::Rule false_declaration{"PM-TEXT-004",
                                              Severity::warning,
                                              "the file declares {0}, but its bytes do not fit; read as {1}",
                                              {},
                                              "if that is wrong, name it with --encoding"};
inline constexpr base::Rule second_spelling{
    "PM-TEXT-005", Severity::info,
    "{0} characters are spelled in {1} in a way that would not be written back; their bytes are kept",
    "tei-encoding.md §9"};

inline constexpr const base::Rule* all[] = {&detected, &uncertain, &undecodable, &false_declaration,
                                            &second_spelling};

}  // namespace text::rules
