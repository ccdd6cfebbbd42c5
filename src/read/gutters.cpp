#include "read/gutters.h"

#include <algorithm>
#include <array>
#include <span>

#include "read/page_columns.h"
#include "read/page_cut.h"
#include "read/row_cells.h"

namespace readers {
namespace {

constexpr double least_measure = 16;  ///< cells of width: a column of eight Han characters
constexpr std::size_t widest_measure = 120;
constexpr double slack = 3;           ///< a full line may fall short of the measure, or overrun it, by this
constexpr std::size_t least_rows = 6; ///< of a text that has columns at all

using Rows = std::vector<std::vector<RowWord>>;

/// Widths of what stands between gaps of at least `gap` white spaces, letter-spacing put together.
std::vector<double> piece_widths(const std::vector<RowWord>& words, std::uint32_t gap) {
    std::vector<double> widths;
    std::size_t from = 0;
    for (std::size_t i = 1; i <= words.size(); ++i) {
        const bool spaced = i < words.size() && words[i].gap == 1 && words[i].single && words[i - 1].single;
        if (i < words.size() && (words[i].gap < gap || spaced)) continue;
        widths.push_back(joined_width(words, from, i));
        from = i;
    }
    return widths;
}

/// The width around which most pieces lie.
double commonest(const std::vector<std::uint32_t>& histogram) {
    std::size_t best = 1;
    std::uint32_t most = 0;
    for (std::size_t width = 1; width + 1 < histogram.size(); ++width) {
        const std::uint32_t number = histogram[width - 1] + 2 * histogram[width] + histogram[width + 1];
        if (number > most) {
            most = number;
            best = width;
        }
    }
    return static_cast<double>(best);
}

/// The measure of the columns; 0 when no rows, or too few, hold full lines side by side.
double measure_of(const Rows& rows) {
    // A gutter may be one space wide, and a space may stand inside a line: both readings of a row count.
    std::vector<std::array<std::vector<double>, 2>> pieces;
    std::vector<std::uint32_t> histogram(widest_measure + 1, 0);
    for (const std::vector<RowWord>& words : rows) {
        if (words.empty()) continue;
        pieces.push_back({piece_widths(words, 1), piece_widths(words, 2)});
        for (const auto& widths : pieces.back()) {
            for (const double width : widths) {
                if (width >= least_measure && width <= widest_measure) ++histogram[static_cast<std::size_t>(width)];
            }
        }
    }
    const double measure = commonest(histogram);
    const auto full = [&](const std::vector<double>& widths) {
        return std::ranges::count_if(
            widths, [&](double width) { return width >= measure - slack && width <= measure + slack; });
    };
    const auto side_by_side = static_cast<std::size_t>(
        std::ranges::count_if(pieces, [&](const auto& row) { return full(row[0]) >= 2 || full(row[1]) >= 2; }));
    return side_by_side >= least_rows && side_by_side * 6 >= pieces.size() ? measure : 0;
}

/// The printed lines of one page: rows from `first` on.
void read_page(std::string_view text, std::span<const std::vector<RowWord>> rows, std::uint32_t first, double measure,
               std::vector<text::PrintedLine>& out) {
    std::vector<Cell> cells;
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        const std::vector<Cell> more = row_cells(text, rows[row], row, measure);
        cells.insert(cells.end(), more.begin(), more.end());
    }
    const std::size_t before = out.size();
    const PageColumns page(std::move(cells), static_cast<std::uint32_t>(rows.size()), measure);
    for (const std::uint32_t index : reading_order(page.boxes())) {
        const Column& column = page.columns()[index];
        for (std::size_t k = 0; k < column.cells.size(); ++k) {
            const Cell& cell = page.cells()[column.cells[k]];
            text::PrintedLine line;
            line.slice = cell.slice;
            line.number = first + cell.row + 1;
            line.indent = page.indent(column, k);
            line.column_start = k == 0;
            line.blanks = k == 0 ? 1 : 0;
            out.push_back(line);
        }
    }
    if (before > 0 && out.size() > before) out[before].page_start = true;
}

}  // namespace

std::optional<std::vector<text::PrintedLine>> columns_in_spaces(std::string_view text) {
    const std::vector<text::PhysicalLine> lines = text::physical_lines(text);
    Rows rows;
    std::vector<std::uint32_t> pages{0};
    for (std::uint32_t row = 0; row < lines.size(); ++row) {
        if (row > 0 && lines[row].words.of(text).starts_with('\f')) pages.push_back(row);
        rows.push_back(row_words(text, lines[row].words));
    }
    const double measure = measure_of(rows);
    if (measure == 0) return std::nullopt;
    pages.push_back(static_cast<std::uint32_t>(lines.size()));
    std::vector<text::PrintedLine> out;
    for (std::size_t i = 0; i + 1 < pages.size(); ++i) {
        const std::span<const std::vector<RowWord>> page(rows.begin() + pages[i], rows.begin() + pages[i + 1]);
        read_page(text, page, pages[i], measure, out);
    }
    return out;
}

}  // namespace readers
