#include "read/threads.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>

#include "read/continuity.h"
#include "read/vocabulary.h"
#include "text/word_breaks.h"

namespace readers {
namespace {

constexpr TieWeight weights_table[] = {
    {Tie::shape, 0.45, "lines that go on"},
    {Tie::meeting, 0.9, "characters that meet"},
    {Tie::signs, 0.45, "brackets that close"},
    {Tie::measures, 0.8, "one measure"},
    {Tie::same_block, 5, "no blank line between"},
    {Tie::next, 1.5, "right behind it"},
    {Tie::next_over_heads, -0.6, "right behind it but for headlines"},
    {Tie::far, -0.18, "paragraphs between"},
    {Tie::words, 2, "shared words"},
    {Tie::out_of_turn, -0.85, "out of turn"},
    {Tie::left_behind, -1.2, "behind a paragraph left open"},
    {Tie::left_behind_full, -1.3, "the same, without an indent"},
    {Tie::not_the_last, -0.5, "not the last end"},
    {Tie::ended, -10, "behind the end of a story"},
    {Tie::other_page, -4, "on another page"},
    {Tie::fresh, -1.3, "a story begins"},
    {Tie::fresh_opener, 8, "with a dateline"},
    {Tie::fresh_behind_heads, 1.25, "behind headlines"},
    {Tie::fresh_unindented, -2.4, "in mid-sentence"},
    {Tie::left_open, -1.9, "left open"},
};
static_assert(std::size(weights_table) == tie_count);

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t most_stories = 12;  ///< under way at once
constexpr std::size_t remembered = 5;     ///< paragraphs whose words tell a story
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
    Weaver(std::string_view text, const LinedPage& page, std::span<const double> weights)
        : text_(text), page_(page), weights_(weights) {
        for (const text::PrintedLine& line : page.lines) all_words_.add(line.slice.of(text));
    }

