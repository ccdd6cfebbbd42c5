#include "lines/passages.h"

#include <algorithm>
#include <cstdio>

#include "lines/block_headings.h"
#include "lines/display_chain.h"
#include "lines/inner_captions.h"
#include "lines/numbered_items.h"
#include "lines/openers.h"
#include "lines/page_captions.h"
#include "lines/page_headings.h"
#include "lines/photo_credits.h"
#include "lines/recognised_marks.h"
#include "lines/speakers.h"
#include "lines/verse.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace lines {
namespace {

PassageKind kind_of(Mark mark) {
    switch (mark) {
        case Mark::doubled: return PassageKind::heads;
        case Mark::byline: return PassageKind::byline;
        case Mark::jump: return PassageKind::jump;
        case Mark::credit: return PassageKind::credit;
        case Mark::closer: return PassageKind::closer;
        case Mark::furniture: return PassageKind::furniture;
        case Mark::row: return PassageKind::row;
        case Mark::none:
        case Mark::opener:
        case Mark::jump_from: return PassageKind::body;
    }
    return PassageKind::body;
}

/// Makes passages of lines: marks decide where they speak, line ends elsewhere.
class PassageMaker {
  public:
    PassageMaker(std::string_view text, LinedPage& page)
        : page_(page),
          speakers_(find_speakers(text, page.lines)),
          context_{text,
                   page.lines,
                   page.marks.marks,
                   page.marks.datelines,
                   page.marks.credited,
                   page.statistics,
                   speakers_},
          roles_(block_roles(context_)),
          numbered_(find_numbered_items(text, page.lines)) {
        context_.roles = roles_;
        context_.numbered = numbered_;
        context_.caption_starts = page_.marks.caption_starts;
    }

    void make(const Cues& cues) {
        // So few lines say nothing about columns, but none of a column is so wide.
        constexpr std::size_t few_lines = 6;
        constexpr double wide = 80;
        const bool any_wide = std::ranges::any_of(
            page_.statistics.lines, [](const text::LineMetrics& one) { return one.width > wide; });
        one_paragraph_a_line_ = !page_.statistics.columns && (page_.lines.size() > few_lines || any_wide);
        page_.ends.resize(page_.lines.size());
        verse_ = find_verse(context_);
        if (!one_paragraph_a_line_) find_display();
        for (std::size_t i = 0; i < page_.lines.size(); ++i) {
            const bool first = i == 0 || split_after(i - 1);
            if (first) begin(i);
            add(i);
        }
        part_before_captions(page_, context_, cues);
        part_inner_captions(page_, context_, cues);
        find_tails(cues);
        find_headings(page_, context_);
        find_captions(page_, context_);
        part_at_blanks();
        find_wide_captions(page_, context_);
    }

  private:
    [[nodiscard]] Mark mark(std::size_t line) const { return page_.marks.marks[line]; }
    [[nodiscard]] bool is_display(std::size_t line) const { return !display_.empty() && display_[line] != 0; }
    [[nodiscard]] bool is_body(std::size_t line) const { return kind_of(mark(line)) == PassageKind::body; }

    /// Lines that end with a jump notice or a byline.
    [[nodiscard]] std::vector<char> tails() const {
        std::vector<char> of = page_.marks.jump_ends;
        for (std::size_t i = 0; i < of.size(); ++i) {
            if (page_.marks.signed_ends[i] != 0) of[i] = 1;
        }
        return of;
    }

    /// Behind a byline that stands under a headline no headline stands: what looks like verse is. And some
    /// lines are headlines by their words.
    void find_display() {
        display_ = find_display_lines(context_, tails());
        for (std::size_t i = 2; i < display_.size(); ++i) {
            const bool begins = verse_[i] != 0 && verse_[i - 1] == 0 && mark(i - 1) == Mark::byline;
            const bool titled = begins && !ends_sentence(context_, i - 2);
            for (std::size_t k = i; titled && k < verse_.size() && verse_[k] != 0; ++k) display_[k] = 0;
        }
        if (!page_.statistics.columns) return;
        for (std::size_t i = 0; i < display_.size(); ++i) {
            if (page_.marks.notices[i] != 0) display_[i] = 1;
        }
    }

