// Nobody signs twice: two stories that were taken for one.
#pragma once

#include <string_view>

#include "lines/passages.h"
#include "stories/page_parts.h"

namespace stories {

/// Parts each story that begins with its author and ends with another one's name: the line between two of its
/// paragraphs that was taken for a subhead is the headline of the second.
void part_at_second_authors(std::string_view text, const lines::LinedPage& page, PageParts& parts);

}  // namespace stories
