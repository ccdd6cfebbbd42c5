#include "columns/turns.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "columns/joints.h"
#include "columns/row_cells.h"
#include "columns/strand_order.h"
#include "columns/strands.h"
#include "lines/openers.h"
#include "text/characters.h"
#include "text/interleaving.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace columns {
namespace {

using text::PrintedLine;
using Lines = std::vector<PrintedLine>;

constexpr double across = 1.45;  ///< measures: a line that holds more than one column …
constexpr double overrun = 1.5;  ///< … and, next to such lines, cells beyond the measure of one more
constexpr double widest = 130;   ///< cells of a column: what is wider is a paragraph on one line
constexpr std::size_t several_rows = 3;  ///< rows of two columns or more, in one block

/// From here on the columns were taken in turn: share of blocks that took their turn, and what it won.
constexpr double least_turns = 0.25;
constexpr double least_gain = 0.05;
constexpr double several_turns = 5, several_gain = 4;  ///< … in a part of the page
/// Of 379 texts in order, put to the same search, none showed half of that gain …
constexpr double regular_turns = 0.3, regular_gain = 0.15;
/// … and none, where not so many blocks took their turn, half of this.
constexpr double much_gain = 7.5, much_gain_share = 0.3;
/// The lines of one block: of 900 blocks in order, but for those of headlines, none had as many turns and
/// that gain.
constexpr double line_turns = 0.25;
constexpr std::size_t least_lines = 12;
/// The proof: so many times more words are whole in the end; or not fewer, when the closer look won so much
/// over the order of the file; or so many more, when lines that held two columns were cut.
constexpr double least_better = 1.2;
constexpr double least_words = 3;    ///< a word or two meet in any order
constexpr double clear_gain = 12;    ///< of all blocks …
constexpr double clear_share = 0.3;  ///< … and of each
constexpr double more_words = 4;     ///< at least …
constexpr double more_share = 0.1;   ///< … and of those that were whole before
constexpr double sound_share =
    0.15;                          ///< of line ends between Han characters part a word where text goes on …
constexpr double met_share = 0.1;  ///< … or so many, when phrases and brackets meet there too

/// The widths that many lines have, put together from what stands between spaces where columns do.
class Measures {
  public:
    Measures(std::string_view text, const Lines& lines) {
        constexpr long narrowest = 16;
        constexpr double share = 0.1;  // of all pieces of lines
        std::map<long, int> counts;
        int all = 0;
        for (const PrintedLine& line : lines) {
            const std::vector<RowWord> words = row_words(text, line.slice);
            for (const std::uint32_t gap : {1U, 2U}) {
                for (const double width : piece_widths(words, gap)) {
                    ++counts[std::lround(width)];
                    ++all;
                }
            }
        }
        const auto number = [&](long width) {
            const auto found = counts.find(width);
            return found == counts.end() ? 0 : found->second;
        };
        int most = 0;
        for (const auto& [width, count] : counts) {
            const int near = number(width - 1) + 2 * count + number(width + 1);
            if (width < narrowest) continue;
            const bool peak = count >= number(width - 1) && count > number(width + 1);
            // First lines are short by two characters.
            const bool first = number(width + 4) + number(width + 3) + number(width + 5) > near / 2;
            if (peak && !first && near >= 2 * share * all) common_.push_back(static_cast<double>(width));
            if (near <= most) continue;
            most = near;
            commonest_ = static_cast<double>(width);
        }
    }

    [[nodiscard]] double commonest() const { return commonest_; }

    /// Of most columns first, then of those that are much wider or narrower.
    [[nodiscard]] std::vector<double> different() const {
        constexpr double apart = 5;
        std::vector<double> found{commonest_};
        for (const double measure : common_) {
            if (std::ranges::all_of(found, [&](double one) { return std::abs(one - measure) > apart; }))
                found.push_back(measure);
        }
        return found;
    }

    /// The measure of a column that a line so wide stands in, when it is its first or a full one.
    [[nodiscard]] double of(double width) const {
        constexpr double over = 2.6, indent = 6.6;
        for (const double measure : common_) {
            if (measure >= width - over && measure <= width + indent) return std::max(width, measure);
        }
        return width;
    }

