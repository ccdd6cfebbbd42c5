#include "columns/page_columns.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "columns/band_breaks.h"

namespace columns {
namespace {

constexpr std::uint32_t nearby_rows = 4;    ///< a column may skip so many rows
constexpr std::uint32_t widest_indent = 5;  ///< places
constexpr double new_column = 1;            ///< what it costs to open one
constexpr double goes_on_from = 0.5;        ///< the text of a column
constexpr double skipped = 0.35;            ///< a cell cut from its neighbour should go on the next column

}  // namespace

PageColumns::PageColumns(std::vector<Cell> cells, std::uint32_t rows, const GoesOn& goes_on, PartBands bands)
    : cells_(std::move(cells)), goes_on_(goes_on), rows_(rows), first_(rows + 1, 0) {
    std::map<double, std::size_t> measures;
    for (const Cell& cell : cells_) {
        ++first_[cell.row + 1];
        ++measures[measure(cell)];
    }
    const auto most = std::ranges::max_element(measures, {}, [](const auto& one) { return one.second; });
    if (most != measures.end()) commonest_ = most->first;
    for (std::uint32_t row = 0; row < rows_; ++row) first_[row + 1] += first_[row];
    for (std::uint32_t row = 0; row < rows_; ++row) side_by_side_.push_back(body_cells(row) >= 2);
    find_columns();
    part_at_gaps();
    part_headlines();
    if (bands == PartBands::yes) part_bands();
}

/// Parts columns that break off together at a row.
void PageColumns::part_bands() {
    const std::vector<std::vector<std::size_t>> breaks = band_breaks(cells_, columns_, rows_, goes_on_);
    std::vector<Column> parted;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        const Column& column = columns_[c];
        std::size_t first = 0;
        for (std::size_t k = 0; k <= breaks[c].size(); ++k) {
            const std::size_t end = k < breaks[c].size() ? breaks[c][k] : column.cells.size();
            Column part = column;
            part.cells.assign(column.cells.begin() + static_cast<std::ptrdiff_t>(first),
                              column.cells.begin() + static_cast<std::ptrdiff_t>(end));
            if (first > 0) part.above = column.cells[first - 1];
            part.rest = column.rest || !breaks[c].empty();
            parted.push_back(std::move(part));
            first = end;
        }
    }
    columns_ = std::move(parted);
    std::ranges::stable_sort(columns_, {}, [](const Column& one) { return one.cells.front(); });
}

/// Parts columns where a story begins below a white row, and their neighbours that skip the same row.
void PageColumns::part_at_gaps() {
    const auto skips = [&](const Column& column, std::size_t i) {
        return column.body && i > 0 && cells_[column.cells[i]].row > cells_[column.cells[i - 1]].row + 1;
    };
    std::vector<bool> passed(rows_ + 1, false);  // a column leaves the row above white
    for (const Column& column : columns_) {
        for (std::size_t i = 1; i < column.cells.size(); ++i) {
            if (skips(column, i)) passed[cells_[column.cells[i]].row] = true;
        }
    }
    std::vector<bool> begins(rows_ + 1, false);  // a story, or the line beside its first
    for (const Column& column : columns_) {
        for (std::size_t i = 1; i < column.cells.size() && column.body; ++i) {
            const Cell& cell = cells_[column.cells[i]];
            // A column may be full to its last line and the next story begin right under it.
            if (cell.opener && (skips(column, i) || passed[cell.row] || passed[cell.row + 1])) {
                begins[cell.row] = begins[cell.row + 1] = true;
            }
        }
    }
    const auto parts = [&](const Column& column, std::size_t i) {
        const Cell& cell = cells_[column.cells[i]];
        if (!column.body || !begins[cell.row]) return false;
        if (cell.opener) return true;
        // The headline of that story may stand beside a column, and the rows between be those of its type.
        return skips(column, i) && goes_on_(column.cells[i - 1], column.cells[i]) < goes_on_from;
    };
    std::vector<Column> parted;
    for (const Column& column : columns_) {
        std::size_t first = 0;
        for (std::size_t i = 1; i <= column.cells.size(); ++i) {
            if (i < column.cells.size() && !parts(column, i)) continue;
            Column part = column;
            part.cells.assign(column.cells.begin() + static_cast<std::ptrdiff_t>(first),
                              column.cells.begin() + static_cast<std::ptrdiff_t>(i));
            part.rest = first > 0 || i < column.cells.size();
            parted.push_back(std::move(part));
            first = i;
        }
    }
    columns_ = std::move(parted);
}

/// Is the last line of a column a headline that stands right under it? The sentence before it is open, and
/// it ends none; a column ends with a full line or with the end of a sentence.
bool PageColumns::ends_with_headline(const Column& column) const {
    if (!column.body || column.cells.size() < 2) return false;
    const Cell& last = cells_[column.cells.back()];
    const Cell& before = cells_[column.cells[column.cells.size() - 2]];
    if (last.stop || before.stop || !last.plain || last.cut || !is_body(before)) return false;
    const bool centred = last.place > column.place + widest_indent;
    return centred || last.width < measure(last) * 0.8;
}

