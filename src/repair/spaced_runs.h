// Letter-spaced runs of a document, and its text piece by piece: shared by the passes about spaces.
#pragma once

#include <vector>

#include "model/document.h"
#include "text/slice.h"

namespace repair {

/// Runs of letter-spacing in paragraphs, openers, items, captions and closers, in the order of S.
[[nodiscard]] std::vector<text::Slice> spaced_runs(const model::Document& document);

/// The slices of all text nodes that are spelled by their own bytes, in the order of S.
[[nodiscard]] std::vector<text::Slice> text_pieces(const model::Document& document);

/// Blocks whose words read on: not headlines, tables, running heads.
[[nodiscard]] bool is_running_text(const model::Document& document, std::uint32_t node);

/// Was this text set in columns and broken into their lines?
[[nodiscard]] bool set_in_columns(const model::Document& document);

}  // namespace repair
