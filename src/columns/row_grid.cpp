#include "columns/row_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "columns/closer_look.h"

namespace columns {
namespace {

constexpr std::uint32_t most_columns = 10;
constexpr std::uint32_t more_columns = 3;  ///< than any line has cells: none need be full
constexpr std::size_t most_ways = 24;      ///< kept in view

// In the units of closer_look.h, in eighths, as continuity is rounded to 1,024ths: sums are exact, and ways
// that are worth the same tie.
constexpr double begin_cost = 2;                ///< a column begins …
constexpr double begin_too_cost = 1.25;         ///< … beside one that has just begun …
constexpr double opener_cost = 0.5;             ///< … or with a story
constexpr double again_cost = 3.625;            ///< what a column goes on with is another text
constexpr double alone_cost = 2;                ///< a short line that is no text of a column
constexpr double empty_column = 0.25;           ///< a column that has not begun has no cell in this row
constexpr double ended_column = 0.25;           ///< … nor has one that had none in the row before
constexpr double resumed_column = 1;            ///< one that had none goes on
constexpr double open_end = 3, stop_end = 1.5;  ///< … one that had: in mid-paragraph, behind it …
constexpr double each_end = 0.75;               ///< … and each that ends together with it
constexpr double no_reason = 1;  ///< a full line, and no indent behind it: the next one would stand beside it
constexpr double more_columns_cost = 1;  ///< for each column beyond the cells of any line

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

struct Column {
    std::uint32_t cell = none;  ///< its last one
    char32_t open = 0;          ///< a bracket open at its end, …
    std::uint32_t lines = 0;    ///< … opened so many lines above
    bool ended = false;         ///< it had no cell in the last row
};

struct Way {
    double value = 0;
    std::array<Column, most_columns> columns{};
    std::uint32_t at = 0;  ///< the column behind the last cell
    std::uint32_t step = 0;
    bool begun = false;  ///< the last cell begins its column

    [[nodiscard]] bool stands_like(const Way& other) const {
        const auto same = [](const Column& a, const Column& b) { return a.cell == b.cell; };
        return at == other.at && begun == other.begun && std::ranges::equal(columns, other.columns, same);
    }
};

struct Step {
    std::uint32_t before = 0;  ///< the step before
    std::uint32_t column = 0;  ///< of the first cell of the line; none: it stands alone
};

struct Choice {
    double value = 0;
    std::uint32_t way = 0;
    std::uint32_t column = 0;
};

bool better(const Choice& a, const Choice& b) {
    if (a.value != b.value) return a.value > b.value;
    return a.way != b.way ? a.way < b.way : a.column < b.column;
}

/// The cells of one line of the file.
struct Row {
    std::uint32_t first = 0, end = 0;
};

std::vector<Row> rows_of(const std::vector<Block>& cells) {
    std::vector<Row> rows;
    for (std::uint32_t at = 0; at < cells.size(); ++at) {
        const bool beside = at > 0 && cells[at - 1].lines.back().number == cells[at].lines.front().number;
        if (!beside) rows.push_back({at, at});
        rows.back().end = at + 1;
    }
    return rows;
}

class Grid {
  public:
    Grid(const std::vector<Block>& cells, const std::vector<Row>& rows, const Meetings& words,
         std::uint32_t columns)
        : cells_(cells), rows_(rows), words_(words), number_(columns) {
        ways_.assign(1, {});
        steps_.assign(1, {});
        for (const Row& row : rows_) step(row);
    }

    [[nodiscard]] double value() const { return ways_.front().value; }

    [[nodiscard]] std::vector<std::uint32_t> predecessors() {
        std::vector<std::uint32_t> columns(rows_.size());
        std::uint32_t last = ways_.front().step;
        for (std::size_t row = rows_.size(); row-- > 0; last = steps_[last].before) {
            columns[row] = steps_[last].column;
        }
        found_.resize(cells_.size());
        for (std::uint32_t at = 0; at < cells_.size(); ++at) found_[at] = at;
        Way way;
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            gains_.clear();
            if (columns[row] != none) put(way, rows_[row], columns[row]);
        }
        return std::move(found_);
    }

  private:
    void step(const Row& row) {
        gains_.clear();
        choices_.clear();
        const std::uint32_t size = row.end - row.first;
        for (std::uint32_t index = 0; index < ways_.size(); ++index) {
            if (size == 1) {
                if (const auto cost = cost_alone(cells_[row.first]))
                    choices_.push_back({ways_[index].value - *cost, index, none});
            }
            for (std::uint32_t column = 0; column + size <= number_; ++column) {
                Way way = ways_[index];
                put(way, row, column);
                choices_.push_back({way.value, index, column});
            }
        }
        const auto kept = static_cast<std::ptrdiff_t>(std::min(choices_.size(), 2 * most_ways));
        std::partial_sort(choices_.begin(), choices_.begin() + kept, choices_.end(), better);
        next_.clear();
        for (auto choice = choices_.begin(); choice != choices_.begin() + kept; ++choice) {
            if (next_.size() == most_ways) break;
            Way way = ways_[choice->way];
            if (choice->column == none) {
                way.value = choice->value;
            } else {
                put(way, row, choice->column);
            }
            if (std::ranges::any_of(next_, [&](const Way& one) { return one.stands_like(way); })) continue;
            steps_.push_back({way.step, choice->column});
            way.step = static_cast<std::uint32_t>(steps_.size() - 1);
            next_.push_back(way);
        }
        ways_.swap(next_);
    }

