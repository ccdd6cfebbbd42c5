// Which of the lines above (or below) a story is its headline, its kicker, its subtitle.
//
// Scored like line ends: what can be seen of two neighbouring lines, each with a weight, says whether the
// first stands over the headline (肩题) or the second under it (副题), or both are one headline.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/cues.h"
#include "text/slice.h"

namespace readers {

enum class HeadKind : std::uint8_t { kicker, main, sub };
/// As head/@type spells it.
[[nodiscard]] std::string_view name(HeadKind kind);

/// One printed line of a headline.
struct HeadLine {
    text::Slice slice;         ///< where it stands, second copies included
    std::string clean;         ///< what it says, each chunk once; a space parts its halves
    std::uint32_t blanks = 0;  ///< blank lines before it
    bool doubled = false;
};

/// Lines [first, last) are one head.
struct TypedHead {
    HeadKind kind = HeadKind::main;
    std::uint32_t first = 0, last = 0;
};

/// Types the head lines of one article, in the order in which they stand. `blanks_matter`: blank lines mean
/// something in this text. One of them is the main headline, unless a line says that it is none ("…——").
[[nodiscard]] std::vector<TypedHead> type_heads(const std::vector<HeadLine>& lines, bool blanks_matter,
                                                const Cues& cues);

}  // namespace readers
