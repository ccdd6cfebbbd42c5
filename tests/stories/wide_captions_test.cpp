// Captions that OCR read apart from their credits, in the middle of a column.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "lines/passages.h"
#include "stories/page_parts.h"
#include "tests/stories/story_cues.h"

namespace {

// Columns of fourteen characters, signs as OCR writes them.
const std::string opens =
    "本报讯 (记者 方禾) 今年春天\n"
    "雨水多，水库的水位涨得快，守坝\n"
    "的人日夜巡查: 水位一过警戒线，就\n"
    "要开闸放水。守坝人老周说，这座\n\n";
const std::string goes_on =
    "水库修了四十年，大坝没有出过一\n"
    "次险情，靠的是水位一天三报。\n\n";
const std::string ends =
    "下雨的日子，守坝人老周守在\n"
    "大坝上，日夜看着水库的水位，没有\n"
    "一天离开过。\n\n"
    "县里给大坝装了新的水尺，老周\n"
    "还是每天走到坝脚去看一遍，回来再\n"
    "把数字记在本子上。\n\n";
const std::string wide = "守坝人老周在大坝上察看水库今年春天的水位。\n\n";
const std::string asks =
    "县里的人问老周: 夜里水位还会\n"
    "涨吗? 老周说; 要看山里的雨，雨停\n"
    "了就不会再涨; 可是谁又说得准呢，\n"
    "去年也是这样: 白天还出着太阳，夜\n"
    "里水就漫到了坝脚，一直到第二天的\n"
    "中午才慢慢退下去，田里的秧苗又要\n"
    "重新插一遍; 村里人说起来都叹气。\n\n";
const std::string credit = "方禾 摄\n\n";

stories::PageParts parts_of(const std::string& text) {
    lines::Cues cues = story_cues();
    cues.credits = {"摄"};
    return stories::page_parts(text, lines::lined_page(text, text::printed_lines(text), cues));
}

std::size_t captions_of(const stories::PageParts& parts) {
    return static_cast<std::size_t>(
        std::ranges::count_if(parts.photos, [](const auto& one) { return !one.first.captions.empty(); }));
}

}  // namespace

TEST(WideCaptions, AreSentencesWiderThanAnyColumn) {
    const stories::PageParts parts = parts_of(opens + wide + goes_on + ends);
    EXPECT_EQ(captions_of(parts), 1U);
    ASSERT_EQ(parts.units.size(), 1U);
    EXPECT_EQ(parts.units.front().article.parts.front().passages.size(), 2U);  // its halves are one again
}

TEST(WideCaptions, AreNotParagraphsOfOneLine) {
    const stories::PageParts parts = parts_of(opens + goes_on + "老周今年六十一岁了。\n\n" + ends);
    EXPECT_EQ(captions_of(parts), 0U);
}

TEST(WideCaptions, GetTheOneCreditThatHasNoCaption) {
    const stories::PageParts parts = parts_of(opens + credit + goes_on + wide + ends);
    ASSERT_EQ(parts.photos.size(), 1U);
    EXPECT_EQ(parts.photos.front().first.captions.size(), 1U);
    EXPECT_EQ(parts.photos.front().first.credits.size(), 1U);
}

TEST(WideCaptions, LeaveTwoCreditsAlone) {
    const stories::PageParts parts =
        parts_of(opens + credit + goes_on + wide + opens + "周一鸣 摄\n\n" + goes_on + ends);
    EXPECT_EQ(parts.photos.size(), 3U);
}

TEST(WideCaptions, TakeNoPartOfAParagraphThatStandsBeforeACaptionWithItsCredit) {
    const stories::PageParts parts =
        parts_of(opens + "老周在大坝上看水位今天涨了\n多少。 本报记者 方禾 摄\n\n" + goes_on + ends);
    ASSERT_EQ(parts.photos.size(), 1U);
    ASSERT_EQ(parts.units.size(), 1U);
    EXPECT_EQ(parts.units.front().article.parts.front().passages.size(), 2U);
}

TEST(WideCaptions, TakeNoPartOfAParagraphInMidSentenceRightOverACreditOfItsOwnLine) {
    const stories::PageParts parts =
        parts_of(opens + "老周在坝上（上图）和一九七八年\n的大坝（下图）。\n方禾 摄\n\n" + goes_on + ends);
    ASSERT_EQ(parts.photos.size(), 1U);
    EXPECT_EQ(parts.photos.front().first.captions.size(), 1U);
    ASSERT_EQ(parts.units.size(), 1U);
    EXPECT_EQ(parts.units.front().article.parts.front().passages.size(), 2U);
}

TEST(DatedCaptions, AreFoundForACreditBehindAParagraph) {
    const std::string dated = "3月8日，老周在看水位。\n\n";
    const stories::PageParts parts = parts_of(opens + goes_on + dated + asks + ends + credit);
    ASSERT_EQ(parts.photos.size(), 1U);
    ASSERT_EQ(parts.photos.front().first.captions.size(), 1U);
    EXPECT_EQ(parts.photos.front().first.credits.size(), 1U);
    EXPECT_LT(parts.photos.front().first.captions.front(), parts.photos.front().first.credits.front() - 1);
}

TEST(DatedCaptions, AreNotGuessedAmongTwo) {
    const std::string dated = "3月8日，老周在看水位。\n\n", other = "3月9日，老周在看雨水。\n\n";
    const stories::PageParts parts = parts_of(opens + goes_on + dated + asks + other + ends + credit);
    EXPECT_EQ(captions_of(parts), 0U);
}

TEST(LeftCaptions, AreOneLineOverACreditThatGoesOnWithNothing) {
    const std::string left = "坝顶新装的水尺边，老周弯着腰看\n\n";
    EXPECT_EQ(captions_of(parts_of(opens + goes_on + left + credit + asks + ends)), 1U);
}

TEST(LeftCaptions, AreNotTheMiddleOfASentence) {
    const std::string middle = "水库修了四十年，大坝没有出过一\n\n",
                      rest = "次险情，靠的是水位一天三报。\n\n";
    EXPECT_EQ(captions_of(parts_of(opens + middle + credit + rest + asks + ends)), 0U);
}

TEST(InsetBylines, EndNoStory) {
    const stories::PageParts parts =
        parts_of(opens + "本报记者 方禾\n\n" + goes_on + "守坝的灯\n\n" + asks + ends);
    ASSERT_EQ(parts.units.size(), 1U);
    EXPECT_FALSE(parts.units.front().ended);
}
