#include "read/heads.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "read/squeezed.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace readers {
namespace {

/// What can be seen of one line.
struct Look {
    double length = 0;        ///< characters
    bool dash_first = false;  ///< begins with ——
    bool dash_last = false;
    bool kicker_word = false;  ///< ends with a word that kickers end with
    bool sub_word = false;     ///< ends with a word that subtitles end with
    bool visit = false;        ///< "访…", "记…": who was visited
    bool digits = false;
    bool today = false;  ///< 今, 昨, 明: news
    bool doubled = false;
    bool halves = false;  ///< two halves of about one length, a space between
};

Look look_at(const HeadLine& line, const Cues& cues) {
    Look look;
    const Squeezed words(line.clean);
    const std::u32string& codes = words.codes();
    look.doubled = line.doubled;
    look.length = static_cast<double>(codes.size());
    look.dash_first = codes.starts_with(U"——") || codes.starts_with(U"―") || codes.starts_with(U"一一");
    look.dash_last = codes.ends_with(U"——") || codes.ends_with(U"――");
    look.kicker_word = words.any_before(words.size(), cues.kickers) > 0;
    look.sub_word = words.any_before(words.size(), cues.subs) > 0;
    look.visit = codes.starts_with(U"访") || codes.starts_with(U"訪") || codes.starts_with(U"记") ||
                 codes.starts_with(U"記");
    std::size_t numerals = 0;  // 三百一十二 is a number, 一张网 is none
    for (std::size_t i = 0; i < codes.size(); ++i) {
        constexpr std::size_t number = 3;
        numerals =
            std::u32string_view(U"一二三四五六七八九十百千万〇零").find(codes[i]) == std::u32string_view::npos
                ? 0
                : numerals + 1;
        look.digits = look.digits || text::is_digit(codes[i]) || numerals >= number;
        look.today = look.today || codes[i] == U'今' || codes[i] == U'昨' || codes[i] == U'明';
        if (i > 0 && words.space_before(i)) {
            const double half = static_cast<double>(i);
            look.halves = std::abs(look.length - 2 * half) <= 3;
        }
    }
    return look;
}

/// What speaks for "subtitle under headline" (above zero) or "kicker over headline" (below) in two lines.
struct PairWeight {
    double weight;
    bool (*seen)(const Look& first, const Look& second);
};

constexpr PairWeight pair_weights[] = {
    {6.0, [](const Look&, const Look& second) { return second.dash_first; }},
    {-6.0, [](const Look& first, const Look&) { return first.dash_last; }},
    {2.5, [](const Look&, const Look& second) { return second.sub_word; }},
    {-2.0, [](const Look& first, const Look&) { return first.kicker_word; }},
    {-2.0, [](const Look& first, const Look&) { return first.visit; }},
    {6.0, [](const Look&, const Look& second) { return second.visit; }},
    {1.0, [](const Look&, const Look& second) { return second.kicker_word; }},
    {1.0, [](const Look& first, const Look& second) { return second.digits && !first.digits; }},
    {0.7, [](const Look& first, const Look& second) { return first.today && !second.today; }},
    {-0.7, [](const Look& first, const Look& second) { return second.today && !first.today; }},
    {1.5, [](const Look& first, const Look& second) { return second.length >= first.length + 5; }},
    {0.5, [](const Look& first, const Look& second) { return second.length > first.length; }},
    {1.0, [](const Look&, const Look& second) { return second.length >= 18; }},
    {-2.5, [](const Look& first, const Look& second) { return first.length <= 8 && second.length >= 9; }},
    {-1.0, [](const Look& first,
              const Look& second) { return first.length <= 8 && first.halves && !second.halves; }},
    {0.7, [](const Look& first,
             const Look& second) { return first.halves && !second.halves && first.length >= 9; }},
    {-0.7, [](const Look& first,
              const Look& second) { return second.halves && !first.halves && second.length < 18; }},
};

constexpr double blank_between = -4.5, no_blank_between = 1.0;  // a kicker stands apart, a subtitle does not

enum class Pair { kicker_main, main_sub, sub_main };

Pair judge(const Look& first, const Look& second, bool blanks_matter, bool blank) {
    // A long line in two halves over a short one was printed beside or under it, and extracted first.
    if (first.length >= second.length + 8 && first.length >= 18) return Pair::sub_main;
    // So was one in two halves that is set lighter than the line below it.
    const bool lighter = !first.doubled && second.doubled && !second.sub_word && !second.dash_first;
    if (lighter && first.halves && first.length >= 11 && !second.halves) return Pair::sub_main;
    double score = 0;
    for (const PairWeight& one : pair_weights) {
        if (one.seen(first, second)) score += one.weight;
    }
    if (blanks_matter) score += blank ? blank_between : no_blank_between;
    return score > 0 ? Pair::main_sub : Pair::kicker_main;
}

class HeadTyper {
  public:
    HeadTyper(const std::vector<HeadLine>& lines, bool blanks_matter, const Cues& cues)
        : lines_(lines), blanks_matter_(blanks_matter) {
        for (const HeadLine& line : lines) looks_.push_back(look_at(line, cues));
    }

