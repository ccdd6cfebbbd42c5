// Half-width signs in a text whose practice is full width, or the reverse (tei-encoding.md §7, rp.width).
//
// Only against the document's own practice: a text that mixes both, or uses half-width signs throughout, is
// left alone.
#pragma once

#include "repair/pass.h"

namespace repair {

void width(const model::Document& document, Proposals& proposals);

}  // namespace repair
