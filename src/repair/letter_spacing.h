// Letter-spaced runs (tei-encoding.md §7, rp.spacing): one choice for each part of a line.
#pragma once

#include "repair/pass.h"

namespace repair {

void letter_spacing(const model::Document& document, Proposals& proposals);

}  // namespace repair
