// Text that nothing tells to be a newspaper's: prose that somebody wrapped, a manual, a letter.
//
// It is one text in the order of its lines. Nothing in it is moved: no headline is looked for behind a story,
// and no paragraph is given to another.
#pragma once

#include <string_view>

#include "stories/page_parts.h"

namespace stories {

/// Does anything tell of a newspaper page: a dateline or byline, a photo's caption or credit, a jump notice,
/// a headline printed twice, columns that were put together? Linear.
[[nodiscard]] bool tells_of_stories(const lines::LinedPage& page);

/// The text as one story: what stands between its paragraphs as a headline does is a subhead. Linear.
[[nodiscard]] PageParts one_flow(std::string_view text, const lines::LinedPage& page);

}  // namespace stories
