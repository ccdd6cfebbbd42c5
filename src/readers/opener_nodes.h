// The nodes of an opener: dateline and byline with the names in them (tei-encoding.md §5).
#pragma once

#include "lines/openers.h"
#include "model/builder.h"

namespace readers {

/// Claims the text of `opener` in the innermost open element, with its parts as inlines. `base`: where in S
/// the words begin that the opener was found in; they stand in S as they are.
void put_opener(model::Builder& builder, const lines::Opener& opener, std::uint32_t base);

/// Claims `words` of S, with the date that they begin with, if any, as an inline.
void put_dated_text(model::Builder& builder, text::Slice words);

}  // namespace readers