    Threads weave() {
        const auto count = static_cast<std::uint32_t>(page_.passages.size());
        blocks_.resize(count);
        words_.resize(count);
        learn();
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

  private:
    [[nodiscard]] const Passage& passage(std::uint32_t at) const { return page_.passages[at]; }
    [[nodiscard]] double weight(Tie tie) const { return weights_[static_cast<std::size_t>(tie)]; }

    void learn() {
        std::unordered_map<std::uint64_t, std::uint32_t> have;
        double bodies = 0;
        std::uint32_t current = 0;
        for (const Passage& one : page_.passages) {
            current += page_.lines[one.first].page_start ? 1 : 0;
            pages_.push_back(current);
        }
        for (std::uint32_t at = 0; at < page_.passages.size(); ++at) {
            const Passage& here = passage(at);
            if (here.kind != PassageKind::body) continue;
            ++bodies;
            std::vector<text::PrintedLine> lines(page_.lines.begin() + here.first,
                                                 page_.lines.begin() + here.last);
            Vocabulary words;
            for (const text::PrintedLine& line : lines) words.add(line.slice.of(text_));
            words_[at] = words.bigrams();
            std::ranges::sort(words_[at]);
            for (const std::uint64_t word : words_[at]) ++have[word];
            blocks_[at] = block_of(text_, std::move(lines), page_.statistics.measure);
            blocks_[at].head = false;
            blocks_[at].opener = false;
        }
        for (const auto& [word, number] : have)
            rare_[word] = bodies > 1 ? std::log(bodies / number) / std::log(bodies) : 0;
    }

    [[nodiscard]] double shared_words(std::uint32_t a, std::uint32_t b) const {
        double sum = 0;
        auto other = words_[b].begin();
        for (const std::uint64_t word : words_[a]) {
            other = std::lower_bound(other, words_[b].end(), word);
            if (other == words_[b].end()) break;
            if (*other == word) sum += rare_.at(word);
        }
        return sum;
    }

    double affinity(const Under& story, std::uint32_t at) {
        double sum = 0, size = 0;
        const std::uint32_t number = std::min<std::uint32_t>(story.size, remembered);
        for (std::uint32_t i = 0; i < number; ++i) {
            const std::uint64_t key = static_cast<std::uint64_t>(story.members[i]) << 32U | at;
            const auto [place, fresh] = affinities_.try_emplace(key);
            if (fresh) place->second = shared_words(story.members[i], at);
            sum += place->second;
            size += static_cast<double>(words_[story.members[i]].size());
        }
        constexpr double most = 6;
        // Long stories share a little with everything.
        constexpr double doubles = 100;  // words
        return std::min(most, sum / (1 + size / doubles));
    }

    /// Do both stand in columns as wide? One line that is wider than a column does not stand in it.
    [[nodiscard]] double measures(std::uint32_t from, std::uint32_t to) const {
        constexpr double same = 2.6, other = 4.5;  // cells
        constexpr std::size_t several = 3;         // lines: fewer need not be full
        const Block& a = blocks_[from];
        const Block& b = blocks_[to];
        const bool a_known = a.lines.size() >= several, b_known = b.lines.size() >= several;
        if (a_known && b_known && std::abs(a.measure - b.measure) <= same) return 0.2;
        if (a_known && b.measure > a.measure + other) return -1.5;
        if (b_known && a.measure > b.measure + other) return -1.5;
        return 0;
    }

    struct RunsOn {
        double sum = 0, score = 0;
    };
    const RunsOn& runs_on(std::uint32_t from, std::uint32_t to) {
        const std::uint64_t key = static_cast<std::uint64_t>(from) << 32U | to;
        const auto [place, fresh] = continuities_.try_emplace(key);
        if (fresh) {
            const Continuity of = continuity_parts(blocks_[from], blocks_[to], {all_words_, &breaks_});
            place->second.sum = of.sum();
            place->second.score = weight(Tie::shape) * of.shape + weight(Tie::meeting) * of.meeting +
                                  weight(Tie::signs) * of.signs + weight(Tie::measures) * measures(from, to) +
                                  of.place;
        }
        return place->second;
    }

    [[nodiscard]] double leaving(const Under& story) const {
        const bool open = passage(story.last).cut && !story.ended;
        return weight(Tie::left_open) * (story.open + (open ? 1 : 0));
    }

    /// All ways on with passage `at`, the best of them.
    std::vector<Way> step(std::vector<Way>& ways, std::uint32_t at) {
        const Passage& here = passage(at);
        switch (here.kind) {
            case PassageKind::heads: heads_between_ = true; return std::move(ways);
            case PassageKind::byline: byline_before_ = true; return std::move(ways);
            case PassageKind::jump:
            case PassageKind::closer:
                for (Way& way : ways) {
                    if (!way.stories.empty()) way.stories.back().ended = true;
                }
                return std::move(ways);
            case PassageKind::caption:
            case PassageKind::credit:
            case PassageKind::furniture:
            case PassageKind::row: return std::move(ways);
            case PassageKind::body: break;
        }
        affinities_.clear();
        continuities_.clear();
        std::vector<Choice> choices;
        for (std::uint32_t i = 0; i < ways.size(); ++i) add_choices(ways[i], i, at, choices);
        weighed_ += choices.size();
        std::ranges::stable_sort(choices, [](const Choice& a, const Choice& b) { return a.score > b.score; });
        std::vector<Way> next;
        best_of_way_.assign(ways.size(), {});
        for (const Choice& one : choices) {
            std::vector<Choice>& best = best_of_way_[one.way];
            if (best.empty() || (best.size() == 1 && one.story != best.front().story)) best.push_back(one);
        }
        for (const Choice& one : choices) {
            if (next.size() == ways_kept || one.score < choices.front().score - hopeless) break;
            next.push_back(one.story == none ? begun(ways[one.way], at, one)
                                             : followed(ways[one.way], at, one));
        }
        before_ = at;
        heads_between_ = byline_before_ = false;
        return next;
    }

    /// All that passage `at` may do: begin a story, or follow one.
    void add_choices(const Way& way, std::uint32_t number, std::uint32_t at, std::vector<Choice>& choices) {
        for (std::uint32_t i = 0; i < way.stories.size() && !opens(at); ++i) {
            const Under& story = way.stories[i];
            const double tie = way.score + tie_to(story, at);
            const auto add = [&](std::uint32_t end, bool on) {
                choices.push_back({tie + joint(story, end, on, at), number, i, end, on});
            };
            add(story.open, true);
            if (is_open(story.last) && !story.ended) add(story.open, false);
            for (std::uint32_t end = 0; end < story.open; ++end) add(end, true);
        }
        choices.push_back({way.score + beginning(at), number, none, 0, false});
    }

    /// What ties a passage to a story, wherever it follows.
    double tie_to(const Under& story, std::uint32_t at) {
        double score = weight(Tie::words) * affinity(story, at);
        if (story.last == before_) {
            score += weight(heads_between_ ? Tie::next_over_heads : Tie::next);
            if (page_.lines[passage(at).first].blanks == 0) score += weight(Tie::same_block);
        } else {
            score += weight(Tie::far) * std::log2(1.0 + at - story.last);
            if (story.passed) score += weight(Tie::out_of_turn);
        }
        if (story.ended) score += weight(Tie::ended);
        if (pages_[story.last] != pages_[at]) score += weight(Tie::other_page);
        return score;
    }

    /// … and what ties it to one of its ends.
    double joint(const Under& story, std::uint32_t end, bool on, std::uint32_t at) {
        const double unindented = passage(at).unindented ? weight(Tie::left_behind_full) : 0;
        if (!on) return weight(Tie::left_behind) + unindented;
        const bool last = end == story.open;
        return runs_on(end_of(story, end), at).score + (last ? 0 : weight(Tie::not_the_last));
    }

    [[nodiscard]] double beginning(std::uint32_t at) const {
        double score = weight(Tie::fresh);
        if (opens(at) || byline_before_) {
            score += weight(Tie::fresh_opener);
        } else if (passage(at).unindented) {
            score += weight(Tie::fresh_unindented);
        }
        return score + (heads_between_ ? weight(Tie::fresh_behind_heads) : 0);
    }

    [[nodiscard]] bool opens(std::uint32_t at) const { return passage(at).opener || passage(at).jump_from; }
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
        const bool goes_on =
            choice.on && is_open(from) && !opens(at) && (from == before_ || runs_on(from, at).sum > least_on);
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
        constexpr double nearly = 1;
        for (const Choice& other : best_of_way_[choice.way]) {
            if (other.story != choice.story) return other.score > choice.score - nearly;
        }
        return false;
    }

