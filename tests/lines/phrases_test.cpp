#include "lines/phrases.h"

#include <gtest/gtest.h>

namespace {

using lines::Phrases;

TEST(Phrases, CountsPairsAcrossWhiteSpaceButNotAcrossSigns) {
    Phrases phrases;
    phrases.add("图书 馆，开馆");
    phrases.add("图书");
    EXPECT_EQ(phrases.count(U'图', U'书'), 2U);
    EXPECT_EQ(phrases.count(U'书', U'馆'), 1U);
    EXPECT_EQ(phrases.count(U'馆', U'开'), 0U);
    EXPECT_EQ(phrases.count(U'书', U'图'), 0U);
}

TEST(Phrases, KnowsTriplesAndTheIdeographsOfRadicals) {
    Phrases phrases;
    phrases.add("三⽉⽇");
    EXPECT_TRUE(phrases.has(U'三', U'月', U'日'));
    EXPECT_FALSE(phrases.has(U'月', U'日', U'三'));
}

TEST(Phrases, TellsWhatCommonCharactersDoByChance) {
    Phrases phrases;
    for (int i = 0; i < 200; ++i) phrases.add("的一");
    phrases.add("龙舟");
    EXPECT_TRUE(phrases.by_chance(U'一', U'的'));
    EXPECT_TRUE(phrases.by_chance(U'的', U'一'));
    EXPECT_FALSE(phrases.by_chance(U'龙', U'舟'));
}

}  // namespace
