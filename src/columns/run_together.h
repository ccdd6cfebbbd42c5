// Lines on which several columns were run together (pdftotext, where gutters are narrow): one space parts
// them, or none that is wider than a space inside a line. The measures of the columns tell where they are
// cut.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "columns/row_cells.h"
#include "text/lines.h"

namespace columns {

/// The widths that many lines have, put together from what stands between spaces where columns do.
class CommonMeasures {
  public:
    CommonMeasures(std::string_view text, const std::vector<text::PrintedLine>& lines);

    /// Of most columns, in cells of width.
    [[nodiscard]] double commonest() const { return commonest_; }
    /// Of most columns first, then of those that are much wider or narrower.
    [[nodiscard]] std::vector<double> different() const;
    /// The measure of a column that a line so wide stands in, when it is its first or a full one.
    [[nodiscard]] double of(double width) const;
    /// … or that of most columns, when it is none.
    [[nodiscard]] double column_of(double width) const;

  private:
    [[nodiscard]] double common_for(double width) const;
    std::vector<double> common_;  // rising
    std::vector<double> whole_;   // of columns that no space divides; rising
    std::vector<double> wide_;    // … of fewer of them, looked at where they are as wide as two; rising
    double commonest_ = 0;
};

constexpr double columns_from = 1.45;  ///< measures: a line that holds more than one column

/// The lines of one block of the file, and whether columns run together on a line have to be cut.
class RunTogether {
  public:
    static constexpr std::size_t several = 3;  ///< lines of two columns or more, in one block

    /// `measures`: of most columns first. The lines must outlive the value.
    RunTogether(std::string_view text, const std::vector<text::PrintedLine>& lines,
                std::span<const double> measures);

    /// Do several of the lines hold more than one column?
    [[nodiscard]] bool side_by_side() const { return side_by_side_; }
    /// Does a line hold several columns? `loosely`: a little more than the measure is enough, for there are
    /// such lines on the page.
    [[nodiscard]] bool any_holds_columns(bool loosely) const;
    /// Spaces that part columns on a line; and those that stand between full-width characters, where text has
    /// none.
    struct Partings {
        std::size_t all = 0;
        std::size_t odd = 0;
    };
    [[nodiscard]] Partings partings() const;
    /// Each column of a line a line of its own.
    [[nodiscard]] std::vector<text::PrintedLine> cut() const;

  private:
    [[nodiscard]] double width(std::size_t line) const;
    [[nodiscard]] bool holds_columns(std::size_t line) const;
    [[nodiscard]] bool overruns(std::size_t line) const;
    [[nodiscard]] bool fit(std::size_t line) const;
    [[nodiscard]] bool parted_oddly(std::size_t line, std::size_t cell) const;

    std::string_view text_;
    const std::vector<text::PrintedLine>& lines_;
    double measure_;
    std::vector<std::vector<RowWord>> words_;
    std::vector<std::vector<Cell>> cells_;
    bool side_by_side_ = false;
};

}  // namespace columns
