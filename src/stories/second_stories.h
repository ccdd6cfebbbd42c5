// Two stories that were taken for one: a line between two paragraphs that looks like a subhead is the
// headline of another story, which begins behind it, or of the one that ends before it.
#pragma once

#include <string_view>

#include "lines/passages.h"
#include "stories/page_parts.h"

namespace stories {

/// Parts each story at those of its subheads for which it says so: another one's name stands at the end; what
/// stands before and behind shares hardly a word, and the line shares words with one of both alone. Where
/// that is so at other subheads too, it is a feature of many things, and stays whole. Linear.
void part_at_second_stories(std::string_view text, const lines::LinedPage& page, PageParts& parts);

}  // namespace stories
