// Lines of the file on which extractors wrote two lines of type: what stood at the same height on the page.
#pragma once

#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "lines/line_edges.h"
#include "text/lines.h"

namespace lines {

/// Cuts lines that hold a headline and the opener of its story, or the end of a paragraph and the caption of
/// a photo: each becomes a printed line of its own.
void cut_lines(std::string_view text, const Cues& cues, const Edges& edges,
               std::vector<text::PrintedLine>& lines);

}  // namespace lines
