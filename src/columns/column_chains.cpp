#include "columns/column_chains.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <span>

namespace columns {
namespace {

using Next = std::vector<std::optional<std::uint32_t>>;

constexpr std::size_t most_columns = 150;  ///< of a page; the search is no longer linear in their number
constexpr double least_gain = 1e-9;

/// The surest links first.
Next surest_chains(std::size_t columns, std::vector<ScoredLink> links) {
    std::ranges::stable_sort(links, std::greater<>(), &ScoredLink::score);
    Next next(columns);
    std::vector<bool> taken(columns, false);
    std::vector<std::uint32_t> chain(columns);  // one of the same chain
    std::iota(chain.begin(), chain.end(), 0U);
    const auto chain_of = [&](std::uint32_t at) {
        while (chain[at] != at) at = chain[at] = chain[chain[at]];
        return at;
    };
    for (const ScoredLink& link : links) {
        if (next[link.from] || taken[link.to] || chain_of(link.from) == chain_of(link.to)) continue;
        next[link.from] = link.to;
        taken[link.to] = true;
        chain[chain_of(link.to)] = chain_of(link.from);
    }
    return next;
}

/// Links of the greatest sum: one more is made at a time, and others are changed for it where that gains.
class Matching {
  public:
    Matching(std::size_t columns, std::vector<ScoredLink> links)
        : links_(std::move(links)), first_(columns + 1, 0), next_(columns), before_(columns) {
        std::ranges::stable_sort(links_, {}, &ScoredLink::from);
        for (const ScoredLink& link : links_) ++first_[link.from + 1];
        for (std::size_t i = 0; i < columns; ++i) first_[i + 1] += first_[i];
    }

    [[nodiscard]] Next find() {
        while (augment()) {
        }
        break_rings();
        return std::move(next_);
    }

  private:
    static constexpr double none = -std::numeric_limits<double>::infinity();

    [[nodiscard]] std::span<const ScoredLink> links_of(std::uint32_t from) const {
        return std::span(links_).subspan(first_[from], first_[from + 1] - first_[from]);
    }
    [[nodiscard]] double score(std::uint32_t from) const {
        const auto links = links_of(from);
        return std::ranges::find(links, *next_[from], &ScoredLink::to)->score;
    }

    /// One more link, at the best of gains; false: none is gained.
    bool augment() {
        std::vector<double> gain(next_.size(), none);      // when a link ends here …
        std::vector<std::uint32_t> over(next_.size(), 0);  // … from there
        std::vector<std::uint32_t> reached;
        const auto reach = [&](const ScoredLink& link, double before) {
            if (before + link.score <= gain[link.to] + least_gain) return;
            gain[link.to] = before + link.score;
            over[link.to] = link.from;
            reached.push_back(link.to);
        };
        for (std::uint32_t from = 0; from < next_.size(); ++from) {
            if (next_[from]) continue;
            for (const ScoredLink& link : links_of(from)) reach(link, 0);
        }
        for (std::size_t turn = 0; turn < next_.size() && !reached.empty(); ++turn) {
            const std::vector<std::uint32_t> now = std::move(reached);
            reached.clear();
            for (const std::uint32_t to : now) {
                if (!before_[to]) continue;
                const double lost = score(*before_[to]);
                for (const ScoredLink& link : links_of(*before_[to])) {
                    if (link.to != to) reach(link, gain[to] - lost);
                }
            }
        }
        std::optional<std::uint32_t> end;
        for (std::uint32_t to = 0; to < next_.size(); ++to) {
            if (!before_[to] && gain[to] > (end ? gain[*end] : least_gain)) end = to;
        }
        if (!end) return false;
        for (std::optional<std::uint32_t> to = end; to;) {
            const std::uint32_t from = over[*to];
            const std::optional<std::uint32_t> freed = next_[from];
            next_[from] = to;
            before_[*to] = from;
            to = freed;
        }
        return true;
    }

    /// Drops the weakest link of each ring.
    void break_rings() {
        std::vector<bool> seen(next_.size(), false);
        for (std::uint32_t start = 0; start < next_.size(); ++start) {
            if (before_[start]) continue;
            for (std::optional<std::uint32_t> at = start; at; at = next_[*at]) seen[*at] = true;
        }
        for (std::uint32_t start = 0; start < next_.size(); ++start) {
            if (seen[start]) continue;  // else it is of a ring
            std::uint32_t weakest = start;
            for (std::uint32_t at = start; !seen[at]; at = *next_[at]) {
                seen[at] = true;
                if (score(at) < score(weakest)) weakest = at;
            }
            before_[*next_[weakest]].reset();
            next_[weakest].reset();
        }
    }

    std::vector<ScoredLink> links_;   ///< in the order of the columns that they come from
    std::vector<std::size_t> first_;  ///< index of each column's first link
    Next next_;
    Next before_;
};

}  // namespace

std::vector<std::optional<std::uint32_t>> best_chains(std::size_t columns, std::vector<ScoredLink> links) {
    if (columns > most_columns) return surest_chains(columns, std::move(links));
    return Matching(columns, std::move(links)).find();
}

}  // namespace columns
