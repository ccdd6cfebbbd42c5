// What shows at a line end that a caption stands behind it.
#pragma once

#include <cstddef>

#include "lines/line_ends.h"

namespace lines {

/// Does a photo credit follow soon, with nothing but text before it?
[[nodiscard]] bool credit_is_near(const LineContext& context, std::size_t line);
/// Is `line` part of the story under a photo: a date right behind a headline or another photo's credit, and
/// the credit near?
[[nodiscard]] bool in_photo_news(const LineContext& context, std::size_t line);
/// Is what stands between `line` and the photo credit after it one sentence, or several on the same lines?
[[nodiscard]] bool sentence_before_credit(const LineContext& context, std::size_t line);
/// Do the lines from `line` on, without a blank line between, end in a sentence and then in a photo credit?
[[nodiscard]] bool caption_follows(const LineContext& context, std::size_t line);

}  // namespace lines
