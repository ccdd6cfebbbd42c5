// Where a story is signed: bylines behind its last sentence or broken by a line end, signatures, and who gave
// a notice and when.
#pragma once

#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "lines/line_marks.h"
#include "text/lines.h"

namespace lines {

/// Finds the lines that end with a byline behind a sentence. What ends a byline and looks like a credit is
/// none.
void find_signed_ends(std::string_view text, const std::vector<text::PrintedLine>& lines, const Cues& cues,
                      LineMarks& of);

/// Bylines without brackets that a narrow column breaks.
void rejoin_bylines(std::string_view text, const std::vector<text::PrintedLine>& lines, const Cues& cues,
                    LineMarks& of);

/// Signatures that it breaks. Bylines in brackets look alike; they have been found before.
void rejoin_signatures(std::string_view text, const std::vector<text::PrintedLine>& lines, const Cues& cues,
                       std::vector<Mark>& marks);

/// "　　　　石桥县自来水公司" / "　　　　　2024年11月5日": who gave a notice and when, far in on the line
/// behind its text; or at the margin, where a date of a year stands under the name of an office.
void mark_signed_dates(std::string_view text, const std::vector<text::PrintedLine>& lines, const Cues& cues,
                       std::vector<Mark>& marks);

}  // namespace lines
