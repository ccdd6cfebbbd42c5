// CJK radicals printed for ideographs by a PDF font (tei-encoding.md §7, rp.radical), in the script of the
// document.
#pragma once

#include "repair/pass.h"

namespace repair {

void radical(const model::Document& document, Proposals& proposals);

}  // namespace repair