    /// Puts the cells of a line beside each other, from this column on.
    void put(Way& way, const Row& row, std::uint32_t column) {
        bool first_end = true;
        if (column >= way.at) {
            if (column == way.at && column > 0 && !has_reason(way, cells_[row.first])) way.value -= no_reason;
            for (std::uint32_t empty = way.at; empty < column; ++empty) leave_empty(way, empty, first_end);
        } else {
            way.begun = false;
            for (std::uint32_t empty = way.at; empty < number_; ++empty) leave_empty(way, empty, first_end);
            for (std::uint32_t empty = 0; empty < column; ++empty) leave_empty(way, empty, first_end);
        }
        for (std::uint32_t at = row.first; at < row.end; ++at)
            way.begun = add(way.columns[column++], way, at);
        way.at = column;
    }

    /// Why would the cell not stand on one line with the one before?
    [[nodiscard]] bool has_reason(const Way& way, const Block& cell) const {
        constexpr double full = 1.5;
        const std::uint32_t left = way.columns[way.at - 1].cell;
        if (left == none) return true;
        const Block& before = cells_[left];
        const bool is_full = before.last.spaced || before.last.width >= before.measure - full;
        return !is_full || (!cell.first.spaced && cell.first.width < cell.measure - full);
    }

    void leave_empty(Way& way, std::uint32_t at, bool& first) const {
        Column& column = way.columns[at];
        if (column.cell == none) {
            way.value -= empty_column;
        } else if (column.ended) {
            way.value -= ended_column;
        } else {
            way.value -= !first ? each_end : cells_[column.cell].last.stop ? stop_end : open_end;
            first = false;
            column.ended = true;
        }
    }

    /// Does the column begin with it?
    bool add(Column& column, Way& way, std::uint32_t at) {
        const Block& cell = cells_[at];
        const double fresh = cell.opener           ? opener_cost
                             : way.begun           ? begin_too_cost
                             : column.cell == none ? begin_cost
                                                   : again_cost;
        const double gain =
            column.cell == none ? -fresh : this->gain(column.cell, at) + bracket_gain(column, cell);
        const bool goes_on = column.cell != none && gain >= -fresh;
        way.value += goes_on ? gain : -fresh;
        if (column.ended) way.value -= resumed_column;
        if (!found_.empty() && goes_on) found_[at] = column.cell;
        column.cell = at;
        column.ended = false;
        constexpr std::uint32_t longest = 6;  // what is open for longer was never closed
        if (!goes_on || cell.open != 0 || cell.closed != 0 || column.lines > longest) {
            column.open = cell.open;
            column.lines = 0;
        } else if (column.open != 0) {
            ++column.lines;
        }
        return !goes_on;
    }

    static double bracket_gain(const Column& column, const Block& cell) {
        constexpr double closed = 3.375, still_open = -1.125, lost = -1.75;
        if (column.open != 0 && cell.closed != 0) return column.open == cell.closed ? closed : 0;
        return column.open != 0 ? still_open : cell.closed != 0 ? lost : 0;
    }

    /// Continuity without brackets, which are followed along the columns.
    double gain(std::uint32_t from, std::uint32_t at) {
        for (const Known& known : gains_) {
            if (known.from == from && known.to == at) return known.value;
        }
        const Block& one = cells_[from];
        const Block& two = cells_[at];
        double value = continuity(one, two, words_);
        const bool placed = one.lines.back().number == two.lines.front().number || two.opener;
        if (!placed && !one.head && !two.head) value -= bracket_weight(one, two);
        value = std::round(value * 1024) / 1024;
        gains_.push_back({from, at, value});
        return value;
    }

    /// What it costs that a line stands in no column; nothing: it is none of these.
    static std::optional<double> cost_alone(const Block& cell) {
        constexpr double short_share = 0.75, wide_share = 1.3;
        if (cell.first.width > wide_share * cell.measure) return 0;
        if (!cell.first.stop && cell.first.width < short_share * cell.measure) return alone_cost;
        return std::nullopt;
    }

    struct Known {
        std::uint32_t from, to;
        double value;
    };
    const std::vector<Block>& cells_;
    const std::vector<Row>& rows_;
    const Meetings& words_;
    std::uint32_t number_;
    std::vector<Way> ways_, next_;
    std::vector<Step> steps_;
    std::vector<Choice> choices_;
    std::vector<Known> gains_;  // of the line under way
    std::vector<std::uint32_t> found_;
};

}  // namespace

std::vector<std::uint32_t> along_the_rows(const std::vector<Block>& cells, const Meetings& words) {
    const std::vector<Row> rows = rows_of(cells);
    std::uint32_t widest = 1;
    for (const Row& row : rows) widest = std::max(widest, row.end - row.first);
    std::optional<Grid> best;
    double most = 0;
    for (std::uint32_t columns = widest; columns <= std::min(widest + more_columns, most_columns);
         ++columns) {
        Grid grid(cells, rows, words, columns);
        const double value = grid.value() - more_columns_cost * (columns - widest);
        if (best && value <= most) continue;
        most = value;
        best.emplace(std::move(grid));
    }
    return best ? best->predecessors() : std::vector<std::uint32_t>{};
}

}  // namespace columns