void PageColumns::part_headlines() {
    const std::size_t number = columns_.size();
    for (std::size_t i = 0; i < number; ++i) {
        if (!ends_with_headline(columns_[i])) continue;
        const std::uint32_t last = columns_[i].cells.back();
        columns_[i].cells.pop_back();
        columns_.push_back({cells_[last].place, false, 0, false, {}, {last}});
    }
    std::ranges::stable_sort(columns_, {}, [](const Column& one) { return one.cells.front(); });
}

void PageColumns::part(std::vector<std::vector<Column>> parts, std::vector<std::uint32_t>& order) {
    std::vector<Column> parted;
    std::vector<std::uint32_t> first_part;
    for (std::vector<Column>& of_one : parts) {
        first_part.push_back(static_cast<std::uint32_t>(parted.size()));
        std::ranges::move(of_one, std::back_inserter(parted));
    }
    std::vector<std::uint32_t> sorted(parted.size());
    std::iota(sorted.begin(), sorted.end(), 0U);
    std::ranges::stable_sort(sorted, {}, [&](std::uint32_t at) { return parted[at].cells.front(); });
    std::vector<std::uint32_t> rank(parted.size());
    columns_.clear();
    for (std::uint32_t i = 0; i < sorted.size(); ++i) {
        rank[sorted[i]] = i;
        columns_.push_back(std::move(parted[sorted[i]]));
    }
    std::vector<std::uint32_t> new_order;
    for (const std::uint32_t column : order) {
        for (std::uint32_t k = 0; k < parts[column].size(); ++k)
            new_order.push_back(rank[first_part[column] + k]);
    }
    order = std::move(new_order);
}

/// How badly a cell fits as the next line of a column; above 1: not at all.
double PageColumns::misfit(std::uint32_t index, const Column& column) const {
    const Cell& cell = cells_[index];
    const std::uint32_t gap = cell.row - last_row(column);
    const Cell& above = cells_[column.cells.back()];
    const bool wide = is_wide(cell);
    const double late = 0.05 * gap;
    if (is_wide(above) && !wide) return gap == 1 && cell.place == column.place ? late : 2;
    if (gap > nearby_rows || wide != is_wide(above)) return 2;
    // What stands before a cell pushes it to the right, but not so far from a column that has but headlines
    // yet.
    const double pushed = measure(cell) * 0.22;
    if (cell.cut && column.full == 0 && cell.place > column.place + pushed) return 2;
    const double off = cell.place > column.place ? cell.place - column.place : column.place - cell.place;
    if (cell.cut) {
        const double most = measure(cell) * 0.9;
        if (!column.body || off > most) return 2;
        const double text = std::clamp(goes_on_(column.cells.back(), index), -2.0, 2.0);
        return late + 0.4 * off / most - 0.2 * text;
    }
    double reach = above.cut ? measure(cell) * 0.45 : widest_indent + 1.0;
    // A short line may be centred or stand at the right edge, if it stays inside the column.
    const bool inside = cell.place >= column.place && cell.end <= column.place + measure(cell) / 2 + 2;
    if (inside && gap <= 2 && cell.width < measure(cell) * 0.8) reach = measure(cell) / 2;
    if (off > reach) return 2;
    // Under a headline, what ends a sentence goes on with it no more than body text does.
    if (!column.body && side_by_side_[cell.row] && cell.stop) return 2;
    if (!column.body && is_body(cell)) {
        // Body text does not go on under a headline; a line alone may be a headline too.
        if (side_by_side_[cell.row]) return 2;
        return off / (reach * 2) + late + (off > 1 ? 0.7 : 0.4);
    }
    return off / (reach * 2) + late;
}

