// Captions that were read in the middle of a paragraph, as the column runs on under the picture.
#pragma once

#include "lines/line_ends.h"
#include "lines/passages.h"

namespace lines {

/// Parts passages whose last lines are the caption of the credit behind them: the paragraph before it goes on
/// behind the credit, or ended with a full line.
void part_inner_captions(LinedPage& page, const LineContext& context, const Cues& cues);

}  // namespace lines
