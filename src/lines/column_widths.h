// How lines fill the columns around them: the text above a line and the text below it may be set differently.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lines/line_ends.h"

namespace lines {

/// How a line fills a column.
enum class Fill : std::uint8_t {
    wide,      ///< it is wider
    full,      ///< but for a character
    indented,  ///< but for an indent
    brief,     ///< it is shorter
};

/// The widths of the columns above and below each line, in cells.
class ColumnWidths {
  public:
    /// Linear: each line is measured by a bounded number of others.
    explicit ColumnWidths(const LineContext& context);

    [[nodiscard]] Fill before(std::size_t line) const { return fill(before_[line], line); }
    [[nodiscard]] Fill after(std::size_t line) const { return fill(after_[line], line); }
    /// Cells that the line lacks of the narrower column; below 0: it is wider than both.
    [[nodiscard]] double lack(std::size_t line) const;

  private:
    [[nodiscard]] Fill fill(double measure, std::size_t line) const;

    const LineContext& context_;
    std::vector<double> before_, after_;
};

}  // namespace lines
