#include "columns/strand_order.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "columns/column_chains.h"

namespace columns {
namespace {

constexpr std::uint32_t itself = std::numeric_limits<std::uint32_t>::max();

/// Where all columns end and others begin below them: at a headline or the opening of a story, when what
/// goes on across that place goes on badly.
std::vector<char> frames(const std::vector<Block>& blocks, const std::vector<std::uint32_t>& before,
                         const Meetings& words) {
    constexpr double badly = 0.3;  // continuity of a link, on the average
    constexpr std::uint32_t reach = 16;
    std::vector<std::uint32_t> next(blocks.size(), itself);
    for (std::uint32_t at = 0; at < blocks.size(); ++at) {
        if (before[at] != at) next[before[at]] = at;
    }
    std::vector<char> begins(blocks.size(), 0);
    std::uint32_t frame = 0;  // where the one under way begins
    for (std::uint32_t at = 1; at < blocks.size(); ++at) {
        if (!blocks[at].head && !blocks[at].opener) continue;
        double sum = 0;
        int links = 0;
        for (std::uint32_t from = std::max({frame + reach, at}) - reach; from < at; ++from) {
            if (from < frame || next[from] == itself || next[from] < at) continue;
            if (blocks[from].head || blocks[next[from]].head) continue;
            sum += continuity(blocks[from], blocks[next[from]], words);
            ++links;
        }
        if (links > 0 && sum >= badly * links) continue;
        begins[at] = 1;
        frame = at;
    }
    return begins;
}

/// Does a headline stand in its column, a line between two paragraphs?
bool is_subhead(const std::vector<Block>& blocks, const std::vector<std::uint32_t>& before,
                const std::vector<std::uint32_t>& next, std::uint32_t at) {
    if (blocks[at].lines.size() > 1 || before[at] == at || next[at] == itself) return false;
    return !blocks[before[at]].head && !blocks[next[at]].head;
}

/// Puts strands in order: each after the one that it goes on, where the text says so plainly.
void put_in_order(std::vector<Strand> all, const std::vector<Block>& blocks, const Meetings& words,
                  std::vector<Strand>& out) {
    constexpr std::uint32_t reach = 12;
    constexpr double in_turn = 1;  // to follow the strand that began before it
    constexpr double certain = 2;
    std::vector<ScoredLink> links;
    const auto number = static_cast<std::uint32_t>(all.size());
    for (std::uint32_t from = 0; from < number; ++from) {
        const std::uint32_t first = std::max(from, reach) - reach;
        for (std::uint32_t to = first; to < std::min(number, from + reach + 1); ++to) {
            if (to == from) continue;
            const double value = continuity(blocks[all[from].back()], blocks[all[to].front()], words) +
                                 (to == from + 1 ? in_turn : 0);
            if (value > certain) links.push_back({value - certain, from, to});
        }
    }
    const std::vector<std::optional<std::uint32_t>> next = best_chains(number, std::move(links));
    std::vector<std::optional<std::uint32_t>> previous(number);
    for (std::uint32_t i = 0; i < number; ++i) {
        if (next[i]) previous[*next[i]] = i;
    }
    std::vector<char> done(number, 0);
    for (std::uint32_t i = 0; i < number; ++i) {
        if (done[i] != 0) continue;
        std::uint32_t start = i;
        while (previous[start]) start = *previous[start];
        for (std::optional<std::uint32_t> at = start; at; at = next[*at]) {
            done[*at] = 1;
            out.push_back(std::move(all[*at]));
        }
    }
}

}  // namespace

std::vector<Strand> reading_order(const std::vector<Block>& blocks, const Strands& found,
                                  const Meetings& words) {
    const std::vector<char> begins = frames(blocks, found.before, words);
    std::vector<std::uint32_t> next(blocks.size(), itself);
    for (std::uint32_t at = 0; at < blocks.size(); ++at) {
        if (found.before[at] != at) next[found.before[at]] = at;
    }
    const auto is_title = [&](std::uint32_t at) {
        return blocks[at].head && !is_subhead(blocks, found.before, next, at);
    };
    std::vector<Strand> out, frame;
    std::vector<std::uint32_t> strand(blocks.size());
    std::uint32_t start = 0;
    for (std::uint32_t at = 0; at < blocks.size(); ++at) {
        if (begins[at] != 0) {
            put_in_order(std::move(frame), blocks, words, out);
            frame.clear();
            start = at;
        }
        const std::uint32_t before = found.before[at];
        if (before == at || before < start || is_title(at) || is_title(before)) {
            strand[at] = static_cast<std::uint32_t>(frame.size());
            frame.push_back({at});
        } else {
            strand[at] = strand[before];
            frame[strand[at]].push_back(at);
        }
    }
    put_in_order(std::move(frame), blocks, words, out);
    return out;
}

}  // namespace columns
