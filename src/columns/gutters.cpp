#include "columns/gutters.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>

#include "columns/continuity.h"
#include "columns/inner_gaps.h"
#include "columns/page_columns.h"
#include "columns/page_cut.h"
#include "columns/placed_columns.h"
#include "columns/relinking.h"
#include "columns/row_cells.h"
#include "columns/white_rows.h"
#include "lines/openers.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace columns {
namespace {

constexpr double least_measure = 16;  ///< cells of width: a column of eight Han characters
constexpr std::size_t widest_measure = 120;
constexpr double first_line_short = 6.6;  ///< cells: two characters, and perhaps a sign
constexpr double slack = 3;            ///< a full line may fall short of the measure, or overrun it, by this
constexpr std::size_t least_rows = 6;  ///< of a text that has columns at all
/// Rows with full lines side by side, of all that hold words. Drawn pages have more than a quarter, some with
/// many pictures a sixth; manuals whose terms stand beside what they mean, up to a fifth.
constexpr double least_share = 0.22;
constexpr double least_share_with_openers = 1.0 / 6;
constexpr int least_pieces = 12;  ///< for a measure of their own

constexpr double cut_off = -3;  ///< a story that begins where a sentence is open

using Rows = std::vector<std::vector<RowWord>>;

/// The pieces of a row: a gutter may be one space wide, and a space may stand inside a line; so both
/// readings.
using Pieces = std::array<std::vector<double>, 2>;

class Histogram {
  public:
    void add(const Pieces& pieces) {
        for (const auto& widths : pieces) {
            for (const double width : widths) {
                if (width < least_measure || width > widest_measure) continue;
                ++counts_[static_cast<std::size_t>(width)];
                ++total_;
            }
        }
    }

    /// The width around which most pieces lie; 0 for too few.
    [[nodiscard]] double commonest(int needed) const {
        if (total_ < needed) return 0;
        std::size_t best = 1;
        int most = 0;
        for (std::size_t width = 1; width + 1 < counts_.size(); ++width) {
            const int number = counts_[width - 1] + 2 * counts_[width] + counts_[width + 1];
            if (number > most) {
                most = number;
                best = width;
            }
        }
        // First lines are short by two characters; where columns are narrow they may be the most.
        constexpr std::size_t indent = 4;
        const auto near = [&](std::size_t width) {
            return width + 1 < counts_.size() ? counts_[width - 1] + 2 * counts_[width] + counts_[width + 1]
                                              : 0;
        };
        const std::size_t full = std::max({best + indent - 1, best + indent, best + indent + 1},
                                          [&](std::size_t a, std::size_t b) { return near(a) < near(b); });
        return static_cast<double>(2 * near(full) > most ? full : best);
    }

