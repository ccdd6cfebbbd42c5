// What speaks for giving head lines to stories, one table of weights: added up over all headlines of a page
// (head_matching.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace stories {

/// Each counts as often, or as much, as it is seen.
enum class HeadClue : std::uint8_t {
    words,
    no_word,
    practice,
    beside,
    far_back,
    far_back_last,
    back_open,
    back_given,
    ahead,
    ahead_open,
    ahead_given,
    over,
    first,
    first_opener,
    first_picture,
    again,
    again_half,
    reading,
    two_lines,
    more_lines,
    picture_lines,
    change,
    change_back,
    change_in_block,
    change_in_type,
    change_abreast,
    change_couplet,
    change_apart,
    change_in_phrase,
    change_in_line,
    change_of_weight,
    stay_blank,
    stay_apart,
    stay_weight,
    stay_weight_again,
    count_,
};
constexpr auto head_clue_count = static_cast<std::size_t>(HeadClue::count_);
using HeadClues = std::array<float, head_clue_count>;

struct HeadClueWeight {
    HeadClue clue;
    double weight;
    double recognised;  ///< its weight on a page that OCR read: stories and lines come in pieces there
    std::string_view meaning;
};
/// In the order of the clues.
[[nodiscard]] std::span<const HeadClueWeight, head_clue_count> head_clue_weights();

}  // namespace stories