  private:
    std::vector<double> common_;  // rising
    double commonest_ = 0;
};

/// The lines of one block of the file, and whether columns run together on a line had to be cut.
class Rows {
  public:
    Rows(std::string_view text, const Lines& lines, std::span<const double> measures)
        : text_(text), lines_(lines), measures_(measures), measure_(measures.front()) {
        std::size_t rows = 0;
        for (const PrintedLine& line : lines) {
            words_.push_back(row_words(text, line.slice));
            cells_.push_back(row_cells(text, words_.back(), 0, measures));
            rows += holds_columns(words_.size() - 1) ? 1 : 0;
        }
        side_by_side_ = rows >= several_rows;
    }

    [[nodiscard]] bool side_by_side() const { return side_by_side_; }
    /// Does a line hold several columns? `loosely`: a little more than the measure is enough, for there are
    /// such lines on the page.
    [[nodiscard]] bool any_holds_columns(bool loosely) const {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (holds_columns(i) || (loosely && overruns(i))) return true;
        }
        return false;
    }

    [[nodiscard]] Lines cut() const {
        Lines out;
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

  private:
    [[nodiscard]] double width(std::size_t line) const {
        return joined_width(words_[line], 0, words_[line].size());
    }
    [[nodiscard]] bool holds_columns(std::size_t line) const {
        return width(line) > measure_ * across && fit(line);
    }
    [[nodiscard]] bool overruns(std::size_t line) const {
        return width(line) > measure_ + overrun && fit(line);
    }
    /// Is each cell a line of a column: full, the first or the last of a paragraph?
    [[nodiscard]] bool fit(std::size_t line) const {
        constexpr double indent = 6.6;
        const std::vector<Cell>& cells = cells_[line];
        if (cells.size() < 2) return false;
        return std::ranges::all_of(cells, [&](const Cell& cell) {
            const bool last = &cell == &cells.back();
            const bool stretched = is_stretched(cell.slice.of(text_));
            const double least = stretched ? least_stretched * cell.measure : cell.measure - indent;
            const bool full = cell.width >= least;
            const double give = text::cells(cell.slice.of(text_)) - text::cells(cell.slice.of(text_), 1);
            return cell.width - give <= cell.measure + 2.5 &&
                   (last || full || text::ends_with_sentence(cell.slice.of(text_)));
        });
    }

    /// Letter-spaced: it fills its column with fewer characters.
    [[nodiscard]] static bool is_stretched(std::string_view cell) {
        constexpr std::ptrdiff_t several = 5;
        return std::ranges::count(cell, ' ') >= several;
    }

    static constexpr double least_stretched = 0.6;
    std::string_view text_;
    const Lines& lines_;
    std::span<const double> measures_;
    double measure_;
    std::vector<std::vector<RowWord>> words_;
    std::vector<std::vector<Cell>> cells_;
    bool side_by_side_ = false;
};

/// The blocks of a text: lines without a blank one between them, or, where columns were run together on
/// the lines, one block a column.
class BlockMaker {
  public:
    BlockMaker(std::string_view text, const Lines& lines, const Meetings& meetings, const lines::Cues& cues)
        : text_(text),
          measures_(text, lines),
          measure_(measures_.commonest()),
          different_(measures_.different()),
          meetings_(meetings),
          cues_(cues) {
        rows_on_the_page_ = has_rows(lines);
        for (auto first = lines.begin(); first != lines.end();) {
            auto end = std::find_if(first + 1, lines.end(), [](const auto& line) { return line.blanks > 0; });
            add({first, end});
            first = end;
        }
    }

    [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }
    [[nodiscard]] bool side_by_side() const { return side_by_side_; }
    [[nodiscard]] bool alternating() const { return alternating_; }

  private:
    [[nodiscard]] Block block(Lines lines) const {
        Block made = block_of(text_, std::move(lines), measure_);
        made.measure = measures_.of(made.measure);
        made.opener = lines::opener_at_start(made.lines.front().slice.of(text_), cues_).has_value();
        made.head = made.head && !made.opener;
        return made;
    }

    /// Do several lines hold more than one column, wherever they stand?
    [[nodiscard]] bool has_rows(const Lines& lines) const {
        std::size_t rows = 0;
        for (const PrintedLine& line : lines) {
            if (measure_ > widest || text::cells(line.slice.of(text_)) <= measure_ * across) continue;
            const Lines alone{line};
            if (Rows(text_, alone, different_).any_holds_columns(false) && ++rows == several_rows) return true;
        }
        return false;
    }

