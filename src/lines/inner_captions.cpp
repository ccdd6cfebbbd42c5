#include "lines/inner_captions.h"

#include <algorithm>
#include <optional>
#include <string>

#include "lines/neighbours.h"
#include "lines/openers.h"
#include "lines/photo_credits.h"
#include "lines/signatures.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "text/white_space.h"
#include "text/word_breaks.h"

namespace lines {
namespace {

class InnerCaptions {
  public:
    InnerCaptions(LinedPage& page, const LineContext& context, const Cues& cues)
        : page_(page), context_(context), cues_(cues) {}

    void part() {
        if (in_recognised_blocks(page_.statistics)) return;  // their order tells nothing
        std::vector<Passage> out;
        for (std::size_t i = 0; i < page_.passages.size(); ++i) {
            out.push_back(page_.passages[i]);
            const auto begin = caption_in(i);
            if (!begin) continue;
            Passage caption = page_.passages[i];
            caption.first = *begin;
            caption.opener = caption.jump_from = caption.new_frame = caption.unindented = false;
            Passage& before = out.back();
            before.last = *begin;
            before.complete = ends_sentence(context_, *begin - 1);
            before.cut = !before.complete;
            before.jumps = false;
            out.push_back(caption);
        }
        page_.passages = std::move(out);
    }

  private:
    /// The line with which the caption begins that ends passage `at`.
    [[nodiscard]] std::optional<std::uint32_t> caption_in(std::size_t at) {
        constexpr std::uint32_t most_lines = 3;
        const Passage& whole = page_.passages[at];
        const std::uint32_t end = whole.last;
        if (whole.kind != PassageKind::body || whole.verse || end - whole.first < 2) return {};
        const bool credited = page_.marks.credited[end - 1] != 0;
        const bool over_credit =
            at + 1 < page_.passages.size() && page_.passages[at + 1].kind == PassageKind::credit;
        if (!credited && !(over_credit && ends_sentence(context_, end - 1))) return {};
        std::optional<std::uint32_t> likely;
        double best = 0;
        for (std::uint32_t first = end - 1; first > whole.first && end - first <= most_lines; --first) {
            const Sentence sentence = sentence_of(first, end, credited);
            if (sentence == Sentence::too_short) continue;  // the rest of it, or of its credit
            if (sentence != Sentence::one) return likely;
            if (ends_with_byline(whole.first, first)) return first;
            if (ends_sentence(context_, first - 1)) {
                const bool in_story = at > 0 && page_.passages[at - 1].kind == PassageKind::body;
                return in_story || whole.opener ? std::optional(first) : likely;
            }
            const double score = goes_on_behind(at, first);
            if (score <= best) continue;
            best = score;
            likely = first;
        }
        return likely;
    }

    /// "……拖上船。石桥居民 周一鸣": does a story end with the line before `line`, or the two before it?
    [[nodiscard]] bool ends_with_byline(std::uint32_t first, std::uint32_t line) const {
        if (byline_at_end(context_.words(line - 1), cues_)) return true;
        if (line - first < 2) return false;
        const std::string both =
            std::string(context_.words(line - 2)) + '\n' + std::string(context_.words(line - 1));
        return byline_at_end(both, cues_).has_value();
    }

    enum class Sentence : std::uint8_t { none, too_short, one };

    /// Do the lines, less the credit at their end, hold a sentence that ends there, and no other?
    [[nodiscard]] Sentence sentence_of(std::uint32_t first, std::uint32_t end, bool credited) const {
        constexpr std::size_t shortest = 6;  // characters
        std::string words;
        for (std::uint32_t line = first; line < end; ++line)
            words += std::string(context_.words(line)) + '\n';
        std::string_view sentence = text::trimmed(words);
        if (credited) {
            const auto credit = credit_at_end(sentence, cues_);
            if (!credit || credit->begin == 0) return first + 1 == end ? Sentence::too_short : Sentence::none;
            sentence = text::trimmed(sentence.substr(0, credit->begin));
        }
        if (!text::ends_with_sentence(sentence)) return Sentence::none;
        for (const auto [code, place, size] : text::CodePoints(sentence)) {
            if (!text::ends_sentence(code) || place + size == sentence.size()) continue;
            if (!text::closes(sentence_end(sentence, place + size))) return Sentence::none;
            break;
        }
        const bool begun = text::begins_no_line(text::decode_at(sentence, 0).code);
        return begun || text::count(sentence) < shortest ? Sentence::too_short : Sentence::one;
    }

