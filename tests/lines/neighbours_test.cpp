#include "lines/neighbours.h"

#include <gtest/gtest.h>

namespace {

using lines::Neighbours;

TEST(Neighbours, TellsWhatFollowsACharacterFromWhatDoesNot) {
    const Neighbours& table = Neighbours::table();
    EXPECT_GT(table.likely(U'记', U'者'), 2);
    EXPECT_GT(table.likely(U'村', U'民'), 1);
    EXPECT_LT(table.likely(U'者', U'记'), 0);
    EXPECT_LT(table.likely(U'的', U'了'), -1);
    EXPECT_GT(table.likely(U'的', U'是'), 1) << "met more than 2^9 times";
}

TEST(Neighbours, KnowsTraditionalCharactersByTheirSimplifiedForms) {
    const Neighbours& table = Neighbours::table();
    EXPECT_EQ(table.likely(U'記', U'者'), table.likely(U'记', U'者'));
    EXPECT_EQ(table.likely(U'關', U'於'), table.likely(U'关', U'于'));
}

TEST(Neighbours, SaysNothingOfCharactersItNeverMet) {
    const Neighbours& table = Neighbours::table();
    EXPECT_EQ(table.likely(U'鼉', U'的'), 0);
    EXPECT_EQ(table.likely(U'a', U'的'), 0);
}

}  // namespace
