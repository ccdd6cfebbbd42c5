#include "lines/running_bylines.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "lines/openers.h"
#include "text/characters.h"
#include "text/letter_spacing.h"
#include "text/person_names.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace lines {
namespace {

constexpr std::size_t shortest_name = 2, usual_name = 3, longest_name = 4;

class BylineParser {
  public:
    BylineParser(std::string_view whole, const Squeezed& words, const Cues& cues)
        : words_(words), cues_(cues), gaps_(whole, words) {}

    std::optional<RunningByline> parse(std::size_t first) {
        begin_ = first;
        const bool misread = words_.stands(first, misread_byline_signs) && gap(first + 1) == Gap::space;
        const bool sign = words_.stands(first, byline_signs) || misread;
        std::size_t at = sign ? first_name(first + 1, words_.stands(first, sure_signs)) : first_unit(first);
        if (found_.persons.empty()) return letter(first);
        found_.known = text::looks_like_a_person(name_);
        for (;;) {
            at = deed(at);
            const std::size_t next = further_unit(at);
            if (next == at) break;
            at = next;
        }
        if (unclear_) return {};
        if (at < words_.size() && !story_begins(at, sign)) return {};
        if (photo_ && !text_ && at < words_.size()) return {};
        found_.end = at;
        for (std::size_t i = first + 1; i < at; ++i) found_.spaced |= gaps_.before(i) == Gap::space;
        return std::move(found_);
    }

  private:
    /// Those that stand before a name and before little else.
    static constexpr std::u32string_view sure_signs = U"□◎";

    [[nodiscard]] char32_t code(std::size_t at) const { return at < words_.size() ? words_.codes()[at] : 0; }
    [[nodiscard]] Gap gap(std::size_t at) const {
        // OCR reads a gap as a quotation mark that closes nothing: "本报记者 周一鸣”一只铁桶…".
        constexpr std::u32string_view stray = U"”\"";
        if (at == 0 || at >= words_.size()) return Gap::line_end;
        return words_.stands(at, stray) ? Gap::space : gaps_.before(at);
    }

    /// The first name with what says that it is one. Gives where it ends.
    std::size_t first_unit(std::size_t at) {
        // "文 周一鸣 图 方禾", "文/图 周一鸣"
        const std::size_t deed = deed_end(at);
        if (deed > at && tells_of_text(at, deed) && gap(deed) != Gap::none) {
            photo_ = text_ = true;
            return name(deed, false);
        }
        const std::size_t named = roles(at);
        // 晒谷台记者 踩水: only a known surname tells a paper from any two characters.
        if (named > at) return name(named, !own_paper_);
        // "周一鸣/文 方禾/图"
        for (std::size_t end = at + shortest_name; end <= at + usual_name; ++end) {
            if (is_slash(code(end)) && deed_end(end) > end && is_person(at, end)) return take(at, end);
        }
        return at;
    }

    /// Behind a sign, with a role or without.
    std::size_t first_name(std::size_t at, bool any) {
        const std::size_t named = roles(at);
        return named > at ? name(named, true) : name(at, any);
    }

    std::size_t further_unit(std::size_t at) {
        const std::size_t named = roles(at);
        if (named == at) return further_name(at);
        // 图/受访者提供: where the picture is from, and nobody's name.
        if (const std::size_t source = words_.any_at(named, cues_.credit_words); source > 0)
            return named + source;
        const std::size_t end = name(named, true);
        if (end > named) return end;
        unclear_ = words_.any_at(named, cues_.leads) == 0;  // "记者 周一鸣 记者昨天从…" is clear
        return at;
    }

    /// 本报记者, 文/本报首席记者, 本报驻江麓记者: gives where the roles end; `at` when there is none.
    std::size_t roles(std::size_t at) {
        for (;;) {
            std::size_t role = words_.any_at(at, cues_.roles);
            if (role == 0) role = posted(at);
            if (role == 0 && at == begin_) {
                role = of_own_paper(at);
                own_paper_ = role > 0;
            }
            if (role == 0) return at;
            text_ = text_ || tells_of_text(at, at + role);
            at += role;
        }
    }

