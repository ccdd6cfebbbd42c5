// Characters of the other script in a text of one: what a bad conversion left (后強調 for 後強調).
//
// Findings only, never a repair: which character was meant is a matter of words (干 is 幹, 乾 or 干), and a
// quotation may be in the other script on purpose.
#pragma once

#include "repair/pass.h"

namespace repair {

void mixed_script(const model::Document& document, Proposals& proposals);

}  // namespace repair
