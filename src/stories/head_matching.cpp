#include "stories/head_matching.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "lines/squeezed.h"
#include "stories/head_looks.h"
#include "stories/head_shares.h"
#include "stories/head_steps.h"

namespace stories {
namespace {

using enum HeadClue;

constexpr std::size_t most_back = 8;      // stories before the headlines that are looked at
constexpr std::size_t most_ahead = 3;     // stories behind them, and as many pictures
constexpr std::uint32_t reach = 24;       // … near in the file, on either side
constexpr std::size_t kept = 32;          // ways that are followed at once
constexpr std::size_t most_alike = 3;     // … of which nothing that comes can tell one from the other
constexpr double tie = 0.03;              // ways that are about as good
constexpr std::size_t longest_block = 5;  // lines: of more, the first ones say what they are
constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

/// A story that may get lines of a zone.
struct Candidate {
    std::uint32_t target = 0;
    bool ahead = false;    ///< it stands behind the zone
    std::size_t rank = 0;  ///< stories between
    bool over = false;
};

/// Lines up to some one, given to stories.
struct State {
    double score = 0;
    HeadClues clues{};
    std::uint64_t given = 0;               ///< stories that have a headline, from the first near one on
    std::array<std::uint8_t, 64> alone{};  ///< … the length of one short line that is all of it
    std::uint32_t target = nobody;
    std::uint32_t block = 0;               ///< the line with which the last headline begins
    std::uint32_t from = 0, at = 0;        ///< the state before the last line, and this one among all
    float said = 0;                        ///< of the last headline: the words that its story says
    std::uint16_t lines = 0;               ///< of the last headline
    std::uint16_t before = 0, behind = 0;  ///< headlines that stand so to their stories
    bool lighter_stays = false;            ///< a headline has a lighter line behind a heavier one
};

class Matcher {
  public:
    using May = std::function<bool(std::uint32_t line, std::uint32_t target)>;

    Matcher(const HeadPage& page, const lines::Cues& cues, const HeadWeights& weights, May may = {})
        : page_(page), cues_(cues), weights_(weights), may_(std::move(may)), states_(1) {}

    void run() {
        for (const HeadZone& zone : page_.zones) {
            enter(zone);
            for (std::uint32_t line = 0; line < zone.lines.size(); ++line) take(line);
            for (State& state : states_) close(state, static_cast<std::uint32_t>(zone.lines.size()));
        }
        std::ranges::stable_sort(states_, std::ranges::greater(), &State::score);
    }

    [[nodiscard]] const std::vector<State>& states() const { return states_; }
    [[nodiscard]] const HeadSteps& steps() const { return steps_; }

  private:
    void see(State& state, HeadClue clue, double often = 1) const {
        const auto at = static_cast<std::size_t>(clue);
        state.clues.at(at) += static_cast<float>(often);
        state.score += weights_.at(at) * often;
    }

    // ---- a zone

    void enter(const HeadZone& zone) {
        zone_ = &zone;
        readings_.clear();
        const auto& targets = page_.targets;
        const auto found = std::ranges::lower_bound(targets, zone.passage, {}, &HeadTarget::first);
        const auto middle = static_cast<std::uint32_t>(found - targets.begin());
        const std::uint32_t base = middle < reach ? 0 : middle - reach;
        for (State& state : states_) {
            const std::uint32_t on = base - base_;
            state.given = on < 64 ? state.given >> on : 0;
            std::shift_left(state.alone.begin(), state.alone.end(), on);
            std::fill(state.alone.end() - std::min(on, 64U), state.alone.end(), std::uint8_t{0});
            state.target = nobody;
        }
        base_ = base;
        find_candidates(middle);
        shares_.clear();
        std::vector<StoryWords> stories;
        for (const Candidate& one : candidates_)
            stories.push_back({targets[one.target].words, targets[one.target].characters});
        for (const HeadLine& line : zone.lines) shares_.push_back(shared_with(line.clean, stories));
    }