    /// 本报首席, 本报驻江麓: what stands between the paper and the role; 0 when no role follows.
    [[nodiscard]] std::size_t posted(std::size_t at) const {
        constexpr std::size_t longest = 6;
        const std::size_t agency = at < words_.size() ? words_.any_at(at, cues_.agencies) : 0;
        if (agency == 0 || words_.any_at(at, cues_.datelines) > 0) return 0;
        for (std::size_t end = at + agency; end <= at + agency + longest && text::is_han(code(end)); ++end) {
            if (gap(end) == Gap::space) return 0;
            if (words_.any_at(end, cues_.roles) > 0) return end - at;
        }
        return 0;
    }

    /// 溪晚记者, 山报记者: what a paper calls itself, and the role; 0 where none stands. 昨晚 and 当日 are
    /// times.
    [[nodiscard]] std::size_t of_own_paper(std::size_t at) const {
        constexpr std::size_t shortest = 2, longest = 4;
        constexpr std::u32string_view ends = U"报報晚日早台臺网網视視",
                                      times = U"昨今当當每次同节節假近明前后後翌首连連平一大清傍夜春夏秋冬";
        if (words_.any_at(at, cues_.leads) > 0) return 0;
        for (std::size_t size = shortest; size <= longest && text::is_han(code(at + size - 1)); ++size) {
            const std::size_t role = words_.any_at(at + size, cues_.roles);
            if (role == 0) continue;
            const std::size_t last = at + size - 1;
            const bool paper = words_.stands(last, ends) && !words_.stands(last - 1, times);
            return paper && gap(at + size + role) == Gap::space ? size + role : 0;
        }
        return 0;
    }

    [[nodiscard]] bool tells_of_text(std::size_t first, std::size_t end) const {
        constexpr std::u32string_view signs = U"文撰写寫";
        for (; first < end; ++first) {
            if (words_.stands(first, signs)) return true;
        }
        return false;
    }

    /// 文, 图, 文/摄, 石桥报道: what the ones before did. Gives where it ends; `at` when there is none.
    std::size_t deed(std::size_t at) {
        constexpr std::size_t longest_place = 8;
        std::size_t end = deed_end(at);
        if (end > at) {
            photo_ = true;
            text_ = text_ || tells_of_text(at, end);
            return end;
        }
        if (gap(at) == Gap::none) return at;
        end = at;
        while (text::is_han(code(end)) && end < at + longest_place && (end == at || gap(end) == Gap::none))
            ++end;
        const bool reports = end > at && gap(end) != Gap::none && words_.any_before(end, cues_.reports) > 1;
        return reports && words_.any_at(at, cues_.roles) == 0 ? end : at;
    }

    static bool is_slash(char32_t code) { return code == U'／' || code == U'/'; }

    [[nodiscard]] std::size_t deed_end(std::size_t at) const {
        const std::size_t slash = is_slash(code(at)) ? 1 : 0;
        const std::size_t size = at < words_.size() ? words_.any_at(at + slash, cues_.deeds) : 0;
        if (size == 0 || (size == 1 && slash == 0 && gap(at) == Gap::none)) return at;
        const std::size_t end = at + slash + size;
        return gap(end) == Gap::none && !text::opens(code(end)) ? at : end;
    }

    // ---- names

    [[nodiscard]] std::string written(std::size_t first, std::size_t end) const {
        std::string out;
        for (; first < end; ++first) out += text::encoded(words_.codes()[first]);
        return out;
    }

    [[nodiscard]] bool is_person(std::size_t first, std::size_t end) const {
        return text::looks_like_a_person(written(first, end));
    }

    [[nodiscard]] bool has_size_of_name(std::size_t first, std::size_t end) const {
        const std::size_t size = end - first;
        if (size >= shortest_name && size <= usual_name) return true;
        if (size == longest_name) return is_person(first, end);
        const auto begin = words_.codes().begin() + static_cast<std::ptrdiff_t>(first);
        return size > longest_name && size <= 3 * longest_name &&
               std::find_if(begin, begin + static_cast<std::ptrdiff_t>(size), [](char32_t one) {
                   return one == U'·' || one == U'•';
               }) != begin + static_cast<std::ptrdiff_t>(size);
    }

