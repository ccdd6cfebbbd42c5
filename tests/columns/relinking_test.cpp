// Columns follow each other where their text goes on plainly.
#include "columns/relinking.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/columns/columns_in_turn.h"

namespace {

using namespace columns_test;
using Order = std::vector<std::uint32_t>;

/// Each of three columns in two blocks: 0 and 1, 2 and 3, 4 and 5 belong together.
class Relinking : public testing::Test {
  protected:
    Relinking() {
        std::vector<std::size_t> sizes;
        for (const Column& one : three_columns()) {
            for (const std::string& line : one) text_ += line + '\n';
            sizes.push_back(one.size());
        }
        const auto lines = text::printed_lines(text_);
        auto at = lines.begin();
        for (const std::size_t size : sizes) {
            const auto middle = at + 3;
            const auto end = at + static_cast<std::ptrdiff_t>(size);
            blocks_.push_back(columns::block_of(text_, {at, middle}, 28));
            blocks_.push_back(columns::block_of(text_, {middle, end}, 28));
            at = end;
        }
        for (const text::PrintedLine& line : lines) {
            words_.add(line.slice.of(text_));
            phrases_.add(line.slice.of(text_));
        }
    }

    /// The halves of each column below each other, the columns side by side.
    void place() {
        for (std::uint32_t i = 0; i < blocks_.size(); ++i) {
            const std::uint32_t left = i / 2 * 20, top = i % 2 * 3;
            const auto bottom = static_cast<std::uint32_t>(top + blocks_[i].lines.size());
            columns::PlacedColumn one;
            one.box = {top, bottom, left, left + 14, false};
            one.measure = 28;
            placed_.push_back(one);
        }
    }

    Order relinked(const Order& order) {
        if (placed_.empty()) place();
        return columns::relinked(order, blocks_, placed_, meetings());
    }
    columns::Meetings meetings() { return {words_, &breaks_, &phrases_, &lines::CommonPairs::table()}; }
    static bool follows(const Order& order, std::uint32_t one, std::uint32_t other) {
        return std::ranges::find(order, other) - std::ranges::find(order, one) == 1;
    }

    std::string text_;
    std::vector<columns::Block> blocks_;
    std::vector<columns::PlacedColumn> placed_;
    lines::Vocabulary words_;
    lines::Phrases phrases_;
    text::WordBreaks breaks_;
};

TEST_F(Relinking, PutsAColumnBehindTheOneThatItGoesOn) {
    EXPECT_EQ(relinked({0, 1, 2, 3, 4, 5}), (Order{0, 1, 2, 3, 4, 5}));
    const Order found = relinked({0, 2, 4, 1, 3, 5});
    EXPECT_TRUE(follows(found, 0, 1) && follows(found, 2, 3) && follows(found, 4, 5));
}

TEST_F(Relinking, LeavesCaptionsAndHeadlinesWhereTheyAre) {
    place();
    placed_[3].alone = true;
    EXPECT_EQ(relinked({3, 0, 1, 2, 4, 5}).front(), 3U);
    placed_[3].alone = false;
    EXPECT_NE(relinked({3, 0, 1, 2, 4, 5}).front(), 3U);
}

TEST_F(Relinking, GoesOnRatherWithTextThanWithLinesThatHaveNoSign) {
    place();
    const Order order{0, 1, 2, 3, 4, 5};
    const auto score = [&](std::uint32_t from, std::uint32_t to) {
        for (const columns::ColumnLink& link : columns::possible_links(order, blocks_, placed_, meetings())) {
            if (link.from == from && link.to == to) return link.signs.score();
        }
        return 0.0;
    };
    const double before = score(0, 1);
    placed_[1].plain = true;
    EXPECT_LT(score(0, 1), before);
    const double plain = score(0, 1);
    placed_[1].spaced = true;
    EXPECT_LT(score(0, 1), plain);
}

TEST_F(Relinking, GoesOnRatherWithCharactersThatOftenFollowEachOther) {
    place();
    const auto sign = [&](char32_t end, char32_t begin) {
        blocks_[0].last.sign = end;
        blocks_[1].first.sign = begin;
        for (const columns::ColumnLink& link :
             columns::possible_links({0, 1, 2, 3, 4, 5}, blocks_, placed_, meetings())) {
            if (link.from == 0 && link.to == 1) return link.signs;
        }
        return columns::LinkSigns{};
    };
    EXPECT_GT(sign(U'记', U'者').likely, 2);
    EXPECT_EQ(sign(U'记', U'者').unlikely, 0);
    EXPECT_LT(sign(U'的', U'了').unlikely, -1);
    EXPECT_EQ(sign(U'，', U'者').likely, 0);
}

TEST_F(Relinking, GoesOnRatherInItsFrame) {
    place();
    const Order order{0, 1, 2, 3, 4, 5};
    const auto signs = [&](std::uint32_t from, std::uint32_t to) {
        for (const columns::ColumnLink& link : columns::possible_links(order, blocks_, placed_, meetings())) {
            if (link.from == from && link.to == to) return link.signs;
        }
        return columns::LinkSigns{};
    };
    EXPECT_EQ(signs(0, 2).tops_level, 1);
    EXPECT_EQ(signs(0, 2).far_right, 0);
    placed_[2].box.left += 10;
    EXPECT_EQ(signs(0, 2).far_right, 1);
    placed_[1].above = 0;
    EXPECT_EQ(signs(0, 1).parted, 1);
    // Over the second of two columns, but not over the first, stands a headline.
    blocks_[2].head = true;
    placed_[3].box = {4, 8, 30, 44, false};
    EXPECT_EQ(signs(1, 3).under_head, 1);
}

TEST_F(Relinking, GoesOnNowhereBehindAJumpNotice) {
    place();
    EXPECT_TRUE(follows(relinked({1, 0, 2, 3, 4, 5}), 0, 1));
    placed_[0].ends = true;
    EXPECT_FALSE(follows(relinked({1, 0, 2, 3, 4, 5}), 0, 1));
}

TEST_F(Relinking, LosesNoColumnOfAnyOrder) {
    std::mt19937 random(11);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same cases each time
    Order order{0, 1, 2, 3, 4, 5};
    const Order all = order;
    for (int round = 0; round < 200; ++round) {
        std::shuffle(order.begin(), order.end(), random);
        Order found = relinked(order);
        std::ranges::sort(found);
        EXPECT_EQ(found, all);
    }
    EXPECT_TRUE(relinked({}).empty());
}

}  // namespace
