// Marks of lines on a page that was recognised from an image, where their form is misread or lies apart:
// credits whose 摄 became another sign, mastheads whose date lost a digit, rows of a table with blank lines
// between.
#pragma once

#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "lines/line_marks.h"
#include "text/lines.h"

namespace lines {

/// Adds marks to lines that bear none yet: for pages whose blocks stand between blank lines; linear.
void mark_recognised(std::string_view text, const std::vector<text::PrintedLine>& lines, const Cues& cues,
                     std::vector<Mark>& marks);

}  // namespace lines