    /// Stories before the zone, the nearest first, and then those behind it.
    void find_candidates(std::uint32_t middle) {
        candidates_.clear();
        const auto& targets = page_.targets;
        const auto add = [&](std::uint32_t target, bool ahead, std::size_t rank) {
            candidates_.push_back({target, ahead, rank, zone_->over == targets[target].first});
        };
        std::vector<std::uint32_t> before;
        for (std::uint32_t i = base_; i < middle; ++i) {
            if (!targets[i].needs_none) before.push_back(i);
        }
        std::ranges::stable_sort(before, std::ranges::greater(), [&](std::uint32_t i) {
            return std::pair(std::min(targets[i].last, zone_->passage), i);
        });
        std::size_t stories = 0, pictures = 0;
        for (std::size_t i = 0; i < std::min(before.size(), most_back); ++i) {
            add(before[i], false, stories);
            if (!targets[before[i]].picture) ++stories;
        }
        stories = 0;
        const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(targets.size(), middle + reach));
        for (std::uint32_t i = middle; i < end; ++i) {
            if (targets[i].needs_none) continue;
            std::size_t& count = targets[i].picture ? pictures : stories;
            if (count < most_ahead) add(i, true, stories);
            ++count;
        }
    }

    [[nodiscard]] const HeadTarget& target_of(const Candidate& one) const {
        return page_.targets[one.target];
    }
    [[nodiscard]] std::uint64_t bit(std::uint32_t target) const {
        return std::uint64_t{1} << (target - base_);
    }

    // ---- a line

    void take(std::uint32_t line) {
        const auto at = static_cast<std::uint32_t>(steps_.size());
        if (line > 0) look_between(zone_->lines[line - 1], zone_->lines[line]);
        std::vector<char> may(candidates_.size(), 1);
        if (may_) {
            for (std::size_t i = 0; i < may.size(); ++i) may[i] = may_(at, candidates_[i].target) ? 1 : 0;
            if (std::ranges::count(may, 1) == 0) std::ranges::fill(may, 1);
        }
        std::vector<State> next;
        next.reserve(states_.size() * candidates_.size());
        for (std::uint32_t from = 0; from < states_.size(); ++from) {
            const State& state = states_[from];
            State closed = state;
            if (line > 0) close(closed, line);
            for (std::size_t i = 0; i < candidates_.size(); ++i) {
                if (may[i] == 0) continue;
                const bool stays = state.target == candidates_[i].target;
                State one = stays ? state : closed;
                if (stays) {
                    stay(one, line);
                } else {
                    if (line > 0) change(one, line, candidates_[i]);
                    begin(one, line, i);
                }
                if (target_of(candidates_[i]).picture && one.lines > 1) see(one, picture_lines);
                see(one, words, shares_[line][i]);
                one.said += static_cast<float>(shares_[line][i]);
                one.from = from;
                next.push_back(one);
            }
            if (candidates_.empty()) {
                next.push_back(state);
                next.back().from = from;
            }
        }
        keep_best(next);
    }

    /// … of those that nothing can tell apart, a few: they may tie.
    void keep_best(std::vector<State>& next) {
        struct Alike {
            std::uint32_t first = 0;
            std::size_t count = 0;
        };
        std::ranges::stable_sort(next, std::ranges::greater(), &State::score);
        states_.clear();
        std::vector<HeadSteps::Step> steps;
        std::map<std::tuple<std::uint64_t, std::uint32_t, std::uint32_t, std::uint32_t>, Alike> alike;
        for (State& state : next) {
            const bool full = states_.size() == kept;
            if (full && state.score < states_.back().score - tie) break;
            const auto standing = static_cast<std::uint32_t>(state.before) << 16U | state.behind;
            const auto key = std::tuple(state.given, state.target, state.block, standing);
            if (full && !alike.contains(key)) continue;
            state.at = static_cast<std::uint32_t>(states_.size());
            Alike& same = alike.try_emplace(key, Alike{state.at, 0}).first->second;
            const State& first = same.count == 0 ? state : states_[same.first];
            if (state.score >= first.score - tie) steps_.meet(same.first, first.from, state.from);
            if (full || ++same.count > most_alike) continue;
            steps.push_back({state.target, state.from, same.first});
            states_.push_back(state);
        }
        steps_.add(std::move(steps));
    }