  private:
    std::array<int, widest_measure + 1> counts_{};
    int total_ = 0;
};

constexpr std::uint32_t wide_gap = 3;  ///< white spaces that are more than a space

/// Does the row keep places: is there more than a space inside it …
bool is_drawn(const std::vector<RowWord>& words) {
    const auto inside = words.begin() + std::min<std::ptrdiff_t>(1, std::ssize(words));
    return std::any_of(inside, words.end(), [](const RowWord& word) { return word.gap >= wide_gap; });
}
/// … or before it?
bool is_indented(const std::vector<RowWord>& words) {
    return !words.empty() && words.front().place >= wide_gap;
}

/// The measure of the columns of each row: stories on one page may be set in several. Rows between two
/// white ones share one, if they hold enough. Empty when no rows, or too few, hold full lines side by side.
/// Where stories begin (`news`), lines that fill `others`, measures that many pieces have, are full ones too,
/// and so is the first line of a paragraph beside a full one; elsewhere both may be chance.
std::vector<double> measures_of(const Rows& rows, bool news, std::span<const double> others) {
    const double least_side_by_side = news ? least_share_with_openers : least_share;
    std::vector<Pieces> pieces;
    Histogram all;
    for (const std::vector<RowWord>& words : rows) {
        pieces.push_back(words.empty() ? Pieces{} : Pieces{piece_widths(words, 1), piece_widths(words, 2)});
        all.add(pieces.back());
    }
    const double common = all.commonest(1);
    if (common == 0) return {};
    std::vector<double> measures(rows.size(), common);
    std::size_t filled = 0;
    std::size_t side_by_side = 0;
    std::size_t drawn = 0;
    std::size_t indented = 0;  // and not drawn
    for (std::size_t first = 0; first < rows.size();) {
        std::size_t end = first;
        Histogram band;
        for (; end < rows.size() && !rows[end].empty(); ++end) band.add(pieces[end]);
        const double own = band.commonest(least_pieces);
        for (std::size_t row = first; row < end; ++row) {
            if (own != 0) measures[row] = own;
            const auto fill = [&](const std::vector<double>& widths, double short_by) {
                return std::ranges::count_if(widths, [&](double width) {
                    const auto fills = [&](double one) {
                        return width >= one - short_by && width <= one + slack;
                    };
                    return fills(measures[row]) || (news && std::ranges::any_of(others, fills));
                });
            };
            const auto full = [&](const std::vector<double>& widths) { return fill(widths, slack); };
            // Behind a wide gap, a line that is partly filled stands in a column as well.
            const auto partly = std::ranges::count_if(pieces[row][1], [&](double width) {
                return width >= measures[row] * 0.6 && width <= measures[row] + slack;
            });
            const bool wide = full(pieces[row][1]) >= 1 && partly >= 2;
            if (is_drawn(rows[row])) {
                ++drawn;
            } else if (is_indented(rows[row])) {
                ++indented;
            }
            const double nearly = news ? first_line_short : slack;
            const bool narrow = full(pieces[row][0]) >= 1 && fill(pieces[row][0], nearly) >= 2;
            if (wide || narrow) ++side_by_side;
        }
        filled += end - first;
        first = end + 1;
    }
    // Where one space parts columns everywhere, no page was drawn, and places say nothing (see turns.h).
    // An indent that nearly every line has is a margin.
    if (indented * 4 < filled * 3) drawn += indented;
    // Where stories begin, three fifths of the rows with columns are enough: others may be wider than their
    // places. Half of them are drawn where OCR leaves spaces behind its half-width signs.
    const bool rows_drawn = news && drawn * 5 >= side_by_side * 3;
    if (drawn * 6 < filled && !rows_drawn) measures.clear();
    if (side_by_side < least_rows ||
        static_cast<double>(side_by_side) < least_side_by_side * static_cast<double>(filled)) {
        measures.clear();
    }
    return measures;
}

constexpr double apart = 4.5;  ///< cells: columns of two measures, and no first lines of one

/// The measures that many pieces have, whatever else stands in their rows: those right above or below another
/// piece that begins at the same place and is as wide.
std::vector<double> frequent_measures(const Rows& rows) {
    constexpr std::size_t near_rows = 2;
    constexpr std::uint32_t near_places = 2;
    constexpr double as_wide = 1.5, share = 0.05, least = 6;
    std::vector<std::vector<PlacedPiece>> placed;
    for (const std::vector<RowWord>& words : rows)
        placed.push_back(words.empty() ? std::vector<PlacedPiece>{} : pieces(words, 1));
    const auto has_fellow = [&](const PlacedPiece& piece, std::size_t row) {
        const std::uint32_t from = std::max(piece.place, near_places) - near_places;
        auto other = std::ranges::lower_bound(placed[row], from, {}, &PlacedPiece::place);
        for (; other != placed[row].end() && other->place <= piece.place + near_places; ++other) {
            if (std::abs(other->width - piece.width) <= as_wide) return true;
        }
        return false;
    };
    std::map<long, double> counts;
    double all = 0;
    for (std::size_t row = 0; row < placed.size(); ++row) {
        for (const PlacedPiece& piece : placed[row]) {
            if (piece.width < least_measure || piece.width > widest_measure) continue;
            bool found = false;
            for (std::size_t other = std::max(row, near_rows) - near_rows;
                 other <= row + near_rows && other < placed.size() && !found; ++other) {
                found = other != row && has_fellow(piece, other);
            }
            if (!found) continue;
            ++counts[std::lround(piece.width)];
            ++all;
        }
    }
    const auto number = [&](long width) {
        const auto found = counts.find(width);
        return found == counts.end() ? 0 : found->second;
    };
    std::vector<double> found;
    for (const auto& [width, count] : counts) {
        const double near = number(width - 1) + count + number(width + 1);
        const bool peak = count >= number(width - 1) && count > number(width + 1);
        const bool first = number(width + 4) + number(width + 3) + number(width + 5) > near / 2;
        if (peak && !first && near >= std::max(least, share * all))
            found.push_back(static_cast<double>(width));
    }
    return found;
}

/// Does a story begin behind a gap or at the start of a row? Marks what stands behind a gap that ends a
/// dateline or byline.
bool find_openers(std::string_view text, Rows& rows, const lines::Cues& cues) {
    bool any = false;
    for (std::vector<RowWord>& words : rows) {
        for (std::size_t begin = 0; begin < words.size();) {
            std::size_t end = begin + 1;
            while (end < words.size() && words[end].gap < 2) ++end;
            const text::Slice piece{words[begin].slice.begin, words[end - 1].slice.end};
            const auto opener = lines::opener_at_start(piece.of(text), cues);
            any = any || opener;
            if (opener && opener->extent.end == piece.size() && end < words.size())
                words[end].behind_opener = true;
            begin = end;
        }
    }
    return any;
}

/// Several characters, and no sign but quotation marks among them.
bool is_plain(std::string_view words) {
    constexpr std::size_t least = 4;
    std::size_t characters = 0;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (text::begins_no_line(code) && !text::closes(code)) return false;
        if (!text::is_space(code)) ++characters;
    }
    return characters >= least;
}

