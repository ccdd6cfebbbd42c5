// What line ends and orders of blocks prove.
#include "columns/joints.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "columns/strand_order.h"
#include "columns/strands.h"
#include "tests/columns/columns_in_turn.h"

namespace {

using namespace columns_test;

TEST(Joints, OutweighOthersWhenManyPartAWordAndHardlyAnyIsLost) {
    EXPECT_TRUE(columns::outweighs({.all = 5, .across = 3}, {.all = 5, .across = 0}));
    EXPECT_FALSE(columns::outweighs({.all = 3, .across = 2}, {.all = 3, .across = 0}));
    EXPECT_TRUE(columns::outweighs({.all = 30, .across = 9}, {.all = 30, .across = 1}));
    EXPECT_FALSE(columns::outweighs({.all = 30, .across = 9}, {.all = 30, .across = 3}));
    EXPECT_FALSE(columns::outweighs({.all = 60, .across = 9}, {.all = 60, .across = 1}));
}

TEST(Joints, AreSoundWhereColumnsFollowEachOtherAndSuspectWhereTheyAlternate) {
    std::string in_order;
    for (const std::string& line : one_after_the_other(three_columns())) in_order += line + '\n';
    const std::string in_turn = taken_in_turn(three_columns(), 1);
    text::WordBreaks breaks;
    EXPECT_FALSE(columns::is_suspect(in_order, text::printed_lines(in_order), breaks));
    EXPECT_TRUE(columns::may_be_suspect_in_part(in_turn, text::printed_lines(in_turn), breaks));
}

TEST(StrandOrder, HoldsEveryBlockOnce) {
    const std::string text = taken_in_turn(three_columns(), 2);
    std::vector<columns::Block> blocks;
    lines::Vocabulary words(text);
    for (const text::PrintedLine& line : text::printed_lines(text)) {
        blocks.push_back(columns::block_of(text, {line}, 28));
    }
    const columns::Meetings meetings{words};
    std::vector<int> seen(blocks.size(), 0);
    for (const columns::Strand& strand :
         columns::reading_order(blocks, columns::strands(blocks, meetings), meetings)) {
        for (const std::uint32_t at : strand) ++seen[at];
    }
    EXPECT_TRUE(std::ranges::all_of(seen, [](int times) { return times == 1; }));
    EXPECT_TRUE(columns::strands({}, meetings).before.empty());
}

}  // namespace
