// What the lines of scraped text are: judged from where they stand, how long they are and how they end.
#include <algorithm>

#include "lines/openers.h"
#include "lines/running_heads.h"
#include "lines/signatures.h"
#include "readers/imprint.h"
#include "readers/scraped.h"
#include "readers/scraped_looks.h"
#include "text/characters.h"
#include "text/lines.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace readers {
namespace {

// In code points.
constexpr std::size_t longest_section = 22;
constexpr std::size_t shortest_section = 4;
constexpr std::size_t long_paragraph = 40;
constexpr std::size_t most_heads = 4;
constexpr std::size_t most_trailers = 8;
constexpr std::size_t most_of_site = 8;
constexpr std::size_t most_at_top = 16;  // the pages of an issue are listed there

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

using Look = LineLook;

/// `words` without a dash or a colon that ends them.
std::string_view before_sign(std::string_view words) {
    for (const std::string_view sign : {"——", "—", "──", "--", "：", ":"}) {
        if (words.ends_with(sign)) return words.substr(0, words.size() - sign.size());
    }
    return words;
}

bool holds_any(std::string_view words, const std::vector<std::string>& list) {
    return std::ranges::any_of(
        list, [&](const std::string& one) { return words.find(one) != std::string_view::npos; });
}

bool opens_with_dash(std::string_view words) {
    return words.starts_with("——") || words.starts_with("──") || words.starts_with("――");
}

class Lines {
  public:
    Lines(std::string_view text, const ScrapedCues& cues) : cues_(cues) {
        for (const text::PhysicalLine& line : text::physical_lines(text)) {
            std::string_view words = text::trimmed(line.words.of(text));
            // A byte-order mark is not text: the builder has taken it already.
            if (line.words.begin == 0 && words.starts_with(byte_order_mark)) {
                words = text::trimmed(words.substr(byte_order_mark.size()));
            }
            if (words.empty()) continue;
            const auto begin = static_cast<std::uint32_t>(words.data() - text.data());
            lines_.push_back({{begin, begin + static_cast<std::uint32_t>(words.size())}});
            looks_.push_back(look_at(words));
        }
    }

    std::vector<ScrapedLine> judged() && {
        const auto code = static_cast<std::size_t>(std::ranges::count_if(looks_, looks_like_code));
        if (code * 2 > lines_.size()) {
            for (ScrapedLine& line : lines_) line.role = LineRole::code;
            return std::move(lines_);
        }
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (is_lost(looks_[i].words)) lines_[i].role = LineRole::lost;
        }
        const std::size_t body = judge_under_heads(judge_heads(judge_top()));
        judge_lead(body);
        judge_end(body);
        judge_captions(body);
        judge_dashes();
        judge_sections(body);
        return std::move(lines_);
    }

  private:
    /// Index of the next line from `at` on that is not lost; size() when there is none.
    [[nodiscard]] std::size_t next(std::size_t at) const {
        while (at < lines_.size() && lines_[at].role == LineRole::lost) ++at;
        return at;
    }

    /// May line `i` be one of the heads?
    [[nodiscard]] bool may_be_head(std::size_t i, std::size_t first) const {
        const Look& look = looks_[i];
        if (lines_[i].role != LineRole::paragraph || look.size > longest_head || look.has_stop) return false;
        if (!look.speaks || is_dated(look) || is_caption(look, cues_)) return false;
        if (is_lead(look.words, cues_) || lines::opener_at_start(look.words, cues_.newspaper) ||
            lines::byline_alone(look.words, cues_.newspaper)) {
            return false;
        }
        const std::size_t after = next(i + 1);
        if (after == lines_.size()) return false;  // a line by itself is a text, not a title
        if (!look.sentence) return true;
        // 你准备好了吗？ is a headline where it comes first and a paragraph follows.
        return i == first && (look.last == U'？' || look.last == U'！' || look.last == U'”') &&
               looks_[after].size >= 2 * look.size;
    }

    /// Is there a paragraph from `at` on, as prose has them?
    [[nodiscard]] bool prose_from(std::size_t at) const {
        return std::any_of(looks_.begin() + static_cast<std::ptrdiff_t>(at), looks_.end(),
                           [](const Look& look) { return look.size >= long_paragraph; });
    }

    /// "作者：方禾　来源：云泽日报", and no byline, which is the story's.
    [[nodiscard]] bool labels_whose(const Look& look) const {
        const bool colon =
            look.words.find("：") != look.words.npos || look.words.find(':') != look.words.npos;
        constexpr std::string_view of_sentences[] = {"的", "是", "了", "我", "你", "您", "吗",
                                                     "嗎", "呢", "么", "麼", "怎", "哪"};
        // "主编：我们办刊的路": somebody speaks.
        const bool says = std::ranges::any_of(
            of_sentences, [&](std::string_view one) { return look.words.find(one) != look.words.npos; });
        return colon && !says && names_whose(look, cues_) &&
               !lines::byline_alone(look.words, cues_.newspaper);
    }

