// Characters that show nothing: zero-width spaces, byte-order marks in mid-text, soft hyphens, directional
// marks in text that runs one way.
//
// Stays away where they mean something: joiners in emoji and in scripts that join, marks of direction in
// Hebrew and Arabic.
#pragma once

#include "repair/pass.h"

namespace repair {

void invisible(const model::Document& document, Proposals& proposals);

}  // namespace repair
