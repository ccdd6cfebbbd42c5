// Text that was decoded as the wrong encoding (text/mojibake.h), corrected where the way back is exact.
#pragma once

#include "repair/pass.h"

namespace repair {

void mojibake(const model::Document& document, Proposals& proposals);

}  // namespace repair
