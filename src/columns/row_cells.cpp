#include "columns/row_cells.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "text/characters.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace columns {
namespace {

constexpr double indent = 4;  ///< two full-width characters

/// What a cell or a space costs. A first line is short by its indent; a last line by anything.
constexpr double overrun = 3;  ///< a line across columns; for each measure of it beyond its widest word
constexpr double first_line = 0.2;
constexpr double last_line = 0.3;       ///< before a wide gap or the end of the row
constexpr double broken_line = 2;       ///< short before a single space
constexpr double cut = 0.1;             ///< a single space read as a gutter
constexpr double cut_in_spacing = 0.3;  ///< the same inside letter-spacing
constexpr double parted_number = 1.5;   ///< between two digits: no line breaks there
constexpr double unfit_begin = 1.5;     ///< before a sign that begins no line
constexpr double inner_gap = 0.2;       ///< a wide gap that is not a gutter
constexpr double parted_opener = 1;     ///< a dateline and what follows it, in two columns
constexpr double kept_space = 0.4;      ///< a single space between Han characters that is none
constexpr double kept_aligned = 0.6;    ///< a single space with gaps above and below it
constexpr double other_width = 0.5;  ///< between gaps with others above and below, wider than the measure …
constexpr double widest_other = 1.3;  ///< … by so much, or shorter: set in smaller type
constexpr double broken_aligned = 0.8;
constexpr double other_measure = 0.15;  ///< of other columns of the page
constexpr double not_there = 0.6;       ///< … where those around that begin at its place have another
constexpr double impossible = 1e6;

constexpr double first_line_short = 5.5;  ///< cells that it lacks, at the most

constexpr double stretched = 0.004;  ///< a stretched line, for the square of the characters that it lacks
constexpr std::size_t several_places = 4;
constexpr double least_stretched = 0.6;  ///< of the measure: what is shorter ends a paragraph

/// Does a space between these words need no explanation (a number, a bracket, letter-spacing)?
bool ordinary_space(std::string_view text, const RowWord& left, const RowWord& right) {
    if (left.single && right.single) return true;
    const char32_t before = text::decode_before(text, left.slice.end).code;
    const char32_t after = text::decode_at(text, right.slice.begin).code;
    return text::is_word(before) || text::is_word(after) || text::opens(after) || text::closes(before);
}

/// What a line that ends with `left` and one that begins with `right` cost, where one space parts them.
double cut_between(std::string_view text, const RowWord& left, const RowWord& right) {
    const char32_t before = text::decode_before(text, left.slice.end).code;
    const char32_t after = text::decode_at(text, right.slice.begin).code;
    double cost = right.aligned ? 0 : left.single && right.single ? cut_in_spacing : cut;
    if (text::is_digit(before) && text::is_digit(after)) cost += parted_number;
    if (text::begins_no_line(after) || text::opens(before)) cost += unfit_begin;
    return cost;
}

/// What stands between two gaps of a row.
struct Piece {
    double width = 0;
    double give = 0;
    double widest = 0;      ///< of its words
    bool whole = false;     ///< one word
    bool spread = false;    ///< letter-spaced
    bool wide_gap = false;  ///< behind it
    bool aligned = false;   ///< between gaps with others above and below
};

/// What a piece costs as a line of a column of this measure.
double cost_of(const Piece& piece, double measure) {
    // A stretched line has more white space than it shows here, and fills the measure nevertheless.
    const bool fills = piece.spread && piece.width <= measure + 1 && piece.width >= measure * least_stretched;
    if (fills) {
        const double lacks = std::max(0.0, (measure - piece.width) / 2);
        return stretched * lacks * lacks;
    }
    if (piece.width - piece.give > measure + 2) {  // whatever the font makes of quotation marks
        // Too wide for the column: only a whole stretch between wide gaps may be, or one word.
        if (piece.aligned && piece.width <= measure * widest_other) return other_width;
        if (piece.wide_gap || piece.whole)
            return overrun * std::max(1.0, (piece.width - piece.widest) / measure);
        return impossible;
    }
    if (piece.width >= measure - 1.5) return 0;
    if (piece.width >= measure - first_line_short) return first_line;
    if (piece.wide_gap) return last_line;
    return piece.aligned ? broken_aligned : broken_line;
}

/// Measures of the rows around a row, besides those known.
std::vector<double> nearby_measures(std::span<const std::vector<RowWord>> rows, std::size_t row,
                                    std::span<const double> known) {
    constexpr std::size_t near_rows = 5;
    constexpr double apart = 4.5;  // cells: and no first lines of another
    constexpr double narrowest = 16, widest = 120;
    constexpr double as_wide = 1.2;
    constexpr std::ptrdiff_t several = 3;
    std::vector<double> widths;
    for (std::size_t i = std::max(row, near_rows) - near_rows; i <= row + near_rows && i < rows.size(); ++i) {
        if (rows[i].empty()) continue;
        for (const double width : piece_widths(rows[i], 1)) {
            const bool is_known =
                std::ranges::any_of(known, [&](double one) { return std::abs(one - width) <= apart; });
            if (width >= narrowest && width <= widest && !is_known) widths.push_back(width);
        }
    }
    std::ranges::sort(widths, std::greater<>());
    std::vector<double> found;
    for (auto width = widths.begin(); width != widths.end(); ++width) {
        if (!found.empty() && found.back() - *width <= apart) continue;
        const auto end =
            std::partition_point(width, widths.end(), [&](double one) { return one >= *width - as_wide; });
        if (end - width >= several) found.push_back(*width);
    }
    return found;
}

/// What each measure costs at a place, besides what does not fit it.
void penalties_at(std::uint32_t place, std::span<const double> measures, std::span<const LocalMeasure> local,
                  std::vector<double>& penalties) {
    constexpr std::uint32_t before = 4, behind = 2;  // an indent, what stands to the left
    constexpr double same = 1.5;                     // cells
    penalties.assign(measures.size(), not_there);
    bool any = false;
    const std::uint32_t from = std::max(place, before) - before;
    auto one = std::ranges::lower_bound(local, from, {}, &LocalMeasure::place);
    for (; one != local.end() && one->place <= place + behind; ++one) {
        for (std::size_t i = 0; i < measures.size(); ++i) {
            if (std::abs(measures[i] - one->measure) > same) continue;
            penalties[i] = 0;
            any = true;
        }
    }
    if (any) return;
    penalties.assign(measures.size(), other_measure);
    penalties.front() = 0;
}

}  // namespace

