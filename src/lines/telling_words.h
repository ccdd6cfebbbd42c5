// Lines that say by their words what they are, whatever they look like: captions and headlines of notices.
#pragma once

#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "lines/line_marks.h"
#include "text/lines.h"

namespace lines {

/// "图为春耕现场。", "遗失声明": behind the end of something, for in mid-sentence a line may begin so as
/// well. Fills `of.caption_starts` and `of.notices`, which have an entry for each line.
void mark_captions_and_notices(std::string_view text, const std::vector<text::PrintedLine>& lines,
                               const Cues& cues, LineMarks& of);

}  // namespace lines
