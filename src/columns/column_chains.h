// Which column goes on which, chosen for all columns of a page together: the links whose scores add up to
// most, from each column one at most and to each one at most. Of a ring, which no page should have, the
// weakest link is dropped, and no other made for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace columns {

/// That one column may go on with another.
struct ScoredLink {
    double score = 0;  ///< above zero
    std::uint32_t from = 0, to = 0;
};

/// Of each of so many columns the one that goes on with it. Of a page with very many columns the surest links
/// are taken first: cheaper, and weaker. Linear but for a logarithm.
[[nodiscard]] std::vector<std::optional<std::uint32_t>> best_chains(std::size_t columns,
                                                                    std::vector<ScoredLink> links);

}  // namespace columns
