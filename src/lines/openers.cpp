#include "lines/openers.h"

#include <algorithm>

#include "lines/letters.h"
#include "lines/running_bylines.h"
#include "lines/squeezed.h"
#include "text/characters.h"
#include "text/letter_spacing.h"
#include "text/person_names.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace lines {
namespace {

constexpr std::size_t longest_opener = 120;  // characters
constexpr std::size_t longest_place = 12;
constexpr std::size_t longest_name = 4;

class OpenerParser {
  public:
    OpenerParser(std::string_view words, const Cues& cues)
        : whole_(words), cues_(cues), words_(words, longest_opener), runs_(text::letter_spaced_runs(words)) {}

    std::optional<Opener> parse() {
        std::size_t at = dateline();
        if (at == 0) at = bracketed_dateline();
        const std::size_t after_dateline = at;
        at = bracketed_byline(at);
        if (at == 0) at = reporter_and_place();
        if (!opener_.byline) at = byline_before_story(at);
        if (at == 0) return {};
        // "云泽社北京（记者…）3月8日电" is rare and left as text. A bare byline in brackets opens a story
        // as well, but only with a role in it.
        if (after_dateline == 0 && opener_.persons.empty() && !reported_) return {};
        opener_.extent = words_.slice(0, at);
        return opener_;
    }

    std::optional<Opener> alone() {
        if (words_.size() == 0 || words_.size() > 40) return {};
        if (auto running = all_running()) return running;
        std::size_t at = bracketed_byline(0);
        if (at == 0) {
            // "□方禾", "文/图 本报记者 方禾"
            const bool sign = text::is_one_of(code(0), byline_signs) || misread_sign_and_name();
            const std::size_t first = sign ? 1 : words_.any_at(0, cues_.credits);
            const bool role = words_.any_at(first, cues_.roles) > 0;
            if (!role && (!sign || words_.size() > first + 2 * longest_name)) return {};
            names(first, words_.size());
            if ((opener_.persons.empty() && !placed_) || others_ > 0) return {};
            const bool bullet = !role && text::is_one_of(code(0), bullets);
            if (bullet && !std::ranges::all_of(opener_.persons, [&](text::Slice person) {
                    return text::looks_like_a_person(person.of(whole_));
                }))
                return {};
            opener_.byline = words_.slice(0, words_.size());
            at = words_.size();
        }
        if (at != words_.size()) return {};
        opener_.extent = words_.slice(0, at);
        opener_.run_in = false;
        return opener_;
    }

  private:
    [[nodiscard]] bool misread_sign_and_name() const {
        constexpr std::size_t shortest = 2, longest = 3;  // characters of a name
        const std::size_t size = words_.size() - 1;
        if (size < shortest || size > longest) return false;
        if (!text::is_one_of(code(0), misread_byline_signs) || !words_.space_before(1)) return false;
        for (std::size_t i = 1; i <= size; ++i) {
            if (!text::is_han(code(i)) || (i > 1 && words_.space_before(i))) return false;
        }
        return true;
    }

    /// Could a byline without brackets begin at `at`? What a letter begins with, only its salutation tells.
    [[nodiscard]] bool may_run(std::size_t at) const {
        constexpr std::size_t letter = 20;
        if (words_.any_at(at, cues_.agencies) > 0 || words_.any_at(at, cues_.deeds) > 0) return true;
        if (words_.stands(at, byline_signs) || words_.stands(at, misread_byline_signs)) return true;
        if (is_slash(code(at + 2)) || is_slash(code(at + 3))) return true;
        if (words_.find_any(at, cues_.roles) <= at + 4) return true;  // 记者, 溪晚记者
        return at == 0 && words_.codes().substr(0, letter).find(U'：') != std::u32string::npos;
    }

    /// "本报记者 周一鸣 一只铁桶…": gives where the byline at `at` ends that a story follows, or `at`.
    std::size_t byline_before_story(std::size_t at) {
        // "本报讯 “记者 周一鸣 一只铁桶…": OCR reads the gap behind the dateline as a sign.
        constexpr std::u32string_view stray = U"“”\"";
        const std::size_t first = at > 0 && words_.stands(at, stray) ? at + 1 : at;
        if (!may_run(first)) return at;
        auto found = running_byline(whole_, words_, first, cues_);
        if (!found || found->end == words_.size()) return at;
        opener_.byline = words_.slice(first, found->end);
        opener_.persons = std::move(found->persons);
        return found->end;
    }

    /// All of the words are a byline without brackets.
    std::optional<Opener> all_running() {
        if (!may_run(0)) return {};
        auto found = running_byline(whole_, words_, 0, cues_);
        if (!found || found->end != words_.size()) return {};
        Opener opener;
        opener.extent = words_.slice(0, found->end);
        opener.byline = opener.extent;
        opener.persons = std::move(found->persons);
        opener.run_in = false;
        return opener;
    }