    /// What costs a look at the words: once for all states.
    void look_between(const HeadLine& before, const HeadLine& here) {
        couplet_ = here.abreast && lines::Squeezed(before.clean).size() == lines::Squeezed(here.clean).size();
        in_phrase_ = !here.abreast && breaks_off(before.clean);
    }

    void stay(State& state, std::uint32_t line) const {
        const HeadLine& here = zone_->lines[line];
        if (here.apart) see(state, stay_apart);
        if (here.blanks > 0 && page_.context.blanks_matter) see(state, stay_blank);
        if (lighter(line)) {
            see(state, stay_weight);
            if (state.lighter_stays) see(state, stay_weight_again);
            state.lighter_stays = true;
        }
        if (here.abreast && !here.apart) return;
        ++state.lines;
        see(state, state.lines == 2 ? two_lines : more_lines);
    }

    /// Type that is printed twice is drawn behind the plain type of its headline.
    [[nodiscard]] bool lighter(std::uint32_t line) const {
        return !zone_->lines[line].doubled && zone_->lines[line - 1].doubled;
    }

    void change(State& state, std::uint32_t line, const Candidate& to) const {
        const HeadLine& here = zone_->lines[line];
        see(state, HeadClue::change);
        if (page_.targets[to.target].first < page_.targets[state.target].first) see(state, change_back);
        if (here.apart) see(state, change_apart);
        if (here.may_go_on) see(state, change_in_line);
        if (here.abreast) see(state, change_abreast);
        if (couplet_) see(state, change_couplet);
        if (in_phrase_) see(state, change_in_phrase);
        if (lighter(line)) see(state, change_of_weight);
        if (here.abreast || here.blanks > 0) return;
        if (page_.together != Together::nothing) see(state, change_in_block);
        if (page_.together == Together::type) see(state, change_in_type);
    }

    /// A headline of the candidate begins.
    void begin(State& state, std::uint32_t line, std::size_t which) const {
        const Candidate& to = candidates_[which];
        const HeadTarget& story = target_of(to);
        state.target = to.target;
        state.block = line;
        state.lines = 1;
        state.said = 0;
        std::uint16_t& same = to.ahead ? state.before : state.behind;
        see(state, practice, std::log((same + 1.0) / (state.before + state.behind + 2.0)));
        ++same;
        if (to.over) see(state, over);
        place(state, to);
        if ((state.given & bit(to.target)) != 0) {
            see(state, again);
            return;
        }
        state.given |= bit(to.target);
        if (story.picture) {
            see(state, first_picture);
        } else {
            see(state, first);
            if (story.opener) see(state, first_opener);
        }
    }

    /// Where the story of a headline stands.
    void place(State& state, const Candidate& to) const {
        const bool last = zone_ == &page_.zones.back();
        if (to.rank == 0) {
            see(state, beside);
        } else if (to.ahead) {
            see(state, HeadClue::ahead);
        } else {
            see(state, last ? far_back_last : far_back);
        }
        for (const Candidate& between : candidates_) {
            if (between.ahead != to.ahead || between.rank >= to.rank || target_of(between).picture) continue;
            const bool open = (state.given & bit(between.target)) == 0;
            if (to.ahead) {
                see(state, open ? ahead_open : ahead_given);
            } else if (!open || !last) {
                see(state, open ? back_open : back_given);
            }
        }
    }

    /// The lines up to `end` are the last ones of a headline.
    void close(State& state, std::uint32_t end) {
        if (state.target == nobody) return;
        if (state.said <= 0) see(state, no_word);
        halves(state, end);
        const std::uint32_t last = std::min(end, state.block + static_cast<std::uint32_t>(longest_block));
        const auto [found, is_new] = readings_.try_emplace({state.block, last}, 0.0);
        if (is_new) {
            const auto first = zone_->lines.begin();
            const std::vector<HeadLine> lines(first + state.block, first + last);
            found->second = head_readings(lines, page_.context, cues_).front().score;
        }
        see(state, reading, found->second);
    }

