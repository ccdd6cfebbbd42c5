#include "repair/omit_signs.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <vector>

#include "repair/omit_words.h"

namespace repair {
namespace {

using omit_words::View;

constexpr std::size_t basic_plane = 0x10000;
using CharacterSet = std::bitset<basic_plane>;

CharacterSet set_of(View characters) {
    CharacterSet set;
    for (const char32_t one : characters) set.set(one % basic_plane);
    return set;
}

bool contains(const CharacterSet& set, char32_t code) {
    return code < basic_plane && set[code];
}

std::vector<View> parted(View words) {
    std::vector<View> all;
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(U' '), words.size());
        all.push_back(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return all;
}

/// By first characters, longer ones before what they begin with.
std::vector<View> sorted(std::vector<View> words) {
    std::ranges::sort(words, [](View one, View two) {
        return one.front() != two.front() ? one.front() < two.front() : one.size() > two.size();
    });
    return words;
}

/// The lists of omit_words.h as they are looked up in.
struct Tables {
    CharacterSet adjectives = set_of(omit_words::adjectives), edges = set_of(omit_words::clause_edges),
                 numerals = set_of(omit_words::numerals), measures = set_of(omit_words::measures),
                 selves = set_of(omit_words::particles) | set_of(omit_words::degrees),
                 opposites = set_of(omit_words::opposites), firsts = adjectives, place_ends;
    std::vector<View> words = sorted(parted(omit_words::words)),
                      compounds = sorted(parted(omit_words::compounds)), places = parted(omit_words::places);

    Tables() {
        firsts |= set_of(omit_words::other_firsts);
        for (const View word : words) firsts.set(word.front());
        for (const View place : places) place_ends.set(place.back());
    }

    /// The longest of the words, or compounds, at the start of `text`; empty when there is none.
    [[nodiscard]] static View word_at(const std::vector<View>& words, View text) {
        const auto below = [](View word, char32_t first) { return word.front() < first; };
        auto word = std::lower_bound(words.begin(), words.end(), text.front(), below);
        for (; word != words.end() && word->front() == text.front(); ++word) {
            if (text.starts_with(*word)) return *word;
        }
        return {};
    }

    /// Does what stands before the spot name a place or a time to measure against?
    [[nodiscard]] bool ends_in_place(View before) const {
        return !before.empty() && contains(place_ends, before.back()) &&
               std::ranges::any_of(places, [&](View place) { return before.ends_with(place); });
    }
};

const Tables& tables() {
    static const Tables all;
    return all;
}

constexpr char32_t edge = U'^', number = U'0', other = U'H', place = U'S', no_character = U'¶';

}  // namespace

bool may_follow_zui(char32_t code) {
    return contains(tables().firsts, code);
}

/// Looks at one spot and writes down what it sees.
class OmitSigns::Looker {
  public:
    Looker(View text, std::size_t at, std::u32string& out) : text_(text), at_(at), out_(out) {
        const View rest = text.substr(at);
        word_ = Tables::word_at(known_.words, rest);
        is_compound_ = word_.empty() && !Tables::word_at(known_.compounds, rest).empty();
        sort_ = text[at];
        if (!word_.empty()) {
            sort_ = U'B';
        } else {
            word_ = text.substr(at, 1);
            if (contains(known_.adjectives, sort_)) sort_ = U'A';
        }
        behind_ = at + word_.size();
        next_ = sort_of(character(behind_));
        before_ = known_.ends_in_place(text.substr(0, at)) ? place : sort_of(character(at - 1));
        clause_ = at;
        while (clause_ > 0 && at - clause_ < nearby && !is_edge(text[clause_ - 1])) --clause_;
        opens_ = clause_ == 0 || is_edge(text[clause_ - 1]);
    }

    void look() {
        if (is_compound_) add(U'C', before_);
        look_behind();
        look_before();
        look_at_both();
        look_at_clause();
        if (character(behind_) == U'的') look_at_noun();
        if (contains(known_.opposites, text_[at_])) look_at_opposites();
        if (sort_ == U'A') look_at_list();
    }

  private:
    static constexpr char32_t first_letter = U'@';  ///< of ASCII: below are digits and punctuation
    static constexpr std::size_t nearby = 8;  ///< characters of a clause that are looked at on each side

    [[nodiscard]] bool is_edge(char32_t code) const { return contains(known_.edges, code); }

    /// With punctuation of full width. Wraps: before the text is as far off as behind it.
    [[nodiscard]] char32_t character(std::size_t at) const {
        if (at >= text_.size()) return no_character;
        static constexpr View half = U",:;!?()", full = U"，：；！？（）";
        const std::size_t found = text_[at] < first_letter ? half.find(text_[at]) : View::npos;
        return found == View::npos ? text_[at] : full[found];
    }

    [[nodiscard]] char32_t sort_of(char32_t code) const {
        if (is_edge(code)) return edge;
        if (contains(known_.numerals, code)) return number;
        return code == U'一' || contains(known_.selves, code) ? code : other;
    }

    static View parts(View words) { return words; }
    static View parts(const char32_t& one) { return {&one, 1}; }

    template <class... Parts>
    void add(char32_t what, const Parts&... all) {
        out_ += what;
        bool first = true;
        const auto one = [&](View part) {
            if (!first) out_ += U'|';
            out_ += part;
            first = false;
        };
        (one(parts(all)), ...);
        out_ += separator;
    }

    void look_behind() {
        const std::array<char32_t, 2> two{character(behind_), character(behind_ + 1)};
        const std::array<char32_t, 2> sorts{next_, sort_of(two[1])};
        const View both(two.data(), two.size()), both_sorts(sorts.data(), sorts.size());
        add(U'a', word_);
        add(U'b', sort_);
        add(U'c', word_, next_);
        add(U'd', word_, two[0]);
        add(U'e', word_, both);
        add(U'f', sort_, next_);
        add(U'g', sort_, both_sorts);
        add(U'h', sort_, two[0]);
        add(U'i', sort_, both);
        add(U'p', before_, sort_, both_sorts);
    }

