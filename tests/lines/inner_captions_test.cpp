// Captions that stand in the middle of a paragraph.
#include "lines/inner_captions.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "lines/passages.h"
#include "text/lines.h"

namespace {

// Columns of sixteen characters; first lines are short by two.
const std::string first =
    "今年春天雨水多，水库的水位涨\n"
    "得很快，守坝的人日夜巡查，水位一\n"
    "过警戒线就要开闸放水。\n";
const std::string broken =
    "守坝人老周说，这座水库修了四\n"
    "十年，大坝没有出过一次险情。他说\n"
    "水位一天要报三回，夜里也要有人守\n"
    "着，家里的人都说他真是一个老石头\n";
const std::string behind =
    "人，一坐就是一整夜，连茶水也顾不\n"
    "上喝，到天亮才肯回家去。\n";

std::string kinds(const std::string& text) {
    lines::Cues cues;
    cues.credits = {"摄"};
    cues.authors = {"居民"};
    const lines::LinedPage page = lines::lined_page(text, text::printed_lines(text), cues);
    std::string out;
    for (const lines::Passage& one : page.passages) {
        out += std::string(name(one.kind)) + (one.complete ? " " : "… ");
    }
    return out;
}

TEST(InnerCaption, PartsASentenceThatGoesOnBehindThePhoto) {
    const std::string photo = "老周在大坝上看水位。\n方禾 摄\n";
    EXPECT_EQ(kinds(first + broken + photo + behind), "body body… caption credit body ");
}

TEST(InnerCaption, MayHaveItsCreditOnItsLine) {
    const std::string photo = "老周在大坝上看水位。 方禾 摄\n";
    EXPECT_EQ(kinds(first + broken + photo + behind), "body body… caption body ");
}

TEST(InnerCaption, StandsBehindAFullLastLine) {
    const std::string full =
        "守坝人老周说，这座水库修了四\n"
        "十年，大坝没有出过一次大的险情。\n";
    const std::string photo = "老周在大坝上看水位。\n方禾 摄\n";
    EXPECT_EQ(kinds(first + broken + behind + full + photo + first), "body body body caption credit body ");
}

TEST(InnerCaption, StandsBehindWhoSignsTheStory) {
    const std::string letter =
        "守坝人老周说，这座水库修了四\n"
        "十年，没有出过险。石桥居民 方禾\n";
    const std::string photo = "老周在大坝上看水位。\n周一鸣 摄\n";
    EXPECT_EQ(kinds(first + broken + behind + letter + photo), "body body body… caption credit ");
}

TEST(InnerCaption, IsNotTheLastSentenceOfALongOne) {
    const std::string news =
        "3月8日，守坝人老周在大坝上看\n"
        "水位。今年雨水多，水库里的水涨得\n"
        "很快，大坝上日夜都有人守着看水。\n"
        "水位一天要报三回。\n方禾 摄\n";
    EXPECT_EQ(kinds("水库人家\n水库人家\n" + news + first + broken + behind),
              "heads caption credit body body ");
}

TEST(InnerCaption, MayBeOfTwoLinesWiderThanTheColumn) {
    const std::string photo = "老周站在春水库的大坝上看着新装的电子水位\n表。\n方禾 摄\n";
    EXPECT_EQ(kinds(first + broken + photo + behind), "body body… caption credit body ");
}

TEST(InnerCaption, IsCutFromTheLastLineOfTheColumnBesideIt) {
    const std::string beside =
        "守坝人老周说，这座水库修了四\n"
        "十年，大坝没有出过一次险情。老周在大坝上看水位。\n"
        "方禾 摄\n";
    EXPECT_EQ(kinds(first + broken + behind + beside + first), "body body body caption credit body ");
    const std::string wrapped =
        "守坝人老周说，这座水库修了四\n"
        "十年，大坝没有出过一次险情。老周站在大坝上看着新装的电子水位\n"
        "表。\n"
        "方禾 摄\n";
    EXPECT_EQ(kinds(first + broken + behind + wrapped + first), "body body body caption credit body ");
}

TEST(InnerCaption, IsNotCutWhereItIsWideItself) {
    const std::string wide =
        "水库新貌\n\n"
        "3月8日，守坝人在大坝上看水位。这座水库修了四十年，没有出过一次险情。\n"
        "方禾 摄\n";
    EXPECT_NE(kinds(first + broken + behind + wide + first).find("caption credit"), std::string::npos);
    EXPECT_EQ(kinds(first + broken + behind + wide + first).find("body caption"), std::string::npos);
}

TEST(InnerCaption, IsWholeWhereBlankLinesStandBetweenItsLines) {
    const std::string photo =
        "\n老周站在大坝上看着新装的电子水位\n\n表，一天三回，夜里也要来一回。\n方禾 摄\n\n";
    EXPECT_EQ(kinds(first + broken + behind + photo + first), "body body caption credit body ");
}

TEST(InnerCaption, OfNewsInPicturesBeginsWithItsDate) {
    const std::string news =
        "水库人家\n"
        "3月8日，守坝人老周在大坝上看\n"
        "水位。今年雨水多，水库里的水涨得\n"
        "很快，大坝上日夜都有人守着看水。\n"
        "方禾 摄\n";
    EXPECT_EQ(kinds(news + first + broken + behind), "heads caption credit body body ");
    const std::string parted =
        "3月8日，守坝人老周站在大坝上看\n\n"
        "水位，今年雨水多，水库里的水涨得\n\n"
        "很快，大坝上日夜都有人守着看水。\n方禾 摄\n\n";
    EXPECT_EQ(kinds(first + broken + behind + "水库人家\n\n" + parted + first),
              "body body heads caption credit body ");
}

TEST(InnerCaption, IsNotPartedWithinItsCredit) {
    const std::string news =
        "3月8日，守坝人老周在大坝上看\n"
        "水位，今年水库里的水涨得很快。 无人\n\n"
        "机航拍 方禾 摄\n\n";
    const std::string text = first + "\n" + broken + behind + "\n";
    EXPECT_NE(kinds("水库人家\n水库人家\n\n" + news + text + text + text).find("heads caption body"),
              std::string::npos);
}

}  // namespace
