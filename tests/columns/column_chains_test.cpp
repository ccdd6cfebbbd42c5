// The links between columns whose scores add up to most.
#include "columns/column_chains.h"

#include <random>
#include <set>

#include <gtest/gtest.h>

namespace {

using columns::best_chains;
using Next = std::vector<std::optional<std::uint32_t>>;

TEST(ColumnChains, TakesNoLinkWhereThereIsNone) {
    EXPECT_TRUE(best_chains(0, {}).empty());
    EXPECT_EQ(best_chains(2, {}), (Next{std::nullopt, std::nullopt}));
}

TEST(ColumnChains, TakesTwoGoodLinksRatherThanTheBestAndABadOne) {
    // 0 goes on with 2 surely; but 1 has nothing else, and 0 has.
    EXPECT_EQ(best_chains(4, {{3, 0, 2}, {2.8, 1, 2}, {2.5, 0, 3}}),
              (Next{3, 2, std::nullopt, std::nullopt}));
}

TEST(ColumnChains, TakesTheBestLinkWhereTheOthersAreBad) {
    EXPECT_EQ(best_chains(4, {{3, 0, 2}, {0.5, 1, 2}, {0.5, 0, 3}}),
              (Next{2, std::nullopt, std::nullopt, std::nullopt}));
}

TEST(ColumnChains, DropsTheWeakestLinkOfARing) {
    EXPECT_EQ(best_chains(3, {{3, 0, 1}, {2, 1, 2}, {1, 2, 0}}), (Next{1, 2, std::nullopt}));
}

/// Each column begins or follows one other, and every chain ends.
void expect_chains(const Next& next) {
    std::set<std::uint32_t> taken;
    for (const auto& one : next) {
        if (one) {
            EXPECT_TRUE(taken.insert(*one).second);
        }
    }
    std::size_t reached = 0;
    for (std::uint32_t start = 0; start < next.size(); ++start) {
        if (taken.contains(start)) continue;
        for (std::optional<std::uint32_t> at = start; at; at = next[*at]) ++reached;
    }
    EXPECT_EQ(reached, next.size());
}

TEST(ColumnChains, LosesNoColumn) {
    std::mt19937 random(5);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same cases each time
    for (const std::size_t columns : {2U, 7U, 40U, 140U, 160U, 1000U}) {
        std::vector<columns::ScoredLink> links;
        std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
        for (std::size_t i = 0; i < columns * 10; ++i) {
            const auto from = static_cast<std::uint32_t>(random() % columns);
            const auto to = static_cast<std::uint32_t>(random() % columns);
            if (from == to || !seen.insert({from, to}).second) continue;
            links.push_back({static_cast<double>(random() % 500 + 1) / 100, from, to});
        }
        expect_chains(best_chains(columns, links));
    }
}

}  // namespace