    void add(Lines lines) {
        if (measure_ > widest) {
            blocks_.push_back(block(std::move(lines)));
            return;
        }
        const Rows rows(text_, lines, different_);
        if (!rows.side_by_side() && (lines.size() < least_lines || meetings_.phrases == nullptr) &&
            !(rows_on_the_page_ && rows.any_holds_columns(true))) {
            blocks_.push_back(block(std::move(lines)));
            return;
        }
        if (!rows.side_by_side() && rows_on_the_page_ && rows.any_holds_columns(true)) {
            // Rows that stand alone: their columns take their turns with the blocks around them.
            side_by_side_ = true;
            for (const PrintedLine& line : rows.cut()) blocks_.push_back(block({line}));
            return;
        }
        std::vector<Block> single;
        for (const PrintedLine& line : rows.side_by_side() ? rows.cut() : lines) {
            single.push_back(block({line}));
            if (rows.side_by_side()) single.back().measure = measure_;
            single.back().head = false;
        }
        const Strands found = strands(single, meetings_);
        if (rows.side_by_side()) {
            side_by_side_ = true;
        } else if (alternate(single, found)) {
            alternating_ = true;
        } else {
            blocks_.push_back(block(std::move(lines)));
            return;
        }
        for (const Strand& strand : reading_order(single, found, meetings_)) {
            Lines column;
            for (const std::uint32_t at : strand) column.push_back(single[at].lines.front());
            blocks_.push_back(block(std::move(column)));
        }
    }

    /// Were the lines of a block, though no blank one parts them, taken from columns in turn? Lines of
    /// headlines, doubled and broken, look like it.
    [[nodiscard]] bool alternate(const std::vector<Block>& lines, const Strands& found) const {
        constexpr double most = 0.6;  // of a measure, and of the lines
        const auto wide = [&](const Block& line) { return line.first.width >= most * measure_; };
        const auto number = static_cast<double>(lines.size());
        return static_cast<double>(std::ranges::count_if(lines, wide)) >= most * number &&
               found.turns * number >= several_turns && found.turns >= line_turns &&
               found.gain >= regular_gain;
    }

    std::string_view text_;
    Measures measures_;
    double measure_;
    std::vector<double> different_;
    const Meetings& meetings_;
    const lines::Cues& cues_;
    std::vector<Block> blocks_;
    bool rows_on_the_page_ = false;
    bool side_by_side_ = false;
    bool alternating_ = false;
};

/// The strands of each page: nothing goes on a strand of the page before, only after it.
struct Pages {
    std::vector<std::vector<Block>> blocks;
    std::vector<Strands> strands;
    std::vector<std::vector<Strand>> orders;
    bool side_by_side = false;
    bool alternating = false;  ///< lines of a block

    Pages(std::string_view text, const Lines& lines, const Meetings& meetings, const lines::Cues& cues)
        : meetings_(meetings) {
        for (auto first = lines.begin(); first != lines.end();) {
            const auto end =
                std::find_if(first + 1, lines.end(), [](const auto& line) { return line.page_start; });
            BlockMaker page(text, {first, end}, meetings, cues);
            side_by_side = side_by_side || page.side_by_side();
            alternating = alternating || page.alternating();
            strands.push_back(columns::strands(page.blocks(), meetings));
            orders.push_back(reading_order(page.blocks(), strands.back(), meetings));
            blocks.push_back(page.blocks());
            first = end;
        }
    }

    [[nodiscard]] bool taken_in_turn() const {
        return side_by_side || (all_turns() >= least_turns * all() && all_gain() >= least_gain * all());
    }

    [[nodiscard]] bool clearly_in_turn() const {
        return all_turns() >= least_turns * all() && all_gain() >= std::max(clear_gain, clear_share * all());
    }

    /// A story of a page may have been taken in turn, and others not.
    [[nodiscard]] bool some_in_turn() const {
        return all_turns() >= several_turns && all_turns() >= least_turns * all();
    }
    [[nodiscard]] bool partly_in_turn() const {
        return all_turns() >= several_turns && all_gain() >= several_gain;
    }

