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
    {Tie::shape, 0.5, "lines that go on"},
    {Tie::meeting, 0.6, "characters that meet"},
    {Tie::signs, 0.5, "brackets that close"},
    {Tie::measures, 0.5, "one measure"},
    {Tie::same_block, 3, "no blank line between"},
    {Tie::next, 1.5, "right behind it"},
    {Tie::next_over_heads, 0.1, "right behind it but for headlines"},
    {Tie::far, -0.1, "paragraphs between"},
    {Tie::words, 1.0, "shared words"},
    {Tie::out_of_turn, -0.7, "out of turn"},
    {Tie::not_the_last, -0.5, "not the last end"},
    {Tie::opener, -8, "a dateline in mid-story"},
    {Tie::ended, -5, "behind the end of a story"},
    {Tie::fresh, -1, "a story begins"},
    {Tie::fresh_opener, 5, "with a dateline"},
    {Tie::fresh_behind_heads, 1.5, "behind headlines"},
    {Tie::fresh_unindented, -2, "in mid-sentence"},
    {Tie::left_open, -2, "left open"},
};
static_assert(std::size(weights_table) == tie_count);

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t most_stories = 12;  ///< under way at once
constexpr std::size_t remembered = 5;     ///< paragraphs whose words tell a story
constexpr std::uint32_t most_ends = 4;    ///< of one story, left open
constexpr std::uint32_t reach = 60;       ///< passages
constexpr std::size_t ways_kept = 48;

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

struct Step {
    std::uint32_t passage, before;
    bool goes_on;
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
        found.before.resize(count);
        found.goes_on.resize(count, 0);
        for (std::uint32_t at = 0; at < count; ++at) found.before[at] = at;
        const auto best = std::ranges::max_element(ways, {}, &Way::score);
        for (std::uint32_t i = best->step; i != none; i = steps_[i].previous) {
            found.before[steps_[i].passage] = steps_[i].before;
            found.goes_on[steps_[i].passage] = steps_[i].goes_on ? 1 : 0;
        }
        return found;
    }

  private:
    [[nodiscard]] const Passage& passage(std::uint32_t at) const { return page_.passages[at]; }
    [[nodiscard]] double weight(Tie tie) const { return weights_[static_cast<std::size_t>(tie)]; }

    void learn() {
        std::unordered_map<std::uint64_t, std::uint32_t> have;
        double bodies = 0;
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
        double sum = 0;
        const std::uint32_t number = std::min<std::uint32_t>(story.size, remembered);
        for (std::uint32_t i = 0; i < number; ++i) {
            const std::uint64_t key = static_cast<std::uint64_t>(story.members[i]) << 32U | at;
            const auto [place, fresh] = affinities_.try_emplace(key);
            if (fresh) place->second = shared_words(story.members[i], at);
            sum += place->second;
        }
        constexpr double most = 6;
        return std::min(most, sum / std::sqrt(static_cast<double>(number)));
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
                                  weight(Tie::signs) * of.signs + weight(Tie::measures) * of.measures +
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
        std::vector<Way> next;
        for (const Way& way : ways) {
            for (std::size_t i = 0; i < way.stories.size(); ++i) {
                next.push_back(followed(way, i, way.stories[i].open, at));
                for (std::uint32_t end = 0; end < way.stories[i].open; ++end)
                    next.push_back(followed(way, i, end, at));
            }
            next.push_back(begun(way, at));
        }
        constexpr auto better = [](const Way& a, const Way& b) { return a.score > b.score; };
        std::ranges::stable_sort(next, better);
        if (next.size() > ways_kept) next.resize(ways_kept);
        before_ = at;
        heads_between_ = byline_before_ = false;
        return next;
    }

    /// `end`: one of those left open, or behind them the last.
    Way followed(const Way& way, std::size_t which, std::uint32_t end, std::uint32_t at) {
        Way next = way;
        Under story = next.stories[which];
        next.stories.erase(next.stories.begin() + static_cast<std::ptrdiff_t>(which));
        const bool last = end == story.open;
        const std::uint32_t from = last ? story.last : story.ends[end];
        const bool right_behind = story.last == before_;
        const RunsOn& joint = runs_on(from, at);
        const bool goes_on = passage(from).cut && !passage(at).opener && !passage(at).jump_from &&
                             (joint.sum > 0 || (from == before_ && passage(at).unindented));
        double score = joint.score + weight(Tie::words) * affinity(story, at);
        if (right_behind) {
            score += weight(heads_between_ ? Tie::next_over_heads : Tie::next);
            if (page_.lines[passage(at).first].blanks == 0) score += weight(Tie::same_block);
        } else {
            score += weight(Tie::far) * std::log2(1.0 + at - story.last);
            if (story.passed) score += weight(Tie::out_of_turn);
            for (std::size_t i = 0; i < which; ++i) next.stories[i].passed = true;
        }
        if (!last) score += weight(Tie::not_the_last);
        if (passage(at).opener || passage(at).jump_from) score += weight(Tie::opener);
        if (story.ended) score += weight(Tie::ended);
        next.score += score;
        if (!last) {
            std::copy(story.ends.begin() + end + 1, story.ends.begin() + story.open,
                      story.ends.begin() + end);
            --story.open;
        }
        // Its last paragraph stays open when this one does not go on with it.
        const bool stays_open = passage(story.last).cut && !story.ended;
        if (stays_open && (!last || !goes_on)) {
            if (story.open == most_ends) {
                next.score += weight(Tie::left_open);
                std::copy(story.ends.begin() + 1, story.ends.end(), story.ends.begin());
                --story.open;
            }
            story.ends[story.open++] = story.last;
        }
        take(next, story, at);
        add(next, at, from, goes_on);
        return next;
    }

    Way begun(const Way& way, std::uint32_t at) {
        Way next = way;
        const Passage& here = passage(at);
        double score = weight(Tie::fresh);
        if (here.opener || here.jump_from || byline_before_) {
            score += weight(Tie::fresh_opener);
        } else if (here.unindented) {
            score += weight(Tie::fresh_unindented);
        }
        if (heads_between_) score += weight(Tie::fresh_behind_heads);
        next.score += score;
        // What was left so far behind is not found again.
        while (next.stories.size() >= most_stories ||
               (!next.stories.empty() && next.stories.front().last + reach < at)) {
            next.score += leaving(next.stories.front());
            next.stories.erase(next.stories.begin());
        }
        take(next, Under{}, at);
        add(next, at, at, false);
        return next;
    }

    void take(Way& way, Under story, std::uint32_t at) const {
        story.members[story.size++ % remembered] = at;
        story.last = at;
        story.passed = false;
        story.ended = story.ended || passage(at).jumps;
        way.stories.push_back(story);
    }

    void add(Way& way, std::uint32_t at, std::uint32_t before, bool goes_on) {
        steps_.push_back({at, before, goes_on, way.step});
        way.step = static_cast<std::uint32_t>(steps_.size() - 1);
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
    std::vector<Step> steps_;
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
