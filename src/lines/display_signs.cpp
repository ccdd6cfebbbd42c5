#include "lines/display_signs.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "lines/column_widths.h"
#include "lines/display_blocks.h"
#include "lines/display_words.h"
#include "lines/openers.h"
#include "lines/running_on.h"
#include "text/characters.h"
#include "text/person_names.h"
#include "text/radicals.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"
#include "text/word_breaks.h"

namespace lines {
namespace {

using enum DisplaySign;

constexpr std::size_t phrase_most = 16;      // characters of a subhead
constexpr std::size_t longest_heading = 80;  // characters; such lines are looked for in each other

/// Notes what is seen.
class Noted {
  public:
    void operator()(DisplaySign sign, bool seen) {
        if (seen) signs_.set(static_cast<std::size_t>(sign));
    }
    [[nodiscard]] const DisplaySigns& signs() const { return signs_; }

  private:
    DisplaySigns signs_;
};

class DisplayReader {
  public:
    DisplayReader(const LineContext& context, const std::vector<char>& tails)
        : context_(context), tails_(tails), widths_(context) {}

    std::vector<DisplayLine> read() {
        see_first_lines();
        std::vector<DisplayLine> of(context_.lines.size());
        for (std::size_t i = 0; i < of.size(); ++i) {
            const DisplayWords words(context_.words(i));
            of[i].may = is_plain(i) && tails_[i] == 0 && context_.credited[i] == 0 && words.han >= 2 &&
                        words.characters <= longest_heading && !words.telephone;
            if (i > 0 && of[i - 1].may && is_plain(i)) of[i].ends = under(i);
            if (of[i].may) {
                of[i].alone = alone(i, words);
                of[i].begins = begin_of(i);
                if (i > 0 && of[i - 1].may) of[i].goes_on = going_on(i);
            }
            all_furniture_ = all_furniture_ && context_.marks[i] == Mark::furniture;
            // A paragraph's quotations end with it.
            if (!is_text(i) || (i > 0 && (ends_paragraph(i - 1) || begins_paragraph(i)))) open_.clear();
            if (is_text(i)) open_.read(context_.words(i));
        }
        return of;
    }

  private:
    [[nodiscard]] const text::LineMetrics& metrics(std::size_t line) const {
        return context_.statistics.lines[line];
    }
    [[nodiscard]] bool is_plain(std::size_t line) const { return context_.marks[line] == Mark::none; }
    [[nodiscard]] bool is_text(std::size_t line) const {
        return is_plain(line) || context_.marks[line] == Mark::opener ||
               context_.marks[line] == Mark::jump_from;
    }
    [[nodiscard]] bool ends(std::size_t line) const { return ends_sentence(context_, line); }
    [[nodiscard]] bool both(std::size_t line, Fill fill) const {
        return widths_.before(line) == fill && widths_.after(line) == fill;
    }
    [[nodiscard]] bool either(std::size_t line, Fill fill) const {
        return widths_.before(line) == fill || widths_.after(line) == fill;
    }
    [[nodiscard]] bool ends_paragraph(std::size_t line) const {
        return is_text(line) && widths_.before(line) == Fill::brief && ends(line);
    }

    /// How paragraphs begin, as far as their ends show where.
    void see_first_lines() {
        if (has_indents(context_.statistics)) return;
        constexpr std::size_t fewest = 3;
        std::size_t indented_ones = 0, full_ones = 0;
        for (std::size_t i = 1; i < context_.lines.size(); ++i) {
            if (!is_plain(i) || metrics(i).spaced || !ends_paragraph(i - 1)) continue;
            if (widths_.after(i) == Fill::full && !stands_over_paragraph(i)) ++full_ones;
            if (widths_.after(i) == Fill::indented) ++indented_ones;
        }
        first_lines_full_ = full_ones >= fewest && full_ones > 3 * indented_ones;
        indents_dropped_ = indented_ones >= fewest && indented_ones > 3 * full_ones;
    }

    /// A full line that ends no sentence, and under it one that is short by an indent: a subhead, where first
    /// lines are.
    [[nodiscard]] bool stands_over_paragraph(std::size_t line) const {
        return text::begins_no_line(text::decode_at(context_.words(line), 0).code) ||
               (line + 1 < context_.lines.size() && !ends(line) && begins_paragraph(line + 1));
    }