    [[nodiscard]] char32_t code(std::size_t at) const { return at < words_.size() ? words_.codes()[at] : 0; }

    /// Gives where the dateline ends; 0: there is none.
    std::size_t dateline() {
        if (const std::size_t length = words_.any_at(0, cues_.datelines); length > 0) {
            opener_.dateline = words_.slice(0, length);
            return length;
        }
        // "（本报讯）"
        const std::size_t inside = opens_dateline(code(0)) ? words_.any_at(1, cues_.datelines) : 0;
        if (inside > 0 && brackets_agree(code(0), code(inside + 1))) {
            opener_.dateline = words_.slice(0, inside + 2);
            return inside + 2;
        }
        // "【本报石桥讯】": what is set apart by brackets needs no space.
        const std::size_t first = code(0) == U'【' || code(0) == U'〔' ? 1 : 0;
        const std::size_t lead = first > 0 ? 0 : lead_in();
        const std::size_t name = first + lead;
        const std::size_t known = words_.any_at(name, cues_.agencies);
        const std::size_t agency = known > 0 ? name + known : first > 0 ? 0 : unknown_agency();
        if (agency == 0) return own_dateline(first);
        std::size_t at = agency;
        while (at < words_.size() && at - agency <= longest_place && text::is_han(code(at)) &&
               !wire_ends(at) && !date_from(words_, at)) {
            ++at;
        }
        const std::size_t place_end = at;
        const auto date = date_from(words_, at);
        if (date) at = date->first;
        const std::size_t wire = words_.any_at(at, cues_.wire);
        if (wire == 0) return 0;
        const std::size_t wire_end = at + wire;
        if (first > 0 && !closes_square(code(wire_end))) return 0;
        const std::size_t end = wire_end + first;
        const bool set_apart =
            first > 0 || end == words_.size() || words_.space_before(end) || opens_note(code(end));
        if (!date && (!set_apart || known == 0)) return 0;
        if (!date && place_end == agency) return 0;
        if (words_.any_at(agency, cues_.roles) > 0) return 0;
        opener_.dateline = words_.slice(0, end);
        opener_.agency = words_.slice(name, agency);
        if (place_end > agency) opener_.place = words_.slice(agency, place_end);
        if (date) opener_.date = DateFound{words_.slice(place_end, date->first), date->second};
        return end;
    }

    /// 又据云泽社石桥3月8日电: the words before an agency that a cue names.
    [[nodiscard]] std::size_t lead_in() const {
        std::size_t at = code(0) == U'又' || code(0) == U'另' ? 1 : 0;
        if (code(at) != U'据' && code(at) != U'據') return 0;
        ++at;
        return words_.any_at(at, cues_.agencies) > 0 ? at : 0;
    }

    /// "朔宁日报讯（记者…）", "【金湾讯】": a paper, a place or a station that no cue names, and what came
    /// from it. Brackets around it say so, or the credit of a reporter right behind it, or the name of a
    /// newspaper. Gives where it ends; 0: it is none.
    std::size_t own_dateline(std::size_t first) {
        constexpr std::size_t shortest = 2, longest = 10;
        constexpr std::u32string_view news = U"讯訊", words_of_news = U"通资資简簡快短喜电電时時新";
        std::size_t at = first;
        while (at <= first + longest && text::is_han(code(at)) && !words_.stands(at, news)) ++at;
        if (at < first + shortest || !words_.stands(at, news) || words_.stands(at - 1, words_of_news))
            return 0;
        const std::size_t end = at + 1;
        // A headline of a few characters over "本报讯": a line ends between them.
        if (words_.slice(first, end).of(whole_).find('\n') != std::string_view::npos) return 0;
        const bool newspaper = words_.any_before(at, cues_.newspapers) > 0;
        const bool credited = opens_note(code(end)) && words_.any_at(end + 1, cues_.roles) > 0;
        const bool apart = end == words_.size() || words_.space_before(end);
        if (first > 0 ? !closes_square(code(end)) : !credited && !(newspaper && apart)) return 0;
        opener_.dateline = words_.slice(0, end + first);
        (newspaper || credited ? opener_.agency : opener_.place) = words_.slice(first, at);
        return end + first;
    }

    /// An agency that no cue names: a short name that ends in 社. Place, date and wire word must follow.
    [[nodiscard]] std::size_t unknown_agency() const {
        constexpr std::size_t longest = 5;
        for (std::size_t at = 0; at < longest && text::is_han(code(at)); ++at) {
            if (code(at) == U'社') return at > 0 ? at + 1 : 0;
        }
        return 0;
    }

