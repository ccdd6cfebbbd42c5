// White space inside the blocks of lined text: what stands before it, behind it, and in which element.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "model/document.h"
#include "text/slice.h"

namespace repair {

/// A stretch of white space between two characters of a block, line ends included.
struct Gap {
    std::vector<text::Slice> spaces;       ///< maximal runs of white space without line ends
    std::vector<text::Slice> terminators;  ///< LF, CR LF, CR
    char32_t before = 0, after = 0;        ///< the characters around it; 0 at an edge of the block
    std::uint32_t node = 0;                ///< the innermost element that holds both, or the block
    std::uint32_t next = 0;                ///< the innermost element that holds `after`
    std::uint32_t last = 0;                ///< the innermost element that holds `before`
    std::uint32_t end = 0;                 ///< where `after` stands in S
};

/// Shows all gaps of a block, in reading order: there may be one to every other character of a file.
void each_gap(const model::Document& document, const model::Block& block,
              const std::function<void(const Gap&)>& look);

/// Is this block the headline of a story (and not a caption)?
[[nodiscard]] bool is_headline(const model::Document& document, std::uint32_t node);

}  // namespace repair