    /// Is the line a paragraph's first, by what it lacks and the next one fills?
    [[nodiscard]] bool begins_paragraph(std::size_t line) const {
        const text::PrintedLine& here = context_.lines[line];
        if (context_.speaks(line)) return true;
        if (has_indents(context_.statistics)) {
            // Where the next line is indented as far, that is how the column stands.
            const bool column = line + 1 < context_.lines.size() && is_plain(line + 1) && !ends(line) &&
                                context_.lines[line + 1].indent >= here.indent;
            return here.indent >= 1.5 && !column;
        }
        if (line + 1 >= context_.lines.size() || !is_plain(line) || !is_plain(line + 1)) return false;
        constexpr double fits = 1.25, indent_most = 4.25;
        const Fill fill = widths_.after(line);
        const bool as_indented =
            fill == Fill::indented || (fill == Fill::brief && metrics(line).room <= indent_most);
        return !metrics(line).spaced && metrics(line).room >= fits && as_indented && !ends(line) &&
               (metrics(line + 1).spaced || widths_.after(line + 1) == Fill::full);
    }

    /// Is what stands over the line over?
    [[nodiscard]] bool closed_before(std::size_t line) const {
        return line == 0 || !is_text(line - 1) || ends(line - 1) || tails_[line - 1] != 0 ||
               context_.credited[line - 1] != 0;
    }
    [[nodiscard]] bool blank_before(std::size_t line) const {
        const text::BlankLines meaning = context_.statistics.blank_lines;
        return context_.lines[line].blanks > 0 && meaning != text::BlankLines::none &&
               meaning != text::BlankLines::every_line;
    }
    [[nodiscard]] bool frame_at(std::size_t line) const {
        const text::PrintedLine& here = context_.lines[line];
        return here.frame_mark || here.page_start || here.column_start;
    }

    [[nodiscard]] DisplaySigns alone(std::size_t line, const DisplayWords& words) const {
        Noted see;
        see(always, true);
        see_width(line, see);
        see_words(line, words, see);
        see_signs(line, words, see);
        see_neighbours(line, see);
        see_place(line, words, see);
        return see.signs();
    }

    void see_width(std::size_t line, Noted& see) const {
        const bool is_wide = both(line, Fill::wide), is_full = both(line, Fill::full);
        see(wide, is_wide);
        see(wide_one, either(line, Fill::wide) && !is_wide);
        see(full, is_full);
        see(full_one, either(line, Fill::full) && !is_full);
        see(indented, both(line, Fill::indented));
        see(brief, both(line, Fill::brief));
        see(half_empty, widths_.lack(line) >= 10);
        see(fits_more, more_fits(line));
        see(spaced, metrics(line).spaced);
        const double far = context_.lines[line].indent;
        see(set_in, far > 5);
        see(indent, has_indents(context_.statistics) && far >= 1.5 && far <= 5);
        see(first_line, begins_paragraph(line));
    }

    /// Would what the next line begins with have fitted, behind an indent?
    [[nodiscard]] bool more_fits(std::size_t line) const {
        constexpr double fits = 3.25;
        const double next = metrics(line).measure - metrics(line).width - metrics(line).room;
        return widths_.lack(line) - next >= fits;
    }

    void see_words(std::size_t line, const DisplayWords& words, Noted& see) const {
        const std::string_view here = context_.words(line);
        see(words.characters <= 3    ? length_3
            : words.characters <= 6  ? length_6
            : words.characters <= 10 ? length_10
            : words.characters <= 16 ? length_16
            : words.characters <= 24 ? length_24
                                     : longer,
            true);
        see(few_han, 2 * words.han < words.characters);
        see(digits, words.digits);
        see(halves, words.halves && !metrics(line).spaced);
        see(particle_first, text::is_one_of(words.first, U"的了着們们個个者"));
        see(particle_last,
            text::is_one_of(words.last, U"在是有將将為为以從从與与對对到至向由于於給给讓让並并把被"));
        see(speaks, context_.speaks(line));
        see(date_first, date_at_start(here).has_value());
        const auto parts = text::parts_between_spaces(here);
        see(person_last, parts.size() > 1 && text::looks_like_a_person(parts.back()));
    }

