#include "stories/second_stories.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <unordered_map>

#include "lines/signatures.h"
#include "stories/head_lines.h"
#include "text/characters.h"
#include "text/person_names.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace stories {
namespace {

using lines::PassageKind;
using lines::Vocabulary;

// What speaks for a headline where a subhead was seen. Set by hand: of 340 such lines on three extractions of
// 190 pages 19 are headlines, of eight stories.
constexpr double usual = 0.05;   ///< pairs of characters both sides share, beside the geometric mean of both
constexpr double strange = 80;   ///< how far they lie under that
constexpr double of_one = 3;     ///< all it can say the text behind says, and not that before; or vice versa
constexpr double no_head = 1.5;  ///< the text before has no headline yet, and the line is of its words
constexpr double more_subheads = -0.2;  ///< each, up to two
constexpr double enough = 4.4;
constexpr double kept = 0.025;     ///< of such pairs: less at another subhead too, and none is a headline
constexpr double much = 0.45;      ///< of the words of a headline that its story says
constexpr std::size_t least = 80;  ///< pairs of characters on each side: less tells little

/// Where the pairs of characters of a story stand among its parts, its subheads left out.
class Places {
  public:
    explicit Places(std::size_t parts) : begun_(parts + 1, 0), ended_(parts + 1, 0) {}

    void add(std::size_t part, const Vocabulary& words) {
        for (const std::uint64_t pair : words.bigrams())
            places_.try_emplace(pair, part, part).first->second.second = part;
    }
    void learn() {
        for (const auto& [pair, place] : places_) {  // sums: in any order
            ++begun_[place.first + 1];
            ++ended_[place.second];
        }
        for (std::size_t i = 1; i < begun_.size(); ++i) begun_[i] += begun_[i - 1];
        for (std::size_t i = begun_.size() - 1; i-- > 0;) ended_[i] += ended_[i + 1];
    }
    [[nodiscard]] std::size_t before(std::size_t part) const { return begun_[part]; }
    [[nodiscard]] std::size_t behind(std::size_t part) const { return ended_[part]; }
    /// What the text before a subhead shares with the text behind it.
    [[nodiscard]] double shared(std::size_t part) const {
        const auto both = static_cast<double>(before(part) + behind(part) - places_.size());
        return both / std::sqrt(static_cast<double>(before(part)) * static_cast<double>(behind(part)));
    }
    [[nodiscard]] bool before(std::size_t part, std::uint64_t pair) const {
        const auto found = places_.find(pair);
        return found != places_.end() && found->second.first < part;
    }
    [[nodiscard]] bool behind(std::size_t part, std::uint64_t pair) const {
        const auto found = places_.find(pair);
        return found != places_.end() && found->second.second > part;
    }

  private:
    std::unordered_map<std::uint64_t, std::pair<std::size_t, std::size_t>> places_;  ///< first and last part
    std::vector<std::size_t> begun_, ended_;  ///< pairs whose first one stands before, whose last behind
};

class Parter {
  public:
    Parter(std::string_view text, const lines::LinedPage& page, PageParts& parts)
        : text_(text), page_(page), parts_(parts) {}

    void part() {
        const std::size_t count = parts_.units.size();
        for (std::size_t i = 0; i < count; ++i) {
            const std::vector<Part>& parts = parts_.units[i].article.parts;
            const auto subhead = std::ranges::find(parts, PassageKind::heads, &Part::kind);
            if (subhead == parts.end() || subhead == parts.begin()) continue;
            auto headline = by_words(parts_.units[i]);
            if (!headline) headline = by_authors(parts_.units[i].article);
            if (headline) part_at(i, *headline);
        }
    }

  private:
    [[nodiscard]] std::string_view words(std::uint32_t line) const {
        return page_.lines[line].slice.of(text_);
    }
    [[nodiscard]] const lines::Passage& passage(std::uint32_t at) const { return page_.passages[at]; }

    [[nodiscard]] Vocabulary words_of(const Part& part) const {
        Vocabulary all;
        add(part, all);
        return all;
    }
    void add(const Part& part, Vocabulary& to) const {
        for (const std::uint32_t one : part.passages) {
            for (std::uint32_t line = passage(one).first; line < passage(one).last; ++line)
                to.add(words(line));
        }
    }

