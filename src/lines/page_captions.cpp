#include "lines/page_captions.h"

#include <algorithm>
#include <string>
#include <utility>

#include "lines/display_blocks.h"
#include "lines/openers.h"
#include "lines/photo_credits.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "text/word_breaks.h"

namespace lines {
namespace {

class CaptionFinder {
  public:
    CaptionFinder(LinedPage& page, const LineContext& context) : page_(page), context_(context) {}

    /// A caption that ends with its credit, and right before it a paragraph in mid-sentence: OCR reads both
    /// in turn, with a blank line between. The caption is the last block, unless the date that begins
    /// captions stands at the start of the whole.
    void part_before_captions(const Cues& cues) {
        constexpr std::uint32_t most_lines = 12;  // of a caption
        if (!in_recognised_blocks(page_.statistics)) return;
        std::vector<Passage> out;
        for (std::size_t i = 0; i < page_.passages.size(); ++i) {
            const Passage& whole = page_.passages[i];
            out.push_back(whole);
            std::uint32_t block = whole.last - 1;
            while (block > whole.first && page_.lines[block].blanks == 0) --block;
            if (whole.kind != PassageKind::body || block == whole.first) continue;
            if (whole.last - block > most_lines || date_at_start(context_.words(whole.first))) continue;
            if (!is_over_credit(i, whole.last - block) && !ends_with_credit(whole, block, cues)) continue;
            Passage caption = whole;
            caption.first = block;
            caption.opener = caption.jump_from = caption.new_frame = caption.unindented = false;
            Passage& before = out.back();
            before.last = block;
            before.complete = ends_sentence(context_, block - 1);
            before.cut = !before.complete;
            out.push_back(caption);
        }
        page_.passages = std::move(out);
    }

    /// The passage before a credit is its caption, when it is short and a sentence, or set wider than a
    /// column; with what stands before it and is the same caption.
    void find_captions() {
        std::vector<Passage> out;
        find_captions_far_from_credits();
        for (std::size_t i = 0; i < page_.passages.size(); ++i) {
            Passage& one = page_.passages[i];
            if (context_.begins_caption(one.first) && is_caption(one)) one.kind = PassageKind::caption;
            if (one.kind == PassageKind::credit && !out.empty() && !is_credit_far_from_caption(i) &&
                (is_caption(out.back()) || is_left_of_caption(out))) {
                out.back().kind = PassageKind::caption;
                while (out.size() > 1 && is_start_of_caption(out[out.size() - 2], out.back())) join_last(out);
                for (std::size_t lines = lines_parted(out, i); lines > 0; --lines) join_last(out);
            }
            out.push_back(one);
        }
        page_.passages = std::move(out);
        part_headlines();
    }

    /// One sentence that is wider than any line of a column stands under a picture over several columns, also
    /// where its credit was read elsewhere or is missing.
    void find_wide_captions() {
        if (!in_recognised_blocks(page_.statistics) || !page_.statistics.columns) return;
        const double widest = widest_of_columns();
        for (std::size_t i = 0; i < page_.passages.size(); ++i) {
            Passage& one = page_.passages[i];
            if (one.kind != PassageKind::body || one.opener || one.jump_from || one.jumps) continue;
            if (one.last - one.first != 1 || !one.complete || !page_.stands_alone(i, i + 1)) continue;
            const text::LineMetrics& metrics = page_.statistics.lines[one.first];
            if (metrics.spaced || metrics.width < widest + 3 || !is_one_sentence(one.first)) continue;
            one.kind = PassageKind::caption;
        }
    }

  private:
    /// Does a line that is a credit follow, without a blank one between? The one line of a caption may be a
    /// block of its own.
    [[nodiscard]] bool is_over_credit(std::size_t at, std::uint32_t lines) const {
        const std::size_t next = at + 1;
        return next < page_.passages.size() && page_.passages[next].kind == PassageKind::credit &&
               (page_.lines[page_.passages[next].first].blanks == 0 ||
                (lines == 1 && page_.passages[at].complete));
    }

    [[nodiscard]] bool ends_with_credit(const Passage& whole, std::uint32_t block, const Cues& cues) const {
        if (whole.complete) return false;
        std::string words(context_.words(whole.last - 1));
        if (whole.last - block > 1) words.insert(0, std::string(context_.words(whole.last - 2)) + '\n');
        const auto credit = credit_at_end(words, cues);
        // A credit alone in its block is that of a caption somewhere else.
        return credit && (credit->begin > 0 || whole.last - block > 2);
    }

