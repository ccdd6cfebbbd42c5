// Headings that neither doubling nor blank lines tell: what no line of a column can be.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/lines/page_headings.h"

namespace {

using lines_test::headings;

// Columns of eleven characters; first lines lack an indent of two.
constexpr std::string_view story =
    "今年春天雨水多，水\n库的水位涨得很快，守坝\n的人日夜巡查：一过警戒\n线就要开闸放水。\n"
    "守坝人说，水库修了\n四十年，大坝没有出过一\n次险情，靠的是水位一天\n三报，雨天六报。\n"
    "老周守了二十年，他\n说看惯了水就不怕，怕的\n是夜里没有人接班，灯也\n照不到坝脚。\n";
constexpr std::string_view paragraph =
    "县里今年又添了两台\n抽水机，还把坝顶的路灯\n换成新的，夜里巡坝的人\n不用再打手电。\n";
constexpr std::string_view opener = "本报讯 （记者方禾）山\n里的茶农正忙着采茶，茶\n园里到处是背篓的人。\n";

std::string between(std::string_view lines, std::string_view behind) {
    return std::string(story) + std::string(lines) + '\n' + std::string(behind) + std::string(paragraph);
}

TEST(DisplayChain, TakeALineThatEndsWhereMoreWouldHaveFitted) {
    EXPECT_EQ(headings(between("一把生锈的锁", paragraph)), "|一把生锈的锁");
}

TEST(DisplayChain, TakeAShortLineWhoseLastCharacterMakesAWordWithTheNextByChance) {
    const std::string_view behind = "车也有车的难处，村里道\n路很窄，一到秋天停满车\n的坝上没有地方。\n";
    EXPECT_EQ(headings(between("坝上怎么停", behind)), "|坝上怎么停");
}

TEST(DisplayChain, TakeALineThatFillsTheColumnWhereFirstLinesLackAnIndent) {
    EXPECT_EQ(headings(std::string(story) + between("水涨得再高，也要巡坝", paragraph)),
              "|水涨得再高，也要巡坝");
}

TEST(DisplayChain, TakeALineAsLongAsTheFirstLineUnderIt) {
    EXPECT_EQ(headings(between("守坝人的三本账簿子", paragraph)), "|守坝人的三本账簿子");
}

TEST(DisplayChain, TakeLinesWiderThanTheColumnOverAStory) {
    EXPECT_EQ(headings(between("采茶人的夜，不该只有一支手电筒\n山上的灯为谁亮着又为谁熄灭", opener)),
              "|采茶人的夜，不该只有一支手电筒|山上的灯为谁亮着又为谁熄灭");
}

TEST(DisplayChain, LeaveALineThatIsLongerThanAnyHeading) {
    const auto heading = [](int times) {
        std::string line;
        for (int i = 0; i < times; ++i) line += "山上的灯为谁亮着又为谁熄灭";
        return line;
    };
    EXPECT_EQ(headings(between(heading(3), opener)), "|" + heading(3));
    EXPECT_EQ(headings(between(heading(7), opener)), "");
}

TEST(DisplayChain, TakeALineThatBreaksOffAtTheEndOfAPage) {
    EXPECT_EQ(headings(std::string(story) + "守坝人，\n不该只在\n夜里被看见\n"),
              "|守坝人，|不该只在|夜里被看见");
}

TEST(DisplayChain, TakeTwoPhrasesWithASpaceBetween) {
    // As wide as the column, and with no room for more.
    EXPECT_EQ(headings(between("水涨巡坝人 灯照坝脚下", opener)), "|水涨巡坝人 灯照坝脚下");
}

TEST(DisplayChain, TakeAFullLineUnderAWideOne) {
    EXPECT_EQ(headings(between("石桥水库的守坝人和他们的灯\n坝上那一盏不灭的马灯啊", paragraph)),
              "|石桥水库的守坝人和他们的灯|坝上那一盏不灭的马灯啊");
}

TEST(DisplayChain, TakeAFullLineBetweenAHalfEmptyOneAndAStory) {
    EXPECT_EQ(headings(between("一盏马灯\n水涨得再高，也要来巡坝", opener)),
              "|一盏马灯|水涨得再高，也要来巡坝");
}

TEST(DisplayChain, LeaveWhatAColumnLeavesOpenOverAStory) {
    EXPECT_EQ(headings(between("县里添了两台抽水机，坝顶的\n路灯，夜里亮了，巡坝的人啊", opener)), "");
}

TEST(DisplayChain, TakeAFewWordsOverAFullLineWhereParagraphsHaveNoIndent) {
    const std::string full =
        "今年春天雨水多，水库的\n水位涨得很快，守坝的人\n日夜巡查。\n"
        "守坝人说，水库修了四十\n年，大坝没有出过一次险\n情，靠的是三报。\n"
        "老周守了二十年，他说看\n惯了水就不怕，怕的是夜\n里没有人。\n"
        "县里今年又添了两台抽水\n机，还把坝顶的路灯换成\n新的灯。\n";
    const std::string last = "夜里巡坝的人不用再打手\n电。坝上的灯亮到天明，\n照着水面。\n";
    EXPECT_EQ(headings(full + "坝上的灯\n" + last), "|坝上的灯");
    EXPECT_EQ(headings(full + last), "");
}

TEST(DisplayChain, CountNoSubheadAsAFirstLineThatLacksNoIndent) {
    // Two full ones on five paragraphs: without them every first line lacks an indent.
    const std::string behind = std::string(paragraph) + "水涨得再高，也要巡坝哪\n";
    EXPECT_EQ(headings(std::string(story) + between("守坝人的夜里有一盏大灯", behind)),
              "|守坝人的夜里有一盏大灯|水涨得再高，也要巡坝哪");
}

TEST(DisplayChain, LeaveAFirstLineThatANumberCutShort) {
    EXPECT_EQ(
        headings(between("县里的巡坝队成立于\n2019年，队员27人，最大\n的六十岁，最小的二十岁\n刚刚出头。",
                         paragraph)),
        "");
}

TEST(DisplayChain, LeaveANarrowLineThatGoesOnInTheNext) {
    // Beside a picture a line is narrower than its column.
    const std::string rest = "县里今年又添了两台新\n抽水机，还把坝顶的路灯\n换成新的。\n";
    EXPECT_EQ(headings(between("新闸口在石桥\n边，夜里有人守着，坝上", rest)), "");
    EXPECT_EQ(headings(between("“这一夜要巡八\n回坝，天亮了才能合一会\n儿眼。”老周说。", rest)), "");
    EXPECT_EQ(headings(between("坝上来的老百\n姓都看到了坝上的水位啊", rest)), "");
    EXPECT_EQ(headings(between("新闸口的灯光", "　　对，灯一直亮着，守坝\n" + rest)), "|新闸口的灯光");
}

TEST(DisplayChain, TakeALineSetInTheMiddleThatSeemsToReachTheEdge) {
    const auto indented = [](std::string_view paragraphs) {
        std::string out = "    ";
        for (std::size_t at = 0; at < paragraphs.size(); ++at) {
            out += paragraphs[at];
            const bool ends = paragraphs[at] == '\n' && at + 1 < paragraphs.size() &&
                              paragraphs.substr(0, at).ends_with("。");
            if (ends) out += "    ";
        }
        return out;
    };
    const std::string before = indented(story), behind = indented(paragraph);
    EXPECT_EQ(headings(before + "            守坝人的灯\n" + behind), "|守坝人的灯");
    // What an indent more would have filled is a first line.
    EXPECT_EQ(headings(before + "      守坝人的灯亮了一\n夜没有熄。\n" + behind), "");
}

TEST(DisplayChain, LeaveParagraphsAlone) {
    EXPECT_EQ(headings(between(paragraph, opener)), "");
}

TEST(DisplayChain, TakeAQuestionOverAStory) {
    EXPECT_EQ(headings(between("灯，为谁亮着？", opener)), "|灯，为谁亮着？");
}

TEST(DisplayChain, TakeSeveralBlocksOnEnd) {
    EXPECT_EQ(
        headings(between("茶山新开一条路\n背篓的人少走十里\n守坝人换了新马灯\n“今年的灯，比往年亮”", opener)),
        "|茶山新开一条路|背篓的人少走十里|守坝人换了新马灯|“今年的灯，比往年亮”");
}

TEST(DisplayChain, TakeTheHeadOfAPage) {
    EXPECT_EQ(headings("守坝人的夜\n一盏马灯，照了四十年\n" + std::string(opener) + std::string(story)),
              "|守坝人的夜|一盏马灯，照了四十年");
}

TEST(DisplayChain, LeaveAFirstLineAndWhatItGoesOnWithRightOverAStory) {
    EXPECT_EQ(headings(between("新闸口建在石桥河\n边上，今年春天才刚刚开", opener)), "");
}

}  // namespace
