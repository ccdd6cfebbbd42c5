// Cells of successive rows put together into the columns of a page.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "columns/page_cut.h"
#include "columns/row_cells.h"

namespace columns {

struct Column {
    std::uint32_t place = 0;             ///< where its full lines start
    bool body = false;                   ///< not a headline: stands beside others, or has several full lines
    std::uint32_t full = 0;              ///< how many of its lines fill the measure, or nearly
    bool rest = false;                   ///< was parted from another: no headline
    std::optional<std::uint32_t> above;  ///< the cell over it, if it was parted from that where a band begins
    std::vector<std::uint32_t> cells;    ///< indices of the page's cells, from top to bottom
};

/// How well the text goes on from one cell to another, indices of the page's cells; above zero: rather yes.
using GoesOn = std::function<double(std::uint32_t from, std::uint32_t to)>;

/// Are columns parted where they break off together (band_breaks.h)? What OCR misreads says little.
enum class PartBands : std::uint8_t { no, yes };

/// The columns of a page, in the order in which they start.
class PageColumns {
  public:
    /// `cells` in the order of rows and places, of so many rows. Where a cell has been pushed along its row,
    /// `goes_on` says which column it is of.
    PageColumns(std::vector<Cell> cells, std::uint32_t rows, const GoesOn& goes_on,
                PartBands bands = PartBands::no);

    [[nodiscard]] const std::vector<Cell>& cells() const { return cells_; }
    [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }
    /// Takes parts in place of each column; `order`, of the columns, becomes that of the parts.
    void part(std::vector<std::vector<Column>> parts, std::vector<std::uint32_t>& order);
    /// What each column covers of the page.
    [[nodiscard]] std::vector<Box> boxes() const;
    /// Indents of the lines of a column, in cells of width.
    [[nodiscard]] std::vector<double> indents(const Column& column) const;

  private:
    [[nodiscard]] std::uint32_t last_row(const Column& column) const {
        return cells_[column.cells.back()].row;
    }
    [[nodiscard]] bool is_wide(const Cell& cell) const { return cell.width > measure(cell) * 1.3; }
    [[nodiscard]] bool is_body(const Cell& cell) const {
        return cell.width >= measure(cell) * 0.8 && !is_wide(cell);
    }
    [[nodiscard]] static double measure(const Cell& cell) { return cell.measure; }
    [[nodiscard]] std::uint32_t body_cells(std::uint32_t row) const;
    /// How far columns of the measure stand apart, at the least.
    [[nodiscard]] std::uint32_t width_in_places(const Cell& cell) const {
        return static_cast<std::uint32_t>(measure(cell) / 2) + 1;
    }
    [[nodiscard]] double misfit(std::uint32_t index, const Column& column) const;
    [[nodiscard]] std::vector<std::size_t> assigned(std::uint32_t row,
                                                    const std::vector<std::uint32_t>& open) const;
    void close_heads(std::uint32_t row, std::vector<std::uint32_t>& open) const;
    void close_crossed(std::uint32_t row, std::vector<std::uint32_t>& open) const;
    void find_columns();
    void part_at_gaps();
    void part_headlines();
    void part_bands();
    [[nodiscard]] double width_of(const Column& column) const;
    [[nodiscard]] bool fills(const Cell& cell) const;
    [[nodiscard]] std::vector<bool> rows_of_text() const;
    [[nodiscard]] bool is_text(const Column& column, const std::vector<bool>& rows_of_text) const;
    [[nodiscard]] bool ends_with_headline(const Column& column) const;

    std::vector<Cell> cells_;
    const GoesOn& goes_on_;
    std::uint32_t rows_;
    double commonest_ = 0;              ///< measure of most cells
    std::vector<std::uint32_t> first_;  ///< index of a row's first cell
    std::vector<bool> side_by_side_;    ///< rows with body text in two columns or more
    std::vector<Column> columns_;
};

}  // namespace columns
