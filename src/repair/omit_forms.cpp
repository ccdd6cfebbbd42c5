#include "repair/omit_forms.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "base/error.h"
#include "repair/omit_classes.h"
#include "repair/omit_table.h"
#include "text/scripts.h"

namespace repair {
namespace {

using namespace omit_table;

constexpr std::size_t no_match = static_cast<std::size_t>(-1);

// Those that are code: 周一鸣后强调; 笨的办法 at the head of a clause; the other items of a list in which one
// misses 最.
constexpr std::size_t speaker_form = std::size(forms), opening_form = speaker_form + 1,
                      parallel_form = speaker_form + 2;
constexpr double opening_weight = 0.25;

constexpr View clause_edges = U"，。；：！？、“”‘’「」『』（）()《》【】,;:!?…—\n";
constexpr View sentence_edges = U"。！？!?；;\n“”「」";

/// Han characters are the edge of nothing.
bool is_edge(View edges, char32_t code) {
    return (code < 0x3400 || code >= 0xA000) && edges.find(code) != View::npos;
}

/// How many characters from `at` on (`forward`), or before it, a token of a form takes; no_match if it is
/// not there.
std::size_t take(View text, std::size_t at, char32_t token, bool forward) {
    const View rest = forward ? text.substr(at) : text.substr(0, at);
    const auto edge = [&](View edges) {
        const char32_t next = rest.empty() ? U'\n' : forward ? rest.front() : rest.back();
        return is_edge(edges, next) ? 0 : no_match;
    };
    if (token == U'^') return edge(clause_edges);
    if (token == U'$') return edge(sentence_edges);
    if (token == U'H')
        return !rest.empty() && text::is_han(forward ? rest.front() : rest.back()) ? 1 : no_match;
    const auto fits = [&](View word) {
        return word.size() <= rest.size() &&
               (forward ? rest.substr(0, word.size()) : rest.substr(rest.size() - word.size())) == word;
    };
    if (rest.empty()) return no_match;
    const char32_t bound = forward ? rest.front() : rest.back();
    const std::size_t number = class_number(token);
    if (number == no_class) return token == bound ? 1 : no_match;
    if (!can_bound(number, bound, forward)) return no_match;
    std::size_t taken = no_match;
    each_word(classes[number].words, [&](View word) {
        if (fits(word)) taken = word.size();
        return taken != no_match;
    });
    return taken;
}

bool matches_behind(View text, std::size_t at, View tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i] == U'+') {
            constexpr std::size_t longest = 6;
            for (std::size_t size = 1; size <= longest; ++size, ++at) {
                if (take(text, at, U'H', true) == no_match) return false;
                if (matches_behind(text, at + 1, tokens.substr(i + 1))) return true;  // depth: of the form
            }
            return false;
        }
        const std::size_t taken = take(text, at, tokens[i], true);
        if (taken == no_match) return false;
        at += taken;
    }
    return true;
}

bool matches_before(View text, std::size_t at, View tokens) {
    for (std::size_t i = tokens.size(); i-- > 0;) {
        const std::size_t taken = take(text, at, tokens[i], false);
        if (taken == no_match) return false;
        at -= taken;
    }
    return true;
}

/// Is the adjective at `at` the end of a word? 薄薄的 is one.
bool ends_a_word(View text, std::size_t at) {
    if (at == 0) return false;
    if (text[at - 1] == text[at]) return true;
    const auto* const found = std::ranges::find(compounds, text[at], &Compound::adjective);
    return found != std::end(compounds) && found->first.find(text[at - 1]) != View::npos;
}

bool fits(View text, std::size_t at, const Form& form) {
    // Behind what it is measured against the adjective stands alone: 全县|长的隧道 is no 县长.
    const bool measured = form.before.ends_with(U'S') || form.before.ends_with(U'Q');
    constexpr View of_adjectives = U"AEJKabm";
    if (is_edge(of_adjectives, form.behind.front()) && !measured && ends_a_word(text, at)) return false;
    if (at > 0 && form.never_before.find(text[at - 1]) != View::npos) return false;
    if (at + 1 < text.size() && form.never_second.find(text[at + 1]) != View::npos) return false;
    return matches_behind(text, at, form.behind) && matches_before(text, at, form.before);
}

