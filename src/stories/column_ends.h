// Columns of several stories in turn: where, in the middle of a paragraph, does the text go over to another
// story, and which sentence does it go on with there?
//
// Extractors that take the text of a page as it was written give a column of one story, a column of another,
// and then the next column of the first. Where a column ends in mid-sentence nothing marks the place: the
// lines of two stories follow each other as lines of one paragraph do. Something has to be left open for
// that: a story began (with a dateline, say) while the sentence before it had not ended. From there on every
// line may go on with the line before it or with a story that was left, each step is weighed by what can be
// seen (how the two lines meet, which words they share with each story), and the best way is taken.
#pragma once

#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "lines/passages.h"

namespace stories {

/// Where the text goes over, in the order of the lines. Linear: stories left are remembered for a while only.
[[nodiscard]] std::vector<lines::ColumnEnd> column_ends(std::string_view text, const lines::LinedPage& page);

/// The page, its passages parted where columns end.
[[nodiscard]] lines::LinedPage page_of_stories(std::string_view text, std::vector<text::PrintedLine> lines,
                                               const lines::Cues& cues);

}  // namespace stories
