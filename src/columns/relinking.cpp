#include "columns/relinking.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "columns/column_chains.h"
#include "lines/neighbours.h"
#include "text/radicals.h"
#include "text/scripts.h"

namespace columns {
namespace {

constexpr std::size_t reach = 40;   ///< columns before and behind in which another is looked for
constexpr std::uint32_t off = 3;    ///< places: the same edge
constexpr double link_from = -1.5;  ///< rather a doubtful link than none: the order without it says less

// Fitted by bench/fit_column_links.py, but for a sentence's end: it says that no sentence goes on, and the
// story mostly does. That the text runs on and how likely two characters meet tell much of the same: both are
// a little weaker here than each was fitted, as pages left out have fewer of their pairs in the table.
constexpr LinkWeight weights[] = {
    {nullptr, -1.11, "none goes on"},
    {&LinkSigns::runs_on, 0.7, "the text runs on"},
    {&LinkSigns::right_below, 3.57, "right below"},
    {&LinkSigns::below_near, 2.34, "below, two rows between"},
    {&LinkSigns::below, 1.95, "below, some rows between"},
    {&LinkSigns::below_far, 0.08, "far below"},
    {&LinkSigns::below_others, 0.24, "below another column"},
    {&LinkSigns::beside, 1.94, "beside, on a level"},
    {&LinkSigns::beside_higher, 2.7, "beside, higher"},
    {&LinkSigns::beside_far_up, 0.8, "beside, far higher"},
    {&LinkSigns::beside_lower, 1.66, "beside, lower"},
    {&LinkSigns::behind_others, -0.17, "on a level, others between"},
    {&LinkSigns::left_below, 0.06, "in the next frame"},
    {&LinkSigns::one_measure, -0.26, "of one measure"},
    {&LinkSigns::other_measure, -0.99, "of another measure"},
    {&LinkSigns::in_order, 1.33, "the next in the order of the cut"},
    {&LinkSigns::opener, -1.64, "a story begins"},
    {&LinkSigns::beside_under, -0.83, "beside, and right under another"},
    {&LinkSigns::beside_over, -0.18, "beside, and another right under the first"},
    {&LinkSigns::single_line, -0.24, "one line alone"},
    {&LinkSigns::full_below, 1.09, "below, both lines full and the sentence open"},
    {&LinkSigns::stops, -1.77, "the first ends a sentence"},
    {&LinkSigns::short_of, -1.28, "… or with a short line"},
    {&LinkSigns::head_like, -0.43, "… or looks like a headline"},
    {&LinkSigns::plain_end, -2.23, "… or has no sign at all"},
    {&LinkSigns::plain_begin, -1.39, "the second has no sign at all"},
    {&LinkSigns::spaced_end, -0.52, "the first is parted by spaces, as headlines are"},
    {&LinkSigns::spaced_begin, -0.76, "… or the second"},
    {&LinkSigns::under_head, -0.58, "under a headline of its own"},
    {&LinkSigns::tops_level, 0.53, "to the right, tops in one row"},
    {&LinkSigns::bottoms_level, 0.99, "… bottoms on a level"},
    {&LinkSigns::ends_higher, 1.05, "… or the second ends higher"},
    {&LinkSigns::far_right, -1, "… a wide gap between"},
    {&LinkSigns::parted, 0.75, "one column, parted at a row"},
    {&LinkSigns::likely, 0.75, "characters that often follow each other meet"},
    {&LinkSigns::unlikely, -0.3, "… or seldom"},
};

/// What stands between the columns of a page.
class Page {
  public:
    explicit Page(const std::vector<Block>& blocks, const std::vector<PlacedColumn>& placed)
        : blocks_(blocks), placed_(placed), heads_over_(placed.size()) {
        constexpr std::uint32_t right_over = 2;  // rows
        const auto is_head = [&](std::size_t i) {
            return (blocks_[i].head || placed_[i].box.head) && !placed_[i].alone;
        };
        for (std::size_t head = 0; head < placed.size(); ++head) {
            const Box& over = placed[head].box;
            for (std::size_t i = head + 1; is_head(head) && i < std::min(placed.size(), head + reach + 1);
                 ++i) {
                const Box& one = placed[i].box;
                const bool right = one.top >= over.bottom && one.top <= over.bottom + right_over;
                if (right && overlap(over, one) > 0)
                    heads_over_[i].push_back(static_cast<std::uint32_t>(head));
            }
        }
    }

