// White space at the start of a paragraph of flowed text: no-break and full-width spaces that draw an
// indent (tei-encoding.md §6). It is text of the source; READING drops it.
#pragma once

#include "repair/pass.h"

namespace repair {

void indent(const model::Document& document, Proposals& proposals);

}  // namespace repair
