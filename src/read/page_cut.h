// The reading order of blocks on a page: recursive cuts along white bands (an XY cut).
//
// A page is cut from top to bottom where a gutter divides whole stories, each side with its own headline;
// else into bands where a row is white; else column by column.
#pragma once

#include <cstdint>
#include <vector>

namespace readers {

/// A block on the page: half-open rows and places.
struct Box {
    std::uint32_t top = 0, bottom = 0, left = 0, right = 0;
    bool head = false;  ///< a headline by its shape: few short lines
};

/// Indices of `boxes` in reading order.
[[nodiscard]] std::vector<std::uint32_t> reading_order(const std::vector<Box>& boxes);

}  // namespace readers