/// What the edges of the columns say.
std::vector<Block> blocks_of(std::string_view text, const PageColumns& page) {
    std::vector<Block> blocks;
    for (const Column& column : page.columns()) {
        std::vector<text::PrintedLine> lines;
        for (const std::uint32_t i : column.cells) {
            text::PrintedLine line;
            line.slice = page.cells()[i].slice;
            line.number = i;
            lines.push_back(line);
        }
        const Cell& first = page.cells()[column.cells.front()];
        blocks.push_back(block_of(text, std::move(lines), first.measure));
        blocks.back().opener = first.opener;
    }
    return blocks;
}

/// The cells of all rows; `local`: local measures of each, or none.
std::vector<Cell> cells_of(std::string_view text, std::span<const std::vector<RowWord>> rows,
                           std::span<const double> measures, std::span<const double> others,
                           const std::vector<std::vector<LocalMeasure>>& local) {
    std::vector<Cell> cells;
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        std::vector<double> known{measures[row]};
        for (const double other : others) {
            if (std::abs(other - measures[row]) > apart) known.push_back(other);
        }
        const std::vector<Cell> more = row_cells_among(
            text, rows, row, std::move(known),
            local.empty() ? std::span<const LocalMeasure>{} : std::span<const LocalMeasure>(local[row]));
        cells.insert(cells.end(), more.begin(), more.end());
    }
    return cells;
}

}  // namespace

