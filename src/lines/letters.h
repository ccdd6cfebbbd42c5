// The parts of a letter to the paper: its salutation, who signs it, and what the editors add.
#pragma once

#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "lines/line_marks.h"
#include "text/lines.h"

namespace lines {

/// 编辑同志：
[[nodiscard]] bool is_salutation(std::string_view words, const Cues& cues);

/// Salutations open a story, who signs behind a sentence closes it. Lines that are marked already are left
/// alone.
void mark_letters(std::string_view text, const std::vector<text::PrintedLine>& lines, const Cues& cues,
                  LineMarks& of);

}  // namespace lines
