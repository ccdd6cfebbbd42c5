// How much each sign of a spot says for a missing 最: the table that bench/fit_omit.cpp fits to the sentences
// in fixtures/superlatives.
#pragma once

#include <string>
#include <vector>

#include "repair/omit_signs.h"

namespace repair {

struct OmitWeight {
    std::u32string sign;
    double weight;  ///< natural logarithm of the odds that it adds
};

[[nodiscard]] std::vector<OmitWeight> omit_weights();

/// The logarithm of the odds that 最 is missing at the spot, where it is at omit_share of all spots.
[[nodiscard]] double omit_score(const OmitSigns& signs);

/// Of the spots that the weights were fitted to.
inline constexpr double omit_share = 0.085;

}  // namespace repair
