// Gutters of one space on recognised pages.
#include "columns/narrow_gutters.h"

#include <iterator>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "columns/printed_lines.h"
#include "columns/rules.h"
#include "tests/stories/story_cues.h"

namespace {

std::size_t rows(const std::string& text) {
    return columns::narrow_gutters(text, text::printed_lines(text)).rows.size();
}

constexpr std::string_view band =
    "雨停以后，水位慢慢落 学校的孩子们来坝上看\n"
    "下去，老周才回家睡了 水，老师讲了水库的来\n"
    "一觉，醒来又上坝去看 历，孩子们听得入了迷\n"
    "水，坝上的人都说他闲 回家画了一张张图画带\n"
    "不住。第二天又下雨， 来，贴在坝脚的屋子里\n"
    "老周守到天亮才回去。 老周看了又看说画得好\n";
constexpr std::string_view page =
    "本报讯 (记者 方禾) 今年\n春天雨水多，水库的水\n位涨得快，守坝的人日\n夜巡查: "
    "水位一过警戒\n线，就要开闸放水。\n\n"
    "老周问: 明天还下雨吗?\n谁也说不准; "
    "山里的雨\n说来就来，一夜之间水\n就漫到了坝脚，一直到\n中午才慢慢退下去。\n\n"
    "下雨的日子，守坝人老\n周守在大坝上，日夜看\n着水库的水位，灯一夜\n不灭，照着水面。\n\n";

}  // namespace

TEST(NarrowGutters, StandBelowEachOther) {
    EXPECT_EQ(rows(std::string(band)), 6U);
}

TEST(NarrowGutters, AreNotSeenInFewLines) {
    EXPECT_EQ(rows("雨停以后，水位慢慢落 学校的孩子们来坝上看\n下去，老周才回家睡了 水，老师讲了水库的来\n"),
              0U);
}

TEST(NarrowGutters, AreNoSpacesBesideSigns) {
    const std::string line = "老周一个人守着大坝看, 水位慢慢落下去了才\n";
    EXPECT_EQ(rows(line + line + line + line + line + line), 0U);
    const std::string spread = "老 周 一 个 人 守 着 大 坝 看 水 位 慢 慢 落\n";
    EXPECT_EQ(rows(spread + spread + spread + spread + spread), 0U);
}

TEST(NarrowGutters, StandAnywhereInOrdinaryLines) {
    EXPECT_EQ(rows("雨停以后，水位慢慢落下 去，老周才回家\n睡了一觉，醒来 又上坝去看水，坝上的人\n"
                   "都说他闲不住。第二天 又下雨，老周守\n到天亮才回去，学校的孩子们 来坝上看水\n"
                   "老师讲了水库 的来历，孩子们听得入了迷\n"),
              0U);
}

TEST(NarrowGutters, AreSaidOfThePage) {
    const auto said = [](const std::string& text) {
        base::Findings findings;
        (void)columns::printed_page(text, story_cues(), findings);
        return findings.has(columns::rules::recognised_across);
    };
    EXPECT_TRUE(said(std::string(page) + std::string(band) + "\n"));
    EXPECT_FALSE(said(std::string(page)));
}

TEST(ColumnsInSpaces, AreSaidOfAPageThatWasRecognisedFromAnImage) {
    constexpr std::string_view left[] = {"本报讯 (记者 方禾) 今年春",  "天雨水多，水库的水位涨得快",
                                         "守坝的人日夜巡查: 水位一过", "警戒线，就要开闸放水。守坝",
                                         "人老周说; 这座水库修了四十", "年，大坝没有出过一次险情，",
                                         "靠的是水位一天三报。"};
    constexpr std::string_view right[] = {"老周问: 明天还下雨吗? 谁也",
                                          "说不准; 山里的雨说来就来，",
                                          "一夜之间水就漫到了坝脚，一",
                                          "直到中午才慢慢退下去，田里",
                                          "的秧苗要重新插; 村里人说起",
                                          "来都叹气，可是灯还亮着，夜",
                                          "里照着水面。"};
    std::string rows;
    for (int copy = 0; copy < 3; ++copy) {
        for (std::size_t i = 0; i < std::size(left); ++i) {
            rows += left[i];
            rows.append(4 + 2 * (i + 1 == std::size(left) ? 4U : 0U), ' ');
            rows += right[i];
            rows += '\n';
        }
    }
    base::Findings findings;
    const columns::PrintedPage printed = columns::printed_page(rows, story_cues(), findings);
    EXPECT_EQ(printed.arrangement, "columns read one after the other");
    EXPECT_TRUE(findings.has(columns::rules::recognised_across));
    // The same with the signs that an extractor writes.
    std::string typed = rows;
    for (const auto& [narrow, wide] : {std::pair(":", "："), std::pair(";", "；"), std::pair("?", "？")}) {
        for (std::size_t at = 0; (at = typed.find(narrow, at)) != std::string::npos;)
            typed.replace(at, 1, wide);
    }
    base::Findings others;
    (void)columns::printed_page(typed, story_cues(), others);
    EXPECT_FALSE(others.has(columns::rules::recognised_across));
}
