// Headings on a page recognised from an image: which small blocks between blank lines are headlines or
// subheads, and which are pieces of columns?
//
// OCR tells nothing of the size of type, leaves the lines of a headline alone or together, reads the gap
// between its halves as a sign or loses it, and ends blocks in mid-sentence wherever a column does. So a
// scored decision over all that can be seen: signs, widths, what stands before and behind, whether words of a
// dictionary go on across the gaps. The sum above zero says heading. One table; bench/fit_block_headings.py
// fits it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lines/line_ends.h"

namespace lines {

/// What is seen of a block.
enum class BlockSign : std::uint8_t {
    always,
    two_lines,
    three_lines,
    few_characters,     ///< four at most
    some_characters,    ///< eight at most
    many_characters,    ///< more than twenty
    full_stop,          ///< others in mid-line, or a semicolon
    gap_stop,           ///< one inside, and something new begins behind: OCR reads gaps as stops
    ends_with_stop,     ///< it ends a sentence with a full stop
    asks_or_calls,      ///< it ends with ？ or ！
    one_comma,          ///< in mid-line
    commas,             ///< several
    quoted_comma,       ///< in quotation marks
    adverbial_comma,    ///< … behind what says when, or that somebody speaks: 昨日，; 他说，
    comma_wider,        ///< a comma, in a block that is wider than all columns
    comma_over_opener,  ///< … in one that fills no column, over the opening of a story
    ends_with_comma,
    colon,
    speaker,                 ///< what stands before the colon begins several lines: 问: …
    halves,                  ///< a space between Han characters, some on either side
    cells,                   ///< rules between cells: OCR reads them as strokes
    edge_stroke,             ///< such a rule at the edge of a line
    bracket,                 ///< round or pointed brackets, as around bylines
    opens_only,              ///< a quotation mark is left open …
    closes_only,             ///< … or closed that was not opened
    digits,                  ///< share of digits and letters
    full,                    ///< all lines fill the column
    wider,                   ///< one is wider than all columns of the page
    other_column,            ///< one would fill a column of the page, but not this one
    unfilled,                ///< no line fills any column, and none ends with a stop or comma
    unfilled_comma,          ///< the same, with a comma inside
    unfilled_colon,          ///< … with a colon inside
    unfilled_several,        ///< unfilled, of several lines
    unfilled_inside,         ///< unfilled, behind a full line in mid-sentence
    first_line,              ///< one line, short by an indent, where a paragraph may begin
    first_line_over_opener,  ///< the same, without an end, and the opening of a story follows
    short_last,              ///< the last line is clearly shorter
    short_all,               ///< all lines are shorter, by more than an indent
    indent_shape,            ///< the first line is short by an indent
    first_on_page,           ///< nothing but running heads before it
    behind_mark,             ///< behind a credit, a byline …
    behind_stop,             ///< the block before it ends a sentence …
    behind_open,             ///< … does not, and its last line is full
    behind_plain,            ///< the block before it is small, unfilled and without signs
    word_before,             ///< a word of the dictionary goes on across the gap before it …
    word_behind,             ///< … and behind it
    pair_before,             ///< no word, but two characters that meet elsewhere on the page
    pair_behind,
    over_opener,        ///< the opening of a story follows
    asks_over_opener,   ///< … behind one line that asks or calls, other headings between or not
    over_mark,          ///< a credit, a byline … follows
    over_plain,         ///< such a block follows …
    over_plain_opener,  ///< … and behind it, or several, the opening of a story
    over_nothing,       ///< the page ends
    over_indent,        ///< what follows begins a paragraph …
    over_full,          ///< … goes on
    interrupts,         ///< a word goes on from the block before it to the one behind it
    known_words,        ///< share of its pairs of characters that stand elsewhere on the page
    begins_inside,      ///< it begins with a character that begins no headline: 的, 了, 着 …
    ends_inside,        ///< it ends with one that ends none: 的, 和, 在 …
    ends_with_colon,    ///< 编辑同志:
    comma_several,      ///< commas, in several lines
    quotation,          ///< one quotation and nothing else
    comma_behind_head,  ///< one line with commas right behind a block that is a heading by its other signs
    sealed_comma,       ///< … one line with commas, without an indent, between an end and such an opening
};
inline constexpr std::size_t block_sign_count = static_cast<std::size_t>(BlockSign::sealed_comma) + 1;

struct BlockWeight {
    BlockSign sign;
    double weight;
    std::string_view meaning;
};
[[nodiscard]] std::span<const BlockWeight> block_weights();

/// Lines [first, last) and how much there is of each sign.
struct SmallBlock {
    std::size_t first = 0, last = 0;
    std::array<double, block_sign_count> signs{};

    [[nodiscard]] double operator[](BlockSign sign) const { return signs[static_cast<std::size_t>(sign)]; }
    [[nodiscard]] double score() const;
};

/// All small blocks of a page; linear. None where the page was not recognised from an image, or where blank
/// lines do not part its blocks.
[[nodiscard]] std::vector<SmallBlock> small_blocks(const LineContext& context);

/// Of each line; empty where there are no such blocks at all.
[[nodiscard]] std::vector<BlockRole> block_roles(const LineContext& context);

}  // namespace lines
