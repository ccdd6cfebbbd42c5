// What can be seen of a line that tells a headline or subhead from a line of a column: its width, its signs,
// what stands over and under it. display_chain.h weighs it.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "lines/line_ends.h"

namespace lines {

enum class DisplaySign : std::uint8_t {
    // The line by itself:
    always,
    wide,         ///< wider than the columns above and below
    wide_one,     ///< … than one of them
    full,         ///< as wide as both
    full_one,     ///< … as one of them
    indented,     ///< short of both by an indent
    brief,        ///< shorter than both
    half_empty,   ///< … by ten cells
    fits_more,    ///< what the next line begins with would have fitted, an indent before it or not
    stop_inside,  ///< a full stop or semicolon in mid-line
    call_inside,  ///< a question or exclamation mark in mid-line
    ends_stop,    ///< it ends a sentence with a full stop …
    ends_call,    ///< … with another sign
    ends_colon,
    ends_comma,
    ends_comma_far,  ///< … and lacks more than two indents: 工匠的手，
    comma,           ///< one, in mid-line
    commas,          ///< several
    colon,           ///< in mid-line
    digits,
    few_han,      ///< most of it are no Han characters
    quotation,    ///< one quotation and nothing else
    opens_only,   ///< a quotation mark or bracket is left open …
    closes_only,  ///< … or closed that was not opened
    dash_first,
    bracket_first,
    bullet_first,
    particle_first,  ///< it begins with what begins no headline: 的, 了 …
    particle_last,   ///< it ends with what ends none: 在, 由 …
    no_line_first,   ///< it begins with what begins no line
    halves,          ///< a space between two phrases
    length_3,        ///< characters at most
    length_6,
    length_10,
    length_16,
    length_24,
    longer,
    spaced,  ///< letter-spaced
    set_in,  ///< far in, as a line in the middle of its column
    indent,  ///< set in by an indent, where paragraphs are
    speaks,
    date_first,
    person_last,  ///< behind a space, the last word looks like the name of a person
    over_opener,
    over_doubled,
    over_byline,
    over_jump_from,
    over_nothing,  ///< the text ends
    over_credit,
    over_row,   ///< of a table
    over_mark,  ///< another one
    behind_doubled,
    behind_credit,
    behind_jump,
    behind_row,
    behind_mark,            ///< another one
    frame,                  ///< a frame or page begins with it
    over_frame,             ///< … with the next line
    repeated,               ///< the next line has its words again
    first_line,             ///< a paragraph's first, by what it lacks and the next one fills
    full_first,             ///< full behind the end of a paragraph, where first lines are short by an indent
    open_over_start,        ///< not full, and something begins under it
    full_over_start,        ///< full, and something begins under it
    comma_over_start,       ///< commas inside, and something begins under it
    comma_behind_end,       ///< commas inside, not full, and what stands over it has ended
    call_over_start,        ///< it asks or calls, and something begins under it
    call_brief,             ///< … and is brief, and what stands over it has ended
    phrase_over_paragraph,  ///< a few words, not full, over a paragraph's first line
    phrase_over_text,       ///< … over another line
    between_paragraphs,     ///< full, a few words, behind the end of a paragraph and over a first line
    open_between,           ///< not full, behind such an end and over a first line
    like_first_lines,       ///< lacks an indent, as the line under it, behind such an end
    phrase_over_full,       ///< a few words over a full line, where first lines are full
    over_number,            ///< not full, and what comes next is a number that would not have fitted
    // Where headings begin:
    begins,
    begins_behind_end,    ///< behind a line that ends a paragraph
    begins_behind_stop,   ///< behind a full line that ends a sentence
    begins_behind_open,   ///< behind a full line in mid-sentence
    begins_behind_brief,  ///< behind another line in mid-sentence
    begins_behind_tail,   ///< behind a jump notice, a byline or a credit at the end of a line
    begins_behind_mark,   ///< behind a line that is not text
    begins_behind_blank,  ///< behind a blank line, where they mean something
    begins_behind_frame,
    begins_page,      ///< nothing but running heads before
    begins_in_quote,  ///< a quotation mark of the paragraph before is open
    begins_in_word,   ///< a word of the dictionary goes on across
    // Where they go on:
    goes_on,
    goes_on_blank,        ///< behind a blank line
    goes_on_even,         ///< as wide as the line before
    goes_on_twice,        ///< with words of the line before
    goes_on_comma,        ///< behind a comma
    goes_on_full,         ///< behind a full line, itself full or narrower
    goes_on_first,        ///< with a paragraph's first line
    goes_on_wider,        ///< wider than the line before, or narrower, by a third
    goes_on_in_word,      ///< in mid-word
    goes_on_commas,       ///< with commas on both lines, three in all
    goes_on_under_first,  ///< full, under what may be a paragraph's first line
    // What stands under them:
    over_first_line,  ///< a paragraph's first line
    over_full,
    over_brief,
    over_blank,
    over_no_line,   ///< a line that begins with what begins no line
    over_rest,      ///< one that begins with the last character of a clause
    over_in_word,   ///< a word goes on across
    over_in_quote,  ///< they leave a quotation mark open
    over_plain,     ///< any line of text
};
inline constexpr std::size_t display_sign_count = static_cast<std::size_t>(DisplaySign::over_plain) + 1;
using DisplaySigns = std::bitset<display_sign_count>;

/// What is seen of one line.
struct DisplayLine {
    bool may = false;      ///< is it plain text that may be a heading?
    DisplaySigns alone;    ///< if it is a heading
    DisplaySigns begins;   ///< if it is one, and the line before is none
    DisplaySigns goes_on;  ///< if both are
    DisplaySigns ends;     ///< if it is none, and the line before is one
};

/// `tails`: of each line, does it end with a jump notice or a byline? Linear.
[[nodiscard]] std::vector<DisplayLine> display_signs(const LineContext& context,
                                                     const std::vector<char>& tails);

}  // namespace lines
