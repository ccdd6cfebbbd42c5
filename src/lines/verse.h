// Verse in the columns of a page: its lines are the poet's, and no line end in it is the column's.
#pragma once

#include <vector>

#include "lines/line_ends.h"

namespace lines {

/// For each line: is it one of a poem? Told where a byline stands over four lines or more that are far from
/// filling a column: of all lengths and a few words each, or each with a sign at its end. Linear.
[[nodiscard]] std::vector<char> find_verse(const LineContext& context);

}  // namespace lines