    /// What stands at `place`, when it is all that is left.
    [[nodiscard]] static char32_t sentence_end(std::string_view sentence, std::size_t place) {
        const text::Decoded next = text::decode_at(sentence, place);
        return place + next.size == sentence.size() ? next.code : 0;
    }

    /// The first line behind the photo of passage `at`.
    [[nodiscard]] std::optional<std::uint32_t> line_behind(std::size_t at) const {
        std::size_t next = at + 1;
        while (next < page_.passages.size() && page_.passages[next].kind == PassageKind::credit) ++next;
        if (next == page_.passages.size()) return {};
        const Passage& one = page_.passages[next];
        if (one.kind != PassageKind::body || one.opener || one.jump_from) return {};
        return one.first;
    }

    /// How surely the sentence that the line before `first` leaves open goes on behind the photo; above 0:
    /// rather there than in line `first`.
    [[nodiscard]] double goes_on_behind(std::size_t at, std::uint32_t first) {
        constexpr double never = -100, word = 6, width = 4, indent = -2.5, open = -2.5;
        constexpr double one_line = 2, lines = -1, characters = 0.4;
        const auto behind = line_behind(at);
        if (!behind || context_.speaks(*behind)) return never;
        const std::string left = unspaced(first - 1), here = unspaced(first), there = unspaced(*behind);
        if (words_.joint(left, here).across) return never;
        double score = first + 1 == page_.passages[at].last ? one_line : lines;
        score += characters * (likely(left, there) - likely(left, here));
        if (words_.joint(left, there).across) score += word;
        if (is_set_wider(page_.passages[at].first, first)) score += width;
        const text::LineMetrics& metrics = page_.statistics.lines[*behind];
        const Seen fill = fill_of(context_, *behind);
        const bool begins = has_indents(page_.statistics)
                                ? page_.lines[*behind].indent >= 1.5
                                : !metrics.spaced && (fill == Seen::next_indent || fill == Seen::next_short);
        if (begins) score += indent;
        if (left_open_before(at)) score += open;
        return score;
    }

    /// How much likelier than elsewhere the second line begins behind the end of the first.
    [[nodiscard]] static double likely(std::string_view left, std::string_view right) {
        return Neighbours::table().likely(text::decode_before(left, left.size()).code,
                                          text::decode_at(right, 0).code);
    }

    /// Is line `line` wider than the column, or than the lines of the paragraph from `first` on?
    [[nodiscard]] bool is_set_wider(std::uint32_t first, std::uint32_t line) const {
        constexpr double wider = 2;  // cells
        const text::LineMetrics& metrics = page_.statistics.lines[line];
        if (metrics.spaced) return false;
        if (metrics.width > metrics.measure + wider) return true;
        double most = 0;
        for (std::uint32_t i = first; i < line; ++i) {
            if (page_.statistics.lines[i].spaced) continue;
            most = std::max(most, page_.statistics.lines[i].width);
        }
        return line - first > 2 && metrics.width >= most + wider;
    }

    /// A line without its white space: letter-spacing hides words.
    [[nodiscard]] std::string unspaced(std::uint32_t line) const {
        std::string out;
        for (const auto [code, place, size] : text::CodePoints(context_.words(line))) {
            if (!text::is_space(code)) out += context_.words(line).substr(place, size);
        }
        return out;
    }

    /// Did a paragraph before passage `at` break off that could go on behind it?
    [[nodiscard]] bool left_open_before(std::size_t at) const {
        constexpr std::size_t reach = 4;
        for (std::size_t i = at; i-- > 0 && at - i <= reach;) {
            const Passage& one = page_.passages[i];
            if (one.kind == PassageKind::body) return one.cut;
        }
        return false;
    }

    LinedPage& page_;
    const LineContext& context_;
    const Cues& cues_;
    text::WordBreaks words_;
};

}  // namespace

void part_inner_captions(LinedPage& page, const LineContext& context, const Cues& cues) {
    InnerCaptions(page, context, cues).part();
}

}  // namespace lines
