// Set phrases that cannot stand without their 最: 大程度凝聚, 它的大特点是, 高人民法院. One alone shows that
// it was deleted, whatever else the text holds.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace repair {

/// Names at the head of a clause that speaks or acts (周一鸣指出, 周一鸣在…): two to four characters.
using Speakers = std::set<std::u32string, std::less<>>;
void add_speakers(std::u32string_view block, Speakers& speakers);

/// Where the 最 of such a phrase is missing in a block of simplified characters without white space, in
/// order. `speakers`: those of the whole text, of whom one says 周一鸣后强调.
[[nodiscard]] std::vector<std::size_t> omit_phrases(std::u32string_view block, const Speakers& speakers);

}  // namespace repair
