// Running heads, folios and mastheads at the edges of a page.
#include "lines/running_heads.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/lines.h"

namespace {

lines::Cues some_cues() {
    lines::Cues cues;
    cues.furniture = {"责任编辑", "版式", "星期", "农历", "国内统一", "零售"};
    cues.newspapers = {"日报"};
    cues.sections = {"要闻"};
    cues.page_words = {"版"};
    return cues;
}

/// The lines that are taken for furniture, by number.
std::vector<std::uint32_t> furniture(const std::string& text) {
    const lines::Cues cues = some_cues();
    const std::vector<text::PrintedLine> lines = text::printed_lines(text);
    std::vector<lines::Mark> marks(lines.size(), lines::Mark::none);
    lines::mark_running_heads(text, lines, cues, marks);
    std::vector<std::uint32_t> found;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (marks[i] == lines::Mark::furniture) found.push_back(lines[i].number);
    }
    return found;
}

using Lines = std::vector<std::uint32_t>;

const std::string story =
    "我县引水渠通水\n本报讯 昨日上午，石桥县引水渠正式通水，沿线八个村受益。\n渠长四公里，由县水利局施工。\n";

TEST(RunningHeads, AMastheadIsFurnitureToItsLastLine) {
    EXPECT_EQ(furniture("02\n要闻\n2023年5月9日 星期二\n责任编辑：方禾  版式：林谷\n石桥日报\nSHIQIAO RIBAO\n"
                        "国内统一连续出版物号：CN00-0099\n农历癸卯年三月二十\n今日8版 总第6789期\n" +
                        story),
              (Lines{1, 2, 3, 4, 5, 6, 7, 8, 9}));
}

TEST(RunningHeads, PartsOfOneAreNoneByThemselves) {
    EXPECT_EQ(furniture("02\n" + story), Lines{});
    EXPECT_EQ(furniture("要闻\n" + story), Lines{});
    EXPECT_EQ(furniture("SHIQIAO\n" + story), Lines{});
}

TEST(RunningHeads, ANumberOfIssuesInASentenceIsNone) {
    EXPECT_EQ(furniture("第12期培训班昨日开班\n" + story), Lines{});
}

TEST(RunningHeads, ASectionThatNoCueNamesIsKnownByWhatStandsAroundIt) {
    EXPECT_EQ(furniture("2\n县城·乡里\n2023年5月9日 星期二\n\n" + story), (Lines{1, 2, 3}));
    EXPECT_EQ(furniture("A4\n县城·乡里\n2023年5月9日 星期二\n石桥日报\n\n" + story), (Lines{1, 2, 3, 4}));
    EXPECT_EQ(furniture("今日石桥\n要闻\n2023.5.9\n2\n\n" + story), (Lines{1, 2, 3, 4}));
    EXPECT_EQ(furniture(story + "\n石桥日报\n南塘副刊\n2023年5月9日\n第8版\n"), (Lines{5, 6, 7, 8}));
}

TEST(RunningHeads, AClauseWithTheDayOfTheWeekIsNone) {
    EXPECT_EQ(furniture(story + "\n山上下雨,從星期三到今天的雨量\n"), Lines{});
    EXPECT_EQ(furniture("馆里逢星期三至星期五开门\n" + story), Lines{});
    EXPECT_EQ(furniture("星期三 农历三月初三\n" + story), (Lines{1}));
    EXPECT_EQ(furniture("星期三农历三月初三\n" + story), (Lines{1}));
}

TEST(RunningHeads, AWordOfPricesWithoutANumberIsNone) {
    EXPECT_EQ(furniture("今年城乡零售平稳增长\n" + story), Lines{});
    EXPECT_EQ(furniture("零售每份1元\n" + story), (Lines{1}));
}

TEST(RunningHeads, AHeadlineUnderOneIsNone) {
    EXPECT_EQ(furniture("2023年5月9日 星期二\n冬日里的守护\n今天\n\n" + story), (Lines{1}));
}

TEST(RunningHeads, TheFootOfAPageIsAnEdgeToo) {
    EXPECT_EQ(furniture(story + "\n石桥日报\n2023年5月9日 星期二\n03\n"), (Lines{5, 6, 7}));
}

TEST(RunningHeads, AMastheadIsOneBeyondDoubt) {
    lines::Cues cues = some_cues();
    EXPECT_TRUE(lines::is_masthead("溪口日报 2023年4月7日 星期五", cues));
    EXPECT_TRUE(lines::is_masthead("《溪口日报》（2016年04月15日 第07版）", cues));
    EXPECT_TRUE(lines::is_masthead("2019年10月8日 第A03版 本市新闻", cues));
    EXPECT_FALSE(lines::is_masthead("2023年4月7日石桥通水", cues));
    EXPECT_FALSE(lines::is_masthead("石桥星期五赶集", cues));
    EXPECT_FALSE(lines::is_masthead("2021年3月1日至2022年3月1日停水的公告", cues));
    EXPECT_FALSE(lines::is_masthead("从第1版到第8版", cues));
    cues.furniture.insert(cues.furniture.end(), {"www.", "http"});
    EXPECT_FALSE(lines::is_masthead("Format: https://www.example.org/doc/1.0/", cues));
    EXPECT_FALSE(lines::is_masthead("2023年鉴下载 http://www.example.org/", cues));
}

}  // namespace