    /// 昨天, 走进, 手记: what a story begins with, or what a rubric is called.
    [[nodiscard]] bool is_no_name(std::size_t first, std::size_t end) const {
        if (words_.any_at(first, cues_.leads) > 0) return true;
        return std::ranges::any_of(
            std::array{&cues_.subs, &cues_.rubrics, &cues_.sections},
            [&](const auto* words) { return words_.any_at(first, *words) == end - first; });
    }

    struct Token {
        std::size_t end;
        std::size_t line_end;  ///< the first one inside; 0: there is none
        bool apart;            ///< what is behind it is not close to it, or a role or a deed
    };

    [[nodiscard]] Token token(std::size_t first) const {
        constexpr std::size_t longest = 3 * longest_name + 1;
        const auto is_name = [](char32_t one) { return text::is_han(one) || one == U'·' || one == U'•'; };
        Token of{first, 0, false};
        for (; of.end < first + longest && is_name(code(of.end)); ++of.end) {
            if (of.end == first) continue;
            const Gap before = gap(of.end);
            if (before == Gap::space) break;
            if (of.end >= first + shortest_name &&
                (words_.any_at(of.end, cues_.roles) > 0 || deed_end(of.end) > of.end))
                break;
            if (before == Gap::line_end && of.line_end == 0) of.line_end = of.end;
        }
        of.apart =
            of.end < first + longest && (gap(of.end) != Gap::none || words_.any_at(of.end, cues_.roles) > 0 ||
                                         deed_end(of.end) > of.end || code(of.end) == U'、');
        return of;
    }

    /// The name at `first`, behind a role or a sign. Gives where it ends; `first` when there is none.
    /// `any`: a space on both sides makes any word of its size a name.
    std::size_t name(std::size_t first, bool any) {
        if (!text::is_han(code(first))) return first;
        // "图/周一鸣“今天……": OCR drops the space behind the name as well.
        const bool spaced = gap(first) != Gap::none || (first > 0 && is_slash(code(first - 1)));
        const Token of = token(first);
        std::size_t end = of.end;
        bool apart = of.apart;
        if (of.line_end > 0 && (!apart || !has_size_of_name(first, end))) {
            end = of.line_end;
            apart = true;
        }
        if (!has_size_of_name(first, end)) return unspaced_name(first);
        if (is_no_name(first, end)) return first;
        const bool person = is_person(first, end);
        // Extractors put spaces around numbers: 记者来到 12 楼.
        const bool number = text::is_digit(code(end));
        if (!apart && !(spaced && person && (text::opens(code(end)) || number))) return first;
        if (!person && !(spaced && any)) return first;
        if (!spaced && number) return first;
        return take(first, end);
    }

    /// 本报记者周一鸣昨天…: no space at all, but a word that a story begins with behind a name of known
    /// surname. In running text 记者周一鸣昨天 begins lines as well: the role must be one of this paper, or
    /// stand behind a dateline.
    std::size_t unspaced_name(std::size_t first) {
        if (begin_ == 0 && words_.any_at(0, cues_.agencies) == 0) return first;
        std::size_t end = first;
        for (std::size_t size = shortest_name; size <= usual_name; ++size) {
            const std::size_t next = first + size;
            if (next >= words_.size() || words_.any_at(next, cues_.leads) == 0 || !is_person(first, next))
                continue;
            if (end > first) return first;
            end = next;
        }
        return end == first || is_no_name(first, end) ? first : take(first, end);
    }