    /// Sets how the one stands from the other.
    void place(std::uint32_t from, std::uint32_t to, LinkSigns& signs) const {
        const Box& a = box(from);
        const Box& b = box(to);
        if (b.top >= a.bottom && (at_one_place(a, b) || overlap(a, b) * 10 >= narrower(a, b) * 6)) {
            below(from, to, signs);
        } else if (b.left + off >= right_edge(from) && b.left > a.left + off) {
            beside(from, to, signs);
        } else if (b.left < a.left && b.top + 1 >= a.bottom) {
            signs.left_below = 1;
        }
        signs.parted = placed_[to].above == from ? 1 : 0;
        signs.under_head = has_own_head(from, to) ? 1 : 0;
        if (b.left > a.left + off) frame(a, b, signs);
    }

  private:
    [[nodiscard]] const Box& box(std::uint32_t at) const { return placed_[at].box; }
    /// Are they set in one frame? `b` stands to the right.
    static void frame(const Box& a, const Box& b, LinkSigns& signs) {
        constexpr std::uint32_t wide_gap = 8;  // places
        const bool level = a.top <= b.top + 1 && b.top <= a.top + 1;
        signs.tops_level = a.top == b.top ? 1 : 0;
        signs.bottoms_level = a.bottom <= b.bottom + 1 && b.bottom <= a.bottom + 1 ? 1 : 0;
        signs.ends_higher = level && b.bottom + 1 < a.bottom ? 1 : 0;
        signs.far_right = b.left > a.right + wide_gap ? 1 : 0;
    }

    /// Does a headline stand right over `to`, and none of those over `from`?
    [[nodiscard]] bool has_own_head(std::uint32_t from, std::uint32_t to) const {
        const std::vector<std::uint32_t>& heads = heads_over_[to];
        const auto over_from = [&](std::uint32_t i) { return overlap(box(i), box(from)) > 0; };
        const auto other = [&](std::uint32_t i) { return i != from; };
        return std::ranges::any_of(heads, other) && std::ranges::none_of(heads, over_from);
    }

    /// Where the next column may begin: stretched lines run over their place, and push their neighbours.
    [[nodiscard]] std::uint32_t right_edge(std::uint32_t at) const {
        return std::min(box(at).right, box(at).left + static_cast<std::uint32_t>(placed_[at].measure / 2));
    }
    static bool at_one_place(const Box& a, const Box& b) {
        return a.left <= b.left + off && b.left <= a.left + off;
    }
    static long overlap(const Box& a, const Box& b) {
        return static_cast<long>(std::min(a.right, b.right)) - static_cast<long>(std::max(a.left, b.left));
    }
    static long narrower(const Box& a, const Box& b) {
        return std::max(1L, static_cast<long>(std::min(a.right - a.left, b.right - b.left)));
    }

    /// Is there one of the columns near `at`, no headline, for which it holds?
    template <class Holds>
    [[nodiscard]] bool any(std::uint32_t at, const Holds& holds) const {
        const std::size_t first = std::max<std::size_t>(at, reach) - reach;
        const std::size_t end = std::min(placed_.size(), at + reach + 1);
        for (std::size_t i = first; i < end; ++i) {
            if (!blocks_[i].head && holds(static_cast<std::uint32_t>(i))) return true;
        }
        return false;
    }

    void below(std::uint32_t from, std::uint32_t to, LinkSigns& signs) const {
        const Box& a = box(from);
        const Box& b = box(to);
        const std::uint32_t gap = b.top - a.bottom;
        const bool blocked = any(to, [&](std::uint32_t i) {
            const Box& one = box(i);
            return i != from && i != to && one.top >= a.bottom && one.bottom <= b.top && overlap(one, b) > 2;
        });
        double LinkSigns::*sign = &LinkSigns::below_others;
        if (!blocked) {
            sign = gap <= 1   ? &LinkSigns::right_below
                   : gap <= 3 ? &LinkSigns::below_near
                   : gap <= 9 ? &LinkSigns::below
                              : &LinkSigns::below_far;
        }
        signs.*sign = 1;
    }

