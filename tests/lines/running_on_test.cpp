// Lines that begin with the rest of a sentence.
#include "lines/running_on.h"

#include <gtest/gtest.h>

namespace {

TEST(RunningOn, ASignBehindTheFirstCharacterEndsWhatBeganBefore) {
    EXPECT_TRUE(lines::begins_with_rest("畔，夜里有人守着"));
    EXPECT_FALSE(lines::begins_with_rest("對，就是他"));
    EXPECT_FALSE(lines::begins_with_rest("夜里有人，守着"));
}

TEST(RunningOn, LetterSpacingHidesNoSign) {
    EXPECT_TRUE(lines::begins_with_rest("說 ， 昨 夜 有 人"));
    EXPECT_FALSE(lines::begins_with_rest("對 ， 就 是 他 們"));
    EXPECT_FALSE(lines::begins_with_rest("說 "));
}

}  // namespace
