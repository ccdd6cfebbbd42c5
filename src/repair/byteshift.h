// Characters that an insertion of readings cut in two in GBK: 變?yōu)楝F(xiàn)實 for 變為現實. Undone where
// the way back is exact and the only one (text/byteshift.h); else flagged.
#pragma once

#include "repair/pass.h"

namespace repair {

void byteshift(const model::Document& document, Proposals& proposals);

}  // namespace repair
