#include "columns/turns.h"

#include <algorithm>

#include "columns/joints.h"
#include "columns/row_grid.h"
#include "columns/run_together.h"
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

constexpr double widest = 130;  ///< cells of a column: what is wider is a paragraph on one line

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
constexpr double met_share = 0.1;  ///< … or so many, when phrases and brackets meet there too …
/// … or when most blocks took their turn, and the line ends are many.
constexpr double all_turns_share = 0.5, all_gain_share = 0.5, many_joints = 20;

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
        double width = 0;
        for (const PrintedLine& line : lines) width = std::max(width, text::cells(line.slice.of(text_)));
        Block made = block_of(text_, std::move(lines), measures_.column_of(width));
        made.measure = measures_.of(made.measure);
        made.opener = lines::opener_at_start(made.lines.front().slice.of(text_), cues_).has_value();
        made.head = made.head && !made.opener;
        return made;
    }

    /// Do several lines hold more than one column, wherever they stand? Where most of the spaces that would
    /// part columns stand beside numbers and letters, they are spaces; and what is wider than any page is a
    /// paragraph whose line ends became spaces.
    [[nodiscard]] bool has_rows(const Lines& lines) const {
        constexpr double widest_page = 330;  // cells
        std::size_t rows = 0;
        RunTogether::Partings partings;
        for (const PrintedLine& line : lines) {
            if (measure_ > widest || text::cells(line.slice.of(text_)) <= measure_ * columns_from) continue;
            const Lines alone{line};
            const RunTogether row(text_, alone, different_);
            if (!row.any_holds_columns(false)) continue;
            if (text::cells(line.slice.of(text_)) > widest_page) return false;
            ++rows;
            partings.all += row.partings().all;
            partings.odd += row.partings().odd;
        }
        return rows >= RunTogether::several && partings.odd * 2 >= partings.all;
    }

    void add(Lines lines) {
        if (measure_ > widest) {
            blocks_.push_back(block(std::move(lines)));
            return;
        }
        const std::vector<double> measures = measures_of(lines);
        const RunTogether rows(text_, lines, measures);
        const bool side_by_side = rows_on_the_page_ && rows.side_by_side();
        if (!side_by_side && (lines.size() < least_lines || meetings_.phrases == nullptr) &&
            !(rows_on_the_page_ && rows.any_holds_columns(true))) {
            blocks_.push_back(block(std::move(lines)));
            return;
        }
        if (!side_by_side && rows_on_the_page_ && rows.any_holds_columns(true)) {
            // Rows that stand alone: their columns take their turns with the blocks around them.
            side_by_side_ = true;
            for (const PrintedLine& line : rows.cut()) blocks_.push_back(block({line}));
            return;
        }
        std::vector<Block> single;
        for (const PrintedLine& line : side_by_side ? rows.cut() : lines) {
            single.push_back(block({line}));
            if (side_by_side) single.back().measure = measures.front();
            single.back().head = false;
        }
        const Strands found = side_by_side ? in_rows(single) : strands(single, meetings_);
        if (side_by_side) {
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

    /// A story may be set in columns that are narrower than those of the page.
    [[nodiscard]] std::vector<double> measures_of(const Lines& lines) const {
        constexpr double narrower = 3;  // cells
        if (lines.size() < least_lines) return different_;
        const CommonMeasures own(text_, lines);
        const bool is_narrower = own.commonest() > 0 && own.commonest() < measure_ - narrower;
        return is_narrower ? own.different() : different_;
    }

    /// Columns run together on lines.
    [[nodiscard]] Strands in_rows(const std::vector<Block>& cells) const {
        if (meetings_.phrases == nullptr) return strands(cells, meetings_);
        Strands found;
        // Places tell most; what was only likely would move cells that stand where they should.
        Meetings sure = meetings_;
        sure.neighbours = nullptr;
        found.before = along_the_rows(cells, sure);
        return found.before.empty() ? strands(cells, meetings_) : found;
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
    CommonMeasures measures_;
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

    [[nodiscard]] bool throughout_in_turn() const {
        return all_turns() >= std::max(several_turns, all_turns_share * all()) &&
               all_gain() >= std::max(much_gain, all_gain_share * all());
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

/// Is the order that was found the right one? `everywhere`: the page looks as if none were in order.
bool is_proven(std::string_view text, const Lines& lines, const Lines& found, const Pages& pages,
               bool everywhere, text::WordBreaks& breaks) {
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
        if (!told && !(regular && won.across > lost.across)) return false;
    }
    // Verse and lists part no words, in whatever order; and the closer look looks for words. Of few lines,
    // phrases and brackets that meet in the new order and not in the old one tell as well.
    if (after >= sound_share * in_columns.all) return true;
    if (after < met_share * in_columns.all) return false;
    const bool met =
        text::interleaving(text, lines).interleaved && !text::interleaving(text, found).interleaved;
    return met || (in_columns.all >= many_joints && pages.throughout_in_turn());
}

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
    meetings.common = &lines::CommonPairs::table();
    const Pages pages(text, lines, meetings, cues);
    Lines proven = pages.lines();
    if (!is_proven(text, lines, proven, pages, everywhere, breaks)) return std::nullopt;
    // How likely characters follow each other is no proof, for some order or other is always likelier: it is
    // asked when it is known that there were columns, and that none is in order.
    if (!everywhere) return proven;
    meetings.neighbours = &lines::Neighbours::table();
    return Pages(text, lines, meetings, cues).lines();
}

}  // namespace columns
