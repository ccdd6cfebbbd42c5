#include "lines/inner_captions.h"

#include <algorithm>
#include <optional>
#include <string>

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
    /// Does a paragraph go on behind a photo?
    enum class Behind : std::uint8_t { no, maybe, surely };

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
        for (std::uint32_t first = end - 1; first > whole.first && end - first <= most_lines; --first) {
            if (!is_one_sentence(first, end, credited)) {
                if (first == end - 1 && credited) continue;  // the rest of its credit
                return likely;
            }
            if (ends_with_byline(whole.first, first)) return first;
            if (ends_sentence(context_, first - 1)) {
                const bool in_story = at > 0 && page_.passages[at - 1].kind == PassageKind::body;
                return in_story || whole.opener ? std::optional(first) : likely;
            }
            switch (goes_on_behind(at, first)) {
                case Behind::surely: return first;
                case Behind::maybe:
                    if (!likely) likely = first;
                    break;
                case Behind::no: break;
            }
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

    /// Do the lines, less the credit at their end, hold a sentence that ends there, and no other?
    [[nodiscard]] bool is_one_sentence(std::uint32_t first, std::uint32_t end, bool credited) const {
        constexpr std::size_t shortest = 6;  // characters
        std::string words;
        for (std::uint32_t line = first; line < end; ++line)
            words += std::string(context_.words(line)) + '\n';
        std::string_view sentence = text::trimmed(words);
        if (credited) {
            const auto credit = credit_at_end(sentence, cues_);
            if (!credit || credit->begin == 0) return false;
            sentence = text::trimmed(sentence.substr(0, credit->begin));
        }
        if (text::count(sentence) < shortest || !text::ends_with_sentence(sentence)) return false;
        const char32_t begins = text::decode_at(sentence, 0).code;
        if (text::begins_no_line(begins)) return false;
        for (const auto [code, place, size] : text::CodePoints(sentence)) {
            if (!text::ends_sentence(code) || place + size == sentence.size()) continue;
            return text::closes(sentence_end(sentence, place + size));
        }
        return true;
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

    /// Does the sentence that the line before `first` leaves open go on behind the photo?
    [[nodiscard]] Behind goes_on_behind(std::size_t at, std::uint32_t first) {
        constexpr double wider = 2;  // cells
        const auto behind = line_behind(at);
        if (!behind || context_.speaks(*behind)) return Behind::no;
        const text::LineMetrics& metrics = page_.statistics.lines[*behind];
        const Seen fill = fill_of(context_, *behind);
        const bool begins = has_indents(page_.statistics)
                                ? page_.lines[*behind].indent >= 1.5
                                : !metrics.spaced && (fill == Seen::next_indent || fill == Seen::next_short);
        const std::string left = unspaced(first - 1);
        const text::WordBreaks::Joint there = words_.joint(left, unspaced(*behind));
        const text::WordBreaks::Joint here = words_.joint(left, unspaced(first));
        if (here.across) return Behind::no;
        if (there.across) return Behind::surely;
        if (begins || left_open_before(at)) return Behind::no;
        const text::LineMetrics& caption = page_.statistics.lines[first];
        const bool wide = !caption.spaced && caption.width > caption.measure + wider;
        if (wide) return Behind::surely;
        return first + 1 == page_.passages[at].last ? Behind::maybe : Behind::no;
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
