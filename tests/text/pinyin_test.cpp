#include "text/pinyin.h"

#include <gtest/gtest.h>

namespace {

using text::pinyin_syllable;
using text::usual_reading;

TEST(Pinyin, ReadsSyllablesWithTheirTone) {
    EXPECT_EQ(pinyin_syllable("bào"), (text::Syllable{"bao", 4}));
    EXPECT_EQ(pinyin_syllable("zhuāng"), (text::Syllable{"zhuang", 1}));
    EXPECT_EQ(pinyin_syllable("lǜ"), (text::Syllable{"lü", 4}));
    EXPECT_EQ(pinyin_syllable("ér"), (text::Syllable{"er", 2}));
    EXPECT_EQ(pinyin_syllable("men"), (text::Syllable{"men", 0}));
    EXPECT_EQ(pinyin_syllable("ka\xCC\x84i"), (text::Syllable{"kai", 1}));
}

TEST(Pinyin, RefusesWhatIsNoSyllable) {
    for (const char* word :
         {"", "kWh", "kg", "L", "abc", "bàò", "bào ", "gān gà", "1", "bàox", "iáo", "\xFF"}) {
        EXPECT_FALSE(pinyin_syllable(word)) << word;
    }
}

TEST(Pinyin, KnowsTheUsualReadingOfACharacter) {
    EXPECT_EQ(usual_reading(U'優'), "yōu");
    EXPECT_EQ(usual_reading(U'長'), "zhǎng");
    EXPECT_EQ(usual_reading(U'a'), "");
}

}  // namespace
