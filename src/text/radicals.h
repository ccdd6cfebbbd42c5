// CJK radicals (U+2E80–2FDF) that PDF fonts report for the ideographs they look like.
//
// The Kangxi radicals (U+2F00–2FD5) have compatibility decompositions in Unicode; the radicals of the
// supplement (U+2E80–2EF3) mostly have not, and stand in a table here after Unicode's
// EquivalentUnifiedIdeograph. In simplified text the simplified form is meant: ⼾ decomposes to 戶, but a
// font for simplified text draws 户 with it.
#pragma once

#include "text/scripts.h"

namespace text {

[[nodiscard]] constexpr bool is_radical(char32_t code) {
    return (code >= 0x2E80 && code <= 0x2EF3) || (code >= 0x2F00 && code <= 0x2FD5);
}

/// The ideograph that a radical stands for in a text of `script`; any other character itself, and so is a
/// radical that is not an ideograph by itself (⺀).
[[nodiscard]] char32_t ideograph_of(char32_t code, Script script = Script::both);

}  // namespace text
