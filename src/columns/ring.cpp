#include "columns/ring.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "columns/closer_look.h"

namespace columns {
namespace {

constexpr std::size_t largest_ring = 10;  ///< columns of all stories of a page side by side
constexpr std::size_t most_ways = 40;     ///< kept in view
constexpr double hopeless = 12;           ///< no way so far behind the best catches up

// What a step costs, in the units of closer_look.h, all in eighths and gains in 1024ths: sums are exact, and
// ways that are worth the same tie.
constexpr double open_cost = 3.625;     ///< a column begins …
constexpr double open_too_cost = 1.25;  ///< … and its neighbours with it
constexpr std::size_t many_lines = 4;   ///< a block of so many is rather a column by itself …
constexpr double open_large_cost = 1, open_large_too_cost = 1;  ///< … and opens none beside others
constexpr double drop_cost = 3.5;                               ///< a column ends …
constexpr double drop_too_cost = 0.5;                           ///< … and its neighbours with it
constexpr double alone_cost = 2;                                ///< a short line that is not text of a column
constexpr double head_gain = 0.375;  ///< a headline joins the ring, and the same when it leaves

/// Out of turn: a column is passed by, and each further one. pdftotext reads lines of one height that begin
/// and end at the same places as rows of a table; where a paragraph ends in a column, its lines do not, and
/// it misses a turn ten times as often as in mid-paragraph.
struct Passing {
    double first, each;
};
constexpr Passing in_paragraph{3, 1.25}, behind_paragraph{2, 0.875};
constexpr Passing behind_rows{1, 0.75};  ///< its last block held more rows than most: it has been here
constexpr double beside_cost = 3;  ///< columns that stand on one line are neighbours: none is passed between

// A headline goes on a headline, or on a column; a column goes on a headline.
constexpr double head_under_head = 1.25;
constexpr double head_under_stop = 2;     ///< whose paragraph has ended
constexpr double text_under_head = -1.5;  ///< that begins no paragraph

struct Member {
    std::uint32_t block = 0;
    char32_t open = 0;        ///< the bracket that is open at its end, opened there or above …
    std::uint32_t lines = 0;  ///< … so many blocks ago
    std::uint32_t ahead = 0;  ///< rows that its last block held beyond those of most blocks
};

/// One way to have put the blocks so far.
struct Way {
    double value = 0;
    std::array<Member, largest_ring> ring{};
    std::uint32_t size = 0;
    std::uint32_t next = 0;  ///< whose turn it is
    std::uint32_t step = 0;  ///< the last of the steps that led here
    bool opened = false;     ///< its last column has just begun

    [[nodiscard]] std::uint32_t after(std::uint32_t at) const { return size == 0 ? 0 : (at + 1) % size; }

    [[nodiscard]] bool stands_like(const Way& other) const {
        const auto same = [](const Member& a, const Member& b) { return a.block == b.block; };
        return size == other.size && next == other.next && opened == other.opened &&
               std::equal(ring.begin(), ring.begin() + size, other.ring.begin(), same);
    }
    void remove_next() {
        std::move(ring.begin() + next + 1, ring.begin() + size, ring.begin() + next);
        --size;
        if (next == size) next = 0;
    }
    void insert(Member member) {
        std::move_backward(ring.begin() + next, ring.begin() + size, ring.begin() + size + 1);
        ring[next] = member;
        ++size;
        next = after(next);
    }
};

struct Step {
    std::uint32_t before = 0;   ///< the step before
    std::uint32_t goes_on = 0;  ///< the block that this one goes on, or itself
};

/// One way to go on with a block.
struct Choice {
    enum class Kind : std::uint8_t {
        goes_on,    ///< a column; those passed by wait
        last_ones,  ///< the same; those passed by have ended
        opens,      ///< a column
        alone,      ///< goes on nothing, nothing goes on it
    };
    double value = 0;
    std::uint32_t way = 0;
    std::uint32_t passed = 0;  ///< columns whose turn it was
    Kind kind = Kind::alone;
};

bool better(const Choice& a, const Choice& b) {
    if (a.value != b.value) return a.value > b.value;
    if (a.way != b.way) return a.way < b.way;
    return a.passed != b.passed ? a.passed < b.passed : a.kind < b.kind;
}

/// Is its first line short by an indent?
bool begins_paragraph(const Block& block) {
    constexpr double least = 2.6, most = 6.6;
    const double room = block.measure - block.first.width;
    return !block.first.spaced && room >= least && room <= most;
}

/// The measure of most lines.
double commonest_measure(const std::vector<Block>& blocks) {
    std::map<long, std::size_t> lines;
    for (const Block& block : blocks) lines[std::lround(block.measure)] += block.lines.size();
    std::size_t most = 0;
    double found = 0;
    for (const auto& [measure, count] : lines) {
        if (count <= most) continue;
        most = count;
        found = static_cast<double>(measure);
    }
    return found;
}

/// The lines of most blocks.
std::size_t most_rows(const std::vector<Block>& blocks) {
    std::map<std::size_t, std::size_t> counts;
    for (const Block& block : blocks) counts[block.lines.size()] += block.head ? 0 : 1;
    const auto found = std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; });
    return found->first;
}