/// A form and a character that it can start with behind the spot (no form starts with H, ^ or $ there), and
/// the one that then has to follow; 0 when there are several.
struct Start {
    char32_t first;
    std::size_t form;
    char32_t second;
    friend bool operator==(const Start&, const Start&) = default;
};

/// In order of the characters, then of the weights. Few characters of a text start any: one look-up each
/// instead of all forms at every place, and one bit for those that start none.
class Starts {
  public:
    /// Of the forms of this weight or more.
    explicit Starts(double least_weight) : begins_(basic_plane + 1) {
        for (std::size_t i = 0; i < std::size(forms); ++i) {
            if (forms[i].weight >= least_weight) add(i);
        }
        // The heaviest first, and of equals the first of the table: the first that fits is the one.
        std::ranges::sort(all_, {}, [](const Start& one) {
            return std::tuple(one.first, -forms[one.form].weight, one.form, one.second);
        });
        all_.erase(std::unique(all_.begin(), all_.end()), all_.end());
        for (const Start& one : all_) ++begins_[one.first + 1];
        std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    }

    [[nodiscard]] std::span<const Start> with(char32_t first) const {
        if (first >= basic_plane || !known_[first]) return {};
        return std::span(all_).subspan(begins_[first], begins_[first + 1] - begins_[first]);
    }

  private:
    static constexpr std::size_t basic_plane = 0x10000;

    void add(std::size_t form) {
        const View tokens = forms[form].behind;
        PM_CHECK(View(U"H^$").find(tokens.front()) == View::npos);
        const bool literal = tokens.size() > 1 && tokens[1] > U'z';  // neither a class nor a sign
        const auto enter = [&](View word) {
            PM_CHECK(word.front() < basic_plane);
            all_.push_back({word.front(), form, word.size() > 1 ? word[1] : literal ? tokens[1] : U'\0'});
            known_.set(word.front());
            return false;
        };
        const std::size_t number = class_number(tokens.front());
        if (number == no_class) {
            enter(tokens.substr(0, 1));
        } else {
            each_word(classes[number].words, enter);
        }
    }

    std::vector<Start> all_;
    std::vector<std::uint32_t> begins_;  ///< by character: where its starts begin in all_
    std::bitset<basic_plane> known_;
};

constexpr std::size_t shortest_name = 2, longest_name = 4;

/// 周一鸣后强调 at `at`, where the text elsewhere says 周一鸣 at the head of a clause that speaks or acts.
bool is_speaker(View text, std::size_t at, const Speakers& speakers) {
    // What ends in one of these is an event, and 后 says when: 讲话后指出.
    static constexpr View events = U"会话研察报后动束";
    if (text[at] != U'后' || !matches_behind(text, at, U"后V")) return false;
    for (std::size_t size = shortest_name; size <= longest_name && size <= at; ++size) {
        const View name = text.substr(at - size, size);
        if (!matches_before(text, at - size, U"^")) continue;
        return events.find(name.back()) == View::npos && speakers.find(name) != speakers.end();
    }
    return false;
}

/// Is there an adjective of one character at `at`, with one of `behind` after it?
bool is_adjective(View text, std::size_t at, View behind) {
    return at + 1 < text.size() && take(text, at, U'A', true) == 1 && behind.find(text[at + 1]) != View::npos;
}

/// The adjective of the item after the 、 at `comma` that stands as the one before it does: at the start
/// (快的速度、硬的措施) or at the end (投资多、受益面广的); no_match if there is none.
std::size_t parallel_adjective(View text, std::size_t comma, bool starts_item) {
    constexpr std::size_t longest_noun = 5;
    if (starts_item) return is_adjective(text, comma + 1, U"的") ? comma + 1 : no_match;
    for (std::size_t at = comma + 2; at <= comma + 1 + longest_noun && at < text.size(); ++at) {
        if (is_adjective(text, at, U"、的")) return at;
        if (!text::is_han(text[at])) break;
    }
    return no_match;
}

