// Pinyin that a machine pasted behind characters: 召開(kāi)會(huì)議 (tei-encoding.md §9). Readings that an
// author gave stay.
#pragma once

#include "repair/pass.h"

namespace repair {

void gloss(const model::Document& document, Proposals& proposals);

}  // namespace repair
