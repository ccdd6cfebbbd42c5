#include "columns/run_together.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <map>

#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace columns {

using text::PrintedLine;

namespace {

constexpr double overrun = 1.5;          ///< cells beyond the measure, next to lines that hold columns
constexpr double least_stretched = 0.6;  ///< of the measure: a letter-spaced line that fills it

/// Letter-spaced: it fills its column with fewer characters.
bool is_stretched(std::string_view cell) {
    constexpr std::ptrdiff_t several = 5;
    return std::ranges::count(cell, ' ') >= several;
}

/// No sign in it and no letters, as in a line of a headline.
bool is_plain(std::string_view cell) {
    constexpr std::u32string_view signs = U"，。；：、,;.（）";
    for (const auto [code, at, size] : text::CodePoints(cell)) {
        const bool letter = (code >= U'A' && code <= U'Z') || (code >= U'a' && code <= U'z');
        if (letter || text::is_one_of(code, signs)) return false;
    }
    return true;
}

/// Does a space between these words part columns, whatever their measures? No other stands between Han
/// characters, but in letter-spacing; `width`: of what stands before it since the last such space.
bool parts_columns(std::string_view text, const RowWord& left, const RowWord& right, double width,
                   double measure) {
    if (right.gap >= 2) return true;
    if (left.single && right.single) return false;
    constexpr double full = 0.85;
    if (left.single) return width >= least_stretched * measure;
    if (right.single) return width >= full * measure;
    const char32_t before = text::decode_before(text, left.slice.end).code;
    const char32_t after = text::decode_at(text, right.slice.begin).code;
    return !text::is_word(before) && !text::is_word(after) && !text::closes(before) && !text::opens(after);
}

/// The cells of a row whose columns have measures that no others have, as captions do; none: they are no
/// lines of columns.
std::vector<Cell> cells_at_spaces(std::string_view text, const std::vector<RowWord>& words, double measure) {
    constexpr double narrowest = 16, widest = 1.8;  // cells; measures
    std::vector<Cell> cells;
    for (std::size_t first = 0; first < words.size();) {
        std::size_t end = first + 1;
        double width = words[first].width;
        for (; end < words.size(); ++end) {
            if (parts_columns(text, words[end - 1], words[end], width, measure)) break;
            width += joined_width(words, end - 1, end + 1) - words[end - 1].width;
            if (width > widest * measure) return {};
        }
        Cell cell;
        cell.slice = {words[first].slice.begin, words[end - 1].slice.end};
        cell.width = width;
        cell.measure = std::max(cell.width, measure);
        const bool whole =
            width >= narrowest || end == words.size() || text::ends_with_sentence(cell.slice.of(text));
        if (!whole || width > widest * measure) return {};
        cells.push_back(cell);
        first = end;
    }
    return cells;
}

}  // namespace

CommonMeasures::CommonMeasures(std::string_view text, const std::vector<PrintedLine>& lines) {
    constexpr long narrowest = 16;
    constexpr double share = 0.1;                            // of all pieces of lines …
    constexpr double whole_share = 0.08, several_whole = 8;  // … and of those between any two spaces
    constexpr double wide_share = 0.05;                      // … where the column is as wide as two others
    std::map<long, int> counts;
    std::map<long, int> undivided;  // of what stands between any two spaces
    int all = 0;
    for (const PrintedLine& line : lines) {
        const std::vector<RowWord> words = row_words(text, line.slice);
        for (const std::uint32_t gap : {1U, 2U}) {
            for (const double width : piece_widths(words, gap)) {
                ++counts[std::lround(width)];
                if (gap == 1) ++undivided[std::lround(width)];
                ++all;
            }
        }
    }
    const auto count_in = [](const std::map<long, int>& of, long width) {
        const auto found = of.find(width);
        return found == of.end() ? 0 : found->second;
    };
    const auto number = [&](long width) { return count_in(counts, width); };
    int most = 0;
    for (const auto& [width, count] : counts) {
        const int near = number(width - 1) + 2 * count + number(width + 1);
        if (width < narrowest) continue;
        const bool peak = count >= number(width - 1) && count > number(width + 1);
        // First lines are short by two characters.
        const bool first = number(width + 4) + number(width + 3) + number(width + 5) > near / 2;
        if (peak && !first && near >= 2 * share * all) common_.push_back(static_cast<double>(width));
        const int whole =
            count_in(undivided, width - 1) + count_in(undivided, width) + count_in(undivided, width + 1);
        if (peak && !first && whole >= std::max(several_whole, whole_share * all)) {
            whole_.push_back(static_cast<double>(width));
        }
        int wide = 0;  // quotation marks may be narrower than the font has them
        for (long about = width - 2; about <= width + 2; ++about) wide += count_in(undivided, about);
        if (peak && wide >= std::max(several_whole, wide_share * all))
            wide_.push_back(static_cast<double>(width));
        if (near <= most) continue;
        most = near;
        commonest_ = static_cast<double>(width);
    }
}