    /// What goes over to another story with this line.
    [[nodiscard]] const ColumnEnd* column_end(std::size_t line) const {
        const auto found = std::ranges::lower_bound(page_.column_ends, line, {}, &ColumnEnd::next);
        return found != page_.column_ends.end() && found->next == line ? &*found : nullptr;
    }

    /// Does a passage end with this line? (Not the last.)
    bool split_after(std::size_t line) {
        if (column_end(line + 1) != nullptr) return true;
        const Mark next = mark(line + 1);
        // "本报讯" by itself, and the byline in the next line: one opener.
        const bool byline_follows = next == Mark::opener && page_.marks.datelines[line] != 0 &&
                                    text::opens(text::decode_at(context_.words(line + 1), 0).code);
        if (byline_follows) return false;
        if (next == Mark::opener || next == Mark::jump_from) return true;
        if (page_.marks.letter_parts[line] == LetterPart::salutation) return true;
        if (page_.marks.letter_parts[line + 1] == LetterPart::note) return true;
        if (verse_[line] != 0 || verse_[line + 1] != 0) return verse_[line] != verse_[line + 1];
        if (page_.marks.credit_rests[line + 1] != 0 && is_body(line) && is_body(line + 1)) return false;
        if (is_display(line) || is_display(line + 1)) return true;
        if (!is_body(line) || !is_body(line + 1)) {
            // Doubled lines that follow each other are one block of headlines; rows stay apart.
            if (mark(line) == Mark::doubled && next == Mark::doubled) return false;
            if (page_.marks.credit_rests[line + 1] != 0) return false;
            if (page_.marks.byline_rests[line + 1] != 0) return false;
            return !(mark(line) == Mark::closer && next == Mark::closer && leaves_bracket_open(line));
        }
        const bool heading = context_.role(line) == BlockRole::heading;
        if (heading != (context_.role(line + 1) == BlockRole::heading)) return true;
        if (one_paragraph_a_line_ || page_.marks.jump_ends[line] != 0 || page_.marks.signed_ends[line] != 0)
            return true;
        const bool begins = page_.passages.back().first == line && mark(line) == Mark::none;
        page_.ends[line] = judge_line_end(context_, line, open_, begins);
        return page_.ends[line].split();
    }

    [[nodiscard]] bool leaves_bracket_open(std::size_t line) const {
        const std::string_view words = context_.words(line);
        return text::opens(text::decode_at(words, 0).code) &&
               !text::closes(text::decode_before(words, words.size()).code);
    }

    void begin(std::size_t line) {
        open_.clear();
        const text::PrintedLine& printed = page_.lines[line];
        Passage passage;
        passage.kind = is_display(line) ? PassageKind::heads : kind_of(mark(line));
        passage.first = passage.last = static_cast<std::uint32_t>(line);
        passage.opener = mark(line) == Mark::opener;
        passage.jump_from = mark(line) == Mark::jump_from;
        passage.note = page_.marks.letter_parts[line] == LetterPart::note;
        passage.doubled = mark(line) == Mark::doubled;
        passage.verse = verse_[line] != 0;
        passage.new_frame = printed.frame_mark || printed.page_start;
        const Seen fill = fill_of(context_, line);
        const text::LineMetrics& metrics = page_.statistics.lines[line];
        const bool speaks = context_.speaks(line);  // a paragraph begins, whatever its line is like
        passage.last_line_like = fill == Seen::next_last && metrics.room >= 4 && !speaks;
        passage.unindented =
            !speaks && (has_indents(page_.statistics)
                            ? printed.indent < 1.5
                            : page_.statistics.first_lines != text::FirstLines::full && !metrics.spaced &&
                                  (fill == Seen::next_full || fill == Seen::next_nearly_full) &&
                                  !narrower_than_its_block(line) &&
                                  !text::opens(text::decode_at(context_.words(line), 0).code));
        if (const ColumnEnd* end = column_end(line)) {
            passage.unindented = passage.resumes = end->goes_on;
            if (!page_.passages.empty()) leave_open(page_.passages.back());
        }
        page_.passages.push_back(passage);
    }

