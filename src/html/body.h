// HTML into a document under construction: guarded, paired with captions, written.
#pragma once

#include <functional>

#include "base/finding.h"
#include "html/flow.h"
#include "html/mapped_text.h"
#include "html/tree.h"
#include "model/builder.h"

namespace html {

/// What a caller does to a flow, its captions paired, before it is written.
using FlowStep = std::function<void(Flow&)>;

/// Reads `markup` as what stands inside a <body>, into the innermost open element of `builder`. Markup that
/// would take a parser too long becomes plain paragraphs, with a finding; `step` does not see these.
void read_html(const MappedText& markup, model::Builder& builder, base::Findings& findings,
               const FlowStep& step = {});

/// False, with a finding, for markup that would take a parser too long. What is left open in it, and swallows
/// the text behind it, is a finding as well.
[[nodiscard]] bool may_be_parsed(const MappedText& markup, const text::SourceText& source,
                                 base::Findings& findings);

/// What read_html() does, of the nodes [first, last) of a tree that was parsed from `markup`.
void read_html_nodes(const MappedText& markup, const HtmlTree& tree, std::uint32_t first, std::uint32_t last,
                     model::Builder& builder, const FlowStep& step = {});

/// Tags dropped, paragraphs between block elements and blank lines: for markup that no parser should see.
/// One pass, no tree.
void read_html_plainly(const MappedText& markup, model::Builder& builder);

}  // namespace html
