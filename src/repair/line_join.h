// Line ends inside a block of lined text: where a sentence goes on, they are no break (tei-encoding.md §6).
//
// The reader has decided what is one block; this pass joins the lines in it: without a space where Han or
// CJK signs meet, with one between Latin words. The lines of a headline stay apart (the break may be meant;
// of several line ends in a row one stays), and so does a jump notice on a line of its own.
#pragma once

#include "repair/pass.h"

namespace repair {

void line_join(const model::Document& document, Proposals& proposals);

}  // namespace repair
