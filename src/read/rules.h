// Findings of the readers.
#pragma once

#include "base/finding.h"

namespace readers::rules {

using base::Severity;

// Lines and articles: 101 and up.
inline constexpr base::Rule unknown_cue{"PM-READ-101", Severity::warning,
                                        "\"{0}\" adds no cue: it must be NAME=WORD with a name that is known",
                                        {}, "see docs/repairs.md for the names of cues"};
inline constexpr base::Rule unattached_head{"PM-READ-102", Severity::warning,
                                            "the headline \"{0}\" fits more than one article or none; it was left "
                                            "without one",
                                            "tei-encoding.md §5"};
inline constexpr base::Rule open_article{"PM-READ-103", Severity::info,
                                         "an article ends in mid-sentence, and no jump notice says where it goes on",
                                         "tei-encoding.md §10"};
inline constexpr base::Rule names_run_together{"PM-READ-104", Severity::info,
                                               "\"{0}\" may be several names without a space between them", {}};

inline constexpr base::Rule interleaved{"PM-READ-111", Severity::warning,
                                        "the rows of neighbouring columns are interleaved: {0} of {1} lines go on "
                                        "further down and not on the next line; this extraction is unfit for "
                                        "reading line by line",
                                        {},
                                        "take the text from the PDF again with an extractor that keeps the columns: "
                                        "pdftotext -raw, PDFBox, or MuPDF"};

inline constexpr const base::Rule* all[] = {&interleaved, &unknown_cue, &unattached_head, &open_article, &names_run_together};

}  // namespace readers::rules
