// Line ends of columns, by what a whole page shows.
#include "lines/line_ends.h"

#include <string>

#include <gtest/gtest.h>

#include "lines/passages.h"

namespace {

lines::LinedPage lined(const std::string& text) {
    return lines::lined_page(text, text::printed_lines(text), lines::Cues());
}

// Columns of sixteen characters; an extractor that leaves first lines alone between blank ones.
const std::string story =
    "会场设在云泽县礼堂，各乡镇的\n\n代表都来了。主持人说，今年雨水少\n得出奇，水库的水只有往年的六成多\n"
    "一点，插秧要靠抽水机。\n\n";

TEST(LineEnds, ALastLineBehindLetterSpacedOnesTellsNoMeasure) {
    const std::string spaced =
        "会议通报，入秋以来全县雨水偏\n\n少，水库蓄水只有往年六成。检查组\n走了9 个 乡 镇 、 4 2 个 村 ， 发 "
        "现\n"
        "问 题 6 1 处 ： 有 的 闸 口 无 人 值\n\n守 ， 有 的 抽 水 机 转 不 起\n"
        "来 ， 有 的 台 账 水 位 记 录 一\n次 补填半个月。\n\n";
    EXPECT_EQ(lined(story + spaced + story + story + story).passages.size(), 5U);
}

TEST(LineEnds, WhoSpeaksGoesOnWithNoParagraph) {
    const std::string talk =
        "记者：最早是谁摇的？\n\n周一鸣：是我爷爷。他十六岁\n\n上船，一直摇到摇不动，才把桨交给\n我父亲，我是"
        "第三"
        "代，摇了二十年。\n\n";
    const std::string text = story + talk + talk + talk + story;
    const lines::LinedPage page = lined(text);
    std::size_t speakers = 0;
    for (const lines::Passage& one : page.passages) {
        if (page.lines[one.first].slice.of(text).find("：") > 9) continue;
        ++speakers;
        EXPECT_FALSE(one.last_line_like);
        EXPECT_FALSE(one.unindented);
    }
    EXPECT_EQ(speakers, 6U);
}

TEST(LineEnds, AFirstLineBesideAPictureIsNoHeading) {
    // Short of the lines behind it by an indent; under a heading the second of them would be wider.
    const auto looks_like_a_heading = [](const std::string& second, const std::string& third) {
        const std::string text =
            story + story + "住在老井边上的孩子们\n" + second + third + "都叹气。\n\n" + story;
        const lines::LinedPage page = lined(text);
        const lines::LineContext context{
            text, page.lines, page.marks.marks, page.marks.datelines, page.marks.credited, page.statistics};
        const lines::LineEnd end = lines::judge_line_end(context, 8, lines::OpenSigns(), true);
        return end.sees(lines::Seen::display);
    };
    EXPECT_FALSE(looks_like_a_heading("每天天不亮就出门去挑水，\n", "一担水要走三里路，说起来\n"));
    EXPECT_TRUE(looks_like_a_heading("每天天不亮就出门去挑水，\n", "一担水要走三里路，大人们说起来\n"));
}

TEST(LineEnds, AFewIndentsOfHeadlinesAskForNoneOfParagraphs) {
    const std::string paragraph =
        "会场设在云泽县礼堂，各乡镇的代\n表都来了。主持人说，今年雨水少\n得出奇，插秧要靠抽水机。\n";
    std::string page = "　　　水渠通了\n　　　石桥日报\n　　　第三版面\n";
    for (int i = 0; i < 6; ++i) page += paragraph;
    EXPECT_GE(lined(page).passages.size(), 6U);
}

// Columns of fifteen characters without indents; each paragraph leaves room on its last line.
const std::string flush =
    "河上原来有三座石桥，两座毁于大\n水，剩下的一座就在镇子东头。\n"
    "赶集的日子桥上最热闹，卖菜的和\n修伞的挤在一起，谁也不嫌谁。\n";

TEST(LineEnds, WithoutIndentsALineThatHadRoomEndsAParagraph) {
    const std::string brief = "老人说桥是祖上修的，桥墩里的石\n条用糯米汁砌成，水冲不走。\n";
    const std::string text =
        "河上原来有三座石桥，两座毁于大\n水，只剩一座。\n赶集的日子桥上最热闹，卖菜的和\n修伞的挤在一起。\n" +
        flush + brief + flush + brief;
    const lines::LinedPage page = lined(text);
    EXPECT_EQ(page.statistics.first_lines, text::FirstLines::full);
    EXPECT_EQ(page.passages.size(), 8U);
    for (const lines::Passage& one : page.passages) EXPECT_FALSE(one.unindented);
}

TEST(LineEnds, ASentenceThatFillsAFirstLineEndsNoParagraph) {
    // What comes next would have fitted on it, but for the indent.
    const std::string indented =
        "赶集的日子桥上最热闹，卖菜\n的和修伞的挤在一起，一直挤到太\n阳落到山背后才慢慢散去，桥头的\n"
        "灯也亮了。\n";
    const std::string text = indented + indented +
                             "老人说桥是祖上三代人修的。\n每个桥墩里的石条都用糯米汁来砌\n"
                             "成，任水怎么冲也冲不走，桥下的\n孩子都会背。\n" +
                             indented;
    const lines::LinedPage page = lined(text);
    EXPECT_EQ(page.statistics.first_lines, text::FirstLines::indented);
    EXPECT_EQ(page.passages.size(), 4U);
}

TEST(LineEnds, ASignBehindTheFirstCharacterOfTheNextLineSaysThatThisOneGoesOn) {
    const auto goes_on = [](const std::string& next) {
        const std::string text = story + story + "住在老井边上的一家人\n" + next + "走三里路。\n\n" + story;
        const lines::LinedPage page = lined(text);
        const lines::LineContext context{
            text, page.lines, page.marks.marks, page.marks.datelines, page.marks.credited, page.statistics};
        return lines::judge_line_end(context, 8, lines::OpenSigns(), true).sees(lines::Seen::sign_next);
    };
    EXPECT_TRUE(goes_on("说，每天天不亮就要出门去挑水，\n"));
    EXPECT_TRUE(goes_on("说 ， 每 天 天 不 亮 出 门\n"));
    EXPECT_FALSE(goes_on("每天天不亮就要出门，去挑一担水\n"));
}

}  // namespace
