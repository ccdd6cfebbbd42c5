#include "stories/head_matching.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "lines/squeezed.h"
#include "stories/head_looks.h"
#include "text/radicals.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace stories {
namespace {

constexpr std::size_t most_back = 8;  // stories before the headlines that are looked at
constexpr std::uint32_t reach = 24;   // stories before the headlines, near in the file
constexpr double words_weight = 8.0;  // all words of the line shared with this story and no other
constexpr double step_cost = 0.7;     // each story that stands between
constexpr double has_head_cost = 1.6;
constexpr double against_practice = 1.1;
constexpr double left_without = 0.3;  // the story right before it has none, which ought to have one before it
constexpr double change_cost = 0.6;   // the line before went to another story
constexpr double part_cost = 1.2;     // the same, and the two lines were printed as one block
constexpr double type_cost = 4.5;     // … which an image shows: of 91 pairs none went to two stories
constexpr double abreast_cost = 3.0;  // the same, and they stand on one line
constexpr double couplet_cost = 1.0;  // the same, and they are of one length
constexpr double turn_in_line = 1.5;  // … but each of the stories must get one
constexpr double each_has_one = 1.5;  // no other headlines come: of two stories without one, each gets one
constexpr double breaks_off_cost = 3.0;  // the line before goes on in this one
constexpr double back_cost = 0.2;        // headlines come in the order of their stories
constexpr double over_cost = 0.3;        // it stands over a column of this story
constexpr double tie = 0.05;
constexpr double together_cost = 1.0;  // two lines over two columns go to one story
constexpr std::size_t most_after = 3;  // stories behind headlines over several columns

struct Candidate {
    std::uint32_t target;
    double cost;
};

/// Stories around a zone: as many before it as can matter, and the next `after` behind it.
std::pair<std::uint32_t, std::uint32_t> around(const HeadZone& zone, const std::vector<HeadTarget>& targets,
                                               std::size_t after = 1) {
    const auto found = std::ranges::lower_bound(targets, zone.passage, {}, &HeadTarget::first);
    const auto middle = static_cast<std::uint32_t>(found - targets.begin());
    return {middle < reach ? 0 : middle - reach,
            static_cast<std::uint32_t>(std::min(targets.size(), middle + after))};
}

/// Stories before the zone, the nearest first, and those behind it.
std::vector<Candidate> candidates_of(const HeadZone& zone, const std::vector<HeadTarget>& targets,
                                     bool follow) {
    std::vector<std::uint32_t> before, after;
    const auto [first, last] =
        around(zone, targets, std::ranges::any_of(zone.lines, &HeadLine::apart) ? most_after : 1);
    for (std::uint32_t i = first; i < last; ++i)
        (targets[i].first < zone.passage ? before : after).push_back(i);
    std::ranges::stable_sort(before, [&](std::uint32_t a, std::uint32_t b) {
        const auto end = [&](std::uint32_t i) { return std::min(targets[i].last, zone.passage); };
        return end(a) > end(b);
    });
    std::vector<Candidate> of;
    double steps = 0;
    for (const std::uint32_t i : before) {
        if (of.size() == most_back) break;
        const bool without = of.empty() && !targets[i].has_head;
        of.push_back({i, steps * step_cost + (targets[i].has_head ? has_head_cost : 0) +
                             (follow    ? 0
                              : without ? left_without
                                        : against_practice)});
        // Stories that have a headline do not stand in the way of those that have none.
        steps += targets[i].has_head ? 0.3 : 1;
    }
    steps = 0;
    for (const std::uint32_t i : after) {
        const HeadTarget& target = targets[i];
        of.push_back({i, steps * step_cost + (target.has_head ? has_head_cost : 0) +
                             (follow && !zone.for_next ? against_practice : 0) +
                             (zone.over ? step_cost : 0)});
        steps += target.has_head ? 0.3 : 1;
    }
    for (Candidate& one : of) {
        if (zone.over == targets[one.target].first) one.cost = std::min(one.cost, over_cost);
    }
    return of;
}

/// What it costs that `line` goes to another story than the line before it.
double change_to(const HeadLine& line, const HeadLine* before, Together together) {
    if (before == nullptr) return change_cost;
    if (line.apart) return 0;
    if (line.may_go_on) return abreast_cost;
    if (!line.abreast && breaks_off(before->clean)) return breaks_off_cost;
    if (!line.abreast) {
        if (line.blanks > 0 || together == Together::nothing) return change_cost;
        return together == Together::type ? type_cost : part_cost;
    }
    const bool couplet = lines::Squeezed(before->clean).size() == lines::Squeezed(line.clean).size();
    return abreast_cost + (couplet ? couplet_cost : 0);
}

/// What it costs that a headline has so many lines: most have two, those of pictures one.
constexpr std::array<double, 4> size_costs = {0.3, 0, 1.2, 3}, size_costs_of_pictures = {0, 0.6, 2, 4};
constexpr double size_weight = 0.75;  // where other stories need not get lines of these headlines

/// Stories without a headline, in their order, that stand before the last headlines of the page; none unless
/// there are more than two, and lines for all of them.
std::vector<std::uint32_t> waiting_in_a_row(const HeadZone& zone, const std::vector<HeadTarget>& targets,
                                            const std::vector<Candidate>& candidates) {
    std::vector<std::uint32_t> stories;
    for (const Candidate& one : candidates) {
        const HeadTarget& target = targets[one.target];
        if (target.last > zone.passage) return {};
        if (!target.has_head) stories.push_back(one.target);
    }
    std::ranges::sort(stories);
    const auto lines = static_cast<std::size_t>(std::ranges::count(zone.lines, false, &HeadLine::abreast));
    const bool enough = zone.last && stories.size() > 2 && lines >= stories.size() &&
                        lines <= size_costs.size() * stories.size();
    return enough ? stories : std::vector<std::uint32_t>{};
}

/// How much of its words a line shares with each story, and with no other. Recognition spoils two pairs of
/// characters with one, so single characters count besides where stories have them: each less in a story that
/// has many.
std::vector<double> shared_with(const HeadLine& line, const std::vector<HeadTarget>& targets,
                                const std::vector<std::uint32_t>& stories) {
    constexpr double all_have = 1200;
    constexpr double characters_count = 1;  // as much as words
    std::vector<const lines::Vocabulary*> vocabularies;
    for (const std::uint32_t one : stories) vocabularies.push_back(targets[one].words);
    std::vector<double> share = lines::shared(lines::Vocabulary(line.clean), vocabularies);
    std::vector<std::uint32_t> own = han_characters(line.clean);
    if (own.empty()) return share;
    const auto count = static_cast<double>(stories.size());
    const double most = std::log(count + 1);
    std::vector<std::size_t> have;
    for (const std::uint32_t character : own) {
        have.clear();
        for (std::size_t i = 0; i < stories.size(); ++i) {
            if (std::ranges::binary_search(targets[stories[i]].characters, character)) have.push_back(i);
        }
        if (have.empty()) continue;
        const double rare = std::log((count + 1) / static_cast<double>(have.size())) / most;
        for (const std::size_t i : have) {
            const double chance =
                std::min(0.9, static_cast<double>(targets[stories[i]].characters.size()) / all_have);
            share[i] += characters_count * rare * (1 - chance) / static_cast<double>(own.size());
        }
    }
    return share;
}

/// Which part of the words of each line the stories share, each with no other.
using Shares = std::vector<std::vector<double>>;

/// Where the lines of each story begin when the stories get all lines in turn, as cheaply as can be, and
/// behind them the number of lines; nothing when there is no way.
std::vector<std::size_t> cheapest_turns(const HeadZone& zone, const std::vector<HeadTarget>& targets,
                                        const std::vector<std::uint32_t>& stories, const Shares& shares) {
    constexpr double never = std::numeric_limits<double>::max() / 4;
    // The cheapest way to have given so many lines to the stories up to this one; begins[story][lines]: where
    // its own begin.
    const std::size_t count = zone.lines.size();
    std::vector<double> costs(count + 1, never);
    costs[0] = 0;
    std::vector<std::vector<std::size_t>> begins;
    for (std::size_t story = 0; story < stories.size(); ++story) {
        const auto& costs_of_size = targets[stories[story]].picture ? size_costs_of_pictures : size_costs;
        std::vector<double> next(count + 1, never);
        std::vector<std::size_t> from(count + 1, 0);
        for (std::size_t begin = 0; begin < count; ++begin) {
            if (costs[begin] >= never) continue;
            const double inside = zone.lines[begin].abreast ? turn_in_line : 0;
            double said = 0;
            std::size_t size = 0;
            for (std::size_t end = begin + 1; end <= count; ++end) {
                said += shares[end - 1][story];
                size += zone.lines[end - 1].abreast && end - 1 > begin ? 0 : 1;
                if (size > size_costs.size()) break;
                const double cost = costs[begin] + inside + costs_of_size[size - 1] - words_weight * said;
                if (cost >= next[end]) continue;
                next[end] = cost;
                from[end] = begin;
            }
        }
        costs = std::move(next);
        begins.push_back(std::move(from));
    }
    if (costs[count] >= never) return {};
    std::vector<std::size_t> turns(stories.size() + 1, count);
    for (std::size_t story = stories.size(); story-- > 0;) turns[story] = begins[story][turns[story + 1]];
    return turns;
}

/// Each of the stories gets the next lines; nothing if the words of the lines speak clearly against that.
std::vector<std::uint32_t> given_in_turn(const HeadZone& zone, const std::vector<HeadTarget>& targets,
                                         const std::vector<std::uint32_t>& stories) {
    if (stories.empty()) return {};
    Shares shares;
    for (const HeadLine& line : zone.lines) shares.push_back(shared_with(line, targets, stories));
    const std::vector<std::size_t> turns = cheapest_turns(zone, targets, stories, shares);
    if (turns.empty()) return {};
    std::vector<std::uint32_t> of(zone.lines.size());
    double against = 0;
    for (std::size_t story = 0; story < stories.size(); ++story) {
        for (std::size_t line = turns[story]; line < turns[story + 1]; ++line) {
            of[line] = stories[story];
            against += words_weight * (std::ranges::max(shares[line]) - shares[line][story]);
        }
    }
    return against <= each_has_one ? of : std::vector<std::uint32_t>{};
}

}  // namespace

