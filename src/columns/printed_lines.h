// From a source to its printed lines in reading order: the first stage of the lined reader.
//
// Most extractions write one printed line a physical line, and this stage only lists them. Two shapes need
// work first, each a stage of its own that gives the same value: columns kept side by side in spaces
// (gutters) and rows of neighbouring columns taken in turn (interleaved). Whatever comes after works on
// text::PrintedLine and does not know which of them it was.
#pragma once

#include <string_view>
#include <vector>

#include "base/finding.h"
#include "lines/cues.h"
#include "text/line_statistics.h"
#include "text/lines.h"

namespace columns {

using text::PrintedLine;

struct PrintedPage {
    /// In reading order; their slices are disjoint and hold every character of the text that is not white
    /// space.
    std::vector<PrintedLine> lines;
    /// "as they stand", "columns read one after the other", "rows separated", …
    std::string_view arrangement = "as they stand";
};

/// Never fails; says in findings what it had to assume, and plainly when an extraction is unfit.
[[nodiscard]] PrintedPage printed_page(std::string_view text, const lines::Cues& cues,
                                       base::Findings& findings);

}  // namespace columns
