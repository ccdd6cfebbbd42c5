// Wide gaps that are not gutters: an extractor that keeps the places of words pushes a number, or what stands
// beside a quotation mark, a few places along its line. And single spaces that are: gutters so narrow that
// the extractor leaves one space keep their place in row after row.
#pragma once

#include <span>
#include <vector>

#include "columns/row_cells.h"

namespace columns {

/// Sets RowWord::inner of the words behind such gaps. Columns begin at the same place in many rows: a narrow
/// gap is inside a line when no column of the rows around begins in it or right behind it. Linear, but for a
/// logarithm.
void find_inner_gaps(std::span<std::vector<RowWord>> rows);

/// Sets RowWord::aligned of the words behind a single space with gaps above and below it. The same cost.
void find_aligned_gaps(std::span<std::vector<RowWord>> rows);

}  // namespace columns