    void see_signs(std::size_t line, const DisplayWords& words, Noted& see) const {
        const bool asks_here = asks(line);
        see(stop_inside, words.stop);
        see(call_inside, words.call);
        see(ends_stop, ends(line) && !asks_here);
        see(ends_call, asks_here);
        see(ends_colon, text::is_one_of(words.last, U"：:"));
        see(ends_comma, text::is_one_of(words.last, U"，、,；;"));
        see(ends_comma_far, text::is_one_of(words.last, U"，、,") && widths_.lack(line) > 11);
        see(comma, words.commas == 1);
        see(commas, words.commas > 1);
        see(colon, words.colon);
        see(quotation, is_one_quotation(context_.words(line)));
        see(opens_only, words.opens_only);
        see(closes_only, words.closes_only);
        see(dash_first, text::is_one_of(words.first, U"—–－─-"));
        see(bracket_first, text::is_one_of(words.first, U"（([【〔"));
        see(bullet_first, text::is_one_of(words.first, U"●◆★▲▼◇☆※◎■"));
        see(no_line_first, text::begins_no_line(words.first));
    }

    [[nodiscard]] bool asks(std::size_t line) const {
        const std::string_view here = context_.words(line);
        return ends(line) && holds_any(here, U"？！?!…") && !holds_any(here, U"。");
    }

    /// What stands over it and under it, with what it is like.
    void see_place(std::size_t line, const DisplayWords& words, Noted& see) const {
        const bool start = starts_at(line + 1), closed = closed_before(line);
        const bool open = !either(line, Fill::full);
        see(open_over_start, start && open);
        see(full_over_start, start && both(line, Fill::full));
        see(comma_over_start, start && words.commas > 0);
        see(comma_behind_end, words.commas > 0 && open && closed);
        see(call_over_start, asks(line) && start);
        see(call_brief, asks(line) && both(line, Fill::brief) && closed);
        const bool behind_paragraph = line > 0 && ends_paragraph(line - 1);
        const bool fills = widths_.after(line) == Fill::full;
        see(full_first, indents_dropped_ && behind_paragraph && fills && !text::opens(words.first));
        if (line + 1 == context_.lines.size() || !is_plain(line + 1)) return;
        const std::string_view next = context_.words(line + 1);
        const bool over_paragraph = begins_paragraph(line + 1);
        const bool few = words.characters <= phrase_most && words.commas <= 1 && !words.colon;
        const Fill fill_next = widths_.after(line + 1);
        see(repeated, repeats(context_.words(line), next));
        see(phrase_over_paragraph, few && open && over_paragraph);
        see(phrase_over_text, few && open && !over_paragraph);
        see(between_paragraphs, few && fills && behind_paragraph && over_paragraph);
        see(open_between, open && behind_paragraph && over_paragraph);
        see(like_first_lines, few && indents_dropped_ && behind_paragraph && metrics(line).room >= 1.25 &&
                                  both(line, Fill::indented) && fill_next == Fill::indented);
        see(phrase_over_full, few && first_lines_full_ && behind_paragraph && more_fits(line) &&
                                  !either(line, Fill::wide) && fill_next == Fill::full);
        see(over_number, open && text::is_digit(text::decode_at(next, 0).code));
    }

    void see_neighbours(std::size_t line, Noted& see) const {
        const std::size_t next = line + 1;
        if (next == context_.lines.size()) {
            see(over_nothing, true);
        } else {
            const Mark mark = context_.marks[next];
            see(mark == Mark::opener      ? over_opener
                : mark == Mark::doubled   ? over_doubled
                : mark == Mark::byline    ? over_byline
                : mark == Mark::jump_from ? over_jump_from
                : mark == Mark::credit    ? over_credit
                : mark == Mark::row       ? over_row
                                          : over_mark,
                mark != Mark::none);
            see(over_frame, frame_at(next));
        }
        see(frame, frame_at(line));
        if (line == 0) return;
        const Mark mark = context_.marks[line - 1];
        see(mark == Mark::doubled  ? behind_doubled
            : mark == Mark::credit ? behind_credit
            : mark == Mark::jump   ? behind_jump
            : mark == Mark::row    ? behind_row
                                   : behind_mark,
            mark != Mark::none && mark != Mark::opener && mark != Mark::jump_from);
    }

    /// A story, its byline, other headlines, or nothing more.
    [[nodiscard]] bool starts_at(std::size_t line) const {
        if (line == context_.lines.size()) return true;
        const Mark mark = context_.marks[line];
        return mark == Mark::opener || mark == Mark::byline || mark == Mark::doubled ||
               mark == Mark::jump_from;
    }

