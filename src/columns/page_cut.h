// The reading order of blocks on a page: recursive cuts along white bands (an XY cut).
//
// A page is cut from top to bottom where a gutter divides whole stories, each side with its own headline;
// else into bands where a row is white; else column by column.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace columns {

/// A block on the page: half-open rows and places.
struct Box {
    std::uint32_t top = 0, bottom = 0, left = 0, right = 0;
    bool head = false;  ///< a headline by its shape: few short lines
};

/// How well the text of one box runs on in another; above zero: rather well.
using Joins = std::function<double(std::uint32_t from, std::uint32_t to)>;

/// Indices of `boxes` in reading order. Where the page can be cut into stories side by side and into bands as
/// well, `joins` says which, if it is given.
[[nodiscard]] std::vector<std::uint32_t> reading_order(const std::vector<Box>& boxes,
                                                       const Joins& joins = nullptr);

}  // namespace columns