    /// A column of its story ends with it, in mid-sentence perhaps.
    static void leave_open(Passage& before) {
        if (before.kind == PassageKind::body && !before.complete) before.cut = true;
    }

    /// Are the lines right under it, without a blank one between, wider by an indent?
    [[nodiscard]] bool narrower_than_its_block(std::size_t line) const {
        constexpr std::size_t reach = 5;
        constexpr double indent_least = 3, indent_most = 6;
        double widest = 0;
        for (std::size_t i = line + 1; i < page_.lines.size() && i <= line + reach; ++i) {
            if (page_.lines[i].blanks > 0 || !is_body(i) || page_.statistics.lines[i].spaced) break;
            widest = std::max(widest, page_.statistics.lines[i].width);
        }
        const double indent = widest - page_.statistics.lines[line].width;
        return indent >= indent_least && indent <= indent_most;
    }

    void add(std::size_t line) {
        Passage& passage = page_.passages.back();
        passage.last = static_cast<std::uint32_t>(line) + 1;
        open_.read(context_.words(line));
        if (passage.kind != PassageKind::body || passage.verse) return;
        passage.complete =
            ends_sentence(context_, line) || page_.marks.letter_parts[line] == LetterPart::salutation;
        // A paragraph of one line has its indent besides.
        const double indent = passage.last - passage.first == 1 ? dropped_indent(page_.statistics) : 0;
        // Letter-spacing fills a line, however much room its guessed width leaves.
        const text::LineMetrics& metrics = page_.statistics.lines[line];
        const bool stretched = metrics.spaced && metrics.width > metrics.measure / 2;
        const bool full = stretched || metrics.room - indent < 1.25;
        const bool whole = passage.last - passage.first == 1 && is_one_quotation(context_.words(line));
        passage.cut = !one_paragraph_a_line_ && !passage.complete && !whole &&
                      !ends_before_item(context_, line) &&
                      (full || ends_with_comma(line) || is_left_ragged(passage, line));
    }

    /// Lines run around pictures, and OCR loses what stands beside one: where blank lines part blocks, a
    /// sentence that one leaves open goes on somewhere, however much room there is.
    [[nodiscard]] bool is_left_ragged(const Passage& passage, std::size_t line) const {
        if (!in_recognised_blocks(page_.statistics)) return false;
        if (line + 1 < page_.lines.size() && page_.lines[line + 1].blanks == 0) return false;
        const text::LineMetrics& metrics = page_.statistics.lines[line];
        if (metrics.width * 2 < metrics.measure) return false;
        return passage.last - passage.first > 1 || context_.words(line).find("，") != std::string_view::npos;
    }

    /// However short the line, its sentence goes on.
    [[nodiscard]] bool ends_with_comma(std::size_t line) const {
        const std::string_view words = context_.words(line);
        const char32_t last = text::decode_before(words, words.size()).code;
        return last == U'，' || last == U',' || last == U'、';
    }

    /// Jump notices and credits at the end of the last line, or over the last two.
    void find_tails(const Cues& cues) {
        for (Passage& passage : page_.passages) {
            if (passage.kind != PassageKind::body) continue;
            std::string words(context_.words(passage.last - 1));
            if (passage.last - passage.first > 1)
                words.insert(0, std::string(context_.words(passage.last - 2)) + '\n');
            const auto jump = jump_at_end(words, cues);
            if (jump && !jump->from) passage.jumps = true;
            const bool credited = !passage.complete && !passage.opener && credit_at_end(words, cues);
            if (credited) passage.kind = PassageKind::caption;
            passage.complete = passage.complete || passage.jumps || credited;
        }
    }

