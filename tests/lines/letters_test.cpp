// Letters to the paper: salutations, signatures, notes of the editors.
#include "lines/letters.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/lines.h"

namespace {

using lines::LetterPart;
using lines::Mark;

lines::LineMarks marks(const std::string& text) {
    lines::Cues cues;
    cues.salutations = {"编辑同志", "编辑"};
    cues.authors = {"读者", "教师"};
    cues.offices = {"小学", "局"};
    cues.notes = {"编后", "编者按"};
    std::vector<text::PrintedLine> lines = text::printed_lines(text);
    return lines::mark_lines(text, lines, cues);
}

TEST(Letters, BeginWithTheirSalutation) {
    const lines::LineMarks of = marks("编辑同志：\n村口的老井干了三天。\n");
    EXPECT_EQ(of.marks[0], Mark::opener);
    EXPECT_EQ(of.letter_parts[0], LetterPart::salutation);
    EXPECT_EQ(marks("读者 周一鸣 编辑同志：\n村口的老井干了三天。\n").letter_parts[0],
              LetterPart::salutation);
    for (const char* none : {"责任 编辑：\n方禾\n", "高级 编辑：\n方禾\n", "高级 编辑：方禾\n"})
        EXPECT_EQ(marks(none).marks[0], Mark::none) << none;
    EXPECT_EQ(marks("编辑同志，村口的\n老井干了三天。\n").marks[0], Mark::none);
}

TEST(Letters, BeginWithWhoWroteThemInBrackets) {
    lines::Cues cues;
    cues.salutations = {"编辑同志", "编辑", "编辑部", "总编辑"};
    const std::string letter = "（石桥区 桑晚） 编辑\n同志：村口的老井干了三天。\n";
    const auto opener = lines::letter_opener(letter, cues);
    ASSERT_TRUE(opener);
    EXPECT_EQ(opener->extent.of(letter), "（石桥区 桑晚）");
    ASSERT_EQ(opener->persons.size(), 1U);
    EXPECT_EQ(opener->persons.front().of(letter), "桑晚");
    EXPECT_EQ(marks(letter).marks[0], Mark::opener);
    for (const char* none :
         {"（石桥区 桑晚） 编辑：方禾\n", "（桑晚） 村口的老井干了三天。\n", "（常务）总编辑：方禾\n",
          "（城南）编辑部：石桥路十二号\n", "（见今日本报第二版） 编辑同志：井干了。\n"})
        EXPECT_FALSE(lines::letter_opener(none, cues)) << none;
    EXPECT_TRUE(lines::letter_opener("（方禾） 编辑部：村口的老井干了三天。\n", cues));
}

TEST(Letters, EndWithWhoSignsThem) {
    EXPECT_EQ(marks("盼早日修好。\n石桥小学 周一鸣\n").marks[1], Mark::closer);
    EXPECT_EQ(marks("盼早日修好。\n城南读者 周一鸣\n三口老井\n").marks[1], Mark::closer);
    const std::string letter = "编辑同志：\n井干了，盼早日修好。\n城南读者 桑晚\n村口的路断了。\n";
    EXPECT_EQ(marks(letter).marks[2], Mark::closer);
    // Names that nobody knows, where a date or a note says what the line is.
    EXPECT_EQ(marks("盼早日修好。\n石桥小学 桑晚\n【编后】井已修好。\n").marks[1], Mark::closer);
    const lines::LineMarks dated = marks("盼早日修好。\n石桥小学 桑晚\n3月8日\n");
    EXPECT_EQ(dated.marks[1], Mark::closer);
    EXPECT_EQ(dated.marks[2], Mark::closer);
}

TEST(Letters, HaveHeadlinesAboveThemThatNobodySigned) {
    for (const char* none : {"老教师 新办法", "石桥小学 桑晚", "石桥小学的三口井 周一鸣", "石桥小学周一鸣"}) {
        EXPECT_EQ(marks("盼早日修好。\n" + std::string(none) + "\n村里的井干了。\n").marks[1], Mark::none)
            << none;
    }
    EXPECT_EQ(marks("盼早日修好，\n石桥小学 周一鸣\n").marks[1], Mark::none);
}

TEST(Letters, AreFollowedByNotes) {
    EXPECT_EQ(marks("【编后】井已修好。\n").letter_parts[0], LetterPart::note);
    EXPECT_EQ(marks("编者按：井已修好。\n").letter_parts[0], LetterPart::note);
    EXPECT_EQ(marks("编后记里说，井已修好。\n").letter_parts[0], LetterPart::none);
}

}  // namespace