    std::string_view text_;
    const LinedPage& page_;
    std::span<const double> weights_;
    Vocabulary all_words_;
    text::WordBreaks breaks_;
    std::vector<Block> blocks_;
    std::vector<std::vector<std::uint64_t>> words_;
    std::unordered_map<std::uint64_t, double> rare_;
    std::unordered_map<std::uint64_t, double> affinities_;
    std::unordered_map<std::uint64_t, RunsOn> continuities_;
    std::vector<std::uint32_t> pages_;              ///< on which each passage stands
    std::vector<std::vector<Choice>> best_of_way_;  ///< at this passage, and the best for another story
    std::vector<Step> steps_;
    std::size_t weighed_ = 0;
    std::uint32_t before_ = none;  ///< the paragraph before, in the file
    bool heads_between_ = false, byline_before_ = false;
};

}  // namespace

std::span<const TieWeight> tie_weights() {
    return weights_table;
}

Threads threads(std::string_view text, const LinedPage& page, std::span<const double> weights) {
    return Weaver(text, page, weights).weave();
}

Threads threads(std::string_view text, const LinedPage& page) {
    std::array<double, tie_count> weights{};
    for (const TieWeight& one : weights_table) weights[static_cast<std::size_t>(one.tie)] = one.weight;
    return threads(text, page, weights);
}

}  // namespace readers
