// Headlines and subheads among the passages of a page: what is left of body passages that are short, no
// sentence, and stand between finished things.
#pragma once

#include "lines/passages.h"

namespace lines {

/// Makes heads of them. `context` is of the same page.
void find_headings(LinedPage& page, const LineContext& context);

}  // namespace lines