    /// Where the position jumps, a blank line in mid-sentence may lie between two stories: what belongs
    /// together is for page_parts.h to say.
    void part_at_blanks() {
        const text::BlankLines meaning = page_.statistics.blank_lines;
        if (meaning != text::BlankLines::jump && meaning != text::BlankLines::paragraph) return;
        std::vector<Passage> out;
        for (const Passage& whole : page_.passages) {
            out.push_back(whole);
            if (whole.kind != PassageKind::body) continue;
            for (std::uint32_t line = whole.first + 1; line < whole.last; ++line) {
                if (page_.lines[line].blanks == 0 || ends_sentence(context_, line - 1)) continue;
                if (page_.statistics.lines[line - 1].room >= 4) continue;
                Passage rest = whole;
                rest.first = line;
                rest.opener = rest.jump_from = rest.new_frame = rest.last_line_like = false;
                rest.unindented = rest.resumes = true;
                Passage& before = out.back();
                before.last = line;
                before.complete = before.jumps = false;
                before.cut = true;
                out.push_back(rest);
            }
        }
        page_.passages = std::move(out);
    }

    LinedPage& page_;
    std::vector<char> speakers_;
    LineContext context_;
    std::vector<BlockRole> roles_;
    std::vector<char> numbered_;
    bool one_paragraph_a_line_ = false;
    std::vector<char> verse_, display_;  ///< lines
    OpenSigns open_;
};

}  // namespace

std::string_view name(PassageKind kind) {
    constexpr std::string_view names[] = {"body", "heads",  "caption",   "credit", "byline",
                                          "jump", "closer", "furniture", "row"};
    return names[static_cast<std::size_t>(kind)];
}

bool LinedPage::stands_alone(std::size_t first, std::size_t last) const {
    const std::uint32_t end = passages[last - 1].last;
    const bool before = lines[passages[first].first].blanks > 0;
    const bool after = end == lines.size() || lines[end].blanks > 0;
    return before && after && statistics.blank_lines != text::BlankLines::every_line;
}

bool LinedPage::came_in_pieces() const {
    return in_recognised_blocks(statistics) || std::ranges::any_of(lines, &text::PrintedLine::column_start);
}

LinedPage lined_page(std::string_view text, std::vector<text::PrintedLine> lines, const Cues& cues,
                     std::vector<ColumnEnd> column_ends) {
    LinedPage page;
    page.column_ends = std::move(column_ends);
    page.lines = std::move(lines);
    page.marks = mark_lines(text, page.lines, cues);
    page.statistics = text::line_statistics(text, page.lines);
    if (in_recognised_blocks(page.statistics)) mark_recognised(text, page.lines, cues, page.marks.marks);
    PassageMaker(text, page).make(cues);
    return page;
}

std::string dump(std::string_view text, const LinedPage& page) {
    std::string out = text::dump(text, page.lines, page.statistics);
    char row[96];
    for (const Passage& passage : page.passages) {
        std::snprintf(row, sizeof row, "-- %s%s%s%s%s%s\n", std::string(name(passage.kind)).c_str(),
                      passage.opener ? ", opener" : "", passage.jump_from ? ", from another page" : "",
                      passage.new_frame ? ", new frame" : "", passage.unindented ? ", no indent" : "",
                      passage.complete ? "" : ", open");
        out += row;
        for (const ColumnEnd& end : page.column_ends) {
            if (end.next != passage.first) continue;
            std::snprintf(row, sizeof row, "   (column ends, story of line %u%s)\n",
                          end.from == ColumnEnd::nothing ? 0 : page.lines[end.from].number,
                          end.goes_on ? " goes on" : "");
            out += row;
        }
        for (std::uint32_t line = passage.first; line < passage.last; ++line) {
            std::snprintf(row, sizeof row, "%5u  ", page.lines[line].number);
            out += row;
            out += page.lines[line].slice.of(text);
            const LineEnd& end = page.ends[line];
            if (end.seen != 0) {
                std::snprintf(row, sizeof row, "   [%s %+.1f: ", end.split() ? "ends" : "goes on", end.score);
                out += row;
                out += explain(end) + ']';
            }
            out += '\n';
        }
    }
    return out;
}

}  // namespace lines
