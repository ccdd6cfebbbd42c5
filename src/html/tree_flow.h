// HTML as a flow of blocks and inlines (flow.h).
//
// What always holds: every text piece of the tree is in exactly one inline or one of the flow's comments, but
// for white space that collapses; nothing depends on how deep the elements are nested.
#pragma once

#include "html/flow.h"
#include "html/mapped_text.h"
#include "html/tree.h"

namespace html {

/// The flow of the nodes [first, last) of `tree`, parsed from `markup`. `first` is the root of a subtree or
/// the first of several siblings.
[[nodiscard]] Flow flow_of(const MappedText& markup, const HtmlTree& tree, std::uint32_t first,
                           std::uint32_t last);

}  // namespace html