    /// So many blocks took their turn, and so much goes on better, as columns that are in order never show.
    [[nodiscard]] bool regularly_in_turn() const {
        if (all_turns() < several_turns) return false;
        if (all_gain() >= std::max(much_gain, much_gain_share * all())) return true;
        return all_turns() >= regular_turns * all() && all_gain() >= regular_gain * all();
    }

    [[nodiscard]] Lines lines() const {
        Lines out;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const Block* before = nullptr;
            for (const Strand& strand : orders[i]) {
                const Block& first = blocks[i][strand.front()];
                const bool goes_on = before != nullptr && !before->head && !first.head &&
                                     continuity(*before, first, meetings_) >= goes_on_from;
                append(blocks[i], strand, !goes_on, out);
                before = &blocks[i][strand.back()];
            }
        }
        return out;
    }

  private:
    [[nodiscard]] double all() const {
        double sum = 0;
        for (const auto& page : blocks) sum += static_cast<double>(page.size());
        return sum;
    }
    [[nodiscard]] double all_turns() const { return sum_of(&Strands::turns); }
    [[nodiscard]] double all_gain() const { return sum_of(&Strands::gain); }
    [[nodiscard]] double sum_of(double Strands::*share) const {
        double sum = 0;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            sum += strands[i].*share * static_cast<double>(blocks[i].size());
        }
        return sum;
    }

    static constexpr double goes_on_from = 0.5;  // what follows in the next column is the same text

    static void append(const std::vector<Block>& blocks, const Strand& strand, bool start, Lines& out) {
        for (const std::uint32_t at : strand) {
            for (PrintedLine line : blocks[at].lines) {
                // What parted the bands says nothing about paragraphs.
                line.blanks = start ? 1 : 0;
                line.column_start = start;
                line.page_start = false;
                line.indent = 0;
                start = false;
                out.push_back(line);
            }
        }
    }

    const Meetings& meetings_;
};

}  // namespace

std::optional<Lines> columns_in_turn(std::string_view text, const Lines& lines, const lines::Cues& cues) {
    if (lines.empty()) return std::nullopt;
    lines::Vocabulary words;
    for (const PrintedLine& line : lines) words.add(line.slice.of(text));
    Meetings meetings{words};
    text::WordBreaks breaks;
    const Pages first_look(text, lines, meetings, cues);
    const bool everywhere = first_look.taken_in_turn() || is_suspect(text, lines, breaks);
    if (!everywhere && !first_look.some_in_turn() && !is_suspect_at_blanks(text, lines, breaks) &&
        !may_be_suspect_in_part(text, lines, breaks)) {
        return std::nullopt;
    }
    lines::Phrases phrases;
    for (const PrintedLine& line : lines) phrases.add(line.slice.of(text));
    meetings.breaks = &breaks;
    meetings.phrases = &phrases;
    static const lines::CommonPairs common;
    meetings.common = &common;
    const Pages pages(text, lines, meetings, cues);
    Lines found = pages.lines();
    const double before = joints(text, lines, breaks, lines.size()).across;
    const Joints in_columns = joints(text, found, breaks, found.size());
    const double after = in_columns.across;
    const bool proven = after >= least_better * before + least_words ||
                        (after >= before && pages.clearly_in_turn()) ||
                        (after >= before + std::max(more_words, more_share * before) && pages.side_by_side);
    if (!(everywhere && proven)) {
        const Joints won = joints_of_one(text, found, lines, breaks);
        const Joints lost = joints_of_one(text, lines, found, breaks);
        const bool told = pages.partly_in_turn() && outweighs(won, lost);
        const bool regular = pages.regularly_in_turn() || pages.alternating;
        if (!told && !(regular && won.across > lost.across)) return std::nullopt;
    }
    // Verse and lists part no words, in whatever order; and the closer look looks for words. Of few lines,
    // phrases and brackets that meet in the new order and not in the old one tell as well.
    if (after >= sound_share * in_columns.all) return found;
    const bool met = after >= met_share * in_columns.all && text::interleaving(text, lines).interleaved &&
                     !text::interleaving(text, found).interleaved;
    if (!met) return std::nullopt;
    return found;
}

}  // namespace columns