    /// The headline of news in pictures may stand right over their caption, which begins with a date.
    void part_headlines() {
        constexpr std::uint32_t most_lines = 3;
        if (in_recognised_blocks(page_.statistics)) return;
        std::vector<Passage> out;
        for (const Passage& whole : page_.passages) {
            out.push_back(whole);
            if (whole.kind != PassageKind::caption) continue;
            std::uint32_t begin = whole.first;
            while (begin < whole.last && begin - whole.first < most_lines && is_headline(begin)) ++begin;
            if (begin == whole.first || begin == whole.last || !date_at_start(context_.words(begin)))
                continue;
            Passage caption = whole;
            caption.first = begin;
            out.pop_back();
            for (std::uint32_t line = whole.first; line < begin; ++line) {
                Passage head = whole;
                head.kind = PassageKind::heads;
                head.first = line;
                head.last = line + 1;
                head.complete = true;
                head.cut = head.unindented = false;
                out.push_back(head);
            }
            out.push_back(caption);
        }
        page_.passages = std::move(out);
    }

    [[nodiscard]] bool is_headline(std::uint32_t line) const {
        const std::string_view words = context_.words(line);
        return !holds_any(words, U"，。；：、,;:") && !date_at_start(words);
    }

    /// Makes one caption of the last two passages.
    static void join_last(std::vector<Passage>& out) {
        const Passage rest = out.back();
        out.pop_back();
        out.back().last = rest.last;
        out.back().kind = PassageKind::caption;
        out.back().complete = true;
        out.back().cut = false;
    }

    /// How many passages before the last one, which is a caption, are lines of it, with blank lines between:
    /// the first stands behind what ends, and the text behind the photo, `credit` being its passage, does not
    /// go on with them.
    [[nodiscard]] std::size_t lines_parted(const std::vector<Passage>& out, std::size_t credit) {
        constexpr std::size_t most_lines = 12;
        if (page_.came_in_pieces()) return 0;
        std::size_t first = out.size() - 1;
        const auto is_line = [&](const Passage& one) {
            return one.kind == PassageKind::body && !one.complete && !one.opener && !one.jump_from &&
                   page_.lines[one.last].blanks > 0 &&
                   (one.last - one.first == 1 ||
                    (is_parted(one) && date_at_start(context_.words(one.first))));
        };
        while (first > 0 && out.size() - first <= most_lines && is_line(out[first - 1])) --first;
        if (first + 1 == out.size()) return 0;
        if (first > 0 && out[first - 1].kind == PassageKind::body && !out[first - 1].complete) return 0;
        const Passage& last = out[out.size() - 2];
        return goes_on_behind(last.last - 1, out.back().first, credit) ? 0 : out.size() - 1 - first;
    }

    /// Does a blank line stand before each line?
    [[nodiscard]] bool is_parted(const Passage& one) const {
        for (std::uint32_t line = one.first + 1; line < one.last; ++line) {
            if (page_.lines[line].blanks == 0) return false;
        }
        return true;
    }

    /// Does line `left` go on behind the photo rather than in line `here`?
    [[nodiscard]] bool goes_on_behind(std::uint32_t left, std::uint32_t here, std::size_t credit) {
        constexpr std::size_t shortest = 5;  // characters of a sentence
        if (text::count(context_.words(here)) < shortest) return false;
        std::size_t next = credit + 1;
        while (next < page_.passages.size() && page_.passages[next].kind == PassageKind::credit) ++next;
        if (next == page_.passages.size()) return false;
        const Passage& behind = page_.passages[next];
        if (behind.kind != PassageKind::body || behind.opener || behind.jump_from) return false;
        if (words_.joint(context_.words(left), context_.words(here)).across) return false;
        return behind.unindented || words_.joint(context_.words(left), context_.words(behind.first)).across;
    }

    /// Does a paragraph with an indent stand before this credit on a recognised page, with a blank line
    /// between? Then the caption was read elsewhere.
    [[nodiscard]] bool is_credit_far_from_caption(std::size_t at) const {
        if (!in_recognised_blocks(page_.statistics) || at == 0) return false;
        const Passage& credit = page_.passages[at];
        const Passage& before = page_.passages[at - 1];
        return credit.kind == PassageKind::credit && page_.lines[credit.first].blanks > 0 &&
               page_.statistics.first_lines == text::FirstLines::indented &&
               before.kind == PassageKind::body && before.last - before.first > 1 && !before.unindented &&
               !is_set_wide(before) && !date_at_start(context_.words(before.first));
    }

