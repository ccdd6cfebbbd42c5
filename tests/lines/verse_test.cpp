// Lines that are no column's: verse under a byline, notices behind bullets.
#include <string>

#include <gtest/gtest.h>

#include "lines/passages.h"

namespace {

/// The first lines of all passages of a page, and of verse each line: "3v4v" for a poem of lines 3 and 4.
std::string passages(const std::string& text) {
    lines::Cues cues;
    cues.datelines = {"本报讯"};
    cues.roles = {"记者"};
    std::string out;
    const lines::LinedPage page = lines::lined_page(text, text::printed_lines(text), cues);
    for (const lines::Passage& passage : page.passages) {
        for (std::uint32_t line = passage.first; line < (passage.verse ? passage.last : passage.first + 1);
             ++line)
            out += std::to_string(page.lines[line].number) + (passage.verse ? "v" : " ");
    }
    return out;
}

const std::string column =
    "　　本报讯 "
    "昨日上午，石桥县引水渠正式通水，沿线八个\n村受益，渠长四公里，由县水利局组织施工，总投资两百\n"
    "万元，稻田有水可插，村民都到渠边来看，孩子们拍着手\n跑来跑去。\n　　渠从云岭下来，绕过三座山头，最高处离"
    "地有二十多\n"
    "米，远远看去像一条白线，老人们说，年轻时想过，没敢\n动手，如今修成了。\n";

TEST(Verse, FreeVerseUnderABylineKeepsItsLines) {
    EXPECT_NE(
        passages(column + "秋思\n□林若谷\n一叶敲窗\n惊醒了半城的雨\n我在灯下\n数你走时的脚印\n都踩在昨天\n" +
                 column)
            .find("10v11v12v13v14v"),
        std::string::npos);
}

TEST(Verse, LinesThatAllEndWithSignsKeepThem) {
    EXPECT_NE(passages(column + "渠成\n□方禾\n一水绕山来，\n千家笑语开。\n稻花香十里，\n燕子入楼台。\n")
                  .find("10v11v12v13v"),
              std::string::npos);
}

TEST(Verse, HeadlinesAndParagraphsAreNone) {
    EXPECT_EQ(passages(column + "□林若谷\n" + column).find('v'), std::string::npos);
    EXPECT_EQ(passages("一叶敲窗\n惊醒了半城的雨\n我在灯下\n数你走时的脚印\n" + column).find('v'),
              std::string::npos);
}

TEST(Verse, ShortLinesBesideColumnsAreNotJoined) {
    // Names one below the other: no column is so narrow.
    EXPECT_NE(passages(column + "编委\n林若谷\n周一鸣\n方禾\n丁一\n宫羽\n魏来\n").find("8 9 10 11 12 13 14 "),
              std::string::npos);
}

TEST(Bullets, BeginAnItemEach) {
    EXPECT_NE(passages(column + "遗失声明\n●石桥镇林若谷遗失残疾证，证号0001，声明作废。\n●石桥县三江经营部遗"
                                "失公章一枚，声明作废。\n")
                  .find("9 10 "),
              std::string::npos);
}

TEST(Verse, IsNoBlockOfHeadlinesBehindAByline) {
    const std::string poem =
        "秋思\n□林若谷\n一叶敲窗\n惊醒了半城的雨\n我在灯下\n数你走时的脚印\n都踩在昨天\n";
    EXPECT_NE(passages(column + poem + "【乡村】\n最后一条渠\n□周一鸣\n" + column).find("10v11v12v13v14v15 "),
              std::string::npos);
}

}  // namespace
