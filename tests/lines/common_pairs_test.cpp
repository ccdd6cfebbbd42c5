#include "lines/common_pairs.h"

#include <gtest/gtest.h>

namespace {

using lines::CommonPairs;

TEST(CommonPairs, KnowsWhatOftenStandsSideBySideAndInWhichOrder) {
    const CommonPairs& pairs = CommonPairs::table();
    EXPECT_EQ(pairs.pair(U'一', U'个'), CommonPairs::Often::often);
    EXPECT_EQ(pairs.pair(U'工', U'作'), CommonPairs::Often::often);
    EXPECT_EQ(pairs.pair(U'个', U'摄'), CommonPairs::Often::never);
    EXPECT_EQ(pairs.pair(U'作', U'个'), CommonPairs::Often::never);
}

TEST(CommonPairs, TellsCharactersThatAreWordsFromThoseThatArePartsOfWords) {
    const CommonPairs& pairs = CommonPairs::table();
    EXPECT_EQ(pairs.alone(U'的'), CommonPairs::Alone::mostly);
    EXPECT_EQ(pairs.alone(U'把'), CommonPairs::Alone::mostly);
    EXPECT_EQ(pairs.alone(U'玻'), CommonPairs::Alone::hardly);
    EXPECT_EQ(pairs.alone(U'鼉'), CommonPairs::Alone::sometimes);  // never counted
}

}  // namespace
