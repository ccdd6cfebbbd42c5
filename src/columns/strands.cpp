#include "columns/strands.h"

#include <algorithm>
#include <array>
#include <limits>

#include "columns/ring.h"

namespace columns {
namespace {

constexpr std::size_t longest_queue = 12;  ///< columns of all stories of a page side by side
constexpr double open_cost = 1.8;
constexpr double drop_cost = 1.4;
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

    /// See Strands::before.
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

}  // namespace

Strands strands(const std::vector<Block>& blocks, const Meetings& words) {
    Strands found;
    if (blocks.empty()) return found;
    // A dictionary and the phrases of the text carry a closer look.
    found.before =
        words.phrases != nullptr ? around_the_ring(blocks, words) : Queue(blocks, words).predecessors();
    const std::vector<std::uint32_t>& before = found.before;
    std::vector<char> ends(blocks.size(), 1);
    double gain = 0;
    std::size_t turns = 0;
    for (std::uint32_t at = 0; at < blocks.size(); ++at) {
        if (before[at] == at) {
            gain -= blocks[at].head ? head_cost : open_cost;
        } else {
            ends[before[at]] = 0;
            gain += continuity(blocks[before[at]], blocks[at], words);
            // Its neighbour has just taken its turn, and it is not the same strand.
            const bool in_turn = at > 1 && before[at] + 1 < at && before[at - 1] + 1 == before[at];
            turns += in_turn ? 1 : 0;
        }
        if (at == 0) continue;
        const double parting = cost_of_parting(blocks[at - 1], blocks[at]);
        gain -= std::max(continuity(blocks[at - 1], blocks[at], words), -parting);
    }
    for (std::uint32_t at = 0; at < blocks.size(); ++at) {
        if (ends[at] != 0) gain -= blocks[at].head ? head_cost : drop_cost;
    }
    const auto number = static_cast<double>(blocks.size());
    found.gain = gain / number;
    found.turns = static_cast<double>(turns) / number;
    return found;
}

}  // namespace columns
