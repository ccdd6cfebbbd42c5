// The joints of a text: line ends between Han characters, where a word of the dictionary may be parted. Of a
// sound text every other one parts a word, where the lines of columns alternate only a few do: so joints say
// which of two orders of the lines is the right one, whoever proposed them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/lines.h"
#include "text/word_breaks.h"

namespace columns {

struct Joints {
    double all = 0;     ///< line ends between Han characters
    double across = 0;  ///< those that part a word
};

/// The joints of the first `most` lines.
[[nodiscard]] Joints joints(std::string_view text, const std::vector<text::PrintedLine>& lines,
                            text::WordBreaks& breaks, std::size_t most);

/// The joints that one order of the lines has and the other has not.
[[nodiscard]] Joints joints_of_one(std::string_view text, const std::vector<text::PrintedLine>& lines,
                                   const std::vector<text::PrintedLine>& other, text::WordBreaks& breaks);

/// Is a new order clearly better for the joints that it won and lost? Where one story alone was taken in
/// turn, the joints that change must tell by themselves.
[[nodiscard]] bool outweighs(const Joints& won, const Joints& lost);

/// A text of columns whose words are parted so rarely by line ends may be anything.
[[nodiscard]] bool is_suspect(std::string_view text, const std::vector<text::PrintedLine>& lines,
                              text::WordBreaks& breaks);

/// … so rarely that the lines of one story may have been taken in turn.
[[nodiscard]] bool may_be_suspect_in_part(std::string_view text, const std::vector<text::PrintedLine>& lines,
                                          text::WordBreaks& breaks);

/// Do blank lines in mid-sentence stand where no word is parted? The columns of one story of the page may
/// have been taken in turn there.
[[nodiscard]] bool is_suspect_at_blanks(std::string_view text, const std::vector<text::PrintedLine>& lines,
                                        text::WordBreaks& breaks);

}  // namespace columns
