#include "lines/cut_lines.h"

#include <algorithm>
#include <string>

#include "lines/display_blocks.h"
#include "lines/openers.h"
#include "lines/photo_credits.h"
#include "lines/signatures.h"
#include "text/characters.h"
#include "text/letter_spacing.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace lines {
namespace {

using text::PrintedLine;

/// "桃花溪畔本报讯（记者方禾）…": where the opener begins that an extractor wrote right behind its headline,
/// which has no sign of a sentence; only a dateline with its byline is clear enough. 0: nowhere.
std::size_t opener_without_space(std::string_view words, const Cues& cues) {
    for (const std::string& dateline : cues.datelines) {
        const std::size_t at = words.find(dateline);
        if (at == std::string_view::npos || at == 0) continue;
        const bool sentence = holds_any(words.substr(0, at), U"，。；：、,;:");
        if (sentence || opener_at_start(words, cues)) continue;
        const auto opener = opener_at_start(words.substr(at), cues);
        if (opener && opener->dateline && opener->byline) return at;
    }
    return 0;
}

/// The same behind a space ("桃花溪畔 本报讯 （记者方禾） …").
std::size_t opener_behind_space(std::string_view words, const Cues& cues, const Edges& edges) {
    constexpr std::size_t most_tokens = 8;
    const std::vector<std::string_view> tokens = text::parts_between_spaces(words);
    for (std::size_t i = 1; i < tokens.size() && i < most_tokens; ++i) {
        if (!edges.may_open(text::decode_at(tokens[i], 0).code)) continue;
        const auto at = static_cast<std::size_t>(tokens[i].data() - words.data());
        // "【 本 報 訊 】": letter-spacing sets nothing apart.
        if (text::opens(text::decode_before(words, text::trimmed(words.substr(0, at)).size()).code)) continue;
        const auto opener = opener_at_start(words.substr(at), cues);
        if (!opener || !opener->dateline) continue;
        const std::string_view before = text::trimmed(words.substr(0, at));
        // Two parts of one byline, or the dateline and its byline, stay together.
        if (!opener_at_start(before, cues) && !byline_alone(before, cues)) return at;
    }
    return 0;
}

/// "……墨色如新。小观众体验拣字。" over a photo credit: where the caption begins that stood beside the last
/// line of a column.
class CaptionsBeside {
  public:
    CaptionsBeside(std::string_view text, const std::vector<PrintedLine>& lines, const Cues& cues)
        : text_(text), lines_(lines), cues_(cues) {}

    /// 0: nowhere in the line.
    [[nodiscard]] std::size_t begin_in(std::size_t line) const {
        constexpr double little = 2.5;  // cells
        const std::string_view words = words_of(line);
        if (words.find("。") == std::string_view::npos || !text::letter_spaced_runs(words).empty()) return 0;
        if (!goes_on_from_above(line)) return 0;
        const double column = column_before(line);
        if (column == 0 || text::cells(words, 2) < column + much) return 0;
        const std::string rest = caption_from(line);
        if (rest.empty()) return 0;
        std::size_t found = 0;
        for (const auto [code, at, size] : text::CodePoints(words)) {
            const std::size_t end = at + size;
            const std::string_view before = words.substr(0, end);
            if (text::cells(before, 2) > column + little) break;
            if (!text::ends_sentence(code) && !text::closes(code)) continue;
            if (!text::ends_with_sentence(before) && !byline_at_end(before, cues_)) continue;
            if (is_caption(text::trimmed(std::string_view(rest).substr(end)))) found = end;
        }
        while (found > 0 && text::is_space(text::decode_at(words, found).code))
            found += text::decode_at(words, found).size;
        return found;
    }

  private:
    static constexpr double much = 8;  // cells

    [[nodiscard]] std::string_view words_of(std::size_t line) const { return lines_[line].slice.of(text_); }

    /// Captions that are wide themselves begin like their column's news, and below something else.
    [[nodiscard]] bool goes_on_from_above(std::size_t line) const {
        if (line == 0 || date_at_start(words_of(line))) return false;
        return lines_[line].blanks == 0 || !text::ends_with_sentence(words_of(line - 1));
    }

    /// The width of the column whose lines stand before `line`; 0 when they are of no column.
    [[nodiscard]] double column_before(std::size_t line) const {
        constexpr std::size_t reach = 4, least = 2;
        constexpr double about = 3, widest = 80;  // cells
        std::vector<double> widths;
        for (std::size_t i = line; i-- > 0 && line - i <= reach;) {
            if (!text::letter_spaced_runs(words_of(i)).empty()) continue;
            widths.push_back(text::cells(words_of(i), 2));
        }
        if (widths.empty()) return 0;
        const double most = *std::ranges::max_element(widths);
        const auto full = std::ranges::count_if(widths, [&](double one) { return one + about >= most; });
        return most <= widest && full >= static_cast<std::ptrdiff_t>(least) ? most : 0;
    }

    /// The line and those behind it up to a photo credit; empty when none is near, or no sentence ends there.
    [[nodiscard]] std::string caption_from(std::size_t line) const {
        constexpr std::size_t reach = 3;
        std::string words(words_of(line));
        if (const auto credit = credit_at_end(words, cues_); credit && credit->begin > 0) {
            words.resize(credit->begin);
            return words;
        }
        const double width = text::cells(words, 2);
        for (std::size_t i = line + 1; i < lines_.size() && i <= line + reach; ++i) {
            const bool after_sentence = text::ends_with_sentence(words);
            if (after_sentence && is_credit(words_of(i), true, cues_)) return words;
            if (text::cells(words_of(i), 2) + much > width) return {};  // all of it is set so wide
            words += words_of(i);
        }
        return {};
    }

    /// One sentence.
    [[nodiscard]] static bool is_caption(std::string_view words) {
        constexpr std::size_t shortest = 6;  // characters
        if (text::count(words) < shortest || !text::ends_with_sentence(words)) return false;
        if (text::begins_no_line(text::decode_at(words, 0).code)) return false;
        for (const auto [code, at, size] : text::CodePoints(words)) {
            if (text::ends_sentence(code)) return at + size == words.size();
        }
        return false;
    }

    std::string_view text_;
    const std::vector<PrintedLine>& lines_;
    const Cues& cues_;
};

}  // namespace

void cut_lines(std::string_view text, const Cues& cues, const Edges& edges, std::vector<PrintedLine>& lines) {
    std::vector<PrintedLine> out;
    out.reserve(lines.size());
    const CaptionsBeside captions(text, lines, cues);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const PrintedLine& line = lines[i];
        out.push_back(line);
        const std::string_view words = line.slice.of(text);
        std::size_t at = opener_behind_space(words, cues, edges);
        if (at == 0) at = opener_without_space(words, cues);
        if (at == 0) at = captions.begin_in(i);
        if (at == 0) continue;
        const std::string_view before = text::trimmed(words.substr(0, at));
        out.back().slice.end = line.slice.begin + static_cast<std::uint32_t>(before.size());
        PrintedLine second = line;
        second.slice.begin = line.slice.begin + static_cast<std::uint32_t>(at);
        second.blanks = 0;
        second.indent = 0;
        second.frame_mark = second.page_start = second.column_start = false;
        out.push_back(second);
    }
    lines = std::move(out);
}

}  // namespace lines