    /// 一盏马灯 / 一盏马灯亮着: does the next line have the words of this one, or end it?
    [[nodiscard]] static bool repeats(std::string_view words, std::string_view next) {
        return next.starts_with(words) || words.ends_with(next);
    }

    /// Does a word of the dictionary go on from `line` to the next? Asked only where one of them is not full.
    [[nodiscard]] bool word_across(std::size_t line) {
        if (both(line, Fill::full) && both(line + 1, Fill::full)) return false;
        return word_breaks_.joint(context_.words(line), context_.words(line + 1)).across;
    }

    [[nodiscard]] DisplaySigns begin_of(std::size_t line) {
        Noted see;
        see(begins, true);
        see(begins_behind_blank, blank_before(line));
        see(begins_behind_frame, frame_at(line));
        see(begins_page, all_furniture_);
        if (line == 0) return see.signs();
        const std::size_t before = line - 1;
        const bool tail = tails_[before] != 0 || context_.credited[before] != 0;
        see(tail                                                             ? begins_behind_tail
            : !is_text(before)                                               ? begins_behind_mark
            : ends_paragraph(before)                                         ? begins_behind_end
            : ends(before)                                                   ? begins_behind_stop
            : widths_.before(before) == Fill::full || metrics(before).spaced ? begins_behind_open
                                                                             : begins_behind_brief,
            true);
        const bool inside = is_text(before) && !ends(before) && !tail;
        see(begins_in_quote, is_text(before) && !tail && open_.any() && !open_.doubtful());
        see(begins_in_word, inside && word_across(before));
        return see.signs();
    }

    [[nodiscard]] DisplaySigns going_on(std::size_t line) {
        Noted see;
        const std::size_t before = line - 1;
        const std::string_view here = context_.words(line), above = context_.words(before);
        see(goes_on, true);
        see(goes_on_blank, blank_before(line));
        see(goes_on_even, std::abs(metrics(line).width - metrics(before).width) < 1);
        see(goes_on_twice, here.find(above) != std::string_view::npos || above.ends_with(here));
        see(goes_on_comma, text::is_one_of(text::decode_before(above, above.size()).code, U"，、,"));
        see(goes_on_full, widths_.before(before) == Fill::full && !either(line, Fill::wide));
        see(goes_on_first, begins_paragraph(line));
        const double narrow = std::min(metrics(line).width, metrics(before).width);
        see(goes_on_wider, 3 * narrow < 2 * std::max(metrics(line).width, metrics(before).width));
        see(goes_on_in_word, word_across(before));
        const std::size_t commas_above = DisplayWords(above).commas, commas_here = DisplayWords(here).commas;
        see(goes_on_commas, commas_above > 0 && commas_here > 0 && commas_above + commas_here > 2);
        see(goes_on_under_first, begins_paragraph(before) && both(line, Fill::full));
        return see.signs();
    }

    [[nodiscard]] DisplaySigns under(std::size_t line) {
        Noted see;
        see(over_plain, true);
        const bool paragraph = begins_paragraph(line);
        see(over_first_line, paragraph);
        see(over_full, !paragraph && widths_.after(line) == Fill::full);
        see(over_brief, !paragraph && widths_.after(line) == Fill::brief);
        see(over_blank, blank_before(line));
        see(over_rest, begins_with_rest(context_.words(line)));
        see(over_in_word, word_across(line - 1));
        OpenSigns signs;
        signs.read(context_.words(line - 1));
        see(over_in_quote, signs.any() && !signs.doubtful());
        see(over_no_line, text::begins_no_line(text::decode_at(context_.words(line), 0).code));
        return see.signs();
    }

    const LineContext& context_;
    const std::vector<char>& tails_;
    ColumnWidths widths_;
    text::WordBreaks word_breaks_;
    OpenSigns open_;                 ///< of the paragraph that line stands in, as it seems
    bool all_furniture_ = true;      ///< no line yet but running heads
    bool first_lines_full_ = false;  ///< paragraphs begin without an indent
    bool indents_dropped_ = false;   ///< first lines are short by the indent that was lost
};

}  // namespace

std::vector<DisplayLine> display_signs(const LineContext& context, const std::vector<char>& tails) {
    return DisplayReader(context, tails).read();
}

}  // namespace lines
