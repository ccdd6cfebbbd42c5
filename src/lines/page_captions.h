// Captions among the passages of a page: what stands over a photo credit, or is set wider than all columns.
#pragma once

#include "lines/passages.h"

namespace lines {

/// On recognised pages a paragraph in mid-sentence may have run into the caption behind it: parts them.
/// `context` is of the same page, here and below.
void part_before_captions(LinedPage& page, const LineContext& context, const Cues& cues);

/// Makes captions of the passages over credits.
void find_captions(LinedPage& page, const LineContext& context);

/// Makes captions of sentences that stand alone and are wider than all columns of a recognised page.
void find_wide_captions(LinedPage& page, const LineContext& context);

}  // namespace lines
