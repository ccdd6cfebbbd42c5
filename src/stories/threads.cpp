#include "stories/threads.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include "stories/passage_looks.h"

namespace stories {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t most_stories = 12;  ///< under way at once
constexpr std::size_t remembered = 12;    ///< paragraphs whose words tell a story
constexpr std::uint32_t most_ends = 4;    ///< of one story, left open
constexpr std::uint32_t reach = 60;       ///< passages
constexpr std::size_t ways_kept = 48;
constexpr double hopeless = 12;  ///< no way so far behind the best catches up
constexpr double least_on = -1;  ///< continuity of a sentence that goes on, but for the next block

/// A story under way.
struct Under {
    std::uint32_t last = 0;  ///< passage
    std::array<std::uint32_t, remembered> members{};
    std::uint32_t size = 0;
    std::array<std::uint32_t, most_ends> ends{};  ///< paragraphs left open, without the last
    std::uint32_t open = 0;                       ///< so many
    bool ended = false;
    bool passed = false;  ///< a story that had not waited so long was read since
};

struct Way {
    double score = 0;
    std::vector<Under> stories;  ///< the one that waited longest first
    std::uint32_t step = none;   ///< the last one taken
};

/// What a passage may do, and the score of the way with it.
struct Choice {
    Ties ties;
    double score;
    std::uint32_t way;
    std::uint32_t story;  ///< none: it begins one
    std::uint32_t end;
    bool on;  ///< goes on with that end, if it is open
};

struct Step {
    std::uint32_t passage, before;
    bool goes_on;
    bool doubtful;           ///< another story would have done nearly as well
    std::uint32_t previous;  ///< step
};

class Weaver {
  public:
    Weaver(std::string_view text, const lines::LinedPage& page, std::span<const double> weights)
        : page_(page),
          weights_(weights),
          evidence_(text, page),
          looks_(text, page),
          opened_(looks_.share_of_openers()) {}

    Threads weave() {
        const auto count = static_cast<std::uint32_t>(page_.passages.size());
        std::vector<Way> ways(1);
        for (std::uint32_t at = 0; at < count; ++at) ways = step(ways, at);
        for (Way& way : ways) {
            for (const Under& story : way.stories) way.score += leaving(story);
        }
        Threads found;
        found.weighed = weighed_;
        found.before.resize(count);
        found.goes_on.resize(count, 0);
        found.doubtful.resize(count, 0);
        for (std::uint32_t at = 0; at < count; ++at) found.before[at] = at;
        const auto best = std::ranges::max_element(ways, {}, &Way::score);
        for (std::uint32_t i = best->step; i != none; i = steps_[i].previous) {
            found.before[steps_[i].passage] = steps_[i].before;
            found.goes_on[steps_[i].passage] = steps_[i].goes_on ? 1 : 0;
            found.doubtful[steps_[i].passage] = steps_[i].doubtful ? 1 : 0;
        }
        return found;
    }

    /// Takes the way that `known` tells, whatever its score, and notes every choice that it had.
    std::vector<Lesson> learn(std::span<const Known> known) {
        std::vector<Lesson> lessons;
        std::vector<Way> ways(1);
        for (std::uint32_t at = 0; at < page_.passages.size(); ++at) {
            if (passage(at).kind != lines::PassageKind::body) {
                ways = step(ways, at);
                continue;
            }
            evidence_.forget();
            best_of_way_.assign(1, {});
            const Way& way = ways.front();
            std::vector<Choice> choices;
            add_choices(way, 0, at, choices);
            std::size_t right = choices.size() - 1;
            double best = -1;
            for (std::size_t i = 0; i + 1 < choices.size(); ++i) {
                const Choice& one = choices[i];
                const Under& story = way.stories[one.story];
                const std::uint32_t from = end_of(story, one.end);
                const bool own = std::ranges::any_of(
                    trail_[story.last], [&](std::uint32_t member) { return member == known[at].before; });
                const bool same = from == known[at].before;
                const bool on = one.on && is_open(from);
                const double fits = !own ? -1 : (same ? 2 : 0) + (on == known[at].goes_on ? 1 : 0);
                if (fits > best) {
                    best = fits;
                    right = i;
                }
            }
            if (known[at].sure) {
                lessons.push_back({at, {}, right});
                for (const Choice& one : choices) lessons.back().choices.push_back(one.ties);
            }
            const Choice taken = choices[right];
            trail_.resize(page_.passages.size());
            if (taken.story != none) trail_[at] = trail_[way.stories[taken.story].last];
            trail_[at].push_back(at);
            Way next = taken.story == none ? begun(way, at, taken) : followed(way, at, taken);
            ways.assign(1, std::move(next));
            before_ = at;
            heads_between_ = byline_before_ = photo_between_ = false;
        }
        return lessons;
    }

