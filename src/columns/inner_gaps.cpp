#include "columns/inner_gaps.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>

namespace columns {
namespace {

constexpr std::size_t reach = 12;           ///< rows around a row that tell where columns begin
constexpr std::uint32_t narrowest = 8;      ///< places of the first column
constexpr std::uint32_t widest_inner = 8;   ///< places
constexpr std::uint32_t enough_starts = 5;  ///< rows that begin a column at one place, or a place beside it

/// Does a word begin a piece: behind a wide gap, or first in its row?
bool begins_piece(const std::vector<RowWord>& words, std::size_t i) {
    return i == 0 || words[i].gap >= 2;
}

/// How many of some rows begin a piece at each place.
class Starts {
  public:
    void add(const std::vector<RowWord>& words, int sign) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (!begins_piece(words, i)) continue;
            const auto found = counts_.try_emplace(words[i].place, 0).first;
            found->second += sign;
            if (found->second == 0) counts_.erase(found);
        }
    }

    /// Does a column begin at one of the places from `first` to `last`?
    [[nodiscard]] bool column_in(std::uint32_t first, std::uint32_t last) const {
        for (auto at = counts_.lower_bound(first); at != counts_.end() && at->first <= last; ++at) {
            std::uint32_t rows = 0;
            const std::uint32_t from = at->first == 0 ? 0 : at->first - 1;
            for (auto near = counts_.lower_bound(from); near != counts_.end() && near->first <= at->first + 1;
                 ++near) {
                rows += static_cast<std::uint32_t>(near->second);
            }
            if (rows >= enough_starts) return true;
        }
        return false;
    }

  private:
    std::map<std::uint32_t, int> counts_;
};

/// How many of some rows have a gap before each place; letter-spacing has them everywhere.
class Gaps {
  public:
    void add(const std::vector<RowWord>& words, int sign) {
        for (std::size_t i = 1; i < words.size(); ++i) {
            if (words[i].gap < 2 && words[i].single && words[i - 1].single) continue;
            const auto found = counts_.try_emplace(words[i].place, 0).first;
            found->second += sign;
            if (found->second == 0) counts_.erase(found);
        }
    }

    /// Of the rows with a gap at a place, or a place beside it.
    [[nodiscard]] int rows_at(std::uint32_t place) const {
        int rows = 0;
        for (auto near = counts_.lower_bound(place == 0 ? 0 : place - 1);
             near != counts_.end() && near->first <= place + 1; ++near) {
            rows += near->second;
        }
        return rows;
    }

  private:
    std::map<std::uint32_t, int> counts_;
};

}  // namespace

void find_aligned_gaps(std::span<std::vector<RowWord>> rows) {
    constexpr std::size_t near = 6;  // rows above, and below
    constexpr int enough = 4;        // rows, itself among them
    Gaps around;
    for (std::size_t row = 0; row < std::min(near, rows.size()); ++row) around.add(rows[row], 1);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (row + near < rows.size()) around.add(rows[row + near], 1);
        if (row > near) around.add(rows[row - near - 1], -1);
        for (std::size_t i = 1; i < rows[row].size(); ++i) {
            RowWord& word = rows[row][i];
            word.aligned = word.gap == 1 && around.rows_at(word.place) >= enough;
        }
    }
}

void find_inner_gaps(std::span<std::vector<RowWord>> rows) {
    Starts around;
    for (std::size_t row = 0; row < std::min(reach, rows.size()); ++row) around.add(rows[row], 1);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (row + reach < rows.size()) around.add(rows[row + reach], 1);
        if (row > reach) around.add(rows[row - reach - 1], -1);
        // Where no place of a column is known, a gap may be any, but for those that end datelines.
        const bool known = around.column_in(narrowest, std::numeric_limits<std::uint32_t>::max());
        for (std::size_t i = 1; i < rows[row].size(); ++i) {
            RowWord& word = rows[row][i];
            if (word.gap < 2 || word.gap > widest_inner || !(known || word.behind_opener)) continue;
            word.inner = !around.column_in(word.place - word.gap + 1, word.place + 1);
        }
    }
}

}  // namespace columns
