// The printed lines of a headline: copies of doubled chunks taken together, lines that hold the headlines of
// several stories taken apart.
#pragma once

#include <string_view>
#include <vector>

#include "read/heads.h"
#include "read/passages.h"

namespace readers {

/// Adds the lines of the passage, a headline or a part of one.
void add_head_lines(std::string_view text, const LinedPage& page, const Passage& passage,
                    std::vector<HeadLine>& lines);

}  // namespace readers
