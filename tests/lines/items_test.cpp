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

TEST(Items, BeginParagraphsWithTheNextNumber) {
    // No sign ends the items, and some of them are full lines.
    const std::string list =
        "今年修桥的材料用得最多的有以\n下几种，账目都贴在桥头：\n1.青石条，采自后山，二百六十方\n2.杉木桩\n"
        "3.桐油和石灰，拌了麻丝填缝，用\n去两大缸\n";
    const std::string text = list + notice + notice;
    const lines::LinedPage page = page_of(text);
    std::string starts;
    for (const lines::Passage& passage : page.passages)
        starts += page.lines[passage.first].slice.of(text).substr(0, 2);
    for (const char* const number : {"1.", "2.", "3."}) EXPECT_NE(starts.find(number), std::string::npos);
}

TEST(Items, NeedThreeNumbersAndNoFractions) {
    const auto starts_of = [&](const std::string& list) {
        const std::string text = list + notice + notice;
        const lines::LinedPage page = page_of(text);
        return page.lines[page.passages[1].first].slice.of(text);
    };
    const std::string first = "今年修桥用去的石料每方合计价钱是\n";
    EXPECT_FALSE(starts_of(first + "1.5元，比去年便宜了一角多一点，是\n2.3元里最省的，人工也只合每天得\n"
                                   "3.8元，这样算下来省了不少工钱。\n")
                     .starts_with("1."));
    EXPECT_FALSE(starts_of(first + "1.青石条一项，采自后山，合计用去\n2.杉木桩一项，共九十根，都用上了。\n")
                     .starts_with("1."));
}

}  // namespace
