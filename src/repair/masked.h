// Signs of a title that a file-name rule masked as `_` (tei-encoding.md §7, rp.mask).
//
// A pair of underscores around a phrase is restored only where the body has the same phrase in quotation
// marks; the marks are those of the body. Without that evidence the underscores stay, and a finding says
// so. Underscores are never read as emphasis.
#pragma once

#include "repair/pass.h"

namespace repair {

void masked(const model::Document& document, Proposals& proposals);

}  // namespace repair
