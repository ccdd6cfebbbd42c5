// Spaces that no author typed (tei-encoding.md §6): indents, and gaps that justification and changes of font
// left beside digits, brackets and Han characters in text set in columns.
//
// Spaces that separate stay: between Latin words, between the names of a byline or a photo credit, behind
// a dateline (…29日电 中央…), between the halves of a headline, between cells.
#pragma once

#include "repair/pass.h"

namespace repair {

void spaces(const model::Document& document, Proposals& proposals);

}  // namespace repair