    /// Line `at`, or one without words.
    [[nodiscard]] Look look(std::size_t at) const { return at < looks_.size() ? looks_[at] : Look{}; }

    /// Gives where what a site put over the text ends.
    std::size_t judge_top() {
        std::size_t top = 0;
        const auto site = [this](std::size_t at) {
            return at < lines_.size() &&
                   (is_site(looks_[at], cues_) || lines::is_masthead(looks_[at].words, cues_.newspaper));
        };
        // A date may stand between what else a site has at its top.
        while (top < most_at_top && (site(top) || (is_dated(look(top)) && site(top + 1)))) ++top;
        if (!prose_from(top)) return 0;
        for (std::size_t i = 0; i < top; ++i) lines_[i].role = LineRole::header;
        return top;
    }

    /// Heads stand at the top. Gives where the body begins.
    std::size_t judge_heads(std::size_t first) {
        const auto head = [&](std::size_t i) {
            return i < lines_.size() && may_be_head(i, first) && !is_full_imprint(looks_[i].words) &&
                   !(i > first && (is_site(looks_[i], cues_) || labels_whose(looks_[i])));
        };
        std::size_t body = first;
        while (body < first + most_heads && head(body)) ++body;
        if (body == first || !prose_from(body)) return first;
        // More than a few short lines are a list or verse and no block of heads.
        if (body == first + most_heads && head(body)) return first;
        std::size_t at = judge_kicker(first, body);
        bool main_found = at > first && announces_words(looks_[first].words) && attends(looks_[at].words);
        for (; at < body; ++at) {
            const bool under = main_found || opens_with_dash(looks_[at].words);
            lines_[at].role = under ? LineRole::sub : LineRole::main;
            main_found = true;
        }
        return body;
    }

    /// A kicker ends in a dash or a colon and has a headline under it. Gives the first line behind it.
    std::size_t judge_kicker(std::size_t first, std::size_t body) {
        if (body < first + 2 || before_sign(looks_[first].words) == looks_[first].words) return first;
        lines_[first].role = LineRole::kicker;
        return first + 1;
    }

    /// The imprint, and what the site has beside it. Gives where the body begins.
    std::size_t judge_under_heads(std::size_t body) {
        std::size_t at = body;
        for (; at < std::min(lines_.size(), body + most_of_site) && prose_from(at + 1); ++at) {
            // [摘要]本报讯（记者…）…3月8日: the story itself, names and date and all.
            if (is_lead(looks_[at].words, cues_) || lines::opener_at_start(looks_[at].words, cues_.newspaper))
                break;
            if (is_full_imprint(looks_[at].words) || (at > 0 && labels_whose(looks_[at])) ||
                (is_dated(looks_[at]) && (at > 0 || looks_[at].words.find(':') != std::string_view::npos))) {
                lines_[at].role = LineRole::imprint;
            } else if (is_site(looks_[at], cues_)) {
                lines_[at].role = LineRole::header;
            } else {
                break;
            }
        }
        return at;
    }

    /// 会议强调——: what follows must be what was said.
    [[nodiscard]] bool announces_words(std::string_view kicker) const {
        const std::string_view said = before_sign(kicker);
        return std::ranges::any_of(cues_.speaking,
                                   [&](const std::string& word) { return said.ends_with(word); });
    }

    /// 周一鸣作重要讲话 林若谷主持大会: who did what, so no words of theirs, and the headline is missing.
    [[nodiscard]] bool attends(std::string_view head) const { return holds_any(head, cues_.attending); }

    void judge_lead(std::size_t body) {
        const std::size_t at = next(body);
        if (at + 1 < lines_.size() && is_lead(looks_[at].words, cues_)) lines_[at].role = LineRole::lead;
    }

    /// "【责任编辑：方禾】", "编辑：方禾"
    [[nodiscard]] bool names_editor(const Look& look) const {
        const auto starts = [&](const std::string& cue) { return look.words.starts_with(cue); };
        return is_bracketed_credit(look, cues_) ||
               (names_whose(look, cues_) && std::ranges::any_of(cues_.editors, starts));
    }

    [[nodiscard]] bool signs(const Look& look) const {
        return names_whose(look, cues_) || is_bracketed_credit(look, cues_);
    }

    /// Behind who edited it a story has ended: short lines there are the site's. Gives how many lines are
    /// left.
    std::size_t judge_behind_editor(std::size_t body) {
        std::size_t end = lines_.size();
        for (std::size_t behind = 0; behind < most_of_site && end > body + 1; ++behind, --end) {
            const Look& look = looks_[end - 1];
            if (signs(look)) break;
            const bool of_story = look.size > longest_head || look.sentence;
            if ((of_story && !is_site(look, cues_)) || lines_[end - 1].role != LineRole::paragraph)
                return lines_.size();
        }
        bool edited = false;
        for (std::size_t i = end; i > body + 1 && signs(looks_[i - 1]); --i)
            edited = edited || names_editor(looks_[i - 1]);
        if (!edited) return lines_.size();
        for (std::size_t i = end; i < lines_.size(); ++i)
            lines_[i].role = is_promo(looks_[i], cues_) ? LineRole::promo : LineRole::footer;
        return end;
    }

