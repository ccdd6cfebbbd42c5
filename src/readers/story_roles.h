// Who signs a story of flowed text: a paragraph that is nothing but a byline before the story is its opener,
// one that says who edited it, wrote it or sent it in behind the story is its closer (tei-encoding.md §5).
#pragma once

#include <string_view>

#include "html/flow.h"
#include "lines/cues.h"

namespace readers {

/// Gives such paragraphs of `story` their kind, and their words the elements of byline and names where the
/// markup leaves room for these. `source`: S, which the slices of the flow are of. A story that would have
/// no paragraph left, and what stands in quotations, lists, tables or between paragraphs, stays as it is.
void name_signers(html::Flow& story, std::string_view source, const lines::Cues& cues);

}  // namespace readers