    /// The one short block near such a credit that begins with a date, as captions do, is the caption.
    void find_captions_far_from_credits() {
        constexpr std::size_t reach = 16;  // passages on either side
        for (std::size_t i = 1; i < page_.passages.size(); ++i) {
            if (!is_credit_far_from_caption(i)) continue;
            const std::size_t end = std::min(page_.passages.size(), i + reach);
            std::size_t found = 0, which = 0;
            for (std::size_t at = i < reach ? 0 : i - reach; at < end; ++at) {
                if (!is_dated_block(at)) continue;
                ++found;
                which = at;
            }
            if (found == 1) page_.passages[which].kind = PassageKind::caption;
        }
    }

    /// A sentence or two with a date in front, between blank lines and with no credit below.
    [[nodiscard]] bool is_dated_block(std::size_t at) const {
        constexpr std::uint32_t most_lines = 3;
        const Passage& one = page_.passages[at];
        if (one.kind != PassageKind::body || one.opener || one.jump_from || one.jumps || !one.complete)
            return false;
        const bool credited =
            at + 1 < page_.passages.size() && page_.passages[at + 1].kind == PassageKind::credit;
        return !credited && one.last - one.first <= most_lines && page_.stands_alone(at, at + 1) &&
               date_at_start(context_.words(one.first));
    }

    [[nodiscard]] bool is_caption(const Passage& before) const {
        constexpr std::uint32_t most_lines = 12;
        return before.kind == PassageKind::body && !before.opener && !before.jump_from &&
               before.last - before.first <= most_lines && (before.complete || is_set_wide(before));
    }

    /// On a recognised page, the line that was read of a caption: it goes on with no sentence, nor ends one.
    [[nodiscard]] bool is_left_of_caption(const std::vector<Passage>& before) const {
        if (!in_recognised_blocks(page_.statistics) || before.size() < 2) return false;
        const Passage& line = before.back();
        const Passage& above = before[before.size() - 2];
        return line.kind == PassageKind::body && !line.opener && !line.jump_from && line.unindented &&
               line.last - line.first == 1 && page_.lines[line.first].blanks > 0 &&
               above.kind == PassageKind::body && above.complete;
    }

    /// A blank line in its middle parted it: the date that begins captions says so, or its width.
    [[nodiscard]] bool is_start_of_caption(const Passage& start, const Passage& rest) const {
        constexpr std::uint32_t most_lines = 12;
        if (start.kind != PassageKind::body || start.opener || start.jump_from) return false;
        if (rest.last - start.first > most_lines) return false;
        return is_set_wide(start) ||
               (!start.complete && rest.unindented && date_at_start(context_.words(start.first)));
    }

    /// On a recognised page: wider than the columns, as what stands under a picture over several of them.
    [[nodiscard]] bool is_set_wide(const Passage& passage) const {
        constexpr double wider = 1.15;
        if (!in_recognised_blocks(page_.statistics)) return false;
        for (std::uint32_t line = passage.first; line < passage.last; ++line) {
            const text::LineMetrics& metrics = page_.statistics.lines[line];
            if (!metrics.spaced && metrics.width > wider * page_.statistics.measure) return true;
        }
        return false;
    }

    /// The width that hardly a line of the paragraphs exceeds: those of one line do not count.
    [[nodiscard]] double widest_of_columns() const {
        constexpr std::size_t part = 50;
        std::vector<double> widths;
        for (const Passage& one : page_.passages) {
            if (one.kind != PassageKind::body || one.last - one.first == 1) continue;
            for (std::uint32_t line = one.first; line < one.last; ++line)
                widths.push_back(page_.statistics.lines[line].width);
        }
        if (widths.empty()) return page_.statistics.measure;
        const auto most = widths.end() - 1 - static_cast<std::ptrdiff_t>(widths.size() / part);
        std::nth_element(widths.begin(), most, widths.end());
        return std::max(*most, page_.statistics.measure);
    }

    /// It ends one, and no other sign of an end or a beginning stands in the line.
    [[nodiscard]] bool is_one_sentence(std::size_t line) const {
        const std::string_view words = context_.words(line);
        for (const auto [code, at, size] : text::CodePoints(words)) {
            if (at + size < words.size() && text::is_one_of(code, U"。？！；：?!;:")) return false;
        }
        return words.ends_with("。");
    }

    LinedPage& page_;
    const LineContext& context_;
    text::WordBreaks words_;
};

}  // namespace

void part_before_captions(LinedPage& page, const LineContext& context, const Cues& cues) {
    CaptionFinder(page, context).part_before_captions(cues);
}

void find_captions(LinedPage& page, const LineContext& context) {
    CaptionFinder(page, context).find_captions();
}

void find_wide_captions(LinedPage& page, const LineContext& context) {
    CaptionFinder(page, context).find_wide_captions();
}

}  // namespace lines