    void beside(std::uint32_t from, std::uint32_t to, LinkSigns& signs) const {
        constexpr std::uint32_t dozen = 12;
        const Box& a = box(from);
        const Box& b = box(to);
        const bool next = !any(to, [&](std::uint32_t i) {
            const Box& one = box(i);
            return i != from && i != to && one.left + off >= right_edge(from) && one.left + off < b.left &&
                   std::min(one.bottom, b.bottom) > std::max(one.top, b.top);
        });
        const bool level = a.top <= b.top + 1 && b.top <= a.top + 1;
        double LinkSigns::*sign = nullptr;
        if (level) {
            sign = next ? &LinkSigns::beside : &LinkSigns::behind_others;
        } else if (next && b.top < a.top) {
            sign = b.top + dozen >= a.top ? &LinkSigns::beside_higher : &LinkSigns::beside_far_up;
        } else if (next && b.top <= a.bottom) {
            sign = &LinkSigns::beside_lower;
        }
        if (sign == nullptr) return;
        signs.*sign = 1;
        signs.beside_under = stands_under_another(to) ? 1 : 0;
        signs.beside_over = stands_over_another(from) ? 1 : 0;
    }

    static constexpr std::uint32_t nearby_rows = 3;
    [[nodiscard]] bool stands_under_another(std::uint32_t at) const {
        const Box& b = box(at);
        return any(at, [&](std::uint32_t i) {
            const Box& one = box(i);
            return i != at && at_one_place(one, b) && one.bottom <= b.top &&
                   b.top - one.bottom <= nearby_rows;
        });
    }
    [[nodiscard]] bool stands_over_another(std::uint32_t at) const {
        const Box& b = box(at);
        return any(at, [&](std::uint32_t i) {
            const Box& one = box(i);
            return i != at && at_one_place(one, b) && one.top >= b.bottom &&
                   one.top - b.bottom <= nearby_rows;
        });
    }

