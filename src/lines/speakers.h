// Who speaks in turn: interviews, questions and answers, lists of dates and places (问：…, 记者：…, 时间：…).
#pragma once

#include <string_view>
#include <vector>

#include "text/lines.h"

namespace lines {

/// Of each line: does it begin with a name and a colon as several lines do, most of them behind a blank line
/// or the end of a sentence? A paragraph begins there.
[[nodiscard]] std::vector<char> find_speakers(std::string_view text,
                                              const std::vector<text::PrintedLine>& lines);

}  // namespace lines