std::vector<std::uint32_t> han_characters(std::string_view words) {
    std::vector<std::uint32_t> found;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        const char32_t here = text::ideograph_of(code);
        if (text::is_han(here)) found.push_back(here);
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool heads_follow(const std::vector<HeadTarget>& targets, const std::vector<HeadZone>& zones) {
    if (targets.empty() || zones.empty()) return false;
    std::uint32_t first = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t last = 0;
    for (const HeadTarget& target : targets) {
        first = std::min(first, target.first);
        last = std::max(last, target.last);
    }
    const bool ends_with_head = zones.back().passage > last;
    const bool begins_with_head = zones.front().passage < first;
    if (begins_with_head != ends_with_head) return ends_with_head;
    // Both or neither: the words of the headlines say which.
    double before = 0, after = 0;
    for (const HeadZone& zone : zones) {
        std::optional<std::uint32_t> left, right;
        const auto [from, to] = around(zone, targets);
        for (std::uint32_t i = from; i < to; ++i) {
            if (targets[i].last < zone.passage && (!left || targets[i].last > targets[*left].last)) left = i;
            if (targets[i].first > zone.passage && (!right || targets[i].first < targets[*right].first))
                right = i;
        }
        if (!left || !right) continue;
        for (const HeadLine& line : zone.lines) {
            const lines::Vocabulary* sides[] = {targets[*left].words, targets[*right].words};
            const std::vector<double> share = lines::shared(lines::Vocabulary(line.clean), sides);
            before += share[0];
            after += share[1];
        }
    }
    return before >= after;
}

HeadMatch match_heads(const HeadZone& zone, const std::vector<HeadTarget>& targets, bool follow,
                      Together together) {
    HeadMatch match;
    match.targets.resize(zone.lines.size());
    const std::vector<Candidate> candidates = candidates_of(zone, targets, follow);
    if (candidates.empty()) return match;
    const std::vector<std::uint32_t> waiting_stories = waiting_in_a_row(zone, targets, candidates);
    const std::vector<std::uint32_t> in_turn = given_in_turn(zone, targets, waiting_stories);
    if (!in_turn.empty()) {
        std::ranges::copy(in_turn, match.targets.begin());
        match.by_words = true;
        return match;
    }
    std::vector<std::uint32_t> stories;
    for (const Candidate& one : candidates) stories.push_back(one.target);

    // The cheapest way through the lines; going over to another story costs a little.
    const std::size_t width = candidates.size();
    // Of each candidate, by how many lines in a row it has got; more than the last count as so many.
    constexpr std::size_t runs = size_costs.size();
    constexpr double never = std::numeric_limits<double>::max() / 4;
    std::vector<double> costs(width * runs, never);
    for (std::size_t i = 0; i < width; ++i) costs[i * runs] = 0;
    std::vector<std::vector<std::size_t>> from;
    std::size_t nearest = 0;
    for (std::size_t i = 1; i < width; ++i) {
        if (candidates[i].cost < candidates[nearest].cost) nearest = i;
    }
    const HeadLine* before = nullptr;
    // Of many such stories, or headlines side by side, words tell more.
    const auto waiting = std::ranges::count_if(candidates, [&](const Candidate& one) {
        return !targets[one.target].has_head && targets[one.target].first < zone.passage;
    });
    const bool two_wait = zone.last && waiting == 2 && std::ranges::none_of(zone.lines, &HeadLine::abreast);
    const auto both_without = [&](std::size_t one, std::size_t other) {
        const HeadTarget& first = targets[candidates[one].target];
        const HeadTarget& second = targets[candidates[other].target];
        if (first.has_head || second.has_head || first.first >= second.first) return false;
        const bool next = zone.for_next && first.last < zone.passage && second.first > zone.passage;
        return next || (two_wait && second.first < zone.passage);
    };
    for (const HeadLine& line : zone.lines) {
        const std::vector<double> share = shared_with(line, targets, stories);
        const double change = change_to(line, before, together);
        before = &line;
        std::vector<double> next(width * runs, never);
        std::vector<std::size_t> via(width * runs, 0);
        for (std::size_t i = 0; i < width; ++i) {
            const auto& sizes = targets[candidates[i].target].picture ? size_costs_of_pictures : size_costs;
            for (std::size_t state = 0; state < width * runs; ++state) {
                if (costs[state] >= never) continue;
                const std::size_t k = state / runs;
                const bool goes_over = k != i && !from.empty();
                // A part of a line that goes with the part before it is no line of its own.
                const bool part = line.abreast && !line.apart && k == i && !from.empty();
                const double next_one = goes_over && both_without(k, i) ? each_has_one : 0;
                const double stays = k == i && line.apart ? together_cost : 0;
                const bool back =
                    goes_over && targets[candidates[i].target].first < targets[candidates[k].target].first;
                const std::size_t so_far = state % runs;
                const std::size_t run = k != i || from.empty() ? 0
                                        : part                 ? so_far
                                                               : std::min(so_far + 1, runs - 1);
                const double size = part       ? 0
                                    : run == 0 ? sizes[0]
                                               : sizes[run] - (run == so_far ? 0 : sizes[so_far]);
                const double way = costs[state] + (goes_over ? change : 0) + stays - next_one +
                                   (back ? back_cost : 0) + (part ? 0 : candidates[i].cost) +
                                   size_weight * size - words_weight * share[i];
                if (way < next[i * runs + run]) {
                    next[i * runs + run] = way;
                    via[i * runs + run] = state;
                }
            }
        }
        costs = std::move(next);
        from.push_back(std::move(via));
    }
    std::vector<std::size_t> ends;  // the best state of each candidate
    for (std::size_t i = 0; i < width; ++i) {
        const auto first = costs.begin() + static_cast<std::ptrdiff_t>(i * runs);
        ends.push_back(static_cast<std::size_t>(std::min_element(first, first + runs) - costs.begin()));
    }
    std::size_t best = 0;
    std::size_t second = width;
    for (std::size_t i = 1; i < width; ++i) {
        if (costs[ends[i]] < costs[ends[best]]) best = i;
    }
    for (std::size_t i = 0; i < width; ++i) {
        if (i != best && (second == width || costs[ends[i]] < costs[ends[second]])) second = i;
    }
    if (second != width && costs[ends[second]] - costs[ends[best]] < tie) return match;
    std::size_t at = ends[best];
    for (std::size_t line = zone.lines.size(); line-- > 0;) {
        match.targets[line] = candidates[at / runs].target;
        if (at / runs != nearest) match.by_words = true;
        at = from[line][at];
    }
    return match;
}

std::vector<HeadMatch> match_all(const std::vector<HeadZone>& zones, const std::vector<HeadTarget>& targets,
                                 bool follow, Together together) {
    constexpr int rounds = 2;
    std::vector<HeadTarget> now = targets;
    std::vector<HeadMatch> matches(zones.size());
    std::vector<std::size_t> lines_of(targets.size(), 0);
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t zone = 0; zone < zones.size(); ++zone) {
            for (const auto& target : matches[zone].targets) {
                if (target && --lines_of[*target] == 0) now[*target].has_head = targets[*target].has_head;
            }
            HeadMatch match = match_heads(zones[zone], now, follow, together);
            const bool open = std::ranges::any_of(match.targets, [](const auto& one) { return !one; });
            if (round == 0 || !open) matches[zone] = std::move(match);
            for (const auto& target : matches[zone].targets) {
                if (!target) continue;
                ++lines_of[*target];
                now[*target].has_head = true;
            }
        }
    }
    return matches;
}

}  // namespace stories
