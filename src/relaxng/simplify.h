// From what the reader built to the simple form of RELAX NG §4.21, and the restrictions of §7.
//
// Both look only at what the start can reach (§4.18), and take time linear in the schema, but for the sets of
// names in a group, which are bit sets.
#pragma once

#include <vector>

#include "base/finding.h"
#include "relaxng/grammar.h"

namespace relaxng {

/// Nesting of operators inside one element, references followed; what recursion over patterns relies on.
inline constexpr std::uint32_t deepest_pattern = 1000;

/// §4.18 to §4.21, in place: notAllowed and empty are folded away, endless definitions reported. Returns the
/// forms that can be reached, members and referenced forms before what holds them, except through an element.
[[nodiscard]] std::vector<FormId> simplify(Grammar& grammar, base::Findings& findings);

/// §7, and which elements there are. `order` is what simplify() returned.
void check_restrictions(Grammar& grammar, const std::vector<FormId>& order, base::Findings& findings);

}  // namespace relaxng
