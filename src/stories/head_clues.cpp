#include "stories/head_clues.h"

namespace stories {
namespace {

using enum HeadClue;

// Fitted by bench/fit_head_matching.cpp and rounded, but for what its sets show too little of, set by hand:
// stories further back, pictures, what an image shows. The second weights are of pages that OCR read: there
// an opener is no sign that a story is whole, and a second headline elsewhere is often half of the first.
constexpr std::array<HeadClueWeight, head_clue_count> weights{{
    {words, 6.8, 6.0, "words of a line that only this story says"},
    {no_word, -0.9, -0.7, "the story says no word of the headline"},
    {practice, 1.0, 0.7, "headlines stand before their stories, or behind them, as others of the page do"},
    {beside, 0.7, 0.8, "the story right before or behind"},
    {far_back, -1.5, -1.6, "not the last story before the headline, but one further back"},
    {far_back_last, -0.5, -0.5, "… and no other headlines come"},
    {back_open, -0.5, -0.5, "a story without a headline stands between, going back, and others come"},
    {back_given, -0.6, 0.3, "a story with a headline stands between, going back"},
    {ahead, -1.2, -0.7, "not the next story, but one behind it"},
    {ahead_open, 0.0, 0.3, "a story without a headline stands between, going ahead"},
    {ahead_given, -0.8, -1.1, "a story with a headline stands between, going ahead"},
    {over, 1.1, 1.3, "the headline stands over a column of the story"},
    {first, 2.3, 1.1, "a story gets a headline"},
    {first_opener, 0.5, -0.1, "a story with an opener gets a headline"},
    {first_picture, 1.5, 1.7, "a picture gets a headline"},
    {again, -2.8, -1.6, "a story gets one more headline elsewhere"},
    {again_half, 0.0, 2.0, "… one short line each, of one length: halves, each over its column"},
    {reading, 0.4, 0.5, "the lines can be read as the heads of one story"},
    {two_lines, 0.1, -0.1, "two lines"},
    {more_lines, 0.0, -0.2, "a line more than two"},
    {picture_lines, -1.2, -1.4, "a picture has more than one line"},
    {change, -0.2, 0.0, "the next line goes to another story"},
    {change_back, -0.9, -0.7, "… to one that stands before that of this line"},
    {change_in_block, -0.7, -0.4, "… and no blank line stands between"},
    {change_in_type, -3.3, -3.0, "… and an image shows both together"},
    {change_abreast, -1.4, -1.6, "… and both stand on one line"},
    {change_couplet, -0.8, -0.8, "… and are of one length"},
    {change_apart, 3.0, 3.0, "… and stand over two columns"},
    {change_in_phrase, -2.4, -1.8, "… and the line breaks off"},
    {change_in_line, -1.8, -1.8, "… and begins with a sign at which some extractors begin a line"},
    {change_of_weight, 1.0, 1.0, "… and is lighter: what is printed twice is drawn last"},
    {stay_blank, -0.2, -0.3, "a blank line within a headline"},
    {stay_apart, -1.0, -1.0, "a headline over two columns"},
    {stay_weight, -2.0, -2.0, "a lighter line behind a heavier one in a headline"},
    {stay_weight_again, 1.3, 1.3, "… on a page that has more of them"},
}};

}  // namespace

std::span<const HeadClueWeight, head_clue_count> head_clue_weights() {
    return weights;
}

}  // namespace stories
