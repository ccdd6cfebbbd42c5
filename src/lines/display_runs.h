// Headlines and subheads by their lines alone: what no line of a column can be.
//
// Nothing is asked of doubling or of blank lines. A run of a few lines between the end of a sentence and the
// beginning of something, none of which ends a sentence, is a heading when its lines are wider than the
// column, or end where the next word would have fitted, or fill it where first lines are short by an indent.
#pragma once

#include <vector>

#include "lines/line_ends.h"

namespace lines {

/// For each line: is it one of such a run? Linear. `jump_ends`: of each line, does it end with a jump notice?
[[nodiscard]] std::vector<char> find_display_runs(const LineContext& context,
                                                  const std::vector<char>& jump_ends);

}  // namespace lines
