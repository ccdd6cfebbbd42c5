// Forms of the sentence that miss 最: what is left of a superlative when the sign of it is gone.
//
// Some sites delete every 最 (the advertising law forbids superlatives). What stays is seldom wrong by the
// dictionary and often odd by grammar: 大程度凝聚 is not Chinese, 难的是 is rare, 重要的是 is common. Each
// form therefore has a weight, and only the sum over a text says whether 最 was deleted in it (omit.cpp).
//
// The forms are grammar, not phrases of any page: gradable adjectives where only a superlative can stand.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace repair {

/// A place where 最 may be missing.
struct OmitSpot {
    std::size_t at = 0;    ///< before this character
    double weight = 0;     ///< certain_weight and above: cannot be read without it
    std::size_t form = 0;  ///< which one
};

inline constexpr double certain_weight = 3;

/// Names at the head of a clause that speaks or acts (周一鸣指出, 周一鸣在…): two to four characters.
using Speakers = std::set<std::u32string, std::less<>>;
void add_speakers(std::u32string_view block, Speakers& speakers);

/// Spots in a block of simplified characters without white space, in order, one a place: the heaviest.
/// `speakers`: those of the whole text. `certain_only`: no others than those of certain_weight and above.
[[nodiscard]] std::vector<OmitSpot> omit_spots(std::u32string_view block, const Speakers& speakers,
                                               bool certain_only = false);

}  // namespace repair
