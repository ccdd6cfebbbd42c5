// What lines are by their form.
#include "lines/line_marks.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/lines.h"

namespace {

lines::LineMarks marks(const std::string& text) {
    lines::Cues cues;
    cues.credits = {"供图", "摄"};
    cues.roles = {"记者"};
    cues.authors = {"市民"};
    cues.offices = {"公司"};
    cues.salutations = {"编辑同志"};
    cues.jump_to = {"下转", "见"};
    cues.page_words = {"版"};
    std::vector<text::PrintedLine> lines = text::printed_lines(text);
    return lines::mark_lines(text, lines, cues);
}

TEST(LineMarks, ACreditThatBeginsOnTheLineBeforeIsNoLineOfItsOwn) {
    const lines::LineMarks of = marks("引水渠通水现场。 石桥县\n水利局供图\n");
    EXPECT_EQ(of.marks[1], lines::Mark::none);
    EXPECT_NE(of.credited[1], 0);
}

TEST(LineMarks, ACreditBehindAWholeSentenceStandsAlone) {
    EXPECT_EQ(marks("引水渠昨日通水。\n水利局供图\n").marks[1], lines::Mark::credit);
    EXPECT_EQ(marks("村民在渠边看水，石桥县\n周一鸣 摄\n").marks[1], lines::Mark::credit);
}

TEST(LineMarks, ABylineBehindTheLastSentenceEndsItsLine) {
    EXPECT_NE(marks("渠水到田。（记者周一鸣）\n三口老井\n").signed_ends[0], 0);
    EXPECT_EQ(marks("渠水到田（记者周一鸣）\n三口老井\n").signed_ends[0], 0);
    EXPECT_EQ(marks("渠水到田。（见第四版）\n三口老井\n").signed_ends[0], 0);
}

TEST(LineMarks, ABylineBehindTheLastSentenceMayBreakOverTwoLines) {
    const lines::LineMarks of = marks("三口老井都清了，渠水到田。（记者\n周一鸣）\n村民在新渠边洗菜。\n");
    EXPECT_EQ(of.signed_ends[0], 0);
    EXPECT_NE(of.signed_ends[1], 0);
    EXPECT_EQ(marks("三口老井，渠水到田。（渠水\n很清）\n村民在新渠边洗菜。\n").signed_ends[1], 0);
}

TEST(LineMarks, ABylineInBracketsOverTheStoryMayBreakOverTwoLines) {
    const lines::LineMarks of = marks("（记者周一鸣 方\n禾）\n渠水昨日到田，三口老井都清了。\n");
    EXPECT_EQ(of.marks[0], lines::Mark::byline);
    EXPECT_EQ(of.marks[1], lines::Mark::byline);
    EXPECT_NE(of.byline_rests[1], 0);
    // The story follows on the same line: it opens with it.
    const lines::LineMarks run_in = marks("（记者周一鸣 方\n禾）渠水昨日到田，\n三口老井都清了。\n");
    EXPECT_EQ(run_in.marks[0], lines::Mark::opener);
    EXPECT_EQ(run_in.marks[1], lines::Mark::none);
}

TEST(LineMarks, AnOfficeAndADateCloseANotice) {
    const lines::LineMarks of = marks("请储好水。\n石桥县自来水公司\n2024年4月21日\n停水通知\n");
    EXPECT_EQ(of.marks[1], lines::Mark::closer);
    EXPECT_EQ(of.marks[2], lines::Mark::closer);
    EXPECT_EQ(of.marks[3], lines::Mark::none);
    // In mid-sentence; a day of no year; no office.
    for (const char* text :
         {"抢修的是\n石桥县自来水公司\n2024年4月21日\n", "请储好水。\n石桥县自来水公司\n4月21日\n",
          "请储好水。\n石桥通水了\n2024年4月21日\n"}) {
        EXPECT_NE(marks(text).marks[2], lines::Mark::closer) << text;
    }
}

TEST(LineMarks, WhatNoBracketClosesEndsItsLineWhereTheNextIsSetOff) {
    EXPECT_NE(marks("渠水到田。石桥市民 周一鸣\n\n三口老井\n").signed_ends[0], 0);
    EXPECT_EQ(marks("渠水到田。石桥市民 周一鸣\n三口老井\n").signed_ends[0], 0);
}

TEST(LineMarks, AReaderSignsBesideTheHeadlineOrOverALetter) {
    EXPECT_EQ(marks("渠水到田。\n石桥市民 周一鸣\n编辑同志：\n").marks[1], lines::Mark::byline);
    EXPECT_EQ(marks("断了的路断了的路\n该续上了该续上了\n石桥市民 周一鸣\n渠边的路断了。\n").marks[2],
              lines::Mark::byline);
    // Behind a sentence, with neither beside it, it ends what stands before it.
    EXPECT_EQ(marks("渠水到田。\n石桥市民 周一鸣\n渠边的路断了。\n").marks[1], lines::Mark::closer);
}

TEST(LineMarks, AJumpNoticeWithoutBracketsEndsItsLineBehindAClause) {
    EXPECT_NE(marks("渠水到田，下转第4版\n三口老井\n").jump_ends[0], 0);
    EXPECT_EQ(marks("渠水到田，见第4版\n三口老井\n").jump_ends[0], 0);
    EXPECT_EQ(marks("他说要下转第4版\n三口老井\n").jump_ends[0], 0);
}

TEST(LineMarks, AHeadRowIsOfTheTableWhoseRowsHaveAsManyCells) {
    const std::string story = "本周菜价总体平稳，菠菜略有上涨。\n\n",
                      head = "品名\n平均价格（元/500克）\n比上周\n\n";
    const std::string rows = "菠菜\n4.10\n+3%\n\n鸡蛋\n5.20\n持平\n\n白萝卜\n0.90\n-11.5%\n\n";
    const std::vector<lines::Mark> whole = marks(story + head + rows).marks;
    for (std::size_t i = 1; i < whole.size(); ++i) EXPECT_EQ(whole[i], lines::Mark::row) << i;
    EXPECT_EQ(whole[0], lines::Mark::none);
    // A headline over the table has another number of lines.
    const std::vector<lines::Mark> other =
        marks(story + "本周菜价有升有降，总体平稳\n比上周\n\n" + rows).marks;
    EXPECT_EQ(other[1], lines::Mark::none);
}

TEST(LineMarks, WhoWroteAndTookThePictureSignsUnderAHeadline) {
    lines::Cues cues;
    cues.credits = {"文/摄", "摄影报道"};
    cues.deeds = {"文/摄", "摄影报道"};
    cues.reports = {"报道"};
    cues.roles = {"本报记者", "记者", "通讯员"};
    const auto mark = [&](const std::string& text) {
        std::vector<text::PrintedLine> lines = text::printed_lines(text);
        return lines::mark_lines(text, lines, cues).marks[1];
    };
    EXPECT_EQ(mark("渠水进了村\n本报记者 周一鸣 通讯员 方禾 文/摄\n昨日，引水渠通水。\n"),
              lines::Mark::byline);
    EXPECT_EQ(mark("渠水进了村\n本报记者 周一鸣 摄影报道\n昨日，引水渠通水。\n"), lines::Mark::byline);
    EXPECT_EQ(mark("村民在渠边看水。\n本报记者 周一鸣 摄影报道\n三口老井都清了\n"), lines::Mark::credit);
}

TEST(LineMarks, OfficesAndADateSignANotice) {
    const std::string notice = "渠边道路封闭，行人请绕行。\n";
    const auto closers = [](const std::string& text) {
        const lines::LineMarks of = marks(text);
        return std::ranges::count(of.marks, lines::Mark::closer);
    };
    EXPECT_EQ(closers(notice + "石桥水利公司\n2024年3月8日\n"), 2);
    EXPECT_EQ(closers(notice + "特此通告\n石桥水利公司\n溪口路桥公司\n2024年3月8日\n"), 3);
    EXPECT_EQ(closers(notice + "石桥水利公司\n3月8日\n"), 0);
    EXPECT_EQ(closers("渠边道路封闭，记者问了\n石桥水利公司\n2024年3月8日\n"), 0);
}

TEST(LineMarks, ALetterSpacedDatelineInBracketsIsNotCut) {
    lines::Cues cues;
    cues.datelines = {"本報訊", "【本報訊】"};
    cues.roles = {"記者"};
    const std::string text = "【 本 報 訊 】 （ 記 者 周 一\n鳴） 渠水昨日到田，三口老井都清\n";
    std::vector<text::PrintedLine> lines = text::printed_lines(text);
    const lines::LineMarks of = lines::mark_lines(text, lines, cues);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(of.marks[0], lines::Mark::opener);
    EXPECT_EQ(of.marks[1], lines::Mark::none);
}

}  // namespace
