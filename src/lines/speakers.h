// Who speaks in turn: interviews, questions and answers, lists of dates and places (问：…, 记者：…, 时间：…).
#pragma once

#include <string_view>
#include <vector>

#include "text/lines.h"

namespace lines {

/// "问" of "问: 船还在吗?": what stands before a colon, if it is so short; empty when nothing does. What ends
/// like a verb of speech (他说：) may stand at the start of a line in mid-sentence.
[[nodiscard]] std::string_view speaker_of(std::string_view words);

/// Of each line: does it begin with a name and a colon as several lines do, most of them behind a blank line
/// or the end of a sentence? A paragraph begins there.
[[nodiscard]] std::vector<char> find_speakers(std::string_view text,
                                              const std::vector<text::PrintedLine>& lines);

}  // namespace lines
