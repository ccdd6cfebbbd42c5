// What speaks for a head line's being kicker, headline or subtitle: the table that heads.h adds up.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "stories/head_looks.h"
#include "stories/heads.h"

namespace stories {

/// Counts for each line of `kind`; with `under` set, for each line of `kind` and the line of kind `under`
/// that is printed next.
struct HeadWeight {
    HeadKind kind;
    std::optional<HeadKind> under;
    double weight;
    bool (*seen)(const HeadLook& line, const HeadLook& next, const HeadContext& context);
    std::string_view meaning;
};
[[nodiscard]] std::span<const HeadWeight> head_weights();

}  // namespace stories
