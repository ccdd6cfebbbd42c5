// Lines of type that an extractor took down in pieces, each on a line of the file.
#pragma once

#include <string_view>
#include <vector>

#include "text/line_statistics.h"
#include "text/lines.h"

namespace text {

/// Sets `joined` and `width` of the pieces, whose measures are known already, in `of.lines`, one for each of
/// `lines`. Linear.
void join_pieces(std::string_view text, const std::vector<PrintedLine>& lines, LineStatistics& of);

}  // namespace text
