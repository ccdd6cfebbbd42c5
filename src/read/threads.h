// Which story does each paragraph belong to, on a page that came in pieces?
//
// Columns that were kept in spaces or taken in turn were put together by their looks. OCR reads the blocks of
// a page in an order of its own: a column of one story, then what stands beside or below it, then the next
// column of the first. So stories come in pieces. The pieces are put together all at once: every paragraph
// begins a story or follows the last one of a story under way, each step is weighed by what can be seen (one
// table), and the best way through the whole page is taken.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "read/passages.h"

namespace readers {

/// What is weighed when a paragraph is given to a story. Each is counted or measured.
enum class Tie : std::uint8_t {
    shape,             ///< points of continuity between an end of the story and the paragraph: its lines …
    meeting,           ///< … the characters that meet …
    signs,             ///< … brackets and quotation marks …
    measures,          ///< … and their measures
    same_block,        ///< no blank line between
    next,              ///< it stands right behind that end in the file
    next_over_heads,   ///< … with headlines between
    far,               ///< log of how many paragraphs stand between
    words,             ///< words shared with the last paragraphs of the story
    out_of_turn,       ///< others were read since that had not waited so long
    left_behind,       ///< a paragraph begins though the last one is open …
    left_behind_full,  ///< … with a line that is not indented
    not_the_last,      ///< it goes on an end of the story that is not its last
    ended,             ///< the story has ended with a jump notice or a closer
    other_page,        ///< a page ends between
    fresh,             ///< it begins a story …
    fresh_opener,      ///< … with a dateline or a byline
    fresh_behind_heads,  ///< … right behind headlines
    fresh_unindented,    ///< … in mid-sentence
    left_open,           ///< a story that stops in mid-sentence
};
inline constexpr std::size_t tie_count = static_cast<std::size_t>(Tie::left_open) + 1;

struct TieWeight {
    Tie tie;
    double weight;
    std::string_view meaning;
};
[[nodiscard]] std::span<const TieWeight> tie_weights();

struct Threads {
    /// For each passage the one before it in its story; of one that begins a story, and of all that are no
    /// paragraph: itself.
    std::vector<std::uint32_t> before;
    /// Does it go on with the sentence that the one before left open?
    std::vector<char> goes_on;
    /// Would another story have done nearly as well?
    std::vector<char> doubtful;
    std::size_t weighed = 0;  ///< choices: what it cost
};

/// Linear: a paragraph is compared with the ends of stories near it alone. `weights`: tie_count of them.
[[nodiscard]] Threads threads(std::string_view text, const LinedPage& page, std::span<const double> weights);
[[nodiscard]] Threads threads(std::string_view text, const LinedPage& page);

}  // namespace readers
