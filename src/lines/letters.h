// The parts of a letter to the paper: its salutation, who signs it, and what the editors add.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "lines/line_marks.h"
#include "lines/openers.h"
#include "text/lines.h"

namespace lines {

/// 编辑同志：
[[nodiscard]] bool is_salutation(std::string_view words, const Cues& cues);

/// "（石桥区 方禾） 编辑同志：…": who wrote the letter that begins behind; the salutation is not of it.
[[nodiscard]] std::optional<Opener> letter_opener(std::string_view words, const Cues& cues);

/// Salutations open a story, who signs behind a sentence closes it. Lines that are marked already are left
/// alone.
void mark_letters(std::string_view text, const std::vector<text::PrintedLine>& lines, const Cues& cues,
                  LineMarks& of);

}  // namespace lines