std::vector<RowWord> row_words(std::string_view text, text::Slice line) {
    std::vector<RowWord> words;
    std::uint32_t place = 0;
    std::uint32_t gap = 0;
    bool inside = false;
    for (std::uint32_t at = line.begin; at < line.end; ++place) {
        const text::Decoded one = text::decode_at(text, at);
        if (text::is_space(one.code)) {
            gap = inside ? 1 : gap + 1;
            inside = false;
        } else {
            if (!inside) words.push_back({{at, at}, place, gap});
            inside = true;
            words.back().slice.end = at + one.size;
        }
        at += one.size;
    }
    for (RowWord& word : words) {
        word.width = text::cells(word.slice.of(text));
        word.give = word.width - text::cells(word.slice.of(text), 1);
        const text::Decoded first = text::decode_at(text, word.slice.begin);
        word.single = first.size == word.slice.size();
    }
    return words;
}

bool is_no_row(const std::vector<RowWord>& words) {
    constexpr std::uint32_t widest_page = 2000;  // places
    return !words.empty() && words.back().place > widest_page;
}

double joined_width(const std::vector<RowWord>& words, std::size_t first, std::size_t last) {
    double width = 0;
    for (std::size_t i = first; i < last; ++i) {
        width += words[i].width;
        if (i > first && !(words[i].single && words[i - 1].single)) width += 0.5;
    }
    return width;
}

std::vector<PlacedPiece> pieces(const std::vector<RowWord>& words, std::uint32_t gap) {
    std::vector<PlacedPiece> found;
    std::size_t from = 0;
    for (std::size_t i = 1; i <= words.size(); ++i) {
        const bool spaced = i < words.size() && words[i].gap == 1 && words[i].single && words[i - 1].single;
        if (i < words.size() && (words[i].gap < gap || words[i].inner || spaced)) continue;
        found.push_back({words.empty() ? 0 : words[from].place, joined_width(words, from, i)});
        from = i;
    }
    return found;
}

std::vector<double> piece_widths(const std::vector<RowWord>& words, std::uint32_t gap) {
    std::vector<double> widths;
    for (const PlacedPiece& piece : pieces(words, gap)) widths.push_back(piece.width);
    return widths;
}