std::vector<double> CommonMeasures::different() const {
    constexpr double apart = 5, twice = 1.7;  // as wide as two: two columns run together
    std::vector<double> found{commonest_};
    std::vector<double> all;
    for (const double measure : common_) {
        if (measure <= twice * commonest_) all.push_back(measure);
    }
    all.insert(all.end(), whole_.begin(), whole_.end());
    std::ranges::copy_if(wide_, std::back_inserter(all),
                         [&](double measure) { return measure > twice * commonest_; });
    for (const double measure : all) {
        if (std::ranges::all_of(found, [&](double one) { return std::abs(one - measure) > apart; }))
            found.push_back(measure);
    }
    return found;
}

double CommonMeasures::common_for(double width) const {
    constexpr double over = 2.6, indent = 6.6;
    for (const double measure : common_) {
        if (measure >= width - over && measure <= width + indent) return measure;
    }
    return 0;
}

double CommonMeasures::of(double width) const {
    return std::max(width, common_for(width));
}

double CommonMeasures::column_of(double width) const {
    const double found = common_for(width);
    return found != 0 ? found : commonest_;
}

RunTogether::RunTogether(std::string_view text, const std::vector<PrintedLine>& lines,
                         std::span<const double> measures)
    : text_(text), lines_(lines), measure_(measures.front()) {
    std::size_t rows = 0;
    for (const PrintedLine& line : lines) words_.push_back(row_words(text, line.slice));
    for (std::uint32_t at = 0; at < lines.size(); ++at) {
        cells_.push_back(row_cells(text, words_[at], at, measures).cells);
        const bool wide = width(at) > measure_ * columns_from;
        if (wide && !fit(at))
            cells_.back() = row_cells_among(text, words_, at, {measures.begin(), measures.end()});
        if (wide && !fit(at)) {
            std::vector<Cell> cells = cells_at_spaces(text, words_[at], measure_);
            if (cells.size() > 1) cells_.back() = std::move(cells);
        }
        rows += holds_columns(at) ? 1 : 0;
    }
    side_by_side_ = rows >= several;
}

bool RunTogether::any_holds_columns(bool loosely) const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (holds_columns(i) || (loosely && overruns(i))) return true;
    }
    return false;
}

RunTogether::Partings RunTogether::partings() const {
    Partings found;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (!holds_columns(i)) continue;
        for (std::size_t k = 1; k < cells_[i].size(); ++k) {
            const char32_t before = text::decode_before(text_, cells_[i][k - 1].slice.end).code;
            const char32_t after = text::decode_at(text_, cells_[i][k].slice.begin).code;
            ++found.all;
            found.odd += text::is_full_width(before) && text::is_full_width(after) ? 1 : 0;
        }
    }
    return found;
}

/// Does a space that no text has part the cell from the next one?
bool RunTogether::parted_oddly(std::size_t line, std::size_t cell) const {
    if (cell + 1 == cells_[line].size()) return false;
    const std::string_view left = cells_[line][cell].slice.of(text_);
    const std::string_view right = cells_[line][cell + 1].slice.of(text_);
    const auto before = text::decode_before(left, left.size());
    const auto after = text::decode_at(right, 0);
    const bool spaced = text::is_space(text::decode_before(left, left.size() - before.size).code) ||
                        text::is_space(text::decode_at(right, after.size).code);
    return !spaced && text::is_full_width(before.code) && text::is_full_width(after.code);
}

std::vector<PrintedLine> RunTogether::cut() const {
    std::vector<PrintedLine> out;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (!overruns(i)) {
            out.push_back(lines_[i]);
            continue;
        }
        for (const Cell& cell : cells_[i]) {
            out.push_back(lines_[i]);
            out.back().slice = cell.slice;
        }
    }
    return out;
}

double RunTogether::width(std::size_t line) const {
    return joined_width(words_[line], 0, words_[line].size());
}

bool RunTogether::holds_columns(std::size_t line) const {
    return width(line) > measure_ * columns_from && fit(line);
}

bool RunTogether::overruns(std::size_t line) const {
    return width(line) > measure_ + overrun && fit(line);
}

/// Is each cell a line of a column: full, the first or the last of a paragraph, or else parted from the next
/// by a space that no text has? A headline between them, in larger type, fills its place with fewer
/// characters.
bool RunTogether::fit(std::size_t line) const {
    constexpr double indent = 6.6;
    constexpr double least_odd = 0.6;  // of the measure
    constexpr int several_full = 2;
    const std::vector<Cell>& cells = cells_[line];
    if (cells.size() < 2) return false;
    int full_ones = 0, heads = 0;
    for (std::size_t k = 0; k < cells.size(); ++k) {
        const Cell& cell = cells[k];
        const std::string_view words = cell.slice.of(text_);
        const double least = is_stretched(words) ? least_stretched * cell.measure : cell.measure - indent;
        const double give = text::cells(words) - text::cells(words, 1);
        const bool full = cell.width >= least;
        const bool odd = cell.width >= least_odd * cell.measure && parted_oddly(line, k);
        const bool ends = k + 1 == cells.size() || full || odd || text::ends_with_sentence(words);
        full_ones += full ? 1 : 0;
        if (ends && cell.width - give <= cell.measure + 2.5) continue;
        if (!is_plain(words)) return false;
        ++heads;
    }
    return heads == 0 || (heads == 1 && full_ones >= several_full);
}

}  // namespace columns
