// Where a story ends and the next one begins, as far as its passages tell.
#include "stories/page_parts.h"

#include <string>

#include <gtest/gtest.h>

#include "lines/passages.h"
#include "tests/stories/story_cues.h"

namespace {

constexpr std::string_view story =
    "本报讯 （记者林谷）今\n年春天雨水多，水库的水\n位涨得很快：守坝的人日\n夜巡查。\n"
    "守坝人说，水库修了\n四十年，大坝没有出过一\n次险情，靠的是水位一天\n三报，雨天六报。\n"
    "老周守了二十年，他\n说看惯了水就不怕，怕的\n是夜里没有人接班，灯也\n照不到坝脚。\n";
constexpr std::string_view note =
    "三口老井\n县里今年把三口老井\n淘了一遍，井水又能吃了，\n路过的人都要尝一口，说\n是甜的。\n";

stories::PageParts parts_of(const std::string& text) {
    return stories::page_parts(text, lines::lined_page(text, text::printed_lines(text), story_cues()));
}

TEST(PageParts, PartTwoStoriesWhereASecondAuthorSigns) {
    const stories::PageParts parts = parts_of(std::string(story) + std::string(note) + "（方禾）\n");
    ASSERT_EQ(parts.units.size(), 2U);
    ASSERT_EQ(parts.zones.size(), 1U);
    EXPECT_EQ(parts.zones.front().lines.front().clean, "三口老井");
    EXPECT_EQ(parts.units[1].article.parts.size(), 2U);
}

TEST(PageParts, KeepASubheadWhereNobodyElseSigns) {
    lines::Cues cues = story_cues();
    cues.closers = {"责任编辑"};
    for (const char* end : {"", "（林谷）\n", "（责任编辑 方禾）\n"}) {
        const std::string text = std::string(story) + std::string(note) + end;
        const stories::PageParts parts =
            stories::page_parts(text, lines::lined_page(text, text::printed_lines(text), cues));
        EXPECT_EQ(parts.units.size(), 1U) << end;
        EXPECT_TRUE(parts.zones.empty()) << end;
    }
}

/// Long enough to tell: the miller's story and the weaver's share hardly a word.
constexpr std::string_view mill =
    "本报讯 （记者林谷）青\n石滩的老水磨停了二十八\n年，昨日又转了起来。磨\n坊主人郝长根扳开木闸，\n"
    "渠水冲上轮叶，石盘吱呀\n一声，玉米粒顺着漏斗往\n下落，金黄的面粉堆成尖。\n"
    "郝长根的爷爷开过这\n座磨坊，后来通了电，钢\n磨快得多，石盘就闲在墙\n角长青苔。去年夏天发大\n"
    "水，轮叶冲走三片，他请\n来老木匠补齐，又用桐油\n刷了四遍。\n";
constexpr std::string_view loom =
    "织机是黑的，摆在窗\n下，占去半间屋子。外婆\n坐上去，脚踩踏板，手抛\n梭子，经线纬线便一寸寸\n"
    "长成布匹。母亲说，当年\n嫁妆里的被面、帐子全由\n它织出，连我穿的第一件\n小褂也是。\n"
    "前几天回去，织机蒙着\n厚厚一层灰。我学外婆的\n样子抛了一下梭子，线断\n了，她在旁边笑出眼泪，\n"
    "说好手艺急不得。\n";

TEST(PageParts, PartTwoStoriesThatShareNoWordsUnderAHeadlineOfTheSecond) {
    const stories::PageParts parts = parts_of(std::string(mill) + "外婆的织机\n" + std::string(loom));
    ASSERT_EQ(parts.units.size(), 2U);
    ASSERT_EQ(parts.zones.size(), 1U);
    EXPECT_EQ(parts.zones.front().lines.front().clean, "外婆的织机");
    EXPECT_EQ(parts.units[1].article.parts.size(), 2U);
}

TEST(PageParts, PartTwoStoriesThatShareNoWordsUnderAHeadlineOfTheFirst) {
    const stories::PageParts parts = parts_of(std::string(mill) + "老水磨又转了\n" + std::string(loom));
    EXPECT_EQ(parts.units.size(), 2U);
    // A story that has its headline gets a subhead.
    const std::string above = "青石滩头磨声再起\n青石滩头磨声再起\n";
    EXPECT_EQ(parts_of(above + std::string(mill) + "老水磨又转了\n" + std::string(loom)).units.size(), 1U);
}

TEST(PageParts, KeepAFeatureWhoseSectionsShareNoWords) {
    constexpr std::string_view clocks =
        "修钟表的小铺在街尾，\n叶青禾从厂里下岗以后租\n了这间玻璃屋，镊子、油\n壶、放大镜排得整整齐齐。\n"
        "有位老人送来停走多\n年的怀表，那是亡妻的嫁\n妆。机芯清洗干净，换上\n发条，滴答声响起，老人\n背过身去"
        "擦眼睛。\n";
    const std::string feature =
        std::string(mill) + "外婆的织机\n" + std::string(loom) + "叶青禾的怀表\n" + std::string(clocks);
    const stories::PageParts parts = parts_of(feature);
    ASSERT_EQ(parts.units.size(), 1U);
    EXPECT_TRUE(parts.zones.empty());
    // The second story has a subhead of its own, whose sections share words.
    constexpr std::string_view more =
        "母亲把织机搬进新屋，\n摆在窗下，经线纬线重新\n理过。外婆坐上去，脚踩\n踏板，手抛梭子，布匹又\n一寸寸"
        "长出来。\n";
    EXPECT_EQ(
        parts_of(std::string(mill) + "外婆的织机\n" + std::string(loom) + "搬进新屋\n" + std::string(more))
            .units.size(),
        2U);
}

TEST(PageParts, KeepASubheadThatSaysNothingOfEitherSide) {
    EXPECT_EQ(parts_of(std::string(mill) + "日子慢慢过\n" + std::string(loom)).units.size(), 1U);
}

TEST(PageParts, KeepASignedLetterAndItsNoteTogether) {
    lines::Cues cues = story_cues();
    cues.salutations = {"编辑同志"};
    cues.offices = {"小学"};
    cues.notes = {"编后"};
    const std::string text =
        std::string(story) +
        "编辑同志：\n村口的三口老井今年\n都淘了一遍，井水又能吃\n了，只是没人修井栏。\n" +
        "石桥小学 林谷\n【编后】县里说，井栏\n下个月就修。\n";
    const stories::PageParts parts =
        stories::page_parts(text, lines::lined_page(text, text::printed_lines(text), cues));
    ASSERT_EQ(parts.units.size(), 2U);
    const auto& letter = parts.units[1].article.parts;
    ASSERT_EQ(letter.size(), 4U);
    EXPECT_EQ(letter[2].kind, lines::PassageKind::closer);
    EXPECT_EQ(letter[3].kind, lines::PassageKind::body);
}

TEST(PageParts, GiveABylineOverADatelineToItsStory) {
    // As OCR reads them: the names on a line by themselves, and the dateline behind a blank line.
    const std::string text =
        "本报讯 (记者 方禾) 今年春天\n雨水多，水库的水位涨得快，守坝\n的人日夜巡查: 水位一过警戒线，就\n"
        "要开闸放水。大坝四十年了。\n\n"
        "(记者 周一鸣)\n\n"
        "本报讯 县里的茶农正忙着采\n茶。茶园里到处是背篓的人，新茶\n一天一个价，谁也不敢歇; 茶农方大\n嫂说: "
        "新茶不等人。\n\n"
        "收茶的人说，茶农的新茶不愁\n卖，茶园明年还要再扩一倍。\n";
    const stories::PageParts parts = parts_of(text);
    ASSERT_EQ(parts.units.size(), 2U);
    EXPECT_EQ(parts.units[1].article.parts.front().kind, lines::PassageKind::byline);
    EXPECT_EQ(parts.units[1].article.parts.size(), 3U);
}

TEST(PageParts, GiveABylineUnderAHeadlineToTheStoryWithADatelineAlone) {
    const std::string text =
        std::string(story) + "茶农盼来好收成\n（记者周一鸣）\n" +
        "本报讯 县里的茶农正\n忙着采茶。茶园里到处是\n背篓的人，新茶一天一个\n价，谁也不敢歇。\n";
    const stories::PageParts parts = parts_of(text);
    ASSERT_EQ(parts.units.size(), 2U);
    ASSERT_EQ(parts.units[1].article.parts.size(), 2U);
    EXPECT_EQ(parts.units[1].article.parts.front().kind, lines::PassageKind::byline);
}

TEST(PageParts, GiveABylineBehindASignedStoryToTheNextOne) {
    const std::string next =
        "本报讯 县里的茶农正\n忙着采茶。茶园里到处是\n背篓的人，新茶一天一个\n价，谁也不敢歇。\n";
    const stories::PageParts parts = parts_of(std::string(story) + "（记者周一鸣）\n" + next);
    ASSERT_EQ(parts.units.size(), 2U);
    EXPECT_EQ(parts.units[1].article.parts.size(), 2U);
    EXPECT_FALSE(parts.units[0].ended);
}

TEST(PageParts, KeepABylineOverAnOpenerThatNamesSomebodyElse) {
    const std::string next =
        "本报讯 "
        "（记者方禾）县\n里的茶农正忙着采茶。茶\n园里到处是背篓的人，新\n茶一天一个价，谁也不敢\n歇。\n";
    const stories::PageParts parts = parts_of(std::string(story) + "（记者周一鸣）\n" + next);
    ASSERT_EQ(parts.units.size(), 2U);
    EXPECT_TRUE(parts.units[0].ended);
}

TEST(PageParts, GiveABylineThatWasDrawnBeforeTheHeadlinesToTheStoryUnderThem) {
    const std::string text =
        "（记者周一鸣）\n\n茶农盼来好收成\n茶农盼来好收成\n\n"
        "县里的茶农正忙着采\n茶。茶园里到处是背篓的\n人，新茶一天一个价，谁\n也不敢歇。\n" +
        std::string(story);
    const stories::PageParts parts = parts_of(text);
    ASSERT_EQ(parts.units.size(), 2U);
    ASSERT_EQ(parts.units[0].article.parts.size(), 2U);
    EXPECT_EQ(parts.units[0].article.parts.front().kind, lines::PassageKind::byline);
}

TEST(PageParts, GoOnWithAParagraphThatBreaksOffOnALetterSpacedLine) {
    const std::string text =
        "本报讯 （记者林谷）今\n年春天雨水多，水库的水\n位涨得很快：守坝的人日\n夜巡查。\n"
        "老周在坝上守了二十\n年，有人劝他下山，他\n摆 手 说 ， 水 库 离\n\n"
        "本报讯 "
        "（记者周一鸣）县\n里的茶农正忙着采茶。茶\n园里到处是背篓的人，新\n茶一天一个价，谁也不敢\n歇。\n\n"
        "茶农采茶忙\n茶农采茶忙\n\n"
        "不 开 守 坝 人 ， 大 坝\n修了四十年，水位一天三\n报，没有出过一次险情，\n靠的就是有人守。\n";
    const stories::PageParts parts = parts_of(text);
    ASSERT_EQ(parts.units.size(), 2U);
    ASSERT_EQ(parts.units[0].article.parts.size(), 2U);
    EXPECT_EQ(parts.units[0].article.parts[1].passages.size(), 2U);
}

}  // namespace
