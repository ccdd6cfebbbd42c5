// Columns kept side by side in spaces (pdftotext -layout): from physical lines back to columns.
//
// Such a file draws the page: each physical line is a row of the page, the gap between two columns is a run
// of spaces, and every column starts at the same place in row after row (a place is counted in code points,
// as the extractor does). Where a column's text is wider than its place, the gap shrinks to one space; then
// the column's measure tells where it ends.
//
// Three steps: cells of rows (split at gaps), columns (cells of successive rows that start at one place), and
// the order of the columns on the page (page_cut.h).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "columns/relinking.h"
#include "columns/row_cells.h"
#include "lines/cues.h"
#include "text/lines.h"

namespace columns {

/// Gets the columns of a page and the links between them that were weighed.
using LinksSeen = std::function<void(const std::vector<Block>&, const std::vector<ColumnLink>&)>;

/// The printed lines of a text that keeps columns in spaces, in reading order; nothing when it does not.
/// Tables of short cells are not columns: a column has a measure, and most of its lines fill it.
/// Linear but for the order of the columns, which is n log n in their number for each cut.
[[nodiscard]] std::optional<std::vector<text::PrintedLine>> columns_in_spaces(
    std::string_view text, const lines::Cues& cues, const LinksSeen& seen = nullptr);

/// Are the columns linked by what they say (relinking.h), or read in the order of their places alone? What
/// OCR misreads says little.
enum class Relink : std::uint8_t { no, yes };

/// The same of some rows whose `measures`, in cells of width, are known, and those of columns that may stand
/// beside in any of them; lines are numbered from 0 with the first row.
void append_columns(std::string_view text, std::span<const std::vector<RowWord>> rows,
                    std::span<const double> measures, std::span<const double> others, Relink relink,
                    const lines::Cues& cues, std::vector<text::PrintedLine>& out,
                    const LinksSeen& seen = nullptr);

}  // namespace columns
