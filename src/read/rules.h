// Findings of the readers.
#pragma once

#include "base/finding.h"

namespace readers::rules {

using base::Severity;

// Front matter
inline constexpr base::Rule yaml_unreadable{"PM-META-001", Severity::warning,
                                            "the front matter is no YAML that can be read: {0}; its plain "
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

// HTML
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
    "{0} is opened here and never closed: what stands behind it is no text to a reader of HTML",
    {},
    "look whether the file was cut off; what it holds is kept in the source and the ledger"};

// Markdown
inline constexpr base::Rule words_not_found{
    "PM-MD-001", Severity::warning,
    "a block of Markdown could not be followed to its bytes; its source was "
    "kept as plain text"};
inline constexpr base::Rule markdown_too_much{
    "PM-MD-003",
    Severity::warning,
    "the text was not read as Markdown because {0}; its lines were kept as "
    "plain paragraphs",
    {},
    "look whether the file is damaged"};
inline constexpr base::Rule unknown_plugin{"PM-MD-002", Severity::info,
                                           "the tag plugin \"{0}\" is not known and was kept as it stands"};

// Lines and articles: 101 and up.
inline constexpr base::Rule unknown_cue{"PM-READ-101",
                                        Severity::warning,
                                        "\"{0}\" adds no cue: it must be NAME=WORD with a name that is known",
                                        {},
                                        "see docs/repairs.md for the names of cues"};
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

inline constexpr base::Rule interleaved{
    "PM-READ-111",
    Severity::warning,
    "the rows of neighbouring columns are interleaved: {0} of {1} lines go on "
    "further down and not on the next line; this extraction is unfit for "
    "reading line by line",
    {},
    "take the text from the PDF again with an extractor that keeps the columns: "
    "pdftotext -raw, PDFBox, or MuPDF"};

inline constexpr base::Rule columns_in_turn{
    "PM-READ-112",
    Severity::warning,
    "the columns of this page were taken in turn, a few lines of each; they were put together again by what "
    "their lines say, which may be wrong in places",
    {},
    "take the text from the PDF again with an extractor that keeps the columns: "
    "pdftotext -raw, PDFBox, or MuPDF"};

inline constexpr const base::Rule* all[] = {
    &yaml_unreadable, &yaml_refused,    &duplicate_key,       &header_not_closed,  &header_not_opened,
    &second_header,   &date_unreadable, &navigation_category, &category_is_source, &not_published,
    &no_title,        &html_too_much,   &images_outside,      &body_not_found,     &not_closed,
    &words_not_found, &unknown_plugin,  &markdown_too_much,   &interleaved,        &columns_in_turn,
    &unknown_cue,     &unattached_head, &open_article,        &names_run_together, &doubtful_story};

}  // namespace readers::rules