RowCells row_cells(std::string_view text, const std::vector<RowWord>& words, std::uint32_t row,
                   std::span<const double> measures, std::span<const LocalMeasure> local) {
    const std::size_t number = words.size();
    std::vector<double> least(number + 1, 1e9);  // of the words up to here
    std::vector<std::size_t> from(number + 1, 0);
    std::vector<double> of(number + 1, measures.front());  // the measure of the cell that ends here
    least[0] = 0;
    std::vector<double> penalties;
    const double widest_column = *std::ranges::max_element(measures);
    // The first line of a paragraph in the first column: its indent is known, the margin being place 0.
    const bool indented_row = number > 0 && words[0].place >= 2 && words[0].place <= 5;
    for (std::size_t begin = 0; begin < number; ++begin) {
        double width = begin == 0 && indented_row ? indent : 0;
        double give = 0;
        double widest = 0;
        double spaces = 0;
        const bool begins_at_gap = begin == 0 || words[begin].gap >= 2 || words[begin].aligned;
        std::size_t spread = 0;  // places where the line was stretched to the measure
        penalties_at(words[begin].place, measures, local, penalties);
        for (std::size_t end = begin + 1; end <= number; ++end) {
            const RowWord& word = words[end - 1];
            width += word.width;
            give += word.give;
            widest = std::max(widest, word.width);
            if (end - 1 > begin) {
                if (word.gap >= 2 && !word.inner) break;
                if (word.gap >= 2 && !word.behind_opener) spaces += inner_gap;
                const bool spaced = word.single && words[end - 2].single;
                if (!spaced) width += 0.5;
                spread += spaced ? 1 : 0;
                if (word.aligned) {
                    spaces += kept_aligned;
                } else if (!ordinary_space(text, words[end - 2], word)) {
                    spaces += kept_space;
                }
            }
            const bool wide_gap = end == number || words[end].gap >= 2;
            const bool aligned = begins_at_gap && (wide_gap || words[end].aligned);
            const Piece piece{width,    give,   widest, end == begin + 1, spread >= several_places,
                              wide_gap, aligned};
            double cost = impossible;
            double measure = 0;
            for (std::size_t i = 0; i < measures.size(); ++i) {
                const double fit = cost_of(piece, measures[i]) + penalties[i];
                if (fit >= cost) continue;
                cost = fit;
                measure = measures[i];
            }
            if (cost >= impossible) {
                if (width > widest_column * 2 + 4 && begin > 0 && words[begin].gap < 2) break;
                continue;
            }
            cost += spaces;
            if (words[begin].inner && words[begin].behind_opener) cost += parted_opener;
            if (begin > 0 && words[begin].gap < 2) {
                cost += cut_between(text, words[begin - 1], words[begin]);
            }
            if (least[begin] + cost < least[end]) {
                least[end] = least[begin] + cost;
                from[end] = begin;
                of[end] = measure;
            }
        }
    }
    std::vector<Cell> cells;
    for (std::size_t end = number; end > 0; end = from[end]) {
        const std::size_t begin = from[end];
        Cell cell{row, words[begin].place, 0, {words[begin].slice.begin, words[end - 1].slice.end}};
        const RowWord& last = words[end - 1];
        cell.end = last.place + static_cast<std::uint32_t>(text::count(last.slice.of(text)));
        cell.width = joined_width(words, begin, end);
        for (std::size_t i = begin; i < end; ++i) cell.give += words[i].give;
        // A line that fills no column of its measure may stand in any.
        cell.measure = cell.width >= of[end] - first_line_short ? of[end] : measures.front();
        cell.cut = begin > 0 && words[begin].gap < 2;
        cell.whole = end - begin == 1;
        cells.push_back(cell);
    }
    std::ranges::reverse(cells);
    return {std::move(cells), least[number]};
}

std::vector<Cell> row_cells_among(std::string_view text, std::span<const std::vector<RowWord>> rows,
                                  std::uint32_t row, std::vector<double> known,
                                  std::span<const LocalMeasure> local) {
    constexpr double unfit = 1.5;  // what costs so much more than with other measures was not set in these
    RowCells found = row_cells(text, rows[row], row, known, local);
    if (found.cost < unfit) return std::move(found.cells);
    for (const double other : nearby_measures(rows, row, known)) known.push_back(other);
    RowCells again = row_cells(text, rows[row], row, known, local);
    return again.cost + unfit <= found.cost ? std::move(again.cells) : std::move(found.cells);
}

std::vector<std::vector<LocalMeasure>> local_measures(std::span<const Cell> cells, std::uint32_t rows) {
    constexpr std::uint32_t near_rows = 6;
    constexpr double short_by = 1.5, over = 2;  // cells
    std::vector<std::vector<LocalMeasure>> found(rows);
    for (const Cell& cell : cells) {
        const bool full = cell.width >= cell.measure - short_by && cell.width <= cell.measure + over;
        if (!full || !cell.whole) continue;
        const std::uint32_t first = std::max(cell.row, near_rows) - near_rows;
        for (std::uint32_t row = first; row <= cell.row + near_rows && row < rows; ++row) {
            if (row != cell.row) found[row].push_back({cell.place, cell.measure});
        }
    }
    for (std::vector<LocalMeasure>& one : found) std::ranges::sort(one, {}, &LocalMeasure::place);
    return found;
}

}  // namespace columns