/// 大的76岁，小的只有16岁: the adjective that opens the next clause, where it is the opposite of the one at
/// `at`; no_match if it is none.
std::size_t opposite_adjective(View text, std::size_t at) {
    static constexpr View pairs = U"大小早晚多少高低长短远近快慢厚薄强弱";
    constexpr std::size_t longest_clause = 20;
    const std::size_t found = pairs.find(text[at]);
    if (found == View::npos || at + 1 >= text.size() || text[at + 1] != U'的') return no_match;
    const char32_t opposite = pairs[found ^ 1U];
    for (std::size_t next = at + 2; next < std::min(text.size(), at + 2 + longest_clause); ++next) {
        if (View(U"，,；;、").find(text[next]) == View::npos) continue;
        const bool there = next + 2 < text.size() && text[next + 1] == opposite && text[next + 2] == U'的';
        return there ? next + 1 : no_match;
    }
    return no_match;
}

/// 前两公里是水泥路，后一公里还是土路: does a clause before `at` in the sentence begin with the first of
/// them?
bool follows_the_first(View text, std::size_t at) {
    static constexpr View numbers = U"0123456789一二两三四五六七八九十几半";
    constexpr std::size_t nearby = 40;
    for (std::size_t other = at; other-- > std::max(at, nearby) - nearby;) {
        if (View(U"。！？；!?;").find(text[other]) != View::npos) return false;
        const bool is_time =
            other > 0 && View(U"目以之日年月天周时提从此").find(text[other - 1]) != View::npos;
        if (!is_time && text[other] == U'前' && numbers.find(text[other + 1]) != View::npos) return true;
    }
    return false;
}

/// 多的一天三百斤，少的一天五十斤; 后一排听不清，前一排帮着传话: two that are told apart, said alike.
/// (大的76岁， 小的只有16岁 is not.)
bool is_told_apart(View text, std::size_t at) {
    static constexpr View pairs = U"大小早晚多少高低长短远近快慢厚薄强弱好差先后前后";
    constexpr std::size_t longest_clause = 24, alike = 2;
    if (at + alike >= text.size()) return false;
    if (text[at] == U'后' && follows_the_first(text, at)) return true;
    const View frame = text.substr(at + 1, alike);
    const auto is_opposite = [&](char32_t code) {
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            if (pairs[i] == text[at] && pairs[i ^ 1U] == code) return true;
        }
        return false;
    };
    const std::size_t first = std::max(at, longest_clause) - longest_clause;
    const std::size_t last = std::min(text.size(), at + longest_clause);
    for (std::size_t other = first; other + alike < last; ++other) {
        const bool begins = other == 0 || is_edge(clause_edges, text[other - 1]);
        if (!begins || !is_opposite(text[other])) continue;
        if (text.substr(other + 1, alike) == frame) return true;
        // 大的沙丘有五层楼高，小的一夜就能挪走: the first has a noun, so it is no 大的76岁.
        const bool has_noun = text[other + 1] == U'的' && matches_behind(text, other + 2, U"HHH");
        if (other < at && text[at + 1] == U'的' && has_noun) return true;
    }
    return false;
}

/// 笨的办法就是慢: a judgement and its noun open a clause, and no opposite is told apart from them in a
/// clause nearby (快的要半个月，慢的要两个月). What is measured (高的楼层先通水) may open one in any prose.
bool opens_a_clause(View text, std::size_t at) {
    static constexpr View judgements = U"苦累忙差难急笨险惨陡慢快强弱严",
                          no_noun = U"时话有都也就像做是要在会能";
    static constexpr View pairs = U"快慢强弱忙闲松严难易";
    constexpr std::size_t nearby = 40;
    if (at + 1 >= text.size() || text[at + 1] != U'的') return false;  // nearly everywhere
    if (judgements.find(text[at]) == View::npos) return false;
    if (!matches_behind(text, at + 1, U"的H") || !matches_before(text, at, U"^")) return false;
    if (no_noun.find(text[at + 2]) != View::npos) return false;
    const std::size_t last = std::min(text.size(), at + nearby);
    for (std::size_t other = std::max(at, nearby) - nearby; other + 1 < last; ++other) {
        const std::size_t found = pairs.find(text[other]);
        if (text[other + 1] != U'的' || found == View::npos || other == at) continue;
        if (pairs[found ^ 1U] == text[at]) return false;
    }
    return true;
}

