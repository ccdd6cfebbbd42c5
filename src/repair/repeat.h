// Paragraphs that repeat others: a lead that is the start of the story, cut off where a field was full, and a
// paragraph that stands twice in a row.
//
// Compares what is printed: without white space, machine glosses, and the width of punctuation. Stays away
// from leads that say it in words of their own, and from short lines: refrains repeat.
#pragma once

#include "repair/pass.h"

namespace repair {

void repeat(const model::Document& document, Proposals& proposals);

}  // namespace repair
