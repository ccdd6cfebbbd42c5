// What somebody meant who mistyped a word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cli {

/// How many letters must be put in, left out, replaced or exchanged with their neighbour to make one of the
/// other.
[[nodiscard]] std::size_t typing_distance(std::string_view one, std::string_view other);

/// The word of `known` that is nearest to `word`, the first of several; empty when none is near: a third of
/// the letters at most may be wrong.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace cli
