// Who signs a story: the inline elements of the blocks that say so.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "readers/block_writer.h"
#include "text/slice.h"

namespace readers {

/// Of a byline that is all of `stretch`, a slice of `text`; `opens`: it stands over the story.
[[nodiscard]] std::vector<Inline> byline_inlines(std::string_view text, text::Slice stretch, bool opens,
                                                 const lines::Cues& cues);

/// Of what closes a story and is all of `stretch`: a date, or who signs.
[[nodiscard]] std::vector<Inline> closer_inlines(std::string_view text, text::Slice stretch);

/// Takes the byline behind the last sentence, and the white space before it, off the end of `stretches`.
[[nodiscard]] std::optional<text::Slice> take_byline(std::string_view text,
                                                     std::vector<text::Slice>& stretches,
                                                     const lines::Cues& cues);

}  // namespace readers
