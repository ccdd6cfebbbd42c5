#include "read/strands.h"

#include <algorithm>
#include <array>
#include <limits>

namespace readers {
namespace {

constexpr std::size_t longest_queue = 12;  ///< columns of all stories of a page side by side
constexpr double open_cost = 1.3;
constexpr double drop_cost = 0.9;
constexpr double head_cost = 0.1;  ///< a headline joins the queue and leaves it

double cost_of_parting(const Block& end, const Block& begin) {
    return (end.head ? head_cost : drop_cost) + (begin.head ? head_cost : open_cost);
}

using Line = std::array<double, longest_queue + 1>;

/// The best way through the queue. Blocks join the queue at its back and leave it at its front, all of them
/// and in order: so the queue after block j is the last q blocks up to j, and its length says all.
class Queue {
  public:
    Queue(const std::vector<Block>& blocks, const Meetings& words) : blocks_(blocks), words_(words) {}

    /// For each block the one that it goes on; none: itself.
    std::vector<std::uint32_t> predecessors() {
        Line best;
        best.fill(lost);
        best[0] = 0;
        for (std::uint32_t at = 0; at < blocks_.size(); ++at) best = step(best, at);
        return walk_back(best);
    }

  private:
    static constexpr double lost = -1e9;
    struct From {
        std::uint8_t length = 0;   ///< of the queue before, ended strands taken out
        std::uint8_t dropped = 0;  ///< how many of them
        bool goes_on = false;
    };
    using Row = std::array<From, longest_queue + 1>;

    Line step(const Line& before, std::uint32_t at) {
        // Strands end: from the front.
        Line left = before;
        std::array<std::uint8_t, longest_queue + 1> dropped{};
        for (std::size_t length = std::min<std::size_t>(longest_queue, at); length > 0; --length) {
            const Block& front = blocks_[at - length];
            const double value = left[length] - (front.head ? head_cost : drop_cost);
            if (value > left[length - 1]) {
                left[length - 1] = value;
                dropped[length - 1] = static_cast<std::uint8_t>(dropped[length] + 1);
            }
        }
        Line next;
        next.fill(lost);
        Row row;
        const auto offer = [&](std::size_t to, double value, From from) {
            if (value <= next[to]) return;
            next[to] = value;
            row[to] = from;
        };
        constexpr double hopeless = 15;  // no way so far behind the best catches up
        const double enough = *std::ranges::max_element(left) - hopeless;
        for (std::size_t length = 0; length <= std::min<std::size_t>(longest_queue, at); ++length) {
            if (left[length] < enough) continue;
            const auto of = static_cast<std::uint8_t>(length);
            if (length > 0) {
                const double gain = continuity(blocks_[at - length], blocks_[at], words_);
                offer(length, left[length] + gain, {of, dropped[length], true});
            }
            if (length < longest_queue) {
                const double cost = blocks_[at].head ? head_cost : open_cost;
                offer(length + 1, left[length] - cost, {of, dropped[length], false});
            }
        }
        ways_.push_back(row);
        return next;
    }

    std::vector<std::uint32_t> walk_back(const Line& last) const {
        std::vector<std::uint32_t> found(blocks_.size());
        auto length = static_cast<std::size_t>(std::ranges::max_element(last) - last.begin());
        for (auto at = static_cast<std::uint32_t>(blocks_.size()); at-- > 0;) {
            const From& from = ways_[at][length];
            found[at] = from.goes_on ? at - from.length : at;
            length = std::size_t{from.length} + from.dropped;
        }
        return found;
    }

    const std::vector<Block>& blocks_;
    const Meetings& words_;
    std::vector<Row> ways_;
};

/// Puts strands in order: each after the one that it goes on, where the text says so plainly.
std::vector<Strand> in_order(std::vector<Strand> all, const std::vector<Block>& blocks,
                             const Meetings& words) {
    constexpr std::uint32_t reach = 12;
    constexpr double in_turn = 1.5;  // to follow the strand that began before it
    constexpr double certain = 1.5;
    struct Link {
        double value;
        std::uint32_t from, to;
    };
    std::vector<Link> links;
    const auto number = static_cast<std::uint32_t>(all.size());
    for (std::uint32_t from = 0; from < number; ++from) {
        const std::uint32_t first = std::max(from, reach) - reach;
        for (std::uint32_t to = first; to < std::min(number, from + reach + 1); ++to) {
            if (to == from) continue;
            const double value = continuity(blocks[all[from].back()], blocks[all[to].front()], words) +
                                 (to == from + 1 ? in_turn : 0);
            if (value >= certain) links.push_back({value, from, to});
        }
    }
    std::ranges::stable_sort(links, [](const Link& a, const Link& b) { return a.value > b.value; });
    constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> next(number, none), chain(number), previous(number, none);
    for (std::uint32_t i = 0; i < number; ++i) chain[i] = i;
    const auto root = [&](std::uint32_t i) {
        while (chain[i] != i) i = chain[i] = chain[chain[i]];
        return i;
    };
    for (const Link& link : links) {
        if (next[link.from] != none || previous[link.to] != none || root(link.from) == root(link.to))
            continue;
        next[link.from] = link.to;
        previous[link.to] = link.from;
        chain[root(link.from)] = root(link.to);
    }
    std::vector<Strand> ordered;
    std::vector<char> done(number, 0);
    for (std::uint32_t i = 0; i < number; ++i) {
        if (done[i] != 0) continue;
        std::uint32_t start = i;
        while (previous[start] != none) start = previous[start];
        for (std::uint32_t at = start; at != none; at = next[at]) {
            done[at] = 1;
            ordered.push_back(std::move(all[at]));
        }
    }
    return ordered;
}

}  // namespace

Strands strands(const std::vector<Block>& blocks, const Meetings& words) {
    Strands found;
    const std::vector<std::uint32_t> before = Queue(blocks, words).predecessors();
    std::vector<Strand> all;
    std::uint32_t together = 0;
    std::vector<std::uint32_t> strand(blocks.size());
    for (std::uint32_t at = 0; at < blocks.size(); ++at) {
        const bool turns = at > 0 && before[at] + 1 < at && before[at - 1] + 1 == before[at] && at > 1;
        together += turns && before[at - 1] + 1 < at - 1 ? 1 : 0;
        if (before[at] == at) {
            strand[at] = static_cast<std::uint32_t>(all.size());
            all.push_back({at});
        } else {
            strand[at] = strand[before[at]];
            all[strand[at]].push_back(at);
        }
    }
    if (blocks.empty()) return found;
    double gain = 0;
    for (const Strand& one : all) {
        for (std::size_t k = 1; k < one.size(); ++k)
            gain += continuity(blocks[one[k - 1]], blocks[one[k]], words);
        gain -= cost_of_parting(blocks[one.back()], blocks[one.front()]);
    }
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        gain -=
            std::max(continuity(blocks[i - 1], blocks[i], words), -cost_of_parting(blocks[i - 1], blocks[i]));
    }
    const auto number = static_cast<double>(blocks.size());
    found.gain = gain / number;
    found.turns = together / number;
    found.all = in_order(std::move(all), blocks, words);
    return found;
}

}  // namespace readers
