// Photo credits that a narrow column breaks over two lines.
#pragma once

#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "lines/line_marks.h"
#include "text/lines.h"

namespace lines {

/// Sets the marks of lines that a credit shares with its caption, or with its other line.
void mark_split_credits(std::string_view text, const std::vector<text::PrintedLine>& lines, const Cues& cues,
                        LineMarks& of);

}  // namespace lines