/// For each cell of a row the open column it goes on (an index of `open`), or open.size() for a new one:
/// both in order, the sum of misfits least.
std::vector<std::size_t> PageColumns::assigned(std::uint32_t row,
                                               const std::vector<std::uint32_t>& open) const {
    const std::size_t number = first_[row + 1] - first_[row];
    const std::size_t width = open.size() + 1;
    constexpr std::size_t most_passed = 8;
    // least[i][k][m]: the first i cells, the first k columns passed; m: the i-th cell went on the k-th
    // column.
    std::vector<double> least((number + 1) * width * 2, 1e9);
    std::vector<std::size_t> beside(least.size() / 2, 0);  // … next to that of the cell before: its k
    const auto at = [&](std::size_t i, std::size_t k, std::size_t m) -> double& {
        return least[(i * width + k) * 2 + m];
    };
    for (std::size_t k = 0; k < width; ++k) at(0, k, 0) = 0;
    const auto best = [&](std::size_t i, std::size_t k) { return std::min(at(i, k, 0), at(i, k, 1)); };
    const auto match = [&](std::size_t i, std::size_t k) {
        const auto index = static_cast<std::uint32_t>(first_[row] + i - 1);
        const double off = misfit(index, columns_[open[k - 1]]);
        if (off > 1) return;
        const double apart = best(i - 1, k - 1) + off + (cells_[index].cut ? skipped : 0);
        at(i, k, 1) = apart;
        if (i == 1) return;
        // No column stands between, but for what the cell before covers, and headlines.
        const Cell& before = cells_[index - 1];
        for (std::size_t other = k - 1; other > 0 && other + most_passed >= k; --other) {
            if (at(i - 1, other, 1) + off < at(i, k, 1)) {
                at(i, k, 1) = at(i - 1, other, 1) + off;
                beside[i * width + k] = other;
            }
            const Column& column = columns_[open[other - 1]];
            if (column.body && (column.place <= before.place || column.place >= before.end)) break;
        }
    };
    for (std::size_t i = 1; i <= number; ++i) {
        for (std::size_t k = 0; k < width; ++k) {
            at(i, k, 0) = best(i - 1, k) + new_column;
            if (k == 0) continue;
            at(i, k, 0) = std::min(at(i, k, 0), best(i, k - 1));
            match(i, k);
        }
    }
    std::vector<std::size_t> found(number, open.size());
    std::size_t k = open.size();
    bool matched = false;
    for (std::size_t i = number; i > 0;) {
        if (k > 0 && (matched || at(i, k, 1) < at(i, k, 0))) {
            const std::size_t next = beside[i * width + k];
            found[--i] = k - 1;
            matched = next > 0;
            k = matched ? next : k - 1;
        } else if (k > 0 && at(i, k, 0) == best(i, k - 1)) {
            --k;
        } else {
            --i;
        }
    }
    return found;
}

/// Gives each cell of a row to an open column; what fits none opens one.
void PageColumns::find_columns() {
    std::vector<std::uint32_t> open;  // columns in the order of their places
    // A row that is white across the page parts what stands above from what stands below, unless the file
    // leaves one after every line.
    std::uint32_t white = 0;
    for (std::uint32_t row = 0; row < rows_; ++row) white += first_[row] == first_[row + 1] ? 1 : 0;
    const bool white_parts = white * 3 < rows_;
    for (std::uint32_t row = 0; row < rows_; ++row) {
        if (white_parts && first_[row] == first_[row + 1]) open.clear();
        std::erase_if(open, [&](std::uint32_t c) { return row - last_row(columns_[c]) > nearby_rows; });
        const std::vector<std::size_t> fits = assigned(row, open);
        const bool side_by_side = side_by_side_[row];
        std::vector<std::uint32_t> opened;
        std::uint32_t last = 0;  // the column of the cell before
        for (std::uint32_t i = first_[row]; i < first_[row + 1]; ++i) {
            const std::size_t fit = fits[i - first_[row]];
            if (fit < open.size()) {
                Column& column = columns_[open[fit]];
                column.cells.push_back(i);
                column.full += is_body(cells_[i]) ? 1 : 0;
                column.body = column.body || column.full >= 3 || side_by_side;
                if (!cells_[i].cut && cells_[i].place < column.place) column.place = cells_[i].place;
                last = open[fit];
            } else {
                std::uint32_t place = cells_[i].place;
                if (cells_[i].cut) place = std::max(place, columns_[last].place + width_in_places(cells_[i]));
                last = static_cast<std::uint32_t>(columns_.size());
                opened.push_back(last);
                columns_.push_back({place, side_by_side, is_body(cells_[i]) ? 1U : 0U, false, {}, {i}});
            }
        }
        close_heads(row, open);
        close_crossed(row, open);
        open.insert(open.end(), opened.begin(), opened.end());
        std::ranges::stable_sort(open, {}, [&](std::uint32_t c) { return columns_[c].place; });
    }
}

std::uint32_t PageColumns::body_cells(std::uint32_t row) const {
    const auto begin = cells_.begin() + first_[row];
    const auto end = cells_.begin() + first_[row + 1];
    return static_cast<std::uint32_t>(
        std::count_if(begin, end, [&](const Cell& cell) { return is_body(cell); }));
}

/// Body text under a headline ends it.
void PageColumns::close_heads(std::uint32_t row, std::vector<std::uint32_t>& open) const {
    for (std::uint32_t i = first_[row]; i < first_[row + 1]; ++i) {
        const Cell& cell = cells_[i];
        if (!is_body(cell)) continue;
        std::erase_if(open, [&](std::uint32_t c) {
            const Column& column = columns_[c];
            return !column.body && last_row(column) < row && column.place < cell.end &&
                   cell.place < cells_[column.cells.back()].end;
        });
    }
}

/// A line across several columns ends them.
void PageColumns::close_crossed(std::uint32_t row, std::vector<std::uint32_t>& open) const {
    for (std::uint32_t i = first_[row]; i < first_[row + 1]; ++i) {
        const Cell& cell = cells_[i];
        if (!is_wide(cell)) continue;
        std::erase_if(open, [&](std::uint32_t c) {
            return last_row(columns_[c]) < row && columns_[c].place >= cell.place &&
                   columns_[c].place < cell.end;
        });
    }
}

}  // namespace columns
