// Items of a list, and the line before them.
#include <string>

#include <gtest/gtest.h>

#include "lines/passages.h"

namespace {

lines::LinedPage page_of(const std::string& text) {
    return lines::lined_page(text, text::printed_lines(text), lines::Cues());
}

/// A column of 16 characters, whose first lines lost their indent.
const std::string notice =
    "为保障大家过桥安全，从本月起\n对老石桥实行分时段通行管理，请过\n桥的人互相转告，现将有关事项通告\n如下，"
    "其余未尽事宜另行通告如下：\n\n"
    "一、每天早晚各开放两个小时，\n其余时间桥面封闭，行人请走下游新\n桥，推车的也走新桥。\n\n"
    "二、桥头设值守亭一座，夜里有\n人值守，遇有大风大雨即时封桥，不\n另通知。\n\n";

TEST(Items, PartTheLineBeforeThemThatEndsWithAColon) {
    const lines::LinedPage page = page_of(notice + notice + notice);
    ASSERT_EQ(page.passages.size(), 9U);
    EXPECT_EQ(page.lines[page.passages[1].first].slice.of(notice + notice).substr(0, 6), "一、");
    EXPECT_FALSE(page.passages[0].complete);
    EXPECT_FALSE(page.passages[0].cut);  // nothing on the page goes on with it
}

TEST(Items, MayBeginWithADash) {
    const std::string text =
        "守桥的老周跑了六个村，问了二\n百多个过桥的人，回来关起门想了三\n天，总结出来的教训一共是这样三条：\n"
        "\n"
        "——没有值守，谁想过就过，车\n再重也拦不住。\n\n——没有灯，夜里过桥全靠月亮，\n阴天就靠摸。\n\n" +
        notice + notice;
    const lines::LinedPage page = page_of(text);
    ASSERT_GT(page.passages.size(), 3U);
    EXPECT_TRUE(page.lines[page.passages[1].first].slice.of(text).starts_with("——没有值守"));
    EXPECT_TRUE(page.lines[page.passages[2].first].slice.of(text).starts_with("——没有灯"));
}

}  // namespace