void append_columns(std::string_view text, std::span<const std::vector<RowWord>> rows,
                    std::span<const double> measures, std::span<const double> others, Relink relink,
                    const lines::Cues& cues, std::vector<text::PrintedLine>& out, const LinksSeen& seen) {
    std::vector<Cell> cells = cells_of(text, rows, measures, others, {});
    cells = cells_of(text, rows, measures, others,
                     local_measures(cells, static_cast<std::uint32_t>(rows.size())));
    for (Cell& cell : cells) {
        cell.opener = lines::opener_at_start(cell.slice.of(text), cues).has_value();
        cell.stop = text::ends_with_sentence(cell.slice.of(text));
        cell.plain = is_plain(cell.slice.of(text));
    }
    lines::Vocabulary words;
    std::vector<Block> single;
    for (const Cell& cell : cells) {
        words.add(cell.slice.of(text));
        text::PrintedLine line;
        line.slice = cell.slice;
        line.number = cell.row;
        single.push_back(block_of(text, {line}, cell.measure));
        single.back().measure = cell.measure;
        single.back().head = false;
        single.back().opener = cell.opener;
    }
    text::WordBreaks breaks;
    lines::Phrases phrases;
    for (const Cell& cell : cells) phrases.add(cell.slice.of(text));
    const Meetings closely{words, &breaks, &phrases, &lines::CommonPairs::table()};
    const GoesOn goes_on = [&](std::uint32_t from, std::uint32_t to) {
        return continuity(single[from], single[to], closely);
    };
    PageColumns page(std::move(cells), static_cast<std::uint32_t>(rows.size()), goes_on,
                     relink == Relink::yes ? PartBands::yes : PartBands::no);
    std::vector<Block> blocks = blocks_of(text, page);
    const Joins joins = [&](std::uint32_t from, std::uint32_t to) {
        // Where a story may end, another may begin.
        if (blocks[to].opener) return blocks[from].last.stop ? 0.0 : cut_off;
        return continuity(blocks[from], blocks[to], closely);
    };
    std::vector<std::uint32_t> order = reading_order(page.boxes(), joins);
    if (relink == Relink::yes) {
        page.part(parts_at_white_rows(page.cells(), page.columns(), goes_on), order);
        blocks = blocks_of(text, page);
        const std::vector<Box> boxes = page.boxes();
        const std::vector<PlacedColumn> placed = placed_columns(text, page, boxes, cues);
        if (seen) seen(blocks, possible_links(order, blocks, placed, closely));
        order = relinked(order, blocks, placed, closely);
    }
    std::optional<std::uint32_t> before;  // the cell
    for (const std::uint32_t index : order) {
        const Column& column = page.columns()[index];
        const bool same_column = column.above && column.above == before;
        before = column.cells.back();
        const std::vector<double> indents = page.indents(column);
        for (std::size_t k = 0; k < column.cells.size(); ++k) {
            const Cell& cell = page.cells()[column.cells[k]];
            text::PrintedLine line;
            line.slice = cell.slice;
            line.number = cell.row;
            line.indent = indents[k];
            line.column_start = k == 0 && !same_column;
            line.blanks = line.column_start ? 1 : 0;
            out.push_back(line);
        }
    }
}

std::optional<std::vector<text::PrintedLine>> columns_in_spaces(std::string_view text,
                                                                const lines::Cues& cues,
                                                                const LinksSeen& seen) {
    const std::vector<text::PhysicalLine> lines = text::physical_lines(text);
    Rows rows;
    std::vector<std::uint32_t> pages{0};
    for (std::uint32_t row = 0; row < lines.size(); ++row) {
        if (row > 0 && lines[row].words.of(text).starts_with('\f')) pages.push_back(row);
        rows.push_back(row_words(text, lines[row].words));
    }
    if (std::ranges::any_of(rows, is_no_row)) return std::nullopt;
    const bool news = find_openers(text, rows, cues);
    find_inner_gaps(rows);
    find_aligned_gaps(rows);
    const std::vector<double> others = frequent_measures(rows);
    const std::vector<double> measures = measures_of(rows, news, others);
    if (measures.empty()) return std::nullopt;
    pages.push_back(static_cast<std::uint32_t>(lines.size()));
    std::vector<text::PrintedLine> out;
    for (std::size_t i = 0; i + 1 < pages.size(); ++i) {
        const std::span<const std::vector<RowWord>> page(rows.begin() + pages[i],
                                                         rows.begin() + pages[i + 1]);
        const std::span<const double> page_measures(measures.begin() + pages[i], page.size());
        const std::size_t before = out.size();
        append_columns(text, page, page_measures, others, Relink::yes, cues, out, seen);
        for (std::size_t k = before; k < out.size(); ++k) out[k].number += pages[i] + 1;
        if (before > 0 && out.size() > before) out[before].page_start = true;
    }
    return out;
}

}  // namespace columns