    std::vector<TypedHead> type() {
        const auto count = static_cast<std::uint32_t>(lines_.size());
        // A short rest of a line belongs to the line before it ("让石桥的水清到每一户" / "家门口").
        std::vector<std::pair<std::uint32_t, std::uint32_t>> groups;
        for (std::uint32_t i = 0; i < count; ++i) {
            const bool rest =
                i > 0 && looks_[i].length <= 4 && !lines_[i].doubled && looks_[i - 1].length >= 6;
            if (rest) {
                ++groups.back().second;
            } else {
                groups.emplace_back(i, i + 1);
            }
        }
        if (groups.size() == 1) {
            const Look& only = looks_[groups[0].first];
            put(only.dash_last ? HeadKind::kicker : HeadKind::main, groups[0].first, groups[0].second);
        } else if (groups.size() == 2) {
            two(groups[0], groups[1]);
        } else if (groups.size() > 2) {
            many(groups);
        }
        return std::move(heads_);
    }

  private:
    using Group = std::pair<std::uint32_t, std::uint32_t>;

    void put(HeadKind kind, std::uint32_t first, std::uint32_t last) {
        heads_.push_back({kind, first, last});
    }

    [[nodiscard]] bool blank_before(const Group& group) const { return lines_[group.first].blanks > 0; }

    void two(const Group& first, const Group& second) {
        switch (judge(looks_[first.first], looks_[second.first], blanks_matter_, blank_before(second))) {
            case Pair::kicker_main:
                put(HeadKind::kicker, first.first, first.second);
                put(HeadKind::main, second.first, second.second);
                return;
            case Pair::main_sub:
                put(HeadKind::main, first.first, first.second);
                put(HeadKind::sub, second.first, second.second);
                return;
            case Pair::sub_main:
                put(HeadKind::sub, first.first, first.second);
                put(HeadKind::main, second.first, second.second);
                return;
        }
    }

    /// Both are lighter than the headline that follows: the kicker over it and the subtitle under it.
    void two_lighter(const Group& first, const Group& second) {
        const bool sub_first = looks_[first.first].dash_first || looks_[first.first].sub_word;
        put(sub_first ? HeadKind::sub : HeadKind::kicker, first.first, first.second);
        put(sub_first ? HeadKind::kicker : HeadKind::sub, second.first, second.second);
    }

    /// Kicker, headline of one or two lines, subtitles.
    void many(const std::vector<Group>& groups) {
        // Type that is printed twice is drawn after the type around it.
        const auto lighter = static_cast<std::size_t>(
            std::ranges::find_if(groups, [&](const Group& one) { return lines_[one.first].doubled; }) -
            groups.begin());
        const bool drawn_later =
            lighter > 0 && lighter < groups.size() &&
            std::all_of(groups.begin() + static_cast<std::ptrdiff_t>(lighter), groups.end(),
                        [&](const Group& one) { return lines_[one.first].doubled; });
        const bool told = groups.size() == 3 || (groups.size() == 4 && lighter == 2);
        if (drawn_later && told) {
            if (lighter == 1) {
                put(HeadKind::sub, groups[0].first, groups[0].second);
                two(groups[1], groups[2]);
            } else {
                two_lighter(groups[0], groups[1]);
                put(HeadKind::main, groups[2].first, groups.back().second);
            }
            return;
        }
        std::size_t main = 1;
        const bool no_kicker = judge(looks_[groups[0].first], looks_[groups[1].first], blanks_matter_,
                                     blank_before(groups[1])) == Pair::main_sub &&
                               (groups.size() == 2 || looks_[groups[1].first].dash_first);
        if (no_kicker) main = 0;
        for (std::size_t i = 0; i < main; ++i) put(HeadKind::kicker, groups[i].first, groups[i].second);
        // Two lines of one length, with no blank line between where blank lines mean something, are one
        // headline.
        std::size_t end = main + 1;
        if (end < groups.size() && same_headline(groups[main], groups[end], groups.size() - main)) ++end;
        put(HeadKind::main, groups[main].first, groups[end - 1].second);
        for (std::size_t i = end; i < groups.size(); ++i)
            put(HeadKind::sub, groups[i].first, groups[i].second);
    }

    [[nodiscard]] bool same_headline(const Group& first, const Group& second, std::size_t left) const {
        const Look& a = looks_[first.first];
        const Look& b = looks_[second.first];
        if (b.dash_first || b.sub_word || std::abs(a.length - b.length) > 3 || b.digits) return false;
        if (b.halves && !a.halves) return false;
        if (blanks_matter_) return !blank_before(second);
        return std::abs(a.length - b.length) <= 1 && (left >= 3 || a.length >= 12);
    }

    const std::vector<HeadLine>& lines_;
    bool blanks_matter_;
    std::vector<Look> looks_;
    std::vector<TypedHead> heads_;
};

}  // namespace

std::string_view name(HeadKind kind) {
    switch (kind) {
        case HeadKind::kicker: return "kicker";
        case HeadKind::main: return "main";
        case HeadKind::sub: return "sub";
    }
    return "main";
}

std::vector<TypedHead> type_heads(const std::vector<HeadLine>& lines, bool blanks_matter, const Cues& cues) {
    return HeadTyper(lines, blanks_matter, cues).type();
}

}  // namespace readers
