// Headlines that were printed twice by overlay and read twice, chunk by chunk (tei-encoding.md §7,
// rp.double): the second copy of each chunk is surplus. See text/doubling.h for what counts as doubled.
#pragma once

#include "repair/pass.h"

namespace repair {

void doubling(const model::Document& document, Proposals& proposals);

}  // namespace repair
