// Running heads, folios and mastheads: what a page says of itself, and no story does.
#pragma once

#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "lines/line_marks.h"
#include "text/lines.h"

namespace lines {

/// Do the words of a line speak for a running head or folio?
[[nodiscard]] bool is_running_head(std::string_view words, const Cues& cues);
/// Do they beyond doubt: a date and a page, a date and a weekday, and not only one of them?
[[nodiscard]] bool is_masthead(std::string_view words, const Cues& cues);

/// Marks them among the lines of a page that bear no mark yet. They stand at the edges of a page, together.
void mark_running_heads(std::string_view text, const std::vector<text::PrintedLine>& lines, const Cues& cues,
                        std::vector<Mark>& marks);

}  // namespace lines
