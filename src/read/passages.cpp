#include "read/passages.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "read/display_blocks.h"
#include "read/openers.h"
#include "read/verse.h"
#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace readers {
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
        : page_(page), context_{text,
                                page.lines,
                                page.marks.marks,
                                page.marks.datelines,
                                page.marks.credited,
                                page.statistics} {}

    void make(const Cues& cues) {
        // So few lines say nothing about columns, but none of a column is so wide.
        constexpr std::size_t few_lines = 6;
        constexpr double wide = 80;
        const bool any_wide = std::ranges::any_of(
            page_.statistics.lines, [](const text::LineMetrics& one) { return one.width > wide; });
        one_paragraph_a_line_ = !page_.statistics.columns && (page_.lines.size() > few_lines || any_wide);
        page_.ends.resize(page_.lines.size());
        verse_ = find_verse(context_);
        for (std::size_t i = 0; i < page_.lines.size(); ++i) {
            const bool first = i == 0 || split_after(i - 1);
            if (first) begin(i);
            add(i);
        }
        find_tails(cues);
        find_headings();
        find_captions();
        part_at_blanks();
    }

  private:
    [[nodiscard]] Mark mark(std::size_t line) const { return page_.marks.marks[line]; }
    [[nodiscard]] bool is_body(std::size_t line) const { return kind_of(mark(line)) == PassageKind::body; }

    /// Does a passage end with this line? (Not the last.)
    bool split_after(std::size_t line) {
        const Mark next = mark(line + 1);
        // "本报讯" by itself, and the byline in the next line: one opener.
        const bool byline_follows = next == Mark::opener && page_.marks.datelines[line] != 0 &&
                                    text::opens(text::decode_at(context_.words(line + 1), 0).code);
        if (byline_follows) return false;
        if (next == Mark::opener || next == Mark::jump_from) return true;
        if (verse_[line] != 0 || verse_[line + 1] != 0) return verse_[line] != verse_[line + 1];
        if (!is_body(line) || !is_body(line + 1)) {
            // Doubled lines that follow each other are one block of headlines; rows stay apart.
            return !(mark(line) == Mark::doubled && next == Mark::doubled);
        }
        if (one_paragraph_a_line_ || page_.marks.jump_ends[line] != 0) return true;
        const bool begins = page_.passages.back().first == line && mark(line) == Mark::none;
        page_.ends[line] = judge_line_end(context_, line, open_, begins);
        return page_.ends[line].split();
    }

    void begin(std::size_t line) {
        open_.clear();
        const text::PrintedLine& printed = page_.lines[line];
        Passage passage;
        passage.kind = kind_of(mark(line));
        passage.first = passage.last = static_cast<std::uint32_t>(line);
        passage.opener = mark(line) == Mark::opener;
        passage.jump_from = mark(line) == Mark::jump_from;
        passage.doubled = mark(line) == Mark::doubled;
        passage.verse = verse_[line] != 0;
        passage.new_frame = printed.frame_mark || printed.page_start;
        const Seen fill = fill_of(context_, line);
        const text::LineMetrics& metrics = page_.statistics.lines[line];
        passage.last_line_like = fill == Seen::next_last && metrics.room >= 4;
        passage.unindented = has_indents(page_.statistics)
                                 ? printed.indent < 1.5
                                 : !metrics.spaced &&
                                       (fill == Seen::next_full || fill == Seen::next_nearly_full) &&
                                       !narrower_than_its_block(line) &&
                                       !text::opens(text::decode_at(context_.words(line), 0).code);
        page_.passages.push_back(passage);
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
        passage.complete = ends_sentence(context_, line);
        // A paragraph of one line has its indent besides.
        const double indent = passage.last - passage.first == 1 && !has_indents(page_.statistics) ? 4 : 0;
        const bool full = page_.statistics.lines[line].room - indent < 1.25;
        passage.cut = !one_paragraph_a_line_ && !passage.complete &&
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

    /// Is nothing unfinished before passage `at`?
    [[nodiscard]] bool closed_before(std::size_t at) const {
        if (at == 0) return true;
        const Passage& before = page_.passages[at - 1];
        return before.kind != PassageKind::body || before.complete;
    }

    /// Does something new begin after passage `at`?
    [[nodiscard]] bool fresh_after(std::size_t at) const {
        if (at + 1 == page_.passages.size()) return true;
        const Passage& next = page_.passages[at + 1];
        return next.kind != PassageKind::body || next.opener || next.jump_from || next.new_frame;
    }

    /// What is left of body passages that are headlines: short, no sentence, between finished things.
    void find_headings() {
        std::vector<Passage>& all = page_.passages;
        for (std::size_t i = 0; i < all.size();) {
            std::size_t end = i;
            while (end < all.size() && may_be_heading(end)) ++end;
            if (end == i) {
                ++i;
                continue;
            }
            // A block of headlines, from the end of one thing to the beginning of another.
            const bool apart = closed_before(i) || page_.stands_alone(i, end);
            // Right over an opener it need not wait for the end of a paragraph that goes on elsewhere.
            const bool between = next_is_opener(end - 1) ? apart : closed_before(i) && fresh_after(end - 1);
            for (; i < end; ++i) {
                const bool alone = apart && (is_half_empty(all[i]) || in_two_halves(all[i]) ||
                                             is_display(i) || short_before_a_paragraph(i));
                if (!between && !alone) continue;
                all[i].kind = PassageKind::heads;
                all[i].complete = true;
                all[i].cut = false;
            }
        }
    }

    /// Short, without the signs of a sentence.
    [[nodiscard]] bool may_be_heading(std::size_t at) const {
        constexpr std::uint32_t most_lines = 4;
        constexpr std::size_t most_characters = 80;
        const Passage& passage = page_.passages[at];
        if (passage.kind != PassageKind::body || passage.opener || passage.jump_from || passage.jumps ||
            passage.verse)
            return false;
        if (passage.last - passage.first > most_lines) return false;
        // Nothing stands over a line that closes a story ("特此公告").
        const bool in_story = at > 0 && page_.passages[at - 1].kind == PassageKind::body;
        if (in_story && at + 1 < page_.passages.size() && page_.passages[at + 1].kind == PassageKind::closer)
            return false;
        std::size_t characters = 0, commas = 0;
        const bool apart = fresh_after(at) && page_.stands_alone(at, at + 1) && !passage.complete;
        for (std::uint32_t line = passage.first; line < passage.last; ++line) {
            for (const auto [code, place, size] : text::CodePoints(context_.words(line))) {
                ++characters;
                // OCR reads the gap between two halves as a full stop.
                const bool gap = code == U'。' && place > 0 && apart;
                const bool comma = code == U'，' && ++commas == 1 &&
                                   (short_before_a_paragraph(at) || stands_over_opener(at));
                if (!gap && !comma &&
                    std::u32string_view(U"，。；,;").find(code) != std::u32string_view::npos) {
                    return false;
                }
            }
        }
        if (characters > most_characters) return false;
        const std::string_view last_words = context_.words(passage.last - 1);
        const char32_t last = text::decode_before(last_words, last_words.size()).code;
        if (last == U'、' || last == U'：' || last == U':') return false;
        // ！ and ？ end sentences of a story, and headlines that stand right over one.
        return !passage.complete || (passage.last - passage.first == 1 && next_is_opener(at));
    }

    /// A line that fills no column, in a row of such lines right over the opening of a story: what print sets
    /// there is a headline, with a comma or without ("记住，是为了不再发生").
    [[nodiscard]] bool stands_over_opener(std::size_t at) const {
        constexpr std::size_t most_lines = 3, longest = 22;
        constexpr double full = 3;  // cells that a full line may lack or have too many
        if (in_recognised_blocks(page_.statistics)) return false;  // its lines are cut anywhere
        for (std::size_t i = at; i < std::min(at + most_lines, page_.passages.size()); ++i) {
            const Passage& one = page_.passages[i];
            if (one.opener) return i > at;
            if (one.kind != PassageKind::body || one.last - one.first != 1 || one.jumps) return false;
            const text::LineMetrics& metrics = page_.statistics.lines[one.first];
            if (metrics.spaced || std::abs(metrics.measure - metrics.width) <= full) return false;
            if (text::count(context_.words(one.first)) > longest) return false;
        }
        return next_is_opener(at + most_lines - 1);
    }

    [[nodiscard]] bool is_half_empty(const Passage& passage) const {
        for (std::uint32_t line = passage.first; line < passage.last; ++line) {
            if (page_.statistics.lines[line].room < 4) return false;
        }
        return true;
    }

    /// A few words on a line by themselves, behind a finished paragraph and right before one that begins:
    /// they may have a comma and be a subhead all the same ("一口锅不够，那就十口").
    [[nodiscard]] bool short_before_a_paragraph(std::size_t at) const {
        constexpr double short_by = 5.5;  // cells: an indent and more
        constexpr std::size_t longest = 16;
        const Passage& passage = page_.passages[at];
        if (at == 0 || at + 1 == page_.passages.size() || passage.last - passage.first != 1) return false;
        const text::LineMetrics& metrics = page_.statistics.lines[passage.first];
        const Passage& before = page_.passages[at - 1];
        const Passage& after = page_.passages[at + 1];
        return before.kind == PassageKind::body && before.complete && after.kind == PassageKind::body &&
               !after.unindented && !after.opener && after.last - after.first > 1 && !passage.new_frame &&
               !metrics.spaced && metrics.measure - metrics.width >= short_by &&
               text::count(context_.words(passage.first)) <= longest;
    }

    /// A block of its own on a recognised page that by its lines is a heading, full or not.
    [[nodiscard]] bool is_display(std::size_t at) const {
        return in_recognised_blocks(page_.statistics) && page_.stands_alone(at, at + 1) &&
               is_display_block(context_, page_.passages[at].first);
    }

    /// One line with a space between Han characters that no letter-spacing explains: two halves of a
    /// headline.
    [[nodiscard]] bool in_two_halves(const Passage& passage) const {
        constexpr std::size_t least = 4;  // characters of a half
        if (passage.last - passage.first != 1 || page_.statistics.lines[passage.first].spaced) return false;
        std::size_t halves = 1, length = 0;
        for (const auto [code, place, size] : text::CodePoints(context_.words(passage.first))) {
            if (text::is_space(code)) {
                if (length < least) return false;
                ++halves;
                length = 0;
            } else {
                if (!text::is_han(code)) return false;
                ++length;
            }
        }
        return halves == 2 && length >= least;
    }

    [[nodiscard]] bool next_is_opener(std::size_t at) const {
        return at + 1 < page_.passages.size() && page_.passages[at + 1].opener;
    }

    /// Jump notices and credits at the end of the last line, or over the last two.
    void find_tails(const Cues& cues) {
        for (Passage& passage : page_.passages) {
            if (passage.kind != PassageKind::body) continue;
            std::string words(context_.words(passage.last - 1));
            if (passage.last - passage.first > 1)
                words.insert(0, std::string(context_.words(passage.last - 2)) + '\n');
            if (jump_at_end(words, cues)) passage.jumps = true;
            const bool credited = !passage.complete && !passage.opener && credit_at_end(words, cues);
            if (credited) passage.kind = PassageKind::caption;
            passage.complete = passage.complete || passage.jumps || credited;
        }
    }

    /// The passage before a credit is its caption, when it is short and a sentence.
    void find_captions() {
        constexpr std::uint32_t most_lines = 12;
        for (std::size_t i = 1; i < page_.passages.size(); ++i) {
            if (page_.passages[i].kind != PassageKind::credit) continue;
            Passage& before = page_.passages[i - 1];
            if (before.kind != PassageKind::body || before.opener || before.jump_from || !before.complete)
                continue;
            if (before.last - before.first > most_lines) continue;
            before.kind = PassageKind::caption;
            // A blank line in its middle parted it; the date that begins captions says so.
            if (i < 2) continue;
            Passage& start = page_.passages[i - 2];
            if (start.kind == PassageKind::body && !start.complete && !start.opener && before.unindented &&
                date_at_start(context_.words(start.first))) {
                start.kind = PassageKind::caption;
            }
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
    LineContext context_;
    bool one_paragraph_a_line_ = false;
    std::vector<char> verse_;  ///< lines
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

LinedPage lined_page(std::string_view text, std::vector<text::PrintedLine> lines, const Cues& cues) {
    LinedPage page;
    page.lines = std::move(lines);
    page.marks = mark_lines(text, page.lines, cues);
    page.statistics = text::line_statistics(text, page.lines);
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

}  // namespace readers