    void look_before() {
        const std::array<char32_t, 2> two{character(at_ - 2), character(at_ - 1)};
        const View both(two.data(), two.size());
        add(U'j', before_, sort_);
        add(U'k', two[1], sort_);
        add(U'l', two[1], word_);
        add(U'm', both, sort_);
        add(U'q', before_, word_);
        add(U's', two[1]);
        add(U't', both);
    }

    void look_at_both() {
        const char32_t last = character(at_ - 1);
        add(U'n', before_, sort_, next_);
        add(U'o', sort_of(character(at_ - 2)), before_, sort_, next_);
        add(U'r', before_, word_, next_);
        if (sort_ == U'A' || sort_ == U'B') add(U'u', last, sort_, character(behind_));
        if (sort_ == U'A' && last == text_[at_]) add(U'x', sort_);  // 薄薄的
        if (sort_ == U'A' && before_ != place && ends_word(last)) add(U'y', next_);
    }

    /// Does the adjective end a word that begins with `head`? 重|大 does; but 全县|长 does not.
    [[nodiscard]] bool ends_word(char32_t head) const {
        const auto* const found =
            std::ranges::find(omit_words::tails, text_[at_], &omit_words::Tail::adjective);
        return found != std::end(omit_words::tails) && found->heads.find(head) != View::npos;
    }

    /// How far into its clause the spot is, and which particles stand before it there.
    void look_at_clause() {
        const char32_t far = opens_ ? static_cast<char32_t>(U'0' + (at_ - clause_)) : U'x';
        add(U'D', sort_, next_, far);
        if (opens_ && clause_ == at_) add(U'Q', character(at_ - 1), sort_, next_);
        static constexpr View told = U"是其以的了有让使令";
        const View before = text_.substr(clause_, at_ - clause_);
        for (const char32_t& one : told) {
            if (before.find(one) != View::npos) add(U'P', one, sort_, next_);
        }
    }

    /// What stands behind 大的: 一块, a noun that ends the clause, 是.
    void look_at_noun() {
        std::size_t end = behind_ + 1;
        bool judged = false;
        for (; end < text_.size() && end < behind_ + nearby && !is_edge(text_[end]) && !judged; ++end) {
            judged = text_[end] == U'是';
        }
        const char32_t judgement = judged ? U'是' : U'-';
        add(U'J', before_, sort_, judgement);
        add(U'V', word_, judgement);
        const bool counted = View(U"一那这").find(character(behind_ + 1)) != View::npos &&
                             (contains(known_.measures, character(behind_ + 2)) ||
                              contains(known_.measures, character(behind_ + 3)));
        if (counted) add(U'M', before_, sort_);
        const bool ends = end >= text_.size() || is_edge(text_[end]);
        const auto size = static_cast<char32_t>(U'0' + (end - behind_ - 1));
        if (!judged) add(U'E', sort_, ends ? character(end) : U'x', size);
    }

    /// 大的76岁，小的16岁; 多的一天三百斤，少的一天五十斤, which are told apart and no superlatives.
    void look_at_opposites() {
        constexpr std::size_t longest_clause = 24, alike = 2;
        const std::size_t last = std::min(text_.size(), at_ + longest_clause);
        const char32_t next = character(at_ + 1);
        for (std::size_t i = std::max(at_, longest_clause) - longest_clause; i + 1 < last; ++i) {
            if (i == at_ || !contains(known_.opposites, text_[i]) || (i > 0 && !is_edge(text_[i - 1])))
                continue;
            if (!are_opposite(text_[i], text_[at_]) || text_[i + 1] != next) continue;
            add(i < at_ ? U'<' : U'>', next);
            if (text_.substr(i + 1, alike) == text_.substr(at_ + 1, alike)) add(U'T', sort_);
            return;
        }
    }

    static bool are_opposite(char32_t one, char32_t two) {
        constexpr View pairs = omit_words::opposites;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            if (pairs[i] == one && pairs[i ^ 1U] == two) return true;
        }
        return false;
    }

    /// 投资多、工期短的; 快的办法、实的举措: the next item of the list has an adjective too.
    void look_at_list() {
        constexpr std::size_t longest_item = 12;
        const char32_t next = character(behind_);
        if (next != U'、' && next != U'的') return;
        bool comma = false;
        for (std::size_t i = behind_; i + 1 < text_.size() && i < at_ + longest_item; ++i) {
            const bool starts_item = comma && text_[i - 1] == U'、';
            const bool alike = next == U'的' ? starts_item && text_[i + 1] == U'的'
                                             : View(U"、的").find(text_[i + 1]) != View::npos;
            comma = comma || text_[i] == U'、';
            if (!comma || !alike || !contains(known_.adjectives, text_[i])) continue;
            add(U'L', next);
            return;
        }
    }

    const Tables& known_ = tables();
    View text_;
    std::size_t at_;
    std::u32string& out_;
    View word_;      ///< what 最 may have stood before
    char32_t sort_;  ///< A: an adjective of one character; B: one of `words`; else the character itself
    bool is_compound_ = false;  ///< it begins one
    std::size_t behind_;        ///< where what follows the word begins
    char32_t before_, next_;    ///< sorts of the characters beside the word
    std::size_t clause_;        ///< its start, as far as it is looked at
    bool opens_;                ///< clause_ is its start
};

void OmitSigns::look(std::u32string_view text, std::size_t at) {
    written_.clear();
    Looker(text, at, written_).look();
}

}  // namespace repair