    /// The subhead that is likeliest a headline by what the text before and behind it says.
    [[nodiscard]] std::optional<std::size_t> by_words(const Unit& unit) const {
        const std::vector<Part>& parts = unit.article.parts;
        Places places(parts.size());
        std::size_t subheads = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (parts[i].kind == PassageKind::heads)
                ++subheads;
            else
                places.add(i, words_of(parts[i]));
        }
        places.learn();
        std::optional<std::size_t> best;
        const double others = more_subheads * static_cast<double>(std::min<std::size_t>(subheads - 1, 2));
        double best_score = enough - others;
        for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
            if (parts[i].kind != PassageKind::heads) continue;
            if (std::min(places.before(i), places.behind(i)) < least) continue;
            const double score = strange * (usual - places.shared(i)) + whose(unit, i, places);
            if (score <= best_score) continue;
            best_score = score;
            best = i;
        }
        if (best && is_feature(parts, *best)) return {};
        return best;
    }

    /// Three craftsmen under three subheads: sections of one story that share no words with each other. Looks
    /// at either side of what may be a headline.
    [[nodiscard]] bool is_feature(const std::vector<Part>& parts, std::size_t headline) const {
        return shares_nothing(parts, 0, headline) || shares_nothing(parts, headline + 1, parts.size());
    }

    /// Is there a subhead among the parts [first, last) that parts texts which share hardly a word?
    [[nodiscard]] bool shares_nothing(const std::vector<Part>& parts, std::size_t first,
                                      std::size_t last) const {
        Places places(parts.size());
        for (std::size_t i = first; i < last; ++i) {
            if (parts[i].kind != PassageKind::heads) places.add(i, words_of(parts[i]));
        }
        places.learn();
        for (std::size_t i = first; i < last; ++i) {
            const bool between = places.before(i) > 0 && places.behind(i) > 0;
            if (parts[i].kind == PassageKind::heads && between && places.shared(i) < kept) return true;
        }
        return false;
    }

    /// What the words of a line say for a headline of one side alone.
    [[nodiscard]] double whose(const Unit& unit, std::size_t at, const Places& places) const {
        const Vocabulary line = words_of(unit.article.parts[at]);
        if (line.bigrams().empty()) return 0;
        double before = 0, behind = 0;
        for (const std::uint64_t pair : line.bigrams()) {
            if (places.before(at, pair)) ++before;
            if (places.behind(at, pair)) ++behind;
        }
        const double all = much * static_cast<double>(line.bigrams().size());
        if (before == 0) return of_one * std::min(1.0, behind / all);
        if (behind > 0 || has_headline(unit)) return 0;
        return of_one * std::min(1.0, before / all) + no_head;
    }

    /// Stand headlines right over the story?
    [[nodiscard]] bool has_headline(const Unit& unit) const {
        return unit.first > 0 && passage(unit.first - 1).kind == PassageKind::heads;
    }

    /// Nobody signs twice: where a story begins with its author and ends with another one's name, the last
    /// subhead is a headline.
    [[nodiscard]] std::optional<std::size_t> by_authors(const Article& article) const {
        const std::vector<Part>& parts = article.parts;
        if (parts.size() < 3 || !opens_with_author(article)) return {};
        const std::string_view author = signer(parts.back());
        if (author.empty() || opening(article).find(author) != std::string::npos) return {};
        const auto subhead = std::find_if(parts.rbegin(), parts.rend(),
                                          [](const Part& one) { return one.kind == PassageKind::heads; });
        return static_cast<std::size_t>(parts.rend() - subhead) - 1;
    }

    /// Who wrote it, in brackets behind a text: "（方禾）", "（方禾 林谷 辑）". （责任编辑 方禾） wrote
    /// nothing.
    [[nodiscard]] std::string_view signer(const Part& part) const {
        if (part.kind != PassageKind::closer && part.kind != PassageKind::byline) return {};
        const std::string_view all = words(passage(part.passages.front()).first);
        if (!text::opens(text::decode_at(all, 0).code)) return {};
        const text::Slice inside = lines::signed_part(all);
        const auto tokens = text::parts_between_spaces(inside.of(all));
        if (tokens.empty() || !text::looks_like_a_person(tokens.front())) return {};
        return tokens.front();
    }

    /// The first lines of a story, where its author is named: a line may end within the name.
    [[nodiscard]] std::string opening(const Article& article) const {
        constexpr std::uint32_t most = 3;
        const lines::Passage& first = passage(article.parts.front().passages.front());
        std::string all;
        for (std::uint32_t i = first.first; i < std::min(first.last, first.first + most); ++i)
            all += text::trimmed(words(i));
        return all;
    }

    /// Does the story say at its beginning who wrote it?
    [[nodiscard]] bool opens_with_author(const Article& article) const {
        const lines::Passage& first = passage(article.parts.front().passages.front());
        return first.opener || first.kind == PassageKind::byline;
    }

    void part_at(std::size_t unit, std::size_t headline) {
        std::vector<Part>& parts = parts_.units[unit].article.parts;
        const std::uint32_t at = parts[headline].passages.front();
        const auto first = parts.begin() + static_cast<std::ptrdiff_t>(headline);
        Unit second;
        second.article.parts.assign(first + 1, parts.end());
        if (second.article.parts.empty()) return;
        second.first = second.article.parts.front().passages.front();
        second.last = parts_.units[unit].last;
        second.ended = true;
        second.article.to_other_page = parts_.units[unit].article.to_other_page;
        parts_.units[unit].article.to_other_page = false;
        parts.erase(first, parts.end());
        parts_.units[unit].last = parts.back().passages.back();
        parts_.units[unit].words = all_words(parts);
        second.words = all_words(second.article.parts);
        HeadZone zone{at, {}, {}};
        add_head_lines(text_, page_, passage(at), zone.lines);
        const auto place = std::ranges::upper_bound(parts_.zones, at, {}, &HeadZone::passage);
        parts_.zones.insert(place, std::move(zone));
        parts_.units.push_back(std::move(second));
    }

    [[nodiscard]] Vocabulary all_words(const std::vector<Part>& parts) const {
        Vocabulary all;
        for (const Part& part : parts) add(part, all);
        return all;
    }

    std::string_view text_;
    const lines::LinedPage& page_;
    PageParts& parts_;
};

}  // namespace

void part_at_second_stories(std::string_view text, const lines::LinedPage& page, PageParts& parts) {
    Parter(text, page, parts).part();
}

}  // namespace stories
