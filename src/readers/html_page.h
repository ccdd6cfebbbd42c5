// A saved web page: one article, and the site around it.
//
// The article is the element that holds most of the page's words that are not links; its headline is the h1,
// else the page's title. What stands around it is kept as `fw` (menus, footers), which no reading shows.
#pragma once

#include "base/finding.h"
#include "lines/cues.h"
#include "model/document.h"
#include "text/source_text.h"

namespace readers {

/// Reads any HTML as a page. `cues`: the words that tell who signs the story.
[[nodiscard]] model::Document read_html_page(text::SourceText source, const lines::Cues& cues,
                                             base::Findings& findings);

}  // namespace readers
