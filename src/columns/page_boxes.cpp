// What the columns of a page cover of it, and the indents of their lines.
#include <algorithm>
#include <cmath>
#include <span>

#include "columns/page_columns.h"

namespace columns {

/// As wide as most columns of the page?
bool PageColumns::fills(const Cell& cell) const {
    constexpr double off = 2.6;  // cells: a sign that went down to the next line
    return std::abs(cell.width - commonest_) <= off;
}

/// Rows with several lines that fill their columns, one of them with the signs of a sentence.
std::vector<bool> PageColumns::rows_of_text() const {
    std::vector<bool> found;
    for (std::uint32_t row = 0; row < rows_; ++row) {
        const std::span<const Cell> cells(cells_.begin() + first_[row], cells_.begin() + first_[row + 1]);
        const auto number = std::ranges::count_if(cells, [&](const Cell& cell) { return fills(cell); });
        found.push_back(number >= 2 && std::ranges::any_of(cells, [&](const Cell& cell) {
                            return fills(cell) && !cell.plain;
                        }));
    }
    return found;
}

/// No headline, however few lines they are: several with the signs of sentences, one of them as wide as most
/// columns of the page, or lines so wide beside others.
bool PageColumns::is_text(const Column& column, const std::vector<bool>& rows_of_text) const {
    const auto full = [&](std::uint32_t i) { return fills(cells_[i]); };
    const auto of_text = [&](std::uint32_t i) { return full(i) && rows_of_text[cells_[i].row]; };
    if (std::ranges::all_of(column.cells, of_text)) return true;
    return column.cells.size() > 1 && std::ranges::any_of(column.cells, full) &&
           std::ranges::any_of(column.cells, [&](std::uint32_t i) { return !cells_[i].plain; });
}

std::vector<Box> PageColumns::boxes() const {
    std::vector<Box> found;
    const std::vector<bool> text = rows_of_text();
    std::vector<std::uint32_t> column_of(cells_.size());
    for (std::uint32_t c = 0; c < columns_.size(); ++c) {
        for (const std::uint32_t i : columns_[c].cells) column_of[i] = c;
    }
    for (const Column& column : columns_) {
        const std::uint32_t least_right =
            column.place + static_cast<std::uint32_t>(measure(cells_[column.cells.front()]) * 0.35);
        Box box{cells_[column.cells.front()].row, last_row(column) + 1, column.place, column.place + 1};
        double widest = 0;
        std::uint32_t nearest = 0xFFFFFFFF;  // the place of the next cell to the right, in any row
        for (const std::uint32_t i : column.cells) {
            widest = std::max(widest, cells_[i].width);
            box.right = std::max(box.right, cells_[i].end);
            if (i + 1 == cells_.size() || cells_[i + 1].row != cells_[i].row) continue;
            if (!cells_[i + 1].cut) nearest = std::min(nearest, cells_[i + 1].place);
            const std::uint32_t beside = columns_[column_of[i + 1]].place;
            if (beside >= least_right) nearest = std::min(nearest, beside);
        }
        // A line that runs over its place pushes its neighbours; it does not reach into their column.
        if (nearest > box.left) box.right = std::min(box.right, nearest);
        box.head = !column.rest && column.cells.size() <= 4 &&
                   widest < measure(cells_[column.cells.front()]) * 1.8 && !is_text(column, text);
        found.push_back(box);
    }
    return found;
}

/// The width that the lines of a column fill: their measure, or what two of them have.
double PageColumns::width_of(const Column& column) const {
    double widest = 0;
    double second = measure(cells_[column.cells.front()]);
    for (const std::uint32_t i : column.cells) {
        if (is_wide(cells_[i])) continue;
        const double width = cells_[i].width - cells_[i].give;
        second = std::max(second, std::min(widest, width));
        widest = std::max(widest, width);
    }
    return second;
}

std::vector<double> PageColumns::indents(const Column& column) const {
    constexpr double first_line = 4, overrun = 2.6;  // cells
    const double full = width_of(column);
    std::vector<double> found;
    for (std::size_t k = 0; k < column.cells.size(); ++k) {
        const Cell& cell = cells_[column.cells[k]];
        // Narrow signs to the left of a line move it by a place; an indent of two characters takes two or
        // three. Where numbers stand to the left it is moved by more; a line that fills its column has none.
        const bool fills = !is_wide(cell) && cell.width - cell.give + first_line > full + overrun;
        if (cell.cut || cell.place <= column.place + 1 || fills) {
            found.push_back(0);
            continue;
        }
        // Next to a line whose place is not known, any indent is that of a first line.
        const bool near_cut = (k > 0 && cells_[column.cells[k - 1]].cut) ||
                              (k + 1 < column.cells.size() && cells_[column.cells[k + 1]].cut);
        found.push_back(near_cut ? first_line : 2.0 * (cell.place - column.place));
    }
    return found;
}

}  // namespace columns