  private:
    [[nodiscard]] const lines::Passage& passage(std::uint32_t at) const { return page_.passages[at]; }
    [[nodiscard]] double weight(Tie tie) const { return weights_[static_cast<std::size_t>(tie)]; }

    [[nodiscard]] double leaving(const Under& story) const {
        const bool open = passage(story.last).cut && !story.ended;
        return weight(Tie::left_open) * (story.open + (open ? 1 : 0));
    }

    /// All ways on with passage `at`, the best of them.
    std::vector<Way> step(std::vector<Way>& ways, std::uint32_t at) {
        const lines::Passage& here = passage(at);
        switch (here.kind) {
            case lines::PassageKind::heads: heads_between_ = true; return std::move(ways);
            case lines::PassageKind::byline: byline_before_ = true; return std::move(ways);
            case lines::PassageKind::jump:
            case lines::PassageKind::closer:
                for (Way& way : ways) {
                    if (!way.stories.empty()) way.stories.back().ended = true;
                }
                return std::move(ways);
            case lines::PassageKind::caption:
            case lines::PassageKind::credit:
            case lines::PassageKind::row: photo_between_ = true; return std::move(ways);
            case lines::PassageKind::furniture: return std::move(ways);
            case lines::PassageKind::body: break;
        }
        evidence_.forget();
        std::vector<Choice>& choices = choices_;
        choices.clear();
        for (std::uint32_t i = 0; i < ways.size(); ++i) add_choices(ways[i], i, at, choices);
        weighed_ += choices.size();
        std::vector<std::uint32_t> order(choices.size());  // best first; choices are too large to be moved
        std::iota(order.begin(), order.end(), 0U);
        std::ranges::stable_sort(order, std::greater<>(), [&](std::uint32_t i) { return choices[i].score; });
        std::vector<Way> next;
        best_of_way_.assign(ways.size(), {});
        for (const std::uint32_t i : order) {
            const Choice& one = choices[i];
            std::vector<Choice>& best = best_of_way_[one.way];
            if (best.empty() || (best.size() == 1 && one.story != best.front().story)) best.push_back(one);
        }
        for (const std::uint32_t i : order) {
            const Choice& one = choices[i];
            if (next.size() == ways_kept || one.score < choices[order.front()].score - hopeless) break;
            next.push_back(one.story == none ? begun(ways[one.way], at, one)
                                             : followed(ways[one.way], at, one));
        }
        before_ = at;
        heads_between_ = byline_before_ = photo_between_ = false;
        return next;
    }

    /// All that passage `at` may do: begin a story, or follow one.
    void add_choices(const Way& way, std::uint32_t number, std::uint32_t at, std::vector<Choice>& choices) {
        const auto add = [&](const Ties& ties, std::uint32_t story, std::uint32_t end, bool on) {
            choices.push_back({ties, way.score + ties.sum(weights_), number, story, end, on});
        };
        const bool announced = at > 0 && before_ == at - 1 &&
                               (looks_.is_notice(before_) || looks_.may_be_salutation(before_)) && !opens(at);
        const std::size_t known = choices.size();
        for (std::uint32_t i = 0; i < way.stories.size() && !opens(at); ++i) {
            const Under& story = way.stories[i];
            if (announced && story.last != before_) continue;
            const Ties tie = tie_to(story, at);
            add(joint(tie, story, story.open, true, at), i, story.open, true);
            if (is_open(story.last) && !story.ended)
                add(joint(tie, story, story.open, false, at), i, story.open, false);
            for (std::uint32_t end = 0; end < story.open; ++end)
                add(joint(tie, story, end, true, at), i, end, true);
        }
        if (!announced || choices.size() == known) add(beginning(at), none, 0, false);
    }

