#include "stories/line_kinship.h"

#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace {

const std::vector<std::string_view> lines{
    "水库的水位一天三报", "守坝人看着水位",     "茶园里到处是采茶的人",
    "新茶一天一个价",     "水库的大坝没有险情", "采茶的人走进茶园",
};
const std::vector<stories::Range> dam{{0, 1}}, tea{{2, 3}};

}  // namespace

TEST(LineKinship, IsWithTheStoryWhoseWordsTheLineHas) {
    const stories::LineKinship kinship(lines);
    EXPECT_GT(kinship.of(dam, 4), kinship.of(tea, 4));
    EXPECT_GT(kinship.of(tea, 5), kinship.of(dam, 5));
    EXPECT_GT(kinship.of(tea, 5), 0);
}

TEST(LineKinship, IsNothingForWordsThatNoOtherLineHas) {
    const std::vector<std::string_view> strangers{"甲乙丙", "丁戊己"};
    const stories::LineKinship kinship(strangers);
    EXPECT_EQ(kinship.of(std::vector<stories::Range>{{0, 0}}, 1), 0);
}

TEST(LineKinship, CountsWhatStandsBeforeTheLineAlone) {
    const stories::LineKinship kinship(lines);
    const std::vector<stories::Range> whole{{0, 1}, {4, 4}};
    EXPECT_LT(kinship.of(whole, 1), kinship.of(std::vector<stories::Range>{{0, 0}}, 1) + 0.01);
}