    /// OCR reads a headline set over two columns as two short ones, each with its column.
    void halves(State& state, std::uint32_t end) const {
        constexpr std::size_t shortest = 3, longest = 9, most_apart = 1;
        constexpr std::uint8_t neither = 255;
        if (page_.together != Together::type) return;
        const std::size_t length = lines::Squeezed(zone_->lines[state.block].clean).size();
        const bool may_be = end - state.block == 1 && length >= shortest && length <= longest;
        std::uint8_t& other = state.alone.at(state.target - base_);
        if (other == 0) {
            other = may_be ? static_cast<std::uint8_t>(length) : neither;
            return;
        }
        const std::size_t apart = other > length ? other - length : length - other;
        if (may_be && apart <= most_apart) see(state, again_half);
        other = neither;
    }

    const HeadPage& page_;
    const lines::Cues& cues_;
    const HeadWeights& weights_;
    const May may_;
    const HeadZone* zone_ = nullptr;
    std::uint32_t base_ = 0;  ///< the first target that is near
    std::vector<Candidate> candidates_;
    std::vector<std::vector<double>> shares_;                             ///< of each line and candidate
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> readings_;  ///< by the lines of a headline
    bool couplet_ = false, in_phrase_ = false;                            ///< the line and the one before it
    std::vector<State> states_;
    HeadSteps steps_;
};

/// Does each line stand beside the story that it is given to?
bool stands_beside(const HeadZone& zone, const HeadMatch& match, const std::vector<HeadTarget>& targets) {
    const auto next = std::ranges::lower_bound(targets, zone.passage, {}, &HeadTarget::first);
    return std::ranges::all_of(match.targets, [&](const auto& target) {
        if (!target) return false;
        const HeadTarget& story = targets[*target];
        if (story.first > zone.passage) return next->first == story.first;
        return story.last + 1 >= zone.passage;
    });
}

}  // namespace

HeadWeights head_weights(Together together) {
    HeadWeights weights{};
    for (const HeadClueWeight& one : head_clue_weights()) {
        weights.at(static_cast<std::size_t>(one.clue)) =
            together == Together::type ? one.recognised : one.weight;
    }
    return weights;
}

std::vector<HeadWay> head_ways(const HeadPage& page, const lines::Cues& cues, const HeadWeights& weights,
                               const std::function<bool(std::uint32_t line, std::uint32_t target)>& may) {
    Matcher matcher(page, cues, weights, may);
    matcher.run();
    std::vector<HeadWay> ways;
    for (const State& state : matcher.states())
        ways.push_back({matcher.steps().way_to(state.at), state.clues, state.score});
    return ways;
}

std::vector<HeadMatch> match_heads(const HeadPage& page, const lines::Cues& cues) {
    const HeadWeights weights = head_weights(page.together);
    Matcher matcher(page, cues, weights);
    matcher.run();
    const std::vector<State>& states = matcher.states();
    const std::vector<std::uint32_t> best = matcher.steps().way_to(states.front().at);
    std::vector<char> open = matcher.steps().open_on(states.front().at);
    for (const State& state : states) {
        if (state.score < states.front().score - tie) break;
        const std::vector<std::uint32_t> other = matcher.steps().way_to(state.at);
        for (std::size_t i = 0; i < best.size(); ++i) {
            if (other[i] != best[i]) open[i] = 1;
        }
    }
    std::vector<HeadMatch> matches;
    std::size_t at = 0;
    for (const HeadZone& zone : page.zones) {
        HeadMatch& match = matches.emplace_back();
        match.targets.resize(zone.lines.size());
        for (auto& target : match.targets) {
            if (open[at] == 0 && best[at] != nobody) target = best[at];
            ++at;
        }
        match.adjacent = stands_beside(zone, match, page.targets);
    }
    return matches;
}

}  // namespace stories