/// What a headline brings to what it goes on, or to what goes on it.
double beside_head(const Block& from, const Block& to) {
    if (from.head && to.head) return head_under_head;
    if (to.head) return from.last.stop ? head_under_stop : 0;
    return begins_paragraph(to) ? 0 : text_under_head;
}

double brackets(const Member& member, const Block& to) {
    constexpr double closed = 3.375, still_open = -1.125, lost = -1.75;
    if (member.open != 0 && to.closed != 0) return member.open == to.closed ? closed : 0;
    return member.open != 0 ? still_open : to.closed != 0 ? lost : 0;
}

class Ring {
  public:
    Ring(const std::vector<Block>& blocks, const Meetings& words)
        : blocks_(blocks), words_(words), measure_(commonest_measure(blocks)), rows_(most_rows(blocks)) {}

    std::vector<std::uint32_t> predecessors() {
        ways_.assign(1, {});
        steps_.assign(1, {});
        for (std::uint32_t at = 0; at < blocks_.size(); ++at) step(at);
        const auto in_the_end = [](const Way& way) { return way.value - drop_too_cost * way.size; };
        std::uint32_t last = std::ranges::max_element(ways_, {}, in_the_end)->step;
        std::vector<std::uint32_t> found(blocks_.size());
        for (std::size_t at = blocks_.size(); at-- > 0; last = steps_[last].before) {
            found[at] = steps_[last].goes_on;
        }
        return found;
    }

  private:
    void step(std::uint32_t at) {
        gains_.clear();
        choices_.clear();
        for (std::uint32_t way = 0; way < ways_.size(); ++way) add_choices(way, at);
        const auto kept = static_cast<std::ptrdiff_t>(std::min(choices_.size(), 2 * most_ways));
        std::partial_sort(choices_.begin(), choices_.begin() + kept, choices_.end(), better);
        next_.clear();
        for (auto choice = choices_.begin(); choice != choices_.begin() + kept; ++choice) {
            if (next_.size() == most_ways || choice->value < choices_.front().value - hopeless) break;
            Way way = taken(*choice, at);
            if (std::ranges::any_of(next_, [&](const Way& one) { return one.stands_like(way); })) continue;
            steps_.push_back({way.step, goes_on_});
            way.step = static_cast<std::uint32_t>(steps_.size() - 1);
            next_.push_back(way);
        }
        ways_.swap(next_);
    }

    void add_choices(std::uint32_t index, std::uint32_t at) {
        const Way& way = ways_[index];
        const bool head = blocks_[at].head;
        if (head) choices_.push_back({way.value + 2 * head_gain, index, 0, Choice::Kind::alone});
        if (!head && stands_alone(blocks_[at])) {
            choices_.push_back({way.value - alone_cost, index, 0, Choice::Kind::alone});
        }
        if (way.size < largest_ring) {
            choices_.push_back({way.value + (head ? head_gain : -cost_to_open(at, way.opened)), index, 0,
                                Choice::Kind::opens});
        }
        double dropped = 0, skipped = is_beside(at) ? beside_cost : 0;
        double next_drop = drop_cost;
        for (std::uint32_t k = 0; k < way.size; ++k) {
            const Member& member = way.ring[(way.next + k) % way.size];
            const double value = way.value + gain(member.block, at) + brackets(member, blocks_[at]);
            choices_.push_back({k == 0 ? value : value - skipped, index, k, Choice::Kind::goes_on});
            if (k > 0) choices_.push_back({value - dropped, index, k, Choice::Kind::last_ones});
            const Passing& passing = member.ahead > 0                  ? behind_rows
                                     : blocks_[member.block].last.stop ? behind_paragraph
                                                                       : in_paragraph;
            skipped += passing.each + (k == 0 ? passing.first : 0);
            if (blocks_[member.block].head) {
                dropped -= head_gain;
            } else {
                dropped += std::exchange(next_drop, drop_too_cost);
            }
        }
    }

