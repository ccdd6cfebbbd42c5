// Lines on which columns were run together, cell by cell: to which column does each belong?
//
// pdftotext writes what it takes for one block row by row, each row from left to right, and begins a new line
// wherever a gap is wider than a space: behind the last line of a paragraph, before an indent, where a column
// has nothing, and at the end of a row. So the cells of one line are neighbours, and a line with a cell for
// each column places all of them; where others stand, continuity (closer_look.h) and the places left empty
// tell. Several ways are kept in view.
#pragma once

#include <cstdint>
#include <vector>

#include "columns/continuity.h"

namespace columns {

/// For each cell (a block of one line; those of one line of the file follow each other) the one that it goes
/// on; none: itself. `words` brings a dictionary and phrases. Linear: columns and ways are bounded.
[[nodiscard]] std::vector<std::uint32_t> along_the_rows(const std::vector<Block>& cells,
                                                        const Meetings& words);

}  // namespace columns
