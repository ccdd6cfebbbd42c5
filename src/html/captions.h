// Pictures and their captions: which block beside a picture belongs to it, and is it a credit?
//
// Decided by evidence that adds up, in one table of weights (captions.cpp): colour, alignment, nearness,
// words.
#pragma once

#include <string_view>

#include "html/flow.h"

namespace html {

/// Does this name who took or gave a picture ("图片来源：…", "方禾 摄"), rather than say what it shows?
[[nodiscard]] bool is_credit(std::string_view words);

/// Draws captions into the figures of `flow`: they become Kind::head, credits Kind::byline; with a `cert`
/// where this was inferred. A <figure> without a picture is not a figure. `source`: what slices count in.
void pair_captions(Flow& flow, std::string_view source);

}  // namespace html
