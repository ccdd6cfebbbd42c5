// Lines that tell by their form what they are: doubled headlines, openers, jump notices, credits, running
// heads, rows of a table. What is left is judged by its place (line_ends.h, passages.h).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "text/doubling.h"
#include "text/line_statistics.h"
#include "text/lines.h"

namespace lines {

enum class Mark : std::uint8_t {
    none,
    doubled,    ///< part of a chain of doubled chunks: a headline
    opener,     ///< begins with a dateline or a byline
    byline,     ///< is a byline and nothing else
    jump_from,  ///< begins with "（上接第一版）"
    jump,       ///< is a jump notice and nothing else
    credit,     ///< is a photo credit and nothing else
    closer,     ///< "（责任编辑：方禾）"
    furniture,  ///< running head, folio, masthead
    row,        ///< a row of a table: cells apart by white space
};
[[nodiscard]] std::string_view name(Mark mark);

/// What begins with a line of a letter, or behind one.
enum class LetterPart : std::uint8_t {
    none,
    salutation,  ///< "编辑同志：" and nothing else
    note,        ///< what the editors add: "【编后】……"
};

struct LineMarks {
    std::vector<Mark> marks;           ///< one for each line
    std::vector<char> datelines;       ///< of openers: with a dateline, and nothing behind it on the line
    std::vector<char> credited;        ///< with a photo credit at their end, behind other words
    std::vector<char> credit_rests;    ///< the second line of a photo credit
    std::vector<char> caption_starts;  ///< a caption begins with the line, as its words say
    std::vector<char> notices;         ///< the headline of a notice, by its words
    std::vector<LetterPart> letter_parts;
    std::vector<char> jump_ends;     ///< the line ends with a jump notice, behind other words
    std::vector<char> signed_ends;   ///< … with a byline, behind a sentence
    std::vector<char> byline_rests;  ///< bylines: the rest of the one that began on the line before
    /// Chains of doubled chunks; slices are of the whole text.
    std::vector<text::Doubling> doublings;
};

/// `lines` may be cut: where a doubled headline and another one, or a headline and an opener, stand side by
/// side on a line, each becomes a printed line of its own.
[[nodiscard]] LineMarks mark_lines(std::string_view text, std::vector<text::PrintedLine>& lines,
                                   const Cues& cues);

}  // namespace lines
