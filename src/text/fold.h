// Comparing names as file systems do that ignore case and normalisation.
#pragma once

#include <string>
#include <string_view>

namespace text {

/// NFC of the full case folding of `utf8` (Unicode 15 §3.13, toNFC(toCasefold(NFD(X)))). Names that differ
/// only in case or normalisation fold to the same string. Text that is not UTF-8 is returned as it is.
[[nodiscard]] std::string folded(std::string_view utf8);

}  // namespace text