    const std::vector<Block>& blocks_;
    const std::vector<PlacedColumn>& placed_;
    std::vector<std::vector<std::uint32_t>> heads_over_;  ///< headlines right over each column
};

LinkSigns signs_of(std::uint32_t from, std::uint32_t to, const std::vector<Block>& blocks,
                   const std::vector<PlacedColumn>& placed, const Page& page, const Meetings& meetings) {
    constexpr double new_story = -6, of_new_story = -2, most = 4;
    constexpr double same_measure = 2.6, different_measure = 4.5;
    constexpr double full_from = 0.8, full_to = 1.2;  // measures
    LinkSigns signs;
    const double value = continuity(blocks[from], blocks[to], meetings);
    // What is impossible by its place or an opening is weighed by them.
    signs.runs_on = value <= new_story ? of_new_story : std::clamp(value, -most, most);
    page.place(from, to, signs);
    const char32_t left = text::ideograph_of(blocks[from].last.sign);
    const char32_t right = text::ideograph_of(blocks[to].first.sign);
    if (text::is_han(left) && text::is_han(right))
        signs.likely = lines::Neighbours::table().likely(left, right);
    signs.unlikely = std::min(signs.likely, 0.0);
    const double apart = std::abs(placed[from].measure - placed[to].measure);
    signs.one_measure = apart <= same_measure ? 1 : 0;
    signs.other_measure = apart > different_measure ? 1 : 0;
    signs.opener = blocks[to].opener ? 1 : 0;
    const auto fills = [&](const EdgeLine& line, std::uint32_t at) {
        return line.width >= full_from * placed[at].measure && line.width < full_to * placed[at].measure;
    };
    const EdgeLine& end = blocks[from].last;
    const bool below = signs.right_below + signs.below_near + signs.below + signs.below_far > 0;
    const bool full = fills(end, from) && fills(blocks[to].first, to);
    signs.full_below = below && !end.stop && full ? 1 : 0;
    signs.stops = end.stop ? 1 : 0;
    signs.short_of = !end.stop && end.width < full_from * placed[from].measure ? 1 : 0;
    signs.head_like = placed[from].box.head ? 1 : 0;
    signs.plain_end = placed[from].plain ? 1 : 0;
    signs.plain_begin = placed[to].plain ? 1 : 0;
    signs.spaced_end = placed[from].spaced ? 1 : 0;
    signs.spaced_begin = placed[to].spaced ? 1 : 0;
    signs.single_line = blocks[from].lines.size() == 1 || blocks[to].lines.size() == 1 ? 1 : 0;
    return signs;
}

/// Headlines, captions, running heads.
std::vector<bool> alone_on_page(const std::vector<std::uint32_t>& order, const std::vector<Block>& blocks,
                                const std::vector<PlacedColumn>& placed) {
    constexpr std::size_t most_of_caption = 4;  // lines
    std::vector<bool> alone;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        alone.push_back(blocks[i].head || placed[i].alone || placed[i].credit);
    for (std::size_t i = 1; i < order.size(); ++i) {
        const std::uint32_t over = order[i - 1];
        if (placed[order[i]].credit && blocks[over].lines.size() <= most_of_caption) alone[over] = true;
    }
    return alone;
}

template <class Take>
void each_link(const std::vector<std::uint32_t>& order, const std::vector<Block>& blocks,
               const std::vector<PlacedColumn>& placed, const Meetings& meetings, const Take& take) {
    const Page page(blocks, placed);
    const std::vector<bool> alone = alone_on_page(order, blocks, placed);
    std::vector<std::optional<std::uint32_t>> before(blocks.size());  // in the order of the cut
    std::optional<std::uint32_t> last;
    for (const std::uint32_t at : order) {
        if (alone[at]) continue;
        before[at] = last;
        last = at;
    }
    for (const std::uint32_t from : order) {
        if (alone[from] || placed[from].ends) continue;
        const std::size_t end = std::min(blocks.size(), from + reach + 1);
        for (auto to = static_cast<std::uint32_t>(std::max<std::size_t>(from, reach) - reach); to < end;
             ++to) {
            if (to == from || alone[to]) continue;
            LinkSigns signs = signs_of(from, to, blocks, placed, page, meetings);
            signs.in_order = before[to] == from ? 1 : 0;
            take(ColumnLink{from, to, signs});
        }
    }
}

}  // namespace

std::span<const LinkWeight> link_weights() {
    return weights;
}

double LinkSigns::score() const {
    double sum = 0;
    for (const LinkWeight& one : weights) sum += one.weight * (one.sign == nullptr ? 1 : this->*one.sign);
    return sum;
}

std::vector<ColumnLink> possible_links(const std::vector<std::uint32_t>& order,
                                       const std::vector<Block>& blocks,
                                       const std::vector<PlacedColumn>& placed, const Meetings& meetings) {
    std::vector<ColumnLink> links;
    each_link(order, blocks, placed, meetings, [&](const ColumnLink& link) { links.push_back(link); });
    return links;
}

std::vector<std::uint32_t> relinked(const std::vector<std::uint32_t>& order, const std::vector<Block>& blocks,
                                    const std::vector<PlacedColumn>& placed, const Meetings& meetings) {
    std::vector<ScoredLink> links;
    each_link(order, blocks, placed, meetings, [&](const ColumnLink& one) {
        const double score = one.signs.score() - link_from;
        if (score > 0) links.push_back({score, one.from, one.to});
    });
    const std::vector<std::optional<std::uint32_t>> next = best_chains(blocks.size(), std::move(links));
    std::vector<bool> goes_on_another(blocks.size(), false);
    for (const std::optional<std::uint32_t>& one : next) {
        if (one) goes_on_another[*one] = true;
    }
    std::vector<std::uint32_t> result;
    for (const std::uint32_t first : order) {
        if (goes_on_another[first]) continue;
        for (std::optional<std::uint32_t> at = first; at; at = next[*at]) result.push_back(*at);
    }
    return result;
}

}  // namespace columns
