// The lined reader: text that was broken into lines of newspaper columns, back into articles.
//
// Stages, each with a value that can be looked at: printed lines (printed_lines.h), statistics and passages
// (passages.h), articles (articles.h), the document. Total: every text gives a document, whose diplomatic
// text is the source.
#pragma once

#include "base/finding.h"
#include "columns/printed_lines.h"
#include "lines/cues.h"
#include "model/document.h"
#include "text/source_text.h"

namespace readers {

[[nodiscard]] model::Document read_lined(text::SourceText source, const lines::Cues& cues,
                                         model::Metadata metadata, base::Findings& findings);

/// The same from printed lines that are known.
[[nodiscard]] model::Document read_lined(text::SourceText source, columns::PrintedPage printed,
                                         const lines::Cues& cues, model::Metadata metadata,
                                         base::Findings& findings);

}  // namespace readers
