#include "columns/band_breaks.h"

#include <algorithm>
#include <limits>

namespace columns {
namespace {

constexpr double least_gain = 2;        ///< of continuity, for all columns that break off together …
constexpr double each_column = 0.4;     ///< … and for each of them
constexpr double furthest = 3;          ///< what one pair of lines says
constexpr std::uint32_t near_rows = 3;  ///< of several rows that near each other, the best

/// A column that stands on both sides of the upper edge of a row.
struct Crossed {
    std::uint32_t column = 0;
    std::size_t below = 0;  ///< index of its first cell below that edge
};

/// Columns next to each other among those that a row's edge crosses.
struct Run {
    double gain = 0;
    std::size_t first = 0, last = 0;
};

class Breaks {
  public:
    Breaks(const std::vector<Cell>& cells, const std::vector<Column>& columns, std::uint32_t rows,
           const GoesOn& goes_on)
        : columns_(columns), goes_on_(goes_on), crossed_(rows), top_(columns.size(), 0) {
        for (std::uint32_t c = 0; c < columns.size(); ++c) {
            const std::vector<std::uint32_t>& own = columns[c].cells;
            for (std::size_t i = 1; i < own.size() && columns[c].body; ++i) {
                const std::uint32_t last = cells[own[i]].row;
                for (std::uint32_t row = cells[own[i - 1]].row + 1; row <= last; ++row)
                    crossed_[row].push_back({c, i});
            }
        }
    }

    [[nodiscard]] std::vector<std::vector<std::size_t>> find() {
        std::vector<std::vector<std::size_t>> found(columns_.size());
        const auto rows = static_cast<std::uint32_t>(crossed_.size());
        for (std::uint32_t row = 1; row < rows; ++row) {
            const Run here = best_run(row);
            if (here.gain < least_gain) continue;
            bool better = false;
            for (std::uint32_t other = row + 1; other <= row + near_rows && other < rows && !better; ++other)
                better = best_run(other).gain > here.gain;
            if (better) continue;
            for (std::size_t k = here.first; k <= here.last; ++k) {
                const Crossed& one = crossed_[row][k];
                if (top_[one.column] == one.below) continue;  // a row that it leaves white
                top_[one.column] = one.below;
                found[one.column].push_back(one.below);
            }
        }
        return found;
    }

  private:
    [[nodiscard]] double goes_on(std::uint32_t from, std::uint32_t to) const {
        return std::clamp(goes_on_(from, to), -furthest, furthest);
    }

    /// What is won where the text goes from the upper part of one column to the top of the next, and from
    /// its foot to the lower part of that.
    [[nodiscard]] double link(const Crossed& left, const Crossed& right) const {
        const Column& one = columns_[left.column];
        const Column& two = columns_[right.column];
        if (top_[right.column] == right.below) return -std::numeric_limits<double>::infinity();
        return goes_on(one.cells[left.below - 1], two.cells[top_[right.column]]) +
               goes_on(one.cells.back(), two.cells[right.below]);
    }

    /// The run of columns, two or more, that gains most when all of them break off above a row.
    [[nodiscard]] Run best_run(std::uint32_t row) const {
        const std::vector<Crossed>& all = crossed_[row];
        Run best;
        Run now;
        for (std::size_t k = 0; k < all.size(); ++k) {
            const std::vector<std::uint32_t>& cells = columns_[all[k].column].cells;
            const double lost = goes_on(cells[all[k].below - 1], cells[all[k].below]);
            const double linked = k == 0 ? 0 : now.gain + link(all[k - 1], all[k]);
            if (linked <= 0) now = {0, k, k};
            now.gain = std::max(linked, 0.0) - lost - each_column;
            now.last = k;
            if (now.last > now.first && now.gain > best.gain) best = now;
        }
        return best;
    }

    const std::vector<Column>& columns_;
    const GoesOn& goes_on_;
    std::vector<std::vector<Crossed>> crossed_;  ///< of each row, in the order of the columns
    std::vector<std::size_t> top_;               ///< of each column: the first cell of the band under way
};

}  // namespace

std::vector<std::vector<std::size_t>> band_breaks(const std::vector<Cell>& cells,
                                                  const std::vector<Column>& columns, std::uint32_t rows,
                                                  const GoesOn& goes_on) {
    return Breaks(cells, columns, rows, goes_on).find();
}

}  // namespace columns