    /// What ties a passage to a story, wherever it follows.
    Ties tie_to(const Under& story, std::uint32_t at) {
        Ties ties;
        const std::size_t number = std::min<std::size_t>(story.size, remembered);
        const Evidence::Kinship kinship = evidence_.kinship(std::span(story.members).first(number), at);
        ties[Tie::words] = kinship.words;
        ties[Tie::characters] = kinship.characters;
        ties[Tie::likely_words] = kinship.likely_words;
        ties[Tie::likely_characters] = kinship.likely_characters;
        ties[Tie::speakers] = kinship.speakers;
        if (story.last == before_) {
            ties[!heads_between_           ? Tie::next
                 : looks_.over_subhead(at) ? Tie::next_over_subhead
                                           : Tie::next_over_heads] = 1;
            if (is_open(story.last) && !story.ended && !heads_between_) ties[Tie::next_open] = 1;
            if (photo_between_) ties[Tie::next_over_photo] = 1;
            if (page_.lines[passage(at).first].blanks == 0) ties[Tie::same_block] = 1;
        } else {
            ties[Tie::far] = std::log2(1.0 + at - story.last);
            if (story.passed) ties[Tie::out_of_turn] = 1;
        }
        if (story.ended) ties[Tie::ended] = 1;
        if (evidence_.page_of(story.last) != evidence_.page_of(at)) ties[Tie::other_page] = 1;
        return ties;
    }

    /// … and what ties it to one of its ends.
    Ties joint(const Ties& to_story, const Under& story, std::uint32_t end, bool on, std::uint32_t at) {
        Ties ties = to_story;
        if (!on) {
            const Ties own = evidence_.own_sentence(at);
            for (std::size_t i = 0; i < tie_count; ++i) ties.of[i] += own.of[i];
            ties[Tie::left_behind] = 1;
            if (passage(at).unindented) ties[Tie::left_behind_full] = 1;
            return ties;
        }
        const Ties runs_on = evidence_.joint(end_of(story, end), at);
        for (std::size_t i = 0; i < tie_count; ++i) ties.of[i] += runs_on.of[i];
        if (end != story.open) ties[Tie::not_the_last] = 1;
        return ties;
    }

    [[nodiscard]] Ties beginning(std::uint32_t at) const {
        Ties ties = evidence_.own_sentence(at);
        ties[Tie::fresh] = 1;
        const bool letter = heads_between_ && !looks_.over_subhead(at) && looks_.may_be_salutation(at);
        if (opens(at) || letter || (byline_before_ && !is_interrupted(at))) {
            ties[Tie::fresh_opener] = 1;
        } else {
            ties[Tie::fresh_unopened] = opened_;
            if (passage(at).unindented) ties[Tie::fresh_unindented] = 1;
        }
        if (heads_between_) ties[Tie::fresh_behind_heads] = 1;
        return ties;
    }

    /// A byline set into a column of its story: the sentence that was left open before it goes on behind it.
    [[nodiscard]] bool is_interrupted(std::uint32_t at) const {
        return before_ != none && is_open(before_) && passage(at).unindented;
    }

    [[nodiscard]] bool opens(std::uint32_t at) const { return looks_.opens(at); }
    [[nodiscard]] bool is_open(std::uint32_t at) const { return passage(at).cut; }
    /// One of the paragraphs that the story left open, or behind them its last.
    [[nodiscard]] static std::uint32_t end_of(const Under& story, std::uint32_t end) {
        return end == story.open ? story.last : story.ends[end];
    }

