#include "lines/display_runs.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "lines/display_blocks.h"
#include "lines/openers.h"
#include "lines/running_on.h"
#include "text/characters.h"
#include "text/radicals.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace lines {
namespace {

constexpr std::size_t most_lines = 5;         // of a run
constexpr double full_most = 2.5;             // cells that a full line lacks at most
constexpr double indented_most = 5.5;         // and a first line with its indent
constexpr double widest_indent = 5;           // of a first line
constexpr std::size_t longest_phrase = 16;    // characters of a subhead
constexpr std::size_t longest_line = 40;      // of a headline
constexpr std::size_t fewest_paragraphs = 3;  // that show that first lines are short by an indent

class RunFinder {
  public:
    RunFinder(const LineContext& context, const std::vector<char>& jump_ends)
        : context_(context), jump_ends_(jump_ends) {}

    std::vector<char> find() {
        const std::size_t count = context_.lines.size();
        std::vector<char> found(count, 0);
        if (!context_.statistics.columns || in_recognised_blocks(context_.statistics)) return found;
        measure_columns();
        see_first_lines();
        for (std::size_t i = 0; i < count;) {
            std::size_t end = may_begin(i) ? run_from(i) : i;
            if (end > i && runs_on(context_, end - 1)) end = i;
            std::fill(found.begin() + static_cast<std::ptrdiff_t>(i),
                      found.begin() + static_cast<std::ptrdiff_t>(end), 1);
            i = std::max(end, i + 1);
        }
        return found;
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

    /// How a line fills a column of that measure.
    enum class Fill : std::uint8_t { wide, full, indented, brief };
    [[nodiscard]] static Fill fill(double measure, double width) {
        const double lack = measure - width;
        if (lack <= -full_most) return Fill::wide;
        if (lack < full_most) return Fill::full;
        return lack <= indented_most ? Fill::indented : Fill::brief;
    }
    [[nodiscard]] Fill fill_before(std::size_t line) const {
        return fill(before_[line], metrics(line).width);
    }
    [[nodiscard]] Fill fill_after(std::size_t line) const { return fill(after_[line], metrics(line).width); }
    [[nodiscard]] bool is_full(std::size_t line) const { return fill_after(line) == Fill::full; }
    [[nodiscard]] bool is_wide(std::size_t line) const {
        return fill_before(line) == Fill::wide && fill_after(line) == Fill::wide;
    }

    /// The commonest width of the lines of text around each line: of those above, and of those below. What
    /// stands in between may be of another kind.
    void measure_columns() {
        constexpr std::size_t reach = 14, most_looked_at = 24, enough = 3;
        const std::size_t count = context_.lines.size();
        const auto measure = [&](std::size_t line, bool up) {
            std::map<int, std::size_t> widths;
            std::size_t seen = 0;
            for (std::size_t step = 1; step <= most_looked_at && seen < reach; ++step) {
                if (up ? step > line : line + step >= count) break;
                const std::size_t i = up ? line - step : line + step;
                if (!is_plain(i) || metrics(i).spaced) continue;
                ++widths[static_cast<int>(metrics(i).width)];
                ++seen;
            }
            // Of widths as common the wider: lines end early, and never late.
            std::pair<std::size_t, int> best{0, 0};
            for (const auto& [width, times] : widths) best = std::max(best, std::pair{times, width});
            return best.first >= enough ? static_cast<double>(best.second) : 0.0;
        };
        for (std::size_t i = 0; i < count; ++i) {
            const double before = measure(i, true), after = measure(i, false);
            const double either = std::max(before, after) > 0 ? std::max(before, after) : metrics(i).measure;
            before_.push_back(before > 0 ? before : either);
            after_.push_back(after > 0 ? after : either);
        }
    }

    /// Does a sentence end with this line, and the paragraph, as the line is far from full?
    [[nodiscard]] bool ends_paragraph(std::size_t line) const {
        return is_text(line) && fill_before(line) == Fill::brief && ends_sentence(context_, line);
    }

    /// What may stand between two things: no sign of a sentence in it, and no end of one.
    [[nodiscard]] bool is_bare(std::size_t line) const {
        if (!is_plain(line) || metrics(line).spaced) return false;
        if (context_.credited[line] != 0 || jump_ends_[line] != 0) return false;
        const std::string_view words = context_.words(line);
        if (holds_any(words, U"。；;") || ends_sentence(context_, line)) return false;
        const char32_t first = text::decode_at(words, 0).code;
        const char32_t last = text::decode_before(words, words.size()).code;
        if (std::u32string_view(U"、，,").find(last) != std::u32string_view::npos && !ends_in_headline(line))
            return false;
        if (text::begins_no_line(first) ||
            std::u32string_view(U"（(●◆★▲▼◇☆※◎■").find(first) != std::u32string_view::npos)
            return false;
        std::size_t characters = 0, han = 0;
        for (const auto [code, at, size] : text::CodePoints(words)) {
            ++characters;
            if (text::is_han(code) || text::is_radical(code)) ++han;
        }
        return han >= 2 && 2 * han >= characters && characters <= longest_line;
    }

    /// 工匠的手，: a comma ends a line of a headline, far from full.
    [[nodiscard]] bool ends_in_headline(std::size_t line) const {
        const double lack = std::min(before_[line], after_[line]) - metrics(line).width;
        return lack > 2 * indented_most || is_wide(line);
    }

    [[nodiscard]] bool may_begin(std::size_t line) const {
        return is_bare(line) && (line == 0 || !is_text(line - 1) || ends_sentence(context_, line - 1));
    }

    /// Is it a paragraph's first line, short by an indent or indented, by what it lacks and the next one
    /// fills?
    [[nodiscard]] bool begins_paragraph(std::size_t line) const {
        const text::PrintedLine& here = context_.lines[line];
        if (context_.speaks(line)) return true;
        if (has_indents(context_.statistics)) return here.indent >= 1.5;
        if (line + 1 >= context_.lines.size() || !is_plain(line) || !is_plain(line + 1)) return false;
        constexpr double fits = 1.25;
        const bool short_by_indent =
            !metrics(line).spaced && metrics(line).room >= fits && fill_after(line) == Fill::indented;
        return short_by_indent && !ends_sentence(context_, line) &&
               (metrics(line + 1).spaced || is_full(line + 1));
    }

    /// Something else than a paragraph begins: the story, its byline, another headline.
    [[nodiscard]] bool begins_something(std::size_t line) const {
        if (line == context_.lines.size()) return true;
        switch (context_.marks[line]) {
            case Mark::opener:
            case Mark::byline:
            case Mark::doubled:
            case Mark::jump_from: return true;
            default: return false;
        }
    }

    /// What stands right over a story, under a line that no paragraph begins with, is of its headlines, full
    /// lines as well.
    [[nodiscard]] bool is_opener(std::size_t line) const {
        return line < context_.lines.size() && context_.marks[line] == Mark::opener;
    }

    /// A full line that goes on with no sentence, and under it one that is short by an indent: a subhead,
    /// where first lines are.
    [[nodiscard]] bool stands_over_paragraph(std::size_t line) const {
        return text::begins_no_line(text::decode_at(context_.words(line), 0).code) ||
               (is_bare(line) && line + 1 < context_.lines.size() && begins_paragraph(line + 1));
    }

    /// How paragraphs begin, as far as their ends show where.
    void see_first_lines() {
        if (has_indents(context_.statistics)) return;
        std::size_t indented = 0, full = 0;
        for (std::size_t i = 1; i < context_.lines.size(); ++i) {
            if (!is_plain(i) || metrics(i).spaced || !ends_paragraph(i - 1)) continue;
            if (fill_after(i) == Fill::full && !stands_over_paragraph(i)) ++full;
            if (fill_after(i) == Fill::indented) ++indented;
        }
        first_lines_full_ = full >= fewest_paragraphs && full > 3 * indented;
        indents_dropped_ = indented >= fewest_paragraphs && indented > 3 * full;
    }

    /// 稻浪千重浪 颗颗粒粒入仓来: a space between two phrases, which no line of a column has.
    [[nodiscard]] bool has_halves(std::size_t line) const {
        constexpr std::size_t shortest = 4;
        const std::string_view words = context_.words(line);
        const auto halves = text::parts_between_spaces(words);
        return halves.size() == 2 && only_han(words) &&
               std::min(text::count(halves[0]), text::count(halves[1])) >= shortest;
    }
    [[nodiscard]] static bool only_han(std::string_view words) {
        for (const auto [code, at, size] : text::CodePoints(words)) {
            if (!text::is_han(code) && !text::is_radical(code) && !text::is_space(code)) return false;
        }
        return true;
    }

    /// Can no paragraph begin with this line? It is wider than the column, or it ends where more would have
    /// fitted, an indent before it or not; or it fills the column where first lines do not.
    [[nodiscard]] bool is_odd(std::size_t line) const {
        // What the next line begins with, a number say, might not have fitted behind an indent.
        constexpr double fits = 3.25;
        const double next = metrics(line).measure - metrics(line).width - metrics(line).room;
        const double lack = std::min(before_[line], after_[line]) - metrics(line).width;
        // A first line that is indented fills the rest.
        const double indent = context_.lines[line].indent;
        if (indent >= 1.5 && indent <= widest_indent && std::abs(lack - indent) < full_most) return false;
        if (is_set_in(line)) return true;
        const auto odd = [&](Fill fill) {
            switch (fill) {
                case Fill::wide: return true;
                case Fill::brief: return lack - next >= fits;
                case Fill::indented: return has_indents(context_.statistics);
                case Fill::full: return false;
            }
            return false;
        };
        if (odd(fill_before(line)) && odd(fill_after(line))) return true;
        if (has_halves(line)) return true;
        // An opening quotation mark may hang in the indent.
        return indents_dropped_ && line > 0 && ends_paragraph(line - 1) && is_full(line) &&
               !text::opens(text::decode_at(context_.words(line), 0).code);
    }

    /// Set further in than a first line, and so short that more would have fitted behind an indent: a line in
    /// the middle of its column, whose place in white space says little about its right edge.
    [[nodiscard]] bool is_set_in(std::size_t line) const {
        constexpr double first_indent = 4, fits = 3.25;
        const double indent = context_.lines[line].indent;
        const double words = metrics(line).width - indent;
        return indent > widest_indent && std::min(before_[line], after_[line]) - words - first_indent >= fits;
    }

    /// A few words: "车队里的“血库”", with one comma at most.
    [[nodiscard]] bool is_phrase(std::size_t line) const {
        const std::string_view words = context_.words(line);
        const auto first = words.find("，");
        const bool two =
            first != std::string_view::npos && words.find("，", first + 1) != std::string_view::npos;
        return text::count(words) <= longest_phrase && !two && !holds_any(words, U"：:");
    }

    /// Are both first lines, with nothing but an indent missing? The former is no paragraph then.
    [[nodiscard]] bool stands_over_first_line(std::size_t line) const {
        constexpr double fits = 1.25;
        return indents_dropped_ && is_phrase(line) && metrics(line).room >= fits &&
               fill_before(line) == Fill::indented && fill_after(line) == Fill::indented;
    }

    /// More commas than lines: what a column leaves open, whatever stands behind it.
    [[nodiscard]] bool has_clauses(std::size_t line, std::size_t end) const {
        std::size_t commas = 0;
        for (std::size_t i = line; i < end; ++i) {
            for (const auto [code, at, size] : text::CodePoints(context_.words(i)))
                commas += code == U'，' ? 1 : 0;
        }
        return commas > end - line;
    }

    /// Where the run that begins with `line` ends; `line` when there is none.
    [[nodiscard]] std::size_t run_from(std::size_t line) const {
        if (first_lines_full_ && is_subhead_over_full_line(line)) return line + 1;
        std::size_t end = line, odd = 0;
        bool any_wide = false;
        for (; end < context_.lines.size() && end < line + most_lines && is_bare(end); ++end) {
            if (end > line && begins_paragraph(end) && !is_wide(end)) break;
            if (is_odd(end)) ++odd;
            any_wide = any_wide || is_wide(end);
        }
        if (end < context_.lines.size() && end == line + most_lines && is_bare(end)) return line;
        if (begins_something(end)) {
            const bool all =
                odd == end - line || any_wide || (odd + 1 == end - line && is_odd(line) && is_opener(end));
            return all && !has_clauses(line, end) ? end : line;
        }
        if (end > line + 1 && ends_before_text(line)) return line + 1;
        if (!is_text(end) || !begins_paragraph(end)) return line;
        if (end == line + 1)
            return is_phrase(line) && (is_odd(line) || stands_over_first_line(line)) ? end : line;
        for (std::size_t i = line; i < end; ++i) {
            const bool with_wide = i > line && is_wide(line);
            if (!with_wide && (!is_odd(i) || (!is_phrase(i) && !is_wide(i)))) return line;
        }
        return end;
    }

    /// Where paragraphs begin without an indent: a few words that end where more would have fitted, between
    /// the end of a paragraph and a full line.
    [[nodiscard]] bool is_subhead_over_full_line(std::size_t line) const {
        return line > 0 && line + 1 < context_.lines.size() && ends_paragraph(line - 1) && is_phrase(line) &&
               is_odd(line) && !is_wide(line) && is_plain(line + 1) && is_full(line + 1);
    }

    /// Is this a subhead, and the next line, more than a phrase, the first of a paragraph? Numbers leave
    /// first lines shorter than an indent does.
    [[nodiscard]] bool ends_before_text(std::size_t line) const {
        const std::size_t next = line + 1;
        if (!is_phrase(line) || !is_odd(line) || is_phrase(next) || is_wide(next)) return false;
        return next + 1 < context_.lines.size() && is_plain(next + 1) && !is_full(next) &&
               metrics(next + 1).width > metrics(next).width;
    }

    const LineContext& context_;
    const std::vector<char>& jump_ends_;
    std::vector<double> before_, after_;  ///< measures, of each line
    bool indents_dropped_ = false;        ///< first lines are short by the indent that was lost
    bool first_lines_full_ = false;       ///< paragraphs begin without an indent
};

}  // namespace

std::vector<char> find_display_runs(const LineContext& context, const std::vector<char>& jump_ends) {
    return RunFinder(context, jump_ends).find();
}

}  // namespace lines
