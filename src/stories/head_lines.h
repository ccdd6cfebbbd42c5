// The printed lines of a headline: copies of doubled chunks taken together, lines that hold the headlines of
// several stories taken apart.
#pragma once

#include <string_view>
#include <vector>

#include "lines/passages.h"
#include "stories/heads.h"

namespace stories {

/// Adds the lines of the passage, a headline or a part of one.
void add_head_lines(std::string_view text, const lines::LinedPage& page, const lines::Passage& passage,
                    std::vector<HeadLine>& lines);

}  // namespace stories
