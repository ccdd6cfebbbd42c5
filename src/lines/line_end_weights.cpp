// What each thing that can be seen at a line end counts.
#include <array>
#include <cstdio>

#include "lines/line_ends.h"

namespace lines {
namespace {

constexpr std::array<Weight, seen_count> weights{{
    {Seen::always, -2.25, -2.75, "lines go on more often than not"},
    {Seen::sentence_end, 4.25, 5, "a sentence ends"},
    {Seen::comma, -3.0, -2, "a comma"},
    {Seen::colon, -1.5, -1.5, "a colon"},
    {Seen::open_quotes, -2.5, 0.25, "a quotation mark or bracket is open"},
    {Seen::no_room, -2.5, -1.5, "no room for what comes next"},
    {Seen::some_room, -1.75, -1.75, "room for one character"},
    {Seen::much_room, 0.5, -0.5, "room for two characters"},
    {Seen::half_empty, 3.25, 2.5, "room for more"},
    {Seen::display, 4.0, 3.25, "a half-empty line by itself"},
    {Seen::narrow_run, -1.25, -2.5, "as narrow as the line before"},
    {Seen::next_full, -2.0, -2, "the next line is full"},
    {Seen::next_nearly_full, -0.5, -0.25, "the next line is nearly full"},
    {Seen::next_indent, 1.5, 1.25, "the next line is short by an indent"},
    {Seen::next_short, 1.0, 0.25, "the next line is short"},
    {Seen::next_last, -1.5, -1.5, "the next line may be a last one"},
    {Seen::blank_after_stop, 1.75, 2.25, "a sentence end and a blank line"},
    {Seen::blank_in_sentence, 2.5, 1.75, "a blank line in mid-sentence"},
    {Seen::no_blank_after_stop, -2.0, -1.75, "a sentence end and no blank line"},
    {Seen::next_alone, 1.25, 1.25, "the next line stands alone, as first lines do"},
    {Seen::next_not_alone, -2.25, -2.25, "the next line does not stand alone"},
    {Seen::indented_next, 5.25, 5.25, "the next line is indented"},
    {Seen::unindented_next, -2.25, -2.25, "the next line is not indented"},
    {Seen::dash_next, 3.5, 4.25, "the next line begins with a dash"},
    {Seen::bullet_next, 8.0, 8, "the next line begins with a bullet or the number of an item"},
    {Seen::frame_next, 3.0, 3, "a frame or page begins"},
    {Seen::date_next, 1.5, 1.5, "the next line begins with a date"},
    {Seen::speech_next, 1.25, -0.5, "the next line begins as paragraphs do"},
    {Seen::speaker_next, 5.0, 3, "the next line begins with who speaks, as others do"},
    {Seen::whole_quotation, 2.5, 1, "one quotation, and no sentence"},
    {Seen::wider_next, 2.75, 3, "the next line is wider than the column"},
    {Seen::display_next, 4.5, 1.5, "a heading stands alone"},
    {Seen::other_column_next, 5.0, 5, "a block of another measure"},
    {Seen::rest_next, -6.0, -6, "the next line is the rest of this one"},
    {Seen::opener_alone, -8.0, -8, "a dateline by itself"},
    {Seen::caption_maybe, 3.0, 3, "a date, and a photo credit is near"},
    {Seen::caption_next, 6.0, 6, "a caption follows"},
    {Seen::sign_next, -8.0, -8, "no line begins like the next"},
    {Seen::credit_end, 8.0, 8, "a photo credit"},
    {Seen::same_line, -8.0, -8, "the same line of type"},
    {Seen::spaced, -0.5, -0.5, "letter-spaced"},
    {Seen::fits_exactly, 3.0, 0, "what comes next would have fitted for certain"},
    {Seen::first_fits, 2.0, 0, "room for an indent before the next line"},
    {Seen::no_first_fits, -1.0, 0, "no room for an indent before the next line"},
    {Seen::full_first, 2.25, 1.75, "first lines are full here"},
    {Seen::block_next, 0, 0.25, "an indented block follows"},
    {Seen::block_after_stop, 0, 2, "behind a sentence end"},
    {Seen::part_of_line, 0, 0.25, "a part of a line"},
    {Seen::part_of_line_block, 0, 2.25, "and an indented block"},
    {Seen::part_at_blank, 0, 3.5, "and a blank line"},
    {Seen::doubtful_quotes, 0, -0.25, "doubtful quotation marks"},
    {Seen::room_behind_stop, 0, 1.5, "a stop, and certain room behind it"},
}};

}  // namespace

std::span<const Weight> line_end_weights() {
    return weights;
}

std::string explain(const LineEnd& end) {
    std::string out;
    char part[80];
    for (const Weight& one : weights) {
        if (!end.sees(one.seen) || one.seen == Seen::always) continue;
        std::snprintf(part, sizeof part, "%s%.*s %+.1f", out.empty() ? "" : ", ",
                      static_cast<int>(one.meaning.size()), one.meaning.data(),
                      end.recognised ? one.recognised : one.weight);
        out += part;
    }
    return out;
}

}  // namespace lines
