// One row of a page whose columns stand side by side in spaces, split into the cells of its columns.
//
// Where the gap is two spaces or more the row is split, if it is not an inner one. A column whose text is
// wider than its place leaves one space only, which looks like any space inside a line; so a row is split
// where the costs of its cells are least: a full line costs nothing, a short one little before a wide gap and
// much before a narrow one, one that overruns the measure most.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/lines.h"

namespace columns {

/// What stands in one column of a row.
struct Cell {
    std::uint32_t row = 0;
    std::uint32_t place = 0;  ///< code points from the start of the line
    std::uint32_t end = 0;    ///< one past its last place
    text::Slice slice{};
    double width = 0;     ///< cells of width, letter-spacing taken out
    double give = 0;      ///< how much narrower it is where quotation marks take one cell
    double measure = 0;   ///< of its column
    bool opener = false;  ///< a story begins with it
    bool cut = false;     ///< a single space parts it from its left neighbour: its place says little
    bool stop = false;    ///< ends a sentence
    bool plain = false;   ///< some characters without any sign, as headlines have them
    bool whole = false;   ///< no white space inside
};

/// The measure of a line that fills its column, and where it begins.
struct LocalMeasure {
    std::uint32_t place = 0;
    double measure = 0;
};

/// A word of a row: what stands between white space.
struct RowWord {
    text::Slice slice;
    std::uint32_t place = 0;
    std::uint32_t gap = 0;  ///< white spaces before it
    double width = 0;
    double give = 0;             ///< how much narrower it is where quotation marks take one cell, not two
    bool single = false;         ///< one full-width character, as in letter-spacing
    bool behind_opener = false;  ///< a dateline or byline stands before the gap, and nothing else
    bool inner = false;          ///< the wide gap before it is not a gutter (inner_gaps.h)
    bool aligned = false;        ///< rows above and below have a gap at its place as well (inner_gaps.h)
};

[[nodiscard]] std::vector<RowWord> row_words(std::string_view text, text::Slice line);

/// Is it wider than any page? The cost of a row grows with the square of its columns.
[[nodiscard]] bool is_no_row(const std::vector<RowWord>& words);

/// Width of the words from `first` to before `last`, put together as one line.
[[nodiscard]] double joined_width(const std::vector<RowWord>& words, std::size_t first, std::size_t last);

/// What stands between gaps of at least `gap` white spaces, letter-spacing put together.
struct PlacedPiece {
    std::uint32_t place = 0;
    double width = 0;
};
[[nodiscard]] std::vector<PlacedPiece> pieces(const std::vector<RowWord>& words, std::uint32_t gap);

/// Widths of what stands between gaps of at least `gap` white spaces, letter-spacing put together.
[[nodiscard]] std::vector<double> piece_widths(const std::vector<RowWord>& words, std::uint32_t gap);

struct RowCells {
    std::vector<Cell> cells;
    double cost = 0;
};

/// The cells of one row for columns of `measures`, in cells of width: at least one, its own, and perhaps
/// those of other columns of the page. `local`: those of full lines in rows near by, by place; what begins
/// where they do should be of their measure. Work: words times words in a measure.
[[nodiscard]] RowCells row_cells(std::string_view text, const std::vector<RowWord>& words, std::uint32_t row,
                                 std::span<const double> measures, std::span<const LocalMeasure> local = {});

/// The same; but where a row fits none of `known`, and does so in measures that the rows around it have
/// (a few lines beside a picture may be set in one that is found nowhere else), in those as well.
[[nodiscard]] std::vector<Cell> row_cells_among(std::string_view text,
                                                std::span<const std::vector<RowWord>> rows, std::uint32_t row,
                                                std::vector<double> known,
                                                std::span<const LocalMeasure> local = {});

/// The local measures of each row: those of `cells`, in the order of rows, a few rows above and below it.
[[nodiscard]] std::vector<std::vector<LocalMeasure>> local_measures(std::span<const Cell> cells,
                                                                    std::uint32_t rows);

}  // namespace columns
