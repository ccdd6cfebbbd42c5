// A post: front matter, then a body in HTML or Markdown.
#pragma once

#include <string_view>

#include "base/finding.h"
#include "frontmatter/post_metadata.h"
#include "lines/cues.h"
#include "model/document.h"
#include "text/source_text.h"

namespace readers {

/// Reads any text as a post. Its format becomes "<family>-html" or "<family>-markdown". `cues`: the words
/// that tell who signs the story.
[[nodiscard]] model::Document read_post(text::SourceText source, const frontmatter::PostKeys& keys,
                                        const frontmatter::PostSite& site, const lines::Cues& cues,
                                        std::string_view file_name, std::string_view family,
                                        base::Findings& findings);

/// Is this body written in HTML, with nothing outside of tags that Markdown would read differently?
[[nodiscard]] bool is_html_body(std::string_view body);

}  // namespace readers