    /// "（云澤社記者周一鳴溪口8日電）": who and where are not told apart. Gives where it ends, or 0.
    std::size_t bracketed_dateline() {
        constexpr std::size_t longest = 40;
        if (!opens_note(code(0))) return 0;
        const std::size_t agency = words_.any_at(1, cues_.agencies);
        if (agency == 0 || words_.any_at(1 + agency, cues_.roles) == 0) return 0;
        std::size_t end = 1;
        while (end < std::min(longest, words_.size()) && !closes_note(code(end))) ++end;
        if (!closes_note(code(end)) || words_.any_before(end, cues_.wire) == 0) return 0;
        opener_.dateline = words_.slice(0, end + 1);
        opener_.agency = words_.slice(1, 1 + agency);
        return end + 1;
    }

    /// "記者周一鳴／溪口報導", "周一鳴／溪口報導": gives where it ends; 0: it is none.
    std::size_t reporter_and_place() {
        const std::size_t first = words_.any_at(0, cues_.roles);
        std::size_t slash = first;
        while (slash <= first + longest_name && text::is_han(code(slash))) ++slash;
        if (!is_slash(code(slash)) || slash < first + 2) return 0;
        const text::Slice name = words_.slice(first, slash);
        if (first == 0 && !text::looks_like_a_person(name.of(whole_))) return 0;
        for (std::size_t at = slash + 2; at <= slash + longest_place && text::is_han(code(at - 1)); ++at) {
            const std::size_t word = words_.any_at(at, cues_.reports);
            const std::size_t end = at + word;
            if (word == 0 || (end < words_.size() && !words_.space_before(end))) continue;
            opener_.byline = words_.slice(0, end);
            opener_.persons.push_back(name);
            return end;
        }
        return 0;
    }

    static bool closes_square(char32_t code) { return code == U'】' || code == U'〕'; }
    static bool opens_dateline(char32_t code) { return opens_note(code) || text::is_one_of(code, U"【「『"); }
    /// OCR misreads one of the two: "【本報訊』".
    static bool brackets_agree(char32_t open, char32_t close) {
        if (open == U'【') return closes_note(close) || text::is_one_of(close, U"】」』");
        return close == U'】' || (opens_note(open) && closes_note(close));
    }
    static bool is_slash(char32_t code) { return code == U'／' || code == U'/'; }

    /// Does a wire word stand at `at` and end the dateline there?
    [[nodiscard]] bool wire_ends(std::size_t at) const {
        const std::size_t wire = words_.any_at(at, cues_.wire);
        if (wire == 0) return false;
        const std::size_t end = at + wire;
        return end == words_.size() || words_.space_before(end) || opens_note(code(end)) ||
               closes_square(code(end));
    }

    /// Gives where the byline at `at` ends; `at` when there is none.
    std::size_t bracketed_byline(std::size_t at) {
        constexpr std::size_t longest = 70;
        // OCR reads a bracket and the blot beside it as two.
        const bool black = code(at) == U'【';
        const bool two = (opens_note(code(at)) || black) && opens_note(code(at + 1));
        const std::size_t inside = two ? at + 2 : at + 1;
        if (!two && !black && !opens_note(code(at))) return half_bracketed_byline(at);
        if (words_.any_at(inside, cues_.roles) == 0) return two || black ? at : bracketed_names(at);
        std::size_t end = inside;
        const bool square = black || code(at) == U'[';  // OCR reads 【 as [, and the other one right
        const auto closes = [&](char32_t one) { return closes_note(one) || (square && one == U'】'); };
        while (end < words_.size() && end < at + longest && !closes(code(end))) ++end;
        if (end == words_.size() || !closes(code(end))) return at;
        // 【记者调查】 is the name of a column.
        if (black && !two && words_.any_before(end, cues_.reports) == 0) return at;
        names(inside, end);
        opener_.byline = words_.slice(at, end + 1);
        return end + 1;
    }

    /// "本报讯（方禾 林谷）…": behind a dateline names are enough.
    std::size_t bracketed_names(std::size_t at) {
        constexpr std::size_t longest = 12;
        if (at == 0) return at;
        std::vector<text::Slice> persons;
        std::size_t first = at + 1;
        for (std::size_t end = first; end < words_.size() && end <= at + longest; ++end) {
            const bool ends = closes_note(code(end));
            const bool sign = code(end) == U'、';
            if (!ends && !sign && (end == first || !parts(end))) continue;
            const text::Slice name = words_.slice(first, end);
            // "（文化）" is a section, and nobody's name.
            if (words_.any_at(first, cues_.sections) == end - first || end - first > longest_name ||
                !text::looks_like_a_person(name.of(whole_)))
                return at;
            persons.push_back(name);
            if (ends) {
                opener_.persons = std::move(persons);
                opener_.byline = words_.slice(at, end + 1);
                return end + 1;
            }
            first = sign ? end + 1 : end;
        }
        return at;
    }