    /// "更多新闻" and the headlines under it, each with a dot: gives where they begin that end before `end`;
    /// `end` when there are none.
    [[nodiscard]] std::size_t list_of_links(std::size_t body, std::size_t end) const {
        std::size_t first = end;
        while (first > body + 1 && is_link(looks_[first - 1])) --first;
        const bool headed = first < end && first > body + 1 && is_site(looks_[first - 1], cues_);
        return headed ? first - 1 : end;
    }

    void judge_end(std::size_t body) {
        std::size_t end = judge_behind_editor(body);
        for (std::size_t taken = 0; taken < most_of_site && end > body + 1; ++taken, --end) {
            for (const std::size_t links = list_of_links(body, end); end > links + 1; --end)
                lines_[end - 1].role = LineRole::footer;
            const std::size_t at = end - 1;
            const bool promo = is_promo(looks_[at], cues_);
            if (lines_[at].role != LineRole::paragraph || (!promo && !is_site(looks_[at], cues_))) break;
            lines_[at].role = promo ? LineRole::promo : LineRole::footer;
        }
        for (std::size_t taken = 0; taken < most_trailers && end > body + 1; ++taken, --end) {
            const Look& look = looks_[end - 1];
            const bool closes = signs(look) || is_bracketed_byline(look, cues_) ||
                                lines::is_signature(look.words, looks_[end - 2].sentence, cues_.newspaper);
            if (lines_[end - 1].role != LineRole::paragraph || !closes) break;
            lines_[end - 1].role = LineRole::closer;
        }
    }

    /// What stood under pictures, and a credit on the line below.
    void judge_captions(std::size_t body) {
        for (std::size_t i = body; i < lines_.size(); ++i) {
            if (lines_[i].role != LineRole::paragraph || !is_caption(looks_[i], cues_)) continue;
            lines_[i].role = LineRole::caption;
            lines_[i].credit = photo_credit(looks_[i], cues_);
            if (i + 1 == lines_.size() || !lines_[i].credit.empty()) continue;
            const text::Slice below = photo_credit(looks_[i + 1], cues_);
            if (!below.empty() && below.begin == 0) lines_[++i].role = LineRole::credit;
        }
    }

    void judge_dashes() {
        const auto has_dash = [this](std::size_t i) {
            return i < lines_.size() && lines_[i].role == LineRole::paragraph &&
                   opens_with_dash(looks_[i].words);
        };
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (!has_dash(i)) continue;
            std::size_t end = i;
            while (has_dash(end)) ++end;
            for (std::size_t k = i; end - i >= 2 && k < end; ++k) lines_[k].role = LineRole::dash;
            i = end - 1;
        }
    }

    /// A section head is a short line without any end between two long paragraphs that end as sentences do:
    /// verse, lists and tables have no such neighbours.
    void judge_sections(std::size_t body) {
        for (std::size_t i = next(body) + 1; i + 1 < lines_.size(); ++i) {
            const Look& look = looks_[i];
            if (lines_[i].role != LineRole::paragraph || look.size < shortest_section ||
                look.size > longest_section) {
                continue;
            }
            const Look& before = looks_[i - 1];
            const Look& after = looks_[i + 1];
            const bool prose = lines_[i - 1].role == LineRole::paragraph && before.sentence &&
                               lines_[i + 1].role == LineRole::paragraph && after.sentence &&
                               before.size >= long_paragraph && after.size >= long_paragraph;
            const bool plain_end = text::is_han(look.last) || look.last == U'”' || look.last == U'」' ||
                                   text::is_digit(look.last);
            if (prose && plain_end && !is_note(look, cues_)) lines_[i].role = LineRole::section;
        }
    }

    const ScrapedCues& cues_;
    std::vector<ScrapedLine> lines_;
    std::vector<Look> looks_;
};

}  // namespace

std::vector<ScrapedLine> scraped_lines(std::string_view text, const ScrapedCues& cues) {
    return Lines(text, cues).judged();
}

double paragraph_lines(std::string_view text) {
    std::size_t all = 0;
    std::size_t in_paragraphs = 0;
    for (const text::PhysicalLine& line : text::physical_lines(text)) {
        const Look look = look_at(text::trimmed(line.words.of(text)));
        all += look.size;
        // Columns side by side are long lines too, with gaps in them.
        const bool gaps = look.words.find("    ") != std::string_view::npos;
        if (look.size >= long_paragraph && !gaps) in_paragraphs += look.size;
    }
    return all == 0 ? 0 : static_cast<double>(in_paragraphs) / static_cast<double>(all);
}

}  // namespace readers