    /// Does it stand on one line with the block before?
    [[nodiscard]] bool is_beside(std::uint32_t at) const {
        return at > 0 && blocks_[at - 1].lines.back().number == blocks_[at].lines.front().number;
    }

    /// A line without a full stop, far from filling a column: a line of the page's head, a credit.
    [[nodiscard]] bool stands_alone(const Block& block) const {
        constexpr double short_share = 0.75;
        return block.lines.size() == 1 && !block.first.stop && block.first.width < short_share * measure_;
    }
    [[nodiscard]] std::uint32_t rows_ahead(const Block& block) const {
        return block.head || block.lines.size() <= rows_
                   ? 0
                   : static_cast<std::uint32_t>(block.lines.size() - rows_);
    }
    [[nodiscard]] double cost_to_open(std::uint32_t at, bool too) const {
        const bool large = blocks_[at].lines.size() >= many_lines;
        if (too) return open_too_cost + (large ? open_large_too_cost : 0);
        return open_cost + (large ? open_large_cost : 0);
    }

    /// The way after a choice; goes_on_: what the block goes on.
    Way taken(const Choice& choice, std::uint32_t at) {
        Way way = ways_[choice.way];
        way.value = choice.value;
        goes_on_ = at;
        if (choice.kind == Choice::Kind::alone) return way;
        const Block& block = blocks_[at];
        way.opened = choice.kind == Choice::Kind::opens && !block.head;
        if (choice.kind == Choice::Kind::opens) {
            way.insert({at, block.open, 0, rows_ahead(block)});
            return way;
        }
        for (std::uint32_t k = 0; k < choice.passed; ++k) {
            if (choice.kind == Choice::Kind::last_ones) {
                way.remove_next();
            } else {
                Member& waits = way.ring[way.next];
                if (waits.ahead > 0) --waits.ahead;
                way.next = way.after(way.next);
            }
        }
        Member& member = way.ring[way.next];
        goes_on_ = member.block;
        member.block = at;
        member.ahead = rows_ahead(block);
        constexpr std::uint32_t longest = 6;  // what is open for longer was never closed
        if (block.open != 0 || block.closed != 0 || member.lines > longest) {
            member.open = block.open;
            member.lines = 0;
        } else if (member.open != 0) {
            ++member.lines;
        }
        way.next = way.after(way.next);
        return way;
    }

    /// Continuity without brackets, which are followed along the columns.
    double gain(std::uint32_t from, std::uint32_t at) {
        for (const auto& [block, value] : gains_) {
            if (block == from) return value;
        }
        const Block& one = blocks_[from];
        const Block& two = blocks_[at];
        double value = continuity(one, two, words_);
        const bool placed = one.lines.back().number == two.lines.front().number || two.opener;
        if (!placed && (one.head || two.head)) {
            value += beside_head(one, two);
        } else if (!placed) {
            value -= bracket_weight(one, two);
        }
        value = std::round(value * 1024) / 1024;
        gains_.emplace_back(from, value);
        return value;
    }

    const std::vector<Block>& blocks_;
    const Meetings& words_;
    double measure_;
    std::size_t rows_;  ///< of most blocks
    std::vector<Way> ways_, next_;
    std::vector<Step> steps_;
    std::vector<Choice> choices_;
    std::vector<std::pair<std::uint32_t, double>> gains_;  // of the block under way
    std::uint32_t goes_on_ = 0;
};

}  // namespace

std::vector<std::uint32_t> around_the_ring(const std::vector<Block>& blocks, const Meetings& words) {
    if (blocks.empty()) return {};
    return Ring(blocks, words).predecessors();
}

}  // namespace columns
