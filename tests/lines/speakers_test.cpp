// Who speaks in turn, and what it says of the line ends before.
#include "lines/speakers.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "lines/passages.h"

namespace {

std::string found(const std::string& text) {
    std::string out;
    for (const char one : lines::find_speakers(text, text::printed_lines(text))) out += one != 0 ? '1' : '0';
    return out;
}

TEST(Speakers, BeginSeveralLines) {
    EXPECT_EQ(found("问：船还在吗？\n答：还在。\n问：谁来摇？\n答：我来。\n问：哪天走？\n答：明天。\n"),
              "111111");
    EXPECT_EQ(found("记者：船还在吗？\n周一鸣：还在。\n记者：谁来摇？\n我来摇。\n记者：哪天走？\n"), "10101");
    EXPECT_EQ(found("问：船还在吗？\n答：还在。\n"), "00");
}

TEST(Speakers, AreNoVerbsAndNothingInMidSentence) {
    EXPECT_EQ(found("他说：船还在。\n他说：桨也在。\n他说：人不在。\n"), "000");
    EXPECT_EQ(found("天黑以前赶到渡口\n船上：一个人\n也没有，再看岸上，再看\n船上：还是没有人\n喊了三声，\n船"
                    "上：没有"),
              "000000");
}

/// A paragraph as a column of 16 characters prints it, without the two of its indent.
std::string set_in_column(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& line : words) out += line + '\n';
    return out + '\n';
}

TEST(Speakers, PartParagraphsAndASubheadBeforeThem) {
    const std::string story = set_in_column(
        {"一只木船摇了四十年，船工换", "了三代，今年入秋要停航。记者与最", "后一位船工周一鸣聊了聊。"});
    const std::string answer =
        set_in_column({"周一鸣：是我爷爷。他十六岁", "上船，一直摇到摇不动，才把桨交给",
                       "我父亲，我是第三代，摇了二十年。"});
    const std::string text = story + "“老船也找到了自己的码头”\n\n" +
                             set_in_column({"记者：最早是谁摇的？"}) + answer +
                             set_in_column({"记者：停航以后去哪里？"}) + answer +
                             set_in_column({"记者：家里人舍得吗？"}) + answer + story + story;
    const lines::LinedPage page = lines::lined_page(text, text::printed_lines(text), lines::Cues());
    ASSERT_GT(page.passages.size(), 2U);
    EXPECT_EQ(page.lines[page.passages[1].first].slice.of(text), "“老船也找到了自己的码头”");
    EXPECT_EQ(page.passages[1].last - page.passages[1].first, 1U);
    EXPECT_EQ(page.passages[1].kind, lines::PassageKind::heads);
    for (std::size_t i = 2; i < 8; ++i) {
        const std::string_view words = page.lines[page.passages[i].first].slice.of(text);
        EXPECT_TRUE(words.starts_with(i % 2 == 0 ? "记者：" : "周一鸣：")) << words;
    }
}

TEST(Speakers, AreKnownBehindSubheadsThatAreQuotations) {
    std::string text = "记者与最后一位船工聊了聊。\n";
    for (const char* subhead : {"“老船也要歇一歇”", "“新船是下一辈的事”"}) {
        text += std::string(subhead) + "\n记者：停航以后去哪里？\n周一鸣：哪里也不去，守着码头。\n";
    }
    text += "记者：家里人舍得吗？\n周一鸣：不舍得。\n";
    EXPECT_EQ(found(text), "001101111");
}

}  // namespace
