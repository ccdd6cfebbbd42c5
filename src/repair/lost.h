// Characters that a conversion lost: lines of nothing but `?` where white space was, and U+FFFD in the text
// of the source itself. What stood there cannot be known, so the correction holds a gap.
//
// Stays away from every other question mark: in a sentence it may be one.
#pragma once

#include "repair/pass.h"

namespace repair {

void lost(const model::Document& document, Proposals& proposals);

}  // namespace repair
