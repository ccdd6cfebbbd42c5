#include "lines/page_headings.h"

#include <algorithm>
#include <cmath>

#include "lines/display_blocks.h"
#include "lines/display_words.h"
#include "lines/running_on.h"
#include "text/characters.h"
#include "text/radicals.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace lines {
namespace {

class HeadingFinder {
  public:
    HeadingFinder(LinedPage& page, const LineContext& context) : page_(page), context_(context) {}

    void find() {
        std::vector<Passage>& all = page_.passages;
        for (Passage& one : all) {
            if (context_.role(one.first) == BlockRole::heading) make_heading(one);
        }
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
                const bool alone =
                    apart && (is_half_empty(all[i]) || in_two_halves(all[i]) || is_display(i) ||
                              short_before_a_paragraph(i) || quotes_over_a_paragraph(i));
                if (!between && !alone) continue;
                if (i + 1 == end && goes_on(i)) continue;
                make_heading(all[i]);
            }
        }
    }

  private:
    static void make_heading(Passage& passage) {
        passage.kind = PassageKind::heads;
        passage.complete = true;
        passage.cut = false;
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

    /// Numbers and signs, as in the cells of a table.
    [[nodiscard]] bool is_of_figures(std::size_t at) const {
        const Passage& passage = page_.passages[at];
        for (std::uint32_t line = passage.first; line < passage.last; ++line) {
            for (const auto [code, place, size] : text::CodePoints(context_.words(line))) {
                if (text::is_han(code) || text::is_radical(code) || text::is_latin(code)) return false;
            }
        }
        return true;
    }

    /// A telephone number, or one as long.
    [[nodiscard]] bool tells_number(const Passage& passage) const {
        for (std::uint32_t line = passage.first; line < passage.last; ++line) {
            if (DisplayWords(context_.words(line)).telephone) return true;
        }
        return false;
    }

    /// Short, without the signs of a sentence.
    [[nodiscard]] bool may_be_heading(std::size_t at) const {
        constexpr std::uint32_t most_lines = 4;
        constexpr std::size_t most_characters = 80;
        const Passage& passage = page_.passages[at];
        if (context_.role(passage.first) != BlockRole::unjudged) return false;
        if (passage.kind != PassageKind::body || passage.opener || passage.jump_from || passage.jumps ||
            passage.verse)
            return false;
        if (passage.last - passage.first > most_lines) return false;
        // Nothing stands over a line that closes a story ("特此公告").
        const bool in_story = at > 0 && page_.passages[at - 1].kind == PassageKind::body;
        if (in_story && at + 1 < page_.passages.size() && page_.passages[at + 1].kind == PassageKind::closer)
            return false;
        if (is_of_figures(at) || (at + 1 < page_.passages.size() && is_of_figures(at + 1))) return false;
        std::size_t characters = 0, commas = 0;
        const bool apart = fresh_after(at) && page_.stands_alone(at, at + 1) && !passage.complete;
        for (std::uint32_t line = passage.first; line < passage.last; ++line) {
            for (const auto [code, place, size] : text::CodePoints(context_.words(line))) {
                ++characters;
                // OCR reads the gap between two halves as a full stop.
                const bool gap = code == U'。' && place > 0 && apart;
                const bool comma = code == U'，' && ++commas == 1 &&
                                   (short_before_a_paragraph(at) || stands_over_opener(at));
                if (!gap && !comma && text::is_one_of(code, U"，。；,;")) {
                    return false;
                }
            }
        }
        if (characters > most_characters || tells_number(passage)) return false;
        // Of so few OCR leaves many behind that were never printed.
        if (in_recognised_blocks(page_.statistics) && characters < 3) return false;
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
            if (one.kind == PassageKind::heads && i > at) continue;
            if (one.kind != PassageKind::body || one.last - one.first != 1 || one.jumps) return false;
            const text::LineMetrics& metrics = page_.statistics.lines[one.first];
            const bool fills = std::abs(metrics.measure - metrics.width) <= full && !is_over_all(i);
            if (metrics.spaced || fills) return false;
            if (text::count(context_.words(one.first)) > longest) return false;
        }
        return next_is_opener(at + most_lines - 1);
    }

    /// Does it begin the page, with headlines right below? No column has been that it could go on with.
    [[nodiscard]] bool is_over_all(std::size_t at) const {
        const bool heads_below =
            at + 1 < page_.passages.size() && page_.passages[at + 1].kind == PassageKind::heads;
        return heads_below &&
               std::all_of(page_.passages.begin(), page_.passages.begin() + static_cast<std::ptrdiff_t>(at),
                           [](const Passage& one) { return one.kind == PassageKind::furniture; });
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

    /// One quotation that ends no sentence, behind a finished paragraph and before one that begins.
    [[nodiscard]] bool quotes_over_a_paragraph(std::size_t at) const {
        const Passage& passage = page_.passages[at];
        if (at == 0 || at + 1 == page_.passages.size() || passage.last - passage.first != 1) return false;
        const Passage& before = page_.passages[at - 1];
        const Passage& after = page_.passages[at + 1];
        return before.kind == PassageKind::body && before.complete && after.kind == PassageKind::body &&
               (!after.unindented || context_.speaks(after.first)) &&
               is_one_quotation(context_.words(passage.first));
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

    /// Does its sentence go on in the paragraph behind it? What is one line on the page may be two on a
    /// recognised one.
    [[nodiscard]] bool goes_on(std::size_t at) const {
        if (in_recognised_blocks(page_.statistics) || at + 1 == page_.passages.size()) return false;
        const Passage& next = page_.passages[at + 1];
        return next.kind == PassageKind::body && !next.opener &&
               runs_on(context_, page_.passages[at].last - 1);
    }

    [[nodiscard]] bool next_is_opener(std::size_t at) const {
        return at + 1 < page_.passages.size() && page_.passages[at + 1].opener;
    }

    LinedPage& page_;
    const LineContext& context_;
};

}  // namespace

void find_headings(LinedPage& page, const LineContext& context) {
    HeadingFinder(page, context).find();
}

}  // namespace lines
