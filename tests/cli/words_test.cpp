#include "cli/words.h"

#include <gtest/gtest.h>

using cli::index_query;
using cli::index_words;

TEST(IndexWords, PairsAsTheyFirstComeThenWords) {
    EXPECT_EQ(index_words({"防汛準備，防汛 Dam 12a；水"}), "防汛 汛准 准备 备 汛 水 12a dam ");
}

TEST(IndexWords, NoWordGoesOnFromOneTextToTheNext) {
    EXPECT_EQ(index_words({"云泽", "县", "", "ab", "c"}), "云泽 泽 县 ab c ");
    EXPECT_EQ(index_words({}), "");
}

TEST(IndexWords, EachOnceHoweverLong) {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "河堤河堤";
    EXPECT_EQ(index_words({text}), "河堤 堤河 堤 ");
}

TEST(IndexWords, HanOutsideTheFirstBlock) {
    // U+20001 and U+30001 beside characters whose numbers end alike: no pair stands for another.
    EXPECT_EQ(index_words({"一丁\U00020001一丁\U00030001一\U00020001丁㐀水〇"}),
              "一丁 丁\U00020001 \U00020001一 丁\U00030001 \U00030001一 一\U00020001 \U00020001丁 丁㐀 㐀水 "
              "水〇 〇 ");
}

TEST(IndexWords, TextsOfEveryLength) {
    const std::string text = "水a河";
    EXPECT_EQ(index_words({text.substr(0, 3)}), "水 ");
    EXPECT_EQ(index_words({text.substr(0, 4)}), "水 a ");
    EXPECT_EQ(index_words({text}), "水 河 a ");
    EXPECT_EQ(index_words({"水利工"}), "水利 利工 工 ");
}

TEST(IndexQuery, AsksForEveryPairOfARun) {
    EXPECT_EQ(index_query("防汛準備 Dam"), "\"防汛\" \"汛准\" \"准备\" \"dam\" ");
    EXPECT_EQ(index_query("水"), "\"水\"* ");
    EXPECT_EQ(index_query("，"), "");
}
