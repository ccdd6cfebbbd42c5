// What a state of the validator would take next: for messages, off the fast path.
#pragma once

#include <vector>

#include "relaxng/match.h"

namespace relaxng {

struct Expected {
    std::vector<FormId> forms;  ///< element (or attribute) patterns, each once, in schema order
    bool text = false;          ///< text, or data as the whole content
};

/// Elements that can come next.
[[nodiscard]] Expected expected_elements(PatternTable& patterns, PatternId state);
/// Attributes that can still be given.
[[nodiscard]] Expected expected_attributes(PatternTable& patterns, PatternId state);
/// Elements (attributes) without which the state can never be completed: in every alternative of a choice.
[[nodiscard]] std::vector<FormId> required(PatternTable& patterns, PatternId state, Op what);
/// The `data` and `value` leaves that a value was held against.
[[nodiscard]] std::vector<PatternId> string_leaves(PatternTable& patterns, PatternId state);

}  // namespace relaxng