    Way followed(const Way& way, std::uint32_t at, const Choice& choice) {
        Way next = way;
        next.score = choice.score;
        Under story = next.stories[choice.story];
        next.stories.erase(next.stories.begin() + choice.story);
        const std::uint32_t from = end_of(story, choice.end);
        const bool last = choice.end == story.open;
        const bool goes_on = choice.on && is_open(from) && !opens(at) &&
                             (from == before_ || evidence_.continuity(from, at) > least_on);
        if (story.last != before_) {
            for (std::uint32_t i = 0; i < choice.story; ++i) next.stories[i].passed = true;
        }
        if (!last) {
            std::copy(story.ends.begin() + choice.end + 1, story.ends.begin() + story.open,
                      story.ends.begin() + choice.end);
            --story.open;
        }
        // Its last paragraph stays open when this one does not go on with it.
        if (is_open(story.last) && !story.ended && (!last || !goes_on)) {
            if (story.open == most_ends) {
                next.score += weight(Tie::left_open);
                std::copy(story.ends.begin() + 1, story.ends.end(), story.ends.begin());
                --story.open;
            }
            story.ends[story.open++] = story.last;
        }
        take(next, story, at);
        add(next, {at, from, goes_on, is_doubtful(choice), way.step});
        return next;
    }

    Way begun(const Way& way, std::uint32_t at, const Choice& choice) {
        Way next = way;
        next.score = choice.score;
        // What was left so far behind is not found again.
        while (next.stories.size() >= most_stories ||
               (!next.stories.empty() && next.stories.front().last + reach < at)) {
            next.score += leaving(next.stories.front());
            next.stories.erase(next.stories.begin());
        }
        take(next, Under{}, at);
        add(next, {at, at, false, is_doubtful(choice), way.step});
        return next;
    }

    void take(Way& way, Under story, std::uint32_t at) const {
        story.members[story.size++ % remembered] = at;
        story.last = at;
        story.passed = false;
        story.ended = story.ended || passage(at).jumps;
        way.stories.push_back(story);
    }

    void add(Way& way, const Step& step) {
        steps_.push_back(step);
        way.step = static_cast<std::uint32_t>(steps_.size() - 1);
    }

    /// Is there another story, from the same way, that would have done nearly as well?
    [[nodiscard]] bool is_doubtful(const Choice& choice) const {
        constexpr double nearly = 1.5;
        for (const Choice& other : best_of_way_[choice.way]) {
            if (other.story != choice.story) return other.score > choice.score - nearly;
        }
        return false;
    }

    const lines::LinedPage& page_;
    std::span<const double> weights_;
    Evidence evidence_;
    PassageLooks looks_;
    double opened_;                                 ///< share_of_openers
    std::vector<Choice> choices_;                   ///< at this passage
    std::vector<std::vector<Choice>> best_of_way_;  ///< the best, and the best for another story
    std::vector<Step> steps_;
    std::vector<std::vector<std::uint32_t>> trail_;  ///< when learning: all that stand before in the story
    std::size_t weighed_ = 0;
    std::uint32_t before_ = none;  ///< the paragraph before, in the file
    bool heads_between_ = false, byline_before_ = false, photo_between_ = false;
};

}  // namespace

Threads threads(std::string_view text, const lines::LinedPage& page, std::span<const double> weights) {
    return Weaver(text, page, weights).weave();
}

std::vector<Lesson> lessons(std::string_view text, const lines::LinedPage& page,
                            std::span<const Known> known) {
    const std::array<double, tie_count> none_yet{};
    return Weaver(text, page, none_yet).learn(known);
}

Threads threads(std::string_view text, const lines::LinedPage& page) {
    std::array<double, tie_count> weights{};
    for (const TieWeight& one : tie_weights())
        weights[static_cast<std::size_t>(one.tie)] =
            page.statistics.recognised ? one.recognised : one.columns;
    return threads(text, page, weights);
}

}  // namespace stories
