#include "text/characters.h"

#include <gtest/gtest.h>

namespace {

TEST(Cells, CountFullWidthTwice) {
    EXPECT_EQ(text::cells("春a1"), 4.0);
    EXPECT_EQ(text::cells("“春”", 1), 4.0);
    EXPECT_EQ(text::cells("“春”", 2), 6.0);
    EXPECT_EQ(text::cells("　春　"), 2.0);
}

TEST(FirstUnit, HoldsASignAfterItAndAWholeNumber) {
    EXPECT_EQ(text::first_unit_cells("裂、水"), 4.0);
    EXPECT_EQ(text::first_unit_cells("“民情"), 4.0);
    EXPECT_EQ(text::first_unit_cells("1376件"), 4.0);
}

TEST(EndsWithSentence, LooksBehindClosingMarks) {
    EXPECT_TRUE(text::ends_with_sentence("好了。”）"));
    EXPECT_FALSE(text::ends_with_sentence("好了”"));
    EXPECT_FALSE(text::ends_with_sentence(""));
}

TEST(Brackets, KnowTheirOtherHalf) {
    EXPECT_EQ(text::closing_of(U'“'), U'”');
    EXPECT_EQ(text::opening_of(U'）'), U'（');
    EXPECT_EQ(text::closing_of(U'”'), U'\0');
    EXPECT_EQ(text::opening_of(U'春'), U'\0');
}

}  // namespace
