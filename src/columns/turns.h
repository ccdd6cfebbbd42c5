// Texts whose columns were taken in turn (pdfminer, at times pdftotext): their lines, column by column.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lines/cues.h"
#include "text/lines.h"

namespace columns {

/// The printed lines in the order of their columns, lines on which two columns were run together cut in
/// two; nothing when the columns were not taken in turn, as far as the text can tell.
[[nodiscard]] std::optional<std::vector<text::PrintedLine>> columns_in_turn(
    std::string_view text, const std::vector<text::PrintedLine>& lines, const lines::Cues& cues);

}  // namespace columns
