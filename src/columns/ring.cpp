#include "columns/ring.h"

#include <algorithm>
#include <array>

#include "columns/closer_look.h"

namespace columns {
namespace {

constexpr std::size_t largest_ring = 10;  ///< columns of all stories of a page side by side
constexpr std::size_t most_ways = 40;     ///< kept in view
constexpr double hopeless = 12;           ///< no way so far behind the best catches up

// What a step costs, in the units of closer_look.h.
constexpr double open_cost = 2.6;
constexpr double drop_cost = 2;
constexpr double head_cost = 0.1;  ///< a headline joins the ring and leaves it
constexpr double jump_cost = 2.5;  ///< out of turn …
constexpr double skip_cost = 0.5;  ///< … and for each column passed by

struct Member {
    std::uint32_t block = 0;
    char32_t open = 0;        ///< the bracket that is open at its end, opened there or above …
    std::uint32_t lines = 0;  ///< … so many blocks ago
};

/// One way to have put the blocks so far.
struct Way {
    double value = 0;
    std::array<Member, largest_ring> ring{};
    std::uint32_t size = 0;
    std::uint32_t next = 0;  ///< whose turn it is
    std::uint32_t step = 0;  ///< the last of the steps that led here

    [[nodiscard]] std::uint32_t after(std::uint32_t at) const { return size == 0 ? 0 : (at + 1) % size; }

    [[nodiscard]] bool stands_like(const Way& other) const {
        const auto same = [](const Member& a, const Member& b) { return a.block == b.block; };
        return size == other.size && next == other.next &&
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
        alone,      ///< a headline: goes on nothing, nothing goes on it
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

double brackets(const Member& member, const Block& to) {
    constexpr double closed = 2.4, still_open = -0.6, lost = -1.2;
    if (member.open != 0 && to.closed != 0) return member.open == to.closed ? closed : 0;
    return member.open != 0 ? still_open : to.closed != 0 ? lost : 0;
}

class Ring {
  public:
    Ring(const std::vector<Block>& blocks, const Meetings& words) : blocks_(blocks), words_(words) {}

    std::vector<std::uint32_t> predecessors() {
        ways_.assign(1, {});
        steps_.assign(1, {});
        for (std::uint32_t at = 0; at < blocks_.size(); ++at) step(at);
        const auto in_the_end = [](const Way& way) { return way.value - drop_cost * way.size; };
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
        if (head) choices_.push_back({way.value - 2 * head_cost, index, 0, Choice::Kind::alone});
        if (way.size < largest_ring) {
            choices_.push_back({way.value - (head ? head_cost : open_cost), index, 0, Choice::Kind::opens});
        }
        double dropped = 0;
        for (std::uint32_t k = 0; k < way.size; ++k) {
            const Member& member = way.ring[(way.next + k) % way.size];
            const double value = way.value + gain(member.block, at) + brackets(member, blocks_[at]);
            const double skipped = k == 0 ? 0 : jump_cost + skip_cost * k;
            choices_.push_back({value - skipped, index, k, Choice::Kind::goes_on});
            if (k > 0) choices_.push_back({value - dropped, index, k, Choice::Kind::last_ones});
            dropped += blocks_[member.block].head ? head_cost : drop_cost;
        }
    }

    /// The way after a choice; goes_on_: what the block goes on.
    Way taken(const Choice& choice, std::uint32_t at) {
        Way way = ways_[choice.way];
        way.value = choice.value;
        goes_on_ = at;
        if (choice.kind == Choice::Kind::alone) return way;
        const Block& block = blocks_[at];
        if (choice.kind == Choice::Kind::opens) {
            way.insert({at, block.open, 0});
            return way;
        }
        for (std::uint32_t k = 0; k < choice.passed; ++k) {
            if (choice.kind == Choice::Kind::last_ones) {
                way.remove_next();
            } else {
                way.next = way.after(way.next);
            }
        }
        Member& member = way.ring[way.next];
        goes_on_ = member.block;
        member.block = at;
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
        if (!one.head && !two.head && !two.opener) value -= bracket_weight(one, two);
        gains_.emplace_back(from, value);
        return value;
    }

    const std::vector<Block>& blocks_;
    const Meetings& words_;
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
