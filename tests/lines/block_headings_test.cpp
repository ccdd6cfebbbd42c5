// Headlines on recognised pages: which small blocks are headings, and which are pieces of columns.
#include "lines/block_headings.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/lines/page_headings.h"

namespace {

using lines_test::headings;

// Columns of fourteen characters, signs as OCR writes them.
constexpr std::string_view before =
    "本报讯 (记者 方禾) 今年春天\n"
    "雨水多，水库的水位涨得快，守坝\n"
    "的人日夜巡查: 水位一过警戒线，就\n"
    "要开闸放水。守坝人老周说，这座\n"
    "水库修了四十年，大坝没有出过一\n"
    "次险情，靠的是水位一天三报。\n\n";
constexpr std::string_view opener =
    "本报讯 (记者 周一鸣) 县里的\n"
    "茶农正忙着采茶。茶园里到处是背\n"
    "篓的人，新茶一天一个价，谁也不\n"
    "敢歇。茶农方大嫂说: 今年的茶比\n"
    "往年好，又嫩又香。山下停满收茶\n"
    "的车。\n\n";
constexpr std::string_view paragraph =
    "下雨的日子，守坝人老周守在\n"
    "大坝上，日夜看着水库的水位，饭\n"
    "也是家里人送来的。老周说; 看惯\n"
    "了就不怕。\n";

const std::string text_and_opener = std::string(paragraph) + "\n" + std::string(opener);

std::string around(std::string_view block, std::string_view behind) {
    return std::string(before) + std::string(block) + "\n\n" + std::string(behind) + std::string(paragraph);
}

/// Is `sign` seen of the block, between two others?
bool sees(std::string_view block, lines::BlockSign sign) {
    const std::string text = around(block, opener);
    const lines::Cues cues;
    const lines::LinedPage page = lines::lined_page(text, text::printed_lines(text), cues);
    const lines::LineContext context{
        text, page.lines, page.marks.marks, page.marks.datelines, page.marks.credited, page.statistics};
    const std::vector<lines::SmallBlock> blocks = lines::small_blocks(context);
    const auto found = std::ranges::find_if(
        blocks, [&](const lines::SmallBlock& one) { return context.words(one.first) == block; });
    return found != blocks.end() && (*found)[sign] != 0;
}

TEST(BlockHeadings, TakesALineWithoutSignsOverTheOpeningOfAStory) {
    EXPECT_EQ(headings(around("春茶开采山路热闹", opener)), "|春茶开采山路热闹");
}

TEST(BlockHeadings, LeavesWhatLeadsToAList) {
    const std::string list = "(一)夜里要看水位;\n\n(二)天亮要看坝脚;\n\n";
    EXPECT_EQ(headings(around("守坝的人\n做三件事:", list + std::string(opener))), "");
    EXPECT_EQ(headings(around("守坝的人\n做三件事", opener)), "|守坝的人|做三件事");
}

TEST(BlockHeadings, TakesALineThatLacksNoMoreThanAnIndentOverTheOpeningOfAStory) {
    EXPECT_EQ(headings(around("云岭茶园进入采摘旺季了", opener)), "|云岭茶园进入采摘旺季了");
}

TEST(BlockHeadings, LooksAtAllHeadlinesOfAStoryThatStandInOneBlockOverIt) {
    constexpr std::string_view block =
        "全县云岭茶园管护提升现\n场会举行\n让每一座云岭茶园都有专人管护\n一一全县茶园“\n管护制”提质行动\n"
        "全面铺开";
    const auto looks_at = [&](std::string_view behind) {
        const std::string text = around(block, behind);
        lines::Cues cues;
        cues.datelines = {"本报讯"};
        const lines::LinedPage page = lines::lined_page(text, text::printed_lines(text), cues);
        const lines::LineContext context{
            text, page.lines, page.marks.marks, page.marks.datelines, page.marks.credited, page.statistics};
        return std::ranges::any_of(lines::small_blocks(context), [&](const lines::SmallBlock& one) {
            return block.starts_with(context.words(one.first)) && one.last - one.first == 6;
        });
    };
    EXPECT_TRUE(looks_at(opener));
    EXPECT_FALSE(looks_at(paragraph));  // so many lines elsewhere are rather a column
}

TEST(BlockHeadings, TakesALineOverANoticeOfWhatWasContinued) {
    EXPECT_EQ(headings(around("云岭茶园进入采摘旺季\n\n(上接第二版)", paragraph)), "|云岭茶园进入采摘旺季");
}

TEST(BlockHeadings, LeavesALineThatEndsWhereNoHeadlineDoes) {
    EXPECT_EQ(headings(around("守坝的人说往年的水位由二十米上升至", paragraph)), "");
}

TEST(BlockHeadings, TakesAHeadlineWithACommaThatAsks) {
    EXPECT_EQ(headings(around("春茶这么贵，贵在哪里?", opener)), "|春茶这么贵，贵在哪里?");
}

TEST(BlockHeadings, TakesAHeadlineWithACommaThatIsWiderThanAllColumns) {
    EXPECT_EQ(headings(around("云岭的茶园还是那几座，采茶的人却一年比一年多", opener)),
              "|云岭的茶园还是那几座，采茶的人却一年比一年多");
}

TEST(BlockHeadings, TakesAHeadlineWithCommasUnderTheFirstOfThePage) {
    const std::string text =
        "对话守坝人老周\n\n一座坝，一盏灯，一条路\n\n" + around("云岭茶园进入采摘旺季", opener);
    EXPECT_EQ(headings(text), "|对话守坝人老周|一座坝，一盏灯，一条路|云岭茶园进入采摘旺季");
}

TEST(BlockHeadings, TakesAHeadlineWithCommasBetweenTheEndOfAStoryAndTheOpeningOfTheNext) {
    EXPECT_EQ(headings(around("一座山、三条溪，四百亩新茶园子", opener)), "|一座山、三条溪，四百亩新茶园子");
    EXPECT_EQ(headings(around("老周说，一座山、三条溪、四百", opener)), "");
    EXPECT_EQ(headings(around("“一座山、三条溪、四百亩新茶", opener)), "");
}

TEST(BlockHeadings, TakesAHeadlineWithACommaUnderAnother) {
    EXPECT_EQ(headings(around("云岭茶园进入采摘旺季\n\n一片叶，半县人，走出大山的日子", text_and_opener)),
              "|云岭茶园进入采摘旺季|一片叶，半县人，走出大山的日子");
}

TEST(BlockHeadings, TakesHalvesWithAStopBetweenForAGapThatWasMisread) {
    EXPECT_EQ(headings(around("茶园采茶。水库放水\n\n一片叶子", opener)), "|茶园采茶。水库放水|一片叶子");
    EXPECT_EQ(headings(around("老。园采茶水库放水\n\n一片叶子", opener)), "|一片叶子");
}

TEST(BlockHeadings, TakesAQuotationMarkThatWasReadAsAnotherSign) {
    const std::string on = "水位就是他的命，一天三报，报了四\n十年。\n\n" + text_and_opener;
    EXPECT_EQ(headings(around("“茶园也在这里找到自己的位\"", on)), "|“茶园也在这里找到自己的位\"");
    EXPECT_EQ(headings(around("水库守坝「日夜都在!", opener)), "|水库守坝「日夜都在!");
}

TEST(BlockHeadings, TakesAStraightQuotationMarkForTheFellowOfACurlyOne) {
    const auto closes_only = [](std::string_view block) {
        return sees(block, lines::BlockSign::closes_only);
    };
    EXPECT_FALSE(closes_only("茶园门口\"采茶大战”，茶客看热闹"));
    EXPECT_TRUE(closes_only("茶园门口采茶大战”，茶客看热闹"));
}

TEST(BlockHeadings, TakesAStrayQuotationMarkInAFullLineForAGap) {
    const std::string on = "水位就是他的命，一天三报，报了四\n十年。\n\n" + text_and_opener;
    EXPECT_EQ(headings(around("云岭茶园采茶”水库大坝放水又一年", on)), "|云岭茶园采茶”水库大坝放水又一年");
    EXPECT_EQ(headings(around("云岭”茶园采茶水库大坝放水又一年", on)), "");
}

TEST(BlockHeadings, TakesALineOverTheShortEndOfASentence) {
    EXPECT_EQ(headings(around("云岭茶园进入采摘旺季的日子", "不怕。\n\n" + text_and_opener)),
              "|云岭茶园进入采摘旺季的日子");
    EXPECT_EQ(headings(around("守坝人老周说起水库的往事来",
                              "水位就是他的命，一天三报，报了四\n十年。\n\n" + text_and_opener)),
              "");
}

TEST(BlockHeadings, LeavesALineThatBeginsAsNoHeadlineDoes) {
    EXPECT_EQ(headings(around("茶园进入旺季: 采茶忙", text_and_opener)), "|茶园进入旺季: 采茶忙");
    EXPECT_EQ(headings(around("的园进入旺季: 采茶忙", text_and_opener)), "");
}

TEST(BlockHeadings, LeavesSeveralLinesWithACommaOverTheOpeningOfAStory) {
    EXPECT_EQ(headings(around("为防水位再涨，坝上守着的人\n轮流当班，能答的当", opener)), "");
}

TEST(BlockHeadings, LeavesASalutation) {
    EXPECT_EQ(headings(around("编辑同志:", text_and_opener)), "");
}

TEST(BlockHeadings, ACommaInQuotationMarksIsNoneOfTheLine) {
    EXPECT_EQ(headings(around("茶农跨过“一人采、全家等”的坎", opener)), "|茶农跨过“一人采、全家等”的坎");
}

TEST(BlockHeadings, SeeACommaBehindATimeOrASpeaker) {
    const auto adverbial = [](std::string_view block) {
        return sees(block, lines::BlockSign::adverbial_comma);
    };
    EXPECT_TRUE(adverbial("到昨天傍晚，只剩下九"));
    EXPECT_TRUE(adverbial("守坝人老周说，水位还"));
    EXPECT_FALSE(adverbial("一片叶子，半县人家"));
}

TEST(BlockHeadings, LeavesThoseWhoSpeakInTurnAlone) {
    const std::string turns =
        "问: 茶园有多大?\n\n答: 三百亩，都在坡上，走一圈要半\n天。\n\n问: 谁来采?\n\n答: "
        "村里的人，一天两趟，天不亮就\n上山。\n\n"
        "问: 收成可好?\n\n答: 比往年好，又嫩又香，新茶一天\n一个价。\n\n";
    EXPECT_EQ(headings(std::string(before) + turns + std::string(paragraph)), "");
}

TEST(BlockHeadings, TakesSeveralBlocksOneBelowTheOther) {
    EXPECT_EQ(headings(around("云岭茶园进入采摘旺季\n\n一片叶子 半县人家", opener)),
              "|云岭茶园进入采摘旺季|一片叶子 半县人家");
}

TEST(BlockHeadings, LeavesTheEndOfAParagraphAlone) {
    EXPECT_EQ(headings(around("老周守了四十年，头发白了。", opener)), "");
}

TEST(BlockHeadings, LeavesALineWhoseLastWordGoesOnBehindIt) {
    const std::string text =
        around("老周说他从来没有想过离开水", "库去城里住，儿女劝他几回，他都\n没有答应，说是放心不下。\n\n");
    EXPECT_EQ(headings(text), "");
}

TEST(BlockHeadings, AreNotSoughtWhereBlankLinesPartNothing) {
    std::string text = around("春茶开采山路热闹", opener);
    for (std::size_t at = 0; (at = text.find("\n\n", at)) != std::string::npos;) text.erase(at, 1);
    const lines::Cues cues;
    const lines::LinedPage page = lines::lined_page(text, text::printed_lines(text), cues);
    const lines::LineContext context{
        text, page.lines, page.marks.marks, page.marks.datelines, page.marks.credited, page.statistics};
    EXPECT_TRUE(lines::small_blocks(context).empty());
    EXPECT_TRUE(lines::block_roles(context).empty());
}

TEST(BlockHeadings, HaveOneWeightForEachSign) {
    ASSERT_EQ(lines::block_weights().size(), lines::block_sign_count);
    for (std::size_t i = 0; i < lines::block_sign_count; ++i)
        EXPECT_EQ(static_cast<std::size_t>(lines::block_weights()[i].sign), i);
}

}  // namespace
