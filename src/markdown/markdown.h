// Markdown as HTML that knows where its words come from. cmark-gfm's only door.
//
// Set as Hexo's renderer is: GitHub's tables, strikethrough and bare addresses; a line end is a line break;
// raw HTML counts; no smart punctuation. Link definitions and the marks of Markdown are in no output.
#pragma once

#include <string_view>

#include "base/finding.h"
#include "html/mapped_text.h"

namespace markdown {

/// `body` of `source` as HTML, its tag plugins written out. A block that cannot be followed to its bytes is
/// taken as it stands, with a finding: no word is ever lost.
[[nodiscard]] html::MappedText markdown_to_html(std::string_view source, text::Slice body,
                                                base::Findings& findings);

}  // namespace markdown
