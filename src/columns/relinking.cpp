#include "columns/relinking.h"

#include <algorithm>
#include <list>

#include "text/scripts.h"

namespace columns {
namespace {

constexpr std::size_t reach = 30;  ///< columns before and behind in which another is looked for
/// Of 52 links like that on 109 pages 46 are right, and one has taken the place of a right one.
constexpr double goes_on_badly = 0;
constexpr double plainly = 2.5;
constexpr double ahead = 1;          ///< of all others
constexpr double goes_on = 0.5;      ///< what follows a column that is moved comes with it
constexpr double body_share = 0.75;  ///< of the measure: what is narrower is no full line

struct Best {
    double value = -9;
    double second = -9;
    std::size_t where = 0;

    void offer(double one, std::size_t at) {
        if (one > value) {
            second = value;
            value = one;
            where = at;
        } else {
            second = std::max(second, one);
        }
    }
    [[nodiscard]] bool plain() const { return value >= plainly && value - second >= ahead; }
};

}  // namespace

std::vector<std::uint32_t> relinked(const std::vector<std::uint32_t>& order, const std::vector<Block>& blocks,
                                    const Meetings& meetings) {
    const std::size_t number = order.size();
    const auto block = [&](std::size_t at) -> const Block& { return blocks[order[at]]; };
    const auto joins = [&](std::size_t from, std::size_t to) {
        if (block(from).head || block(from).last.stop || block(to).head) return -9.0;
        return continuity(block(from), block(to), meetings);
    };
    // A full line in mid-sentence; and no story begins under it.
    const auto is_open = [&](std::size_t at) {
        const Block& one = block(at);
        return !one.head && !one.last.stop && text::is_han(one.last.sign) &&
               one.last.width >= body_share * one.measure && !block(at + 1).opener;
    };
    std::vector<Best> next(number), before(number);
    for (std::size_t from = 0; from < number; ++from) {
        if (block(from).head || block(from).last.stop) continue;
        const std::size_t end = std::min(number, from + reach + 1);
        for (std::size_t to = std::max(from, reach) - reach; to < end; ++to) {
            if (to == from) continue;
            const double value = joins(from, to);
            next[from].offer(value, to);
            before[to].offer(value, from);
        }
    }
    std::list<std::size_t> found;
    std::vector<std::list<std::size_t>::iterator> place(number);
    for (std::size_t at = 0; at < number; ++at) place[at] = found.insert(found.end(), at);
    for (std::size_t from = 0; from + 1 < number; ++from) {
        const std::size_t to = next[from].where;
        const bool plain = next[from].plain() && before[to].plain() && before[to].where == from;
        if (!plain || to == from + 1 || !is_open(from)) continue;
        if (!block(from + 1).head && joins(from, from + 1) >= goes_on_badly) continue;
        if (to > 0 && joins(to - 1, to) >= goes_on) continue;
        if (std::next(place[from]) == place[to]) continue;
        auto end = std::next(place[to]);
        bool turns_back = false;
        std::size_t moved =
            1;  // a longer chain stays where it is: moving it again and again is no linear work
        for (auto last = place[to]; moved <= reach && end != found.end() && joins(*last, *end) >= goes_on;
             last = end++) {
            turns_back = turns_back || *end == from;
            ++moved;
        }
        if (!turns_back && moved <= reach) found.splice(std::next(place[from]), found, place[to], end);
    }
    std::vector<std::uint32_t> result;
    for (const std::size_t at : found) result.push_back(order[at]);
    return result;
}

}  // namespace columns
