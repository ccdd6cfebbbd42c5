// Findings of the readers: columns.
#pragma once

#include "base/finding.h"

namespace columns::rules {

using base::Severity;

inline constexpr base::Rule interleaved{
    "PM-READ-111",
    Severity::warning,
    "the rows of neighbouring columns are interleaved: only {0} of {1} lines go "
    "on in the next one; this extraction is unfit for reading line by line",
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

inline constexpr base::Rule breaks_off{
    "PM-READ-113",
    Severity::warning,
    "at {0} places this page breaks off in mid-sentence and does not go on with the next lines: its columns "
    "may be out of order, and this extraction is unfit there",
    {},
    "take the text from the PDF again with an extractor that keeps the columns: "
    "pdftotext -raw, PDFBox, or MuPDF"};

inline constexpr base::Rule recognised_across{
    "PM-READ-114",
    Severity::warning,
    "{0} lines of this recognised page hold several columns; they were taken apart where a gap or the widths "
    "of "
    "the columns tell, which may be wrong in places, and this recognition is unfit there",
    {},
    "recognise the page again, column by column or from an image of higher resolution; or take the text from "
    "the "
    "PDF, if there is one, with an extractor that keeps the columns"};

inline constexpr const base::Rule* all[] = {&interleaved, &columns_in_turn, &breaks_off, &recognised_across};

}  // namespace columns::rules