/// The spots of the items that follow the one numbered `first` in its list, of no weight of their own. Ends
/// at the next of the `found` spots, which has its own turn: no item is looked at twice.
void add_parallels(View text, std::size_t first, std::size_t found, std::vector<OmitSpot>& spots) {
    const OmitSpot spot = spots[first];
    const std::size_t end = first + 1 < found ? spots[first + 1].at : text.size();
    constexpr std::size_t longest_noun = 8;
    if (const std::size_t opposite = opposite_adjective(text, spot.at); opposite < end) {
        spots.push_back({.at = opposite, .weight = 0, .form = parallel_form});
        return;
    }
    if (!is_adjective(text, spot.at, U"、的")) return;
    const bool starts_item = text[spot.at + 1] == U'的';
    for (std::size_t at = spot.at; at != no_match;) {
        std::size_t comma = at + 1;
        if (starts_item) {
            while (comma < std::min(text.size(), at + 2 + longest_noun) && text::is_han(text[comma])) ++comma;
        }
        if (comma >= text.size() || text[comma] != U'、') return;
        at = parallel_adjective(text, comma, starts_item);
        if (at != no_match && at >= end) return;
        if (at != no_match) spots.push_back({.at = at, .weight = 0, .form = parallel_form});
    }
}

}  // namespace

void add_speakers(std::u32string_view block, Speakers& speakers) {
    static constexpr std::array<View, 10> acts = {U"强调", U"指出", U"要求", U"表示", U"提出",
                                                  U"认为", U"介绍", U"主持", U"说",   U"在"};
    static constexpr View firsts = U"强指要表提认介主说在";
    for (std::size_t at = 0; at < block.size(); ++at) {
        if (at > 0 && !is_edge(clause_edges, block[at - 1])) continue;
        for (std::size_t size = shortest_name; size <= longest_name && at + size < block.size(); ++size) {
            const View name = block.substr(at, size);
            const View behind = block.substr(at + size);
            if (firsts.find(behind.front()) == View::npos) continue;
            const bool speaks = std::ranges::any_of(acts, [&](View act) { return behind.starts_with(act); });
            if (speaks && std::ranges::all_of(name, text::is_han)) speakers.emplace(name);
        }
    }
}

std::vector<OmitSpot> omit_spots(std::u32string_view block, const Speakers& speakers, bool certain_only) {
    static const Starts all(0), certain(certain_weight);
    const Starts& starts = certain_only ? certain : all;
    std::vector<OmitSpot> spots;
    for (std::size_t at = 0; at < block.size(); ++at) {
        std::optional<OmitSpot> best;
        const char32_t next = at + 1 < block.size() ? block[at + 1] : U'\0';
        for (const auto& [first, i, second] : starts.with(block[at])) {
            if (second != U'\0' && second != next) continue;
            if (!fits(block, at, forms[i])) continue;
            best = {.at = at, .weight = forms[i].weight, .form = i};
            break;
        }
        if (is_speaker(block, at, speakers))
            best = {.at = at, .weight = certain_weight, .form = speaker_form};
        if (!best && !certain_only && opens_a_clause(block, at))
            best = {.at = at, .weight = opening_weight, .form = opening_form};
        if (best && (best->weight >= certain_weight || !is_told_apart(block, at))) spots.push_back(*best);
    }
    const std::size_t found = certain_only ? 0 : spots.size();
    for (std::size_t i = 0; i < found; ++i) add_parallels(block, i, found, spots);
    std::ranges::sort(spots, {}, &OmitSpot::at);
    return spots;
}

}  // namespace repair
