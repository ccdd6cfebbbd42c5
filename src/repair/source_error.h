// A number that its own explanation contradicts: 356×24（365天、24小时）. The digits are the same, two of
// them changed places, and the text says in words what is meant.
//
// Flagged only (certainty low): the slip is the newspaper's own and belongs to its text.
#pragma once

#include "repair/pass.h"

namespace repair {

void source_error(const model::Document& document, Proposals& proposals);

}  // namespace repair