    /// "本报讯 记者方禾) …": OCR may lose the opening bracket. Behind a dateline a role, nothing but names
    /// and the closing bracket say enough.
    std::size_t half_bracketed_byline(std::size_t at) {
        constexpr std::size_t longest = 24;
        if (at == 0 || words_.any_at(at, cues_.roles) == 0) return at;
        std::size_t end = at;
        while (end < words_.size() && end < at + longest && !closes_note(code(end)) && !opens_note(code(end)))
            ++end;
        if (!closes_note(code(end))) return at;
        const Opener before = opener_;
        names(at, end);
        if (opener_.persons.size() == before.persons.size() || others_ > 0) {
            opener_ = before;
            others_ = 0;
            reported_ = false;
            return at;
        }
        opener_.byline = words_.slice(at, end + 1);
        return end + 1;
    }

    /// A space that parts two names: a line end breaks names as it breaks words, and letter-spacing puts
    /// spaces everywhere.
    [[nodiscard]] bool parts(std::size_t at) const {
        if (!words_.space_before(at)) return false;
        const text::Slice gap{words_.slice(at - 1, at).end, words_.slice(at, at + 1).begin};
        if (gap.of(whole_).find_first_of("\r\n") != std::string_view::npos) return false;
        return std::ranges::none_of(runs_, [&](text::Slice run) { return run.contains(gap); });
    }

    /// 周一鸣方小禾: where the second of two names begins that the extractor ran together; `first` when it is
    /// not two names.
    [[nodiscard]] std::size_t second_name(std::size_t first, std::size_t end) const {
        constexpr std::size_t shortest = 2, most = 6;
        if (end < first + longest_name + 1 || end > first + most) return first;
        for (const std::size_t size : {shortest + 1, shortest}) {
            const std::size_t second = first + size;
            if (end - second > shortest + 1) continue;
            if (text::looks_like_a_person(words_.slice(first, second).of(whole_)) &&
                text::looks_like_a_person(words_.slice(second, end).of(whole_)))
                return second;
        }
        return first;
    }

    /// Roles and names in [at, end); others_ counts what is neither. A place may follow with the word for
    /// what was done there: 周一鳴／溪口報導, 周一鳴溪口報導.
    void names(std::size_t at, std::size_t end) {
        constexpr std::size_t longest_before_place = 3;
        const std::size_t report = words_.any_before(end, cues_.reports);
        reported_ = report > 0 && end - report > at + 1;
        if (reported_) end -= report;
        while (at < end) {
            if (reported_ && is_slash(code(at))) return;
            const std::size_t role = words_.any_at(at, cues_.roles);
            if (role > 0) {
                at += role;
                continue;
            }
            const std::size_t first = at;
            const auto is_name = [](char32_t one) { return text::is_han(one) || one == U'·' || one == U'•'; };
            while (at < end && is_name(code(at)) &&
                   (at == first || (!parts(at) && words_.any_at(at, cues_.roles) == 0))) {
                ++at;
            }
            const bool foreign = std::u32string_view(words_.codes()).substr(first, at - first).find(U'·') !=
                                 std::u32string_view::npos;
            // "记者调查" is a genre, and nobody's name.
            const bool genre = at > first + 1 && (words_.any_at(first, cues_.subs) == at - first ||
                                                  words_.any_at(first, cues_.leads) > 0);
            const bool with_place = reported_ && at == end && at > first + longest_before_place;
            // 記者周一鳴方家集報導: a name and a place, and no two names; where it ends is not certain.
            placed_ = with_place && text::looks_like_a_person(words_.slice(first, first + 3).of(whole_));
            if (placed_) return;
            if (!genre && !with_place && at >= first + 2 && at <= first + (foreign ? 3 : 1) * longest_name) {
                opener_.persons.push_back(words_.slice(first, at));
            } else if (const std::size_t second = genre ? first : second_name(first, at); second > first) {
                opener_.persons.push_back(words_.slice(first, second));
                opener_.persons.push_back(words_.slice(second, at));
            } else if (at > first || code(at) != U'、') {
                ++others_;
            }
            if (at == first) ++at;  // a sign between names
        }
    }

    std::string_view whole_;
    const Cues& cues_;
    Squeezed words_;
    std::vector<text::Slice> runs_;
    Opener opener_;
    std::size_t others_ = 0;
    bool reported_ = false;  ///< the byline says where as well
    bool placed_ = false;    ///< … without a sign between the name and the place
};

}  // namespace

std::optional<Opener> opener_at_start(std::string_view words, const Cues& cues) {
    if (auto letter = letter_opener(words, cues)) return letter;
    return OpenerParser(words, cues).parse();
}

std::optional<Opener> byline_alone(std::string_view words, const Cues& cues) {
    return OpenerParser(words, cues).alone();
}

}  // namespace lines