    /// A name behind another one, without a role.
    std::size_t further_name(std::size_t at) {
        const bool listed = code(at) == U'、';
        const std::size_t first = listed ? at + 1 : at;
        if (!text::is_han(code(first)) || (!listed && gap(first) == Gap::none)) return at;
        const Token of = token(first);
        if (!of.apart || !has_size_of_name(first, of.end) || is_no_name(first, of.end)) return at;
        const bool did = deed_end(of.end) > of.end;
        // At a line end it may as well be the first words of the story.
        const bool ended = of.end == words_.size() || gap(of.end) != Gap::line_end;
        if (!did && !(ended && is_person(first, of.end))) return at;
        return take(first, of.end);
    }

    std::size_t take(std::size_t first, std::size_t end) {
        if (found_.persons.empty()) name_ = written(first, end);
        found_.persons.push_back(words_.slice(first, end));
        return end;
    }

    // ---- what stands around it

    /// Words with spaces between them are rows of a table, or a text whose words were taken apart.
    [[nodiscard]] bool story_begins(std::size_t at, bool sign) const {
        constexpr std::size_t looked_at = 16, least = 6;
        const std::size_t most_spaces = sign ? 0 : 1;
        const bool unspaced = gap(at) == Gap::none && words_.any_at(at, cues_.leads) > 0;
        if (gap(at) == Gap::none && !text::opens(code(at)) && !text::is_digit(code(at)) && !unspaced)
            return false;
        if (sign && at + least > words_.size()) return false;
        std::size_t spaces = 0;
        for (std::size_t i = at + 1; i < std::min(words_.size(), at + looked_at); ++i) {
            if (gap(i) == Gap::space && text::is_han(code(i)) && text::is_han(code(i - 1))) ++spaces;
        }
        return spaces <= most_spaces;
    }

    /// "读者 周一鸣 编辑同志：": a letter begins behind who wrote it.
    std::optional<RunningByline> letter(std::size_t first) {
        constexpr std::size_t longest = 14, shortest_salutation = 2;
        std::size_t last = first;  // where the last word before the salutation begins
        for (std::size_t at = first + 1; at < words_.size() && at <= first + longest; ++at) {
            if (!text::is_han(code(at - 1))) return {};
            if (gap(at) != Gap::space) continue;
            const std::size_t salutation = words_.any_at(at, cues_.salutations);
            if (salutation == 0) {
                last = at;
                continue;
            }
            constexpr std::u32string_view colons = U"：:";
            if (!words_.stands(at + salutation, colons) || !has_size_of_name(last, at)) return {};
            // 高级 编辑：, 文字 编辑： say who edits.
            const bool surely = salutation > shortest_salutation && is_person(last, at);
            if (words_.any_before(last, cues_.authors) == 0 && !surely) return {};
            take(last, at);
            found_.end = at;
            found_.spaced = true;
            return std::move(found_);
        }
        return {};
    }

    const Squeezed& words_;
    const Cues& cues_;
    Gaps gaps_;
    RunningByline found_;
    std::size_t begin_ = 0;              ///< where it begins
    std::string name_;                   ///< the first
    bool own_paper_ = false;             ///< the role is one of a paper that is called by its short name
    bool unclear_ = false;               ///< a role stands behind it that nobody's name follows
    bool photo_ = false, text_ = false;  ///< what was done is said; and that it was the text
};

}  // namespace

Gaps::Gaps(std::string_view whole, const Squeezed& words)
    : whole_(whole),
      words_(words),
      runs_(text::letter_spaced_runs(
          whole.substr(0, words.size() > 0 ? words.slice(0, words.size()).end : 0))) {}

Gap Gaps::before(std::size_t at) const {
    if (!words_.space_before(at)) return Gap::none;
    const text::Slice gap{words_.slice(at - 1, at).end, words_.slice(at, at + 1).begin};
    if (gap.of(whole_).find_first_of("\r\n") != std::string_view::npos) return Gap::line_end;
    const bool in_run = std::ranges::any_of(runs_, [&](text::Slice run) { return run.contains(gap); });
    return in_run ? Gap::none : Gap::space;
}

std::optional<RunningByline> running_byline(std::string_view whole, const Squeezed& words, std::size_t at,
                                            const Cues& cues) {
    return BylineParser(whole, words, cues).parse(at);
}

}  // namespace lines
