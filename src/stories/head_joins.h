// What speaks for a head line's going on with the line before: a head that was too long for its box, or the
// two halves of a couplet. One table, added up with that of head_weights.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "stories/head_looks.h"
#include "stories/heads.h"

namespace stories {

/// Counts for each line of a head of `kind` (or of any) that goes on as `how` with the line before it. The
/// looks are those of the two printed lines.
struct HeadJoinWeight {
    HeadJoin how;
    std::optional<HeadKind> kind;
    double weight;
    bool (*seen)(const HeadLook& line, const HeadLook& next, const HeadContext& context);
    std::string_view meaning;
};
[[nodiscard]] std::span<const HeadJoinWeight> head_join_weights();

/// How `next` goes on with `line` if both are of `kind`, and what speaks for it; `seen` are numbers in the
/// table.
struct WeighedJoin {
    HeadJoin how = HeadJoin::none;
    double score = 0;
    std::vector<std::uint16_t> seen{};
};
[[nodiscard]] WeighedJoin best_join(const HeadLook& line, const HeadLook& next, HeadKind kind,
                                    const HeadContext& context);

}  // namespace stories
