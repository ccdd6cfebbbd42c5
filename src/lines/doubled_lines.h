// Printed lines that hold doubled headlines (text/doubling.h), each cut where the doubling ends.
#pragma once

#include <string_view>
#include <vector>

#include "text/doubling.h"
#include "text/lines.h"

namespace lines {

/// The chains of doubled chunks that begin at a line, with slices of the whole text. A line in which one ends
/// becomes two; `doubled` gets one entry for each line as it is then: does it belong to a chain?
[[nodiscard]] std::vector<text::Doubling> find_doubled_lines(std::string_view text,
                                                             std::vector<text::PrintedLine>& lines,
                                                             std::vector<char>& doubled);

}  // namespace lines
