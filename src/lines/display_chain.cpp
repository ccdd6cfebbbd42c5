#include "lines/display_chain.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "lines/running_on.h"

namespace lines {
namespace {

using enum DisplaySign;

constexpr DisplayWeight weights[] = {
    {always, 0, "a line"},
    {wide, 0.5, "wider than the columns above and below"},
    {wide_one, -0.3, "wider than one of them"},
    {full, -0.35, "full"},
    {full_one, 0.35, "full in one of the columns"},
    {indented, -0.75, "short by an indent"},
    {brief, 0.3, "shorter"},
    {half_empty, 0.2, "shorter by ten cells"},
    {fits_more, 0.4, "more would have fitted"},
    {stop_inside, -3.1, "a stop inside"},
    {call_inside, 1, "a question or exclamation mark inside"},
    {ends_stop, -5.65, "it ends with a full stop"},
    {ends_call, -1.85, "it asks or calls"},
    {ends_colon, -3.45, "it ends with a colon"},
    {ends_comma, -2.5, "it ends with a comma"},
    {ends_comma_far, 2, "and lacks more than two indents"},
    {comma, -1.65, "a comma"},
    {commas, -2.3, "commas"},
    {colon, 0.25, "a colon"},
    {digits, -0.65, "digits"},
    {few_han, -0.85, "few Han characters"},
    {quotation, 1.6, "one quotation"},
    {opens_only, -1, "a sign left open"},
    {closes_only, -2.1, "a sign closed only"},
    {dash_first, 0.25, "it begins with a dash"},
    {bracket_first, -2.15, "it begins with a bracket"},
    {bullet_first, -1.6, "it begins with a bullet"},
    {particle_first, -2, "it begins in mid-sentence"},
    {particle_last, -2.2, "it ends in mid-sentence"},
    {no_line_first, -0.45, "no line begins like it"},
    {halves, 1.15, "two halves"},
    {length_3, -1.8, "three characters at most"},
    {length_6, -0.15, "six"},
    {length_10, 1, "ten"},
    {length_16, 0.45, "sixteen"},
    {length_24, 0.5, "twenty-four"},
    {longer, 0.05, "more"},
    {spaced, -2.85, "letter-spaced"},
    {set_in, 3, "far in"},
    {indent, -0.5, "indented"},
    {speaks, -1.85, "one who speaks in turn begins it"},
    {date_first, -1.8, "it begins with a date"},
    {person_last, -2.9, "a name at its end"},
    {over_opener, 1.1, "over the opening of a story"},
    {over_doubled, 1.05, "over a doubled headline"},
    {over_byline, 0.85, "over a byline"},
    {over_jump_from, 0.5, "over a story from another page"},
    {over_nothing, 0.65, "last of all"},
    {over_credit, -0.3, "over a photo credit"},
    {over_row, -0.2, "over a row of a table"},
    {over_mark, -1.7, "over another line that is not text"},
    {behind_doubled, 0.35, "behind a doubled headline"},
    {behind_credit, 0.85, "behind a photo credit"},
    {behind_jump, 0.9, "behind a jump notice"},
    {behind_row, -0.45, "behind a row of a table"},
    {behind_mark, -1.1, "behind another line that is not text"},
    {frame, -0.4, "first of a frame"},
    {over_frame, -0.25, "last of a frame"},
    {repeated, 2.35, "the next line has its words"},
    {first_line, -1.6, "a first line, by its indent"},
    {full_first, 1.1, "full, where first lines are not"},
    {open_over_start, 0.35, "not full, over a beginning"},
    {full_over_start, 0.65, "full, over a beginning"},
    {comma_over_start, 0.9, "commas, over a beginning"},
    {comma_behind_end, 0.45, "commas, behind an end"},
    {call_over_start, -0.1, "it asks or calls over a beginning"},
    {call_brief, -0.7, "it asks or calls, brief, behind an end"},
    {phrase_over_paragraph, 0.25, "a phrase over a first line"},
    {phrase_over_text, 1.1, "a phrase over another line"},
    {between_paragraphs, 1.5, "full, a few words between paragraphs"},
    {open_between, 1.6, "not full, between paragraphs"},
    {like_first_lines, 0, "lacks an indent as the next line"},
    {phrase_over_full, 2.65, "a few words over a full first line"},
    {over_number, 0, "a number follows"},
    {begins, -0.5, "headings begin"},
    {begins_behind_end, -0.1, "behind the end of a paragraph"},
    {begins_behind_stop, 0, "behind a full line that ends a sentence"},
    {begins_behind_open, -2.3, "behind a full line in mid-sentence"},
    {begins_behind_brief, -1.2, "behind another line in mid-sentence"},
    {begins_behind_tail, 2.05, "behind a notice or a name at the end of a line"},
    {begins_behind_mark, 0.6, "behind a line that is not text"},
    {begins_behind_blank, -0.15, "behind a blank line"},
    {begins_behind_frame, 1.4, "at the head of a frame"},
    {begins_page, 0.5, "at the head of the page"},
    {begins_in_quote, 0.25, "a quotation is open"},
    {begins_in_word, -1.15, "in mid-word"},
    {goes_on, 0.55, "headings go on"},
    {goes_on_blank, 0.2, "behind a blank line"},
    {goes_on_even, -0.7, "as wide as before"},
    {goes_on_twice, -0.65, "with the same words"},
    {goes_on_comma, -0.45, "behind a comma"},
    {goes_on_full, -0.4, "behind a full line"},
    {goes_on_first, 1, "with a first line"},
    {goes_on_wider, -1.15, "much wider or narrower"},
    {goes_on_in_word, -2.35, "in mid-word"},
    {goes_on_commas, -2, "with commas on both"},
    {goes_on_under_first, -2.5, "full, under a first line"},
    {over_first_line, 1.8, "over a first line"},
    {over_full, -1.45, "over a full line"},
    {over_brief, -0.95, "over a shorter one"},
    {over_blank, 0.95, "over a blank line"},
    {over_no_line, 0, "over what begins no line"},
    {over_rest, -1.65, "over the last character of a clause"},
    {over_in_word, -1.85, "a word goes on"},
    {over_in_quote, -1.1, "a quotation is left open"},
    {over_plain, -2, "over text"},
};

constexpr bool stand_in_order() {
    for (std::size_t i = 0; i < std::size(weights); ++i) {
        if (weights[i].sign != static_cast<DisplaySign>(i)) return false;
    }
    return std::size(weights) == display_sign_count;
}
static_assert(stand_in_order());  // each is found by the place of its sign

double total(const DisplaySigns& signs) {
    double sum = 0;
    for (std::size_t i = 0; i < display_sign_count; ++i) {
        if (signs[i]) sum += weights[i].weight;
    }
    return sum;
}

/// The way through the lines with the greatest sum.
std::vector<char> best_way(const std::vector<DisplayLine>& lines) {
    constexpr double never = -1e9;
    struct Step {
        bool ended = false;    ///< no heading here: the line before was one
        bool went_on = false;  ///< a heading here: the line before was one
    };
    std::vector<Step> steps;
    steps.reserve(lines.size());
    double none = 0, heading = never;
    for (const DisplayLine& line : lines) {
        const double ended = heading + total(line.ends);
        double next_heading = never;
        Step step{ended > none, false};
        if (line.may) {
            const double began = none + total(line.begins), went_on = heading + total(line.goes_on);
            step.went_on = went_on > began;
            next_heading = std::max(began, went_on) + total(line.alone);
        }
        none = std::max(none, ended);
        heading = next_heading;
        steps.push_back(step);
    }
    std::vector<char> found(lines.size(), 0);
    bool state = heading > none;
    for (std::size_t i = lines.size(); i-- > 0;) {
        found[i] = state ? 1 : 0;
        state = state ? steps[i].went_on : steps[i].ended;
    }
    return found;
}

}  // namespace

std::span<const DisplayWeight> display_weights() {
    return weights;
}

std::vector<char> find_display_lines(const LineContext& context, const std::vector<char>& tails) {
    if (!context.statistics.columns || in_recognised_blocks(context.statistics))
        return std::vector<char>(context.lines.size(), 0);
    std::vector<char> found = best_way(display_signs(context, tails));
    // What goes on in the next line by its words is not a heading, whatever it looks like.
    for (std::size_t i = 0; i < found.size();) {
        std::size_t end = i;
        while (end < found.size() && found[end] != 0) ++end;
        if (end > i && runs_on(context, end - 1))
            std::fill(found.begin() + static_cast<std::ptrdiff_t>(i),
                      found.begin() + static_cast<std::ptrdiff_t>(end), 0);
        i = std::max(end, i + 1);
    }
    return found;
}

}  // namespace lines
