// Marks that OCR misread, or whose lines lie apart.
#include "lines/recognised_marks.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

std::vector<lines::Mark> marks(const std::string& text) {
    lines::Cues cues;
    cues.newspapers = {"日报", "晚报"};
    cues.sections = {"副刊"};
    const std::vector<text::PrintedLine> lines = text::printed_lines(text);
    std::vector<lines::Mark> marks(lines.size(), lines::Mark::none);
    lines::mark_recognised(text, lines, cues, marks);
    return marks;
}

std::size_t count(const std::string& text, lines::Mark mark) {
    std::size_t of = 0;
    for (const lines::Mark one : marks(text)) of += one == mark ? 1 : 0;
    return of;
}

TEST(RecognisedMarks, ACreditThatWasMisreadStandsRightUnderItsCaption) {
    const auto misread = [](const std::string& text) { return marks(text)[1] == lines::Mark::credit; };
    EXPECT_TRUE(misread("引水渠昨日通水。\n周一鸣 方禾 报\n\n"));
    EXPECT_TRUE(misread("引水渠昨日通水。\n无人机航拍 周一鸣报\n\n"));
    EXPECT_TRUE(misread("引水渠昨日通水。\n无人机航拍 周一鸣 振\n\n"));
    EXPECT_FALSE(misread("引水渠昨日通水。\n各村前来支援\n\n"));
    EXPECT_FALSE(misread("引水渠昨日通水。\n\n周一鸣 报\n\n"));
    EXPECT_FALSE(misread("引水渠昨日通水。\n记者逐村走访后写成一份简报\n\n"));
    EXPECT_FALSE(misread("村民在渠边看水，\n周一鸣 报\n\n"));
}

TEST(RecognisedMarks, SeveralNamesMayStandApartFromIt) {
    EXPECT_EQ(marks("引水渠昨日通水。\n\n周一鸣 方禾 报\n\n")[1], lines::Mark::credit);
    EXPECT_EQ(marks("引水渠昨日通水。\n\n通水工程 方禾 报\n\n")[1], lines::Mark::none);
}

TEST(RecognisedMarks, PartsOfAMastheadStandInBlocksOfTheirOwn) {
    EXPECT_EQ(count("青石日报\n\n2025年1]月3日“星期一\n\n地方新闻 B3\n\n渠水到田\n", lines::Mark::furniture),
              3U);
    EXPECT_EQ(count("二0二五年三月3日。星期二\n\n", lines::Mark::furniture), 1U);
}

TEST(RecognisedMarks, AMastheadHasManyForms) {
    EXPECT_EQ(count("青石晚报”A6 民生\n\n渠水到田\n", lines::Mark::furniture), 1U);
    EXPECT_EQ(count("青石晚报B12\n\n渠水到田\n", lines::Mark::furniture), 1U);
    EXPECT_EQ(
        count("中華民國一一四年三月三日\n\n星期一\n\nB2 地方‧生活\n\n渠水到田\n", lines::Mark::furniture),
        3U);
    EXPECT_EQ(count("青石日报\n\n山水副刊\n\n2025年3月3日 星期一\n\n渠水到田\n", lines::Mark::furniture), 3U);
}

TEST(RecognisedMarks, APageBeginsWithTheNameOfItsNewspaper) {
    const auto first = [](const std::string& text) { return marks(text)[0] == lines::Mark::furniture; };
    EXPECT_TRUE(first("青石日报\n渠水到田\n\n本报讯 昨日"));
    EXPECT_TRUE(first("青石农垦报\n\n渠水到田\n"));
    EXPECT_TRUE(first("青石僑報\n\n渠水到田\n"));
    EXPECT_FALSE(first("青石農墾報\n渠水到田\n"));  // what no cue ends may be the first line of a headline
    EXPECT_FALSE(first("修渠传捷报\n\n渠水到田\n"));
    EXPECT_FALSE(first("公开举报\n\n渠水到田\n"));
    EXPECT_FALSE(first("耕耘终有报\n\n渠水到田\n"));
    EXPECT_FALSE(first("三季度財報\n\n渠水到田\n"));
    EXPECT_FALSE(first("渠水到田有喜报\n\n渠水到田\n"));
    EXPECT_EQ(count("渠水到田\n\n青石农垦报\n\n渠水到田\n", lines::Mark::furniture), 0U);
}

TEST(RecognisedMarks, APageAndWhatItIsAboutHaveAnySignBetween) {
    for (const char* page : {"第6版 文化", "第12版”社会,民生", "第三版_要闻", "第5版"})
        EXPECT_EQ(count(std::string(page) + "\n\n渠水到田\n", lines::Mark::furniture), 1U) << page;
    EXPECT_EQ(count("第6版”文化\n本报讯 昨日\n", lines::Mark::furniture), 1U);
    EXPECT_EQ(count("第6版的文章说到渠水到田的事\n\n", lines::Mark::furniture), 0U);
    EXPECT_EQ(count("第6版文章提到\n渠水到田的事。\n", lines::Mark::furniture), 0U);
}

TEST(RecognisedMarks, WhatIsSaidOfANewspaperOrADayIsNoMasthead) {
    EXPECT_EQ(count("老周爱看青石日报\n\n", lines::Mark::furniture), 0U);
    EXPECT_EQ(count("他每天读\n青石日报\n和别的报纸。\n", lines::Mark::furniture), 0U);
    EXPECT_EQ(count("2025年3月3日，渠水到田。\n", lines::Mark::furniture), 0U);
    EXPECT_EQ(count("渠水到田 星期三\n\n", lines::Mark::furniture), 0U);
    EXPECT_EQ(count("青石晚报记者走进A6厂房\n\n", lines::Mark::furniture), 0U);
    EXPECT_EQ(count("青石日报\n\n山水副刊\n\n渠水到田\n", lines::Mark::furniture), 1U);
}

TEST(RecognisedMarks, RowsOfATableMayHaveBlankLinesBetween) {
    EXPECT_EQ(
        count("茶名   去年   今年\n\n毛尖“85元      100元\n红茶 “80元   95元\n\n老树茶 60元        70元\n",
              lines::Mark::row),
        4U);
}

TEST(RecognisedMarks, ColumnsAndHeadlinesSideBySideAreNoRows) {
    const std::string columns =
        "县里的茶农正忙着采茶，到    篓的人，新茶一天一个价\n处是背篓的人，40岁的    下3000元一斤，谁也不敢\n"
        "方大嫂说: 今年的茶好    歇。山下停满收茶的车\n";
    EXPECT_EQ(count(columns, lines::Mark::row), 0U);
    EXPECT_EQ(count("春茶开采山路热闹        渠水到田\n\n", lines::Mark::row), 0U);
}

}  // namespace
