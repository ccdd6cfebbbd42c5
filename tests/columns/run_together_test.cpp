// Lines that hold several columns are cut.
#include "columns/run_together.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "columns/joints.h"
#include "tests/columns/columns_in_turn.h"

namespace {

using namespace columns_test;

TEST(Turns, CutsLinesThatHoldTwoColumns) {
    const Column& left = three_columns()[0];
    const Column& right = three_columns()[1];
    std::string text;
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
        text += i < left.size() ? left[i] : std::string();
        text += i < left.size() && i < right.size() ? " " : "";
        text += i < right.size() ? right[i] : std::string();
        text += '\n';
    }
    EXPECT_EQ(read(text), one_after_the_other({left, right}));
}

TEST(Turns, LeavesLinesOfSingleCharactersWhole) {
    const std::vector<Column>& all = three_columns();
    const Column signs(14, "甲   乙   丙   丁");
    std::string text;
    for (std::size_t row = 0; row < 12; ++row) text += all[0][row] + ' ' + all[1][row] + '\n';
    text += '\n';
    for (const std::string& line : signs) text += line + '\n';
    const std::vector<std::string> lines = read(text);
    EXPECT_EQ(std::ranges::count(lines, signs[0]), 14);
}

TEST(Turns, CutsLinesThatHoldTwoColumnsAndStandAlone) {
    const std::vector<Column>& all = three_columns();
    std::string text;
    for (std::size_t row = 0; row < 10; ++row) {
        text += all[0][row] + ' ' + all[1][row] + "\n\n";
        text += all[2][row] + "\n\n";
    }
    const std::vector<std::string> lines = read(text);
    ASSERT_EQ(lines.size(), 30U);
    EXPECT_TRUE(std::equal(lines.begin(), lines.begin() + 10, all[0].begin()));
    EXPECT_TRUE(std::equal(lines.begin() + 10, lines.begin() + 20, all[1].begin()));
}

TEST(Turns, CutsALineThatHoldsTheEndOfAParagraphAndALineOfTheNextColumn) {
    // Two columns, of which the left one ends a paragraph with a few characters in the sixth row.
    const Column left = column(
        {"昨天上午，东河县石桥镇的三百亩油菜田里机器轰鸣，收割机在金黄的田野上来回穿梭，合"
         "作社的社员们忙着装袋、过秤、搬运，把新收的菜籽一车车运到晒场。",
         three_columns()[2][0] + three_columns()[2][1] + three_columns()[2][2] + three_columns()[2][3]},
        14);
    const Column& right = three_columns()[1];
    ASSERT_TRUE(text::ends_with_sentence(left[5]));
    ASSERT_LT(text::cells(left[5]), 14);
    std::string text;
    for (std::size_t row = 0; row < 10; ++row) text += left[row] + ' ' + right[row] + "\n\n";
    const std::vector<std::string> lines = read(text);
    ASSERT_EQ(lines.size(), 20U);
    EXPECT_TRUE(std::equal(lines.begin(), lines.begin() + 10, left.begin()));
}

TEST(Turns, CutsLinesThatHoldColumnsOfDifferentMeasuresAndLetterSpacedOnes) {
    const Column left = three_columns()[0];
    const Column right = column(
        {three_columns()[1][0] + three_columns()[1][1] + three_columns()[1][2] + three_columns()[1][3] +
         three_columns()[1][4] + three_columns()[1][5] + three_columns()[1][6]},
        9);
    std::string text;
    for (std::size_t row = 0; row < 10; ++row) {
        if (row == 3) {
            for (const auto [code, at, size] : text::CodePoints(left[row])) {
                text += left[row].substr(at, size) + ' ';
            }
        } else {
            text += left[row] + ' ';
        }
        text += right[row] + "\n\n";
    }
    const std::vector<std::string> lines = read(text);
    ASSERT_EQ(lines.size(), 20U);
    EXPECT_TRUE(std::equal(lines.begin(), lines.begin() + 3, left.begin()));
    EXPECT_TRUE(std::equal(lines.begin() + 10, lines.end(), right.begin()));
}

/// The text of a column in lines of another length.
Column set_anew(const Column& lines, std::size_t measure) {
    std::string words;
    for (const std::string& line : lines) words += line;
    return column({words}, measure);
}

TEST(Turns, CutsLinesThatHoldAColumnMoreThanTwiceAsWideAsTheOthers) {
    Column wide;
    for (const Column& one : three_columns()) {
        const Column lines = set_anew(one, 26);
        wide.insert(wide.end(), lines.begin(), lines.end());
    }
    const std::array<Column, 2> narrow{set_anew(three_columns()[1], 10), set_anew(three_columns()[2], 10)};
    std::string text;
    for (std::size_t row = 0; row < std::min(narrow[0].size(), narrow[1].size()); ++row) {
        if (row < wide.size()) text += wide[row] + ' ';
        text += narrow[0][row] + ' ' + narrow[1][row] + '\n';
    }
    const std::vector<std::string> lines = read(text);
    EXPECT_EQ(std::ranges::count(lines, wide[2]), 1);
    EXPECT_EQ(std::ranges::count(lines, narrow[0][2]), 1);
}

TEST(RunTogether, CutsLinesByAMeasureThatTheLinesAroundThemHave) {
    const std::string narrow = "渡口新桥上月通车了吗";
    const std::string wide = "春耕时节全县各乡镇抢抓农时机器开进三百亩油菜田";
    std::string text;
    for (int row = 0; row < 4; ++row) text += wide + ' ' + narrow + ' ' + narrow + '\n';
    const auto lines = text::printed_lines(text);
    const columns::RunTogether rows(text, lines, std::array{20.0});
    EXPECT_TRUE(rows.side_by_side());
    std::vector<std::string_view> cut;
    for (const text::PrintedLine& line : rows.cut()) cut.push_back(line.slice.of(text));
    EXPECT_EQ(cut.size(), 12U);
    EXPECT_EQ(std::ranges::count(cut, wide), 4);
    EXPECT_EQ(std::ranges::count(cut, narrow), 8);
}

TEST(RunTogether, CutsAtSpacesThatNoTextHasAndAroundAHeadlineInLargerType) {
    const std::string full = "渡口新桥上月通车了吗";
    const std::string brief = "他在桥头守渡口";  // beside an indent
    for (const std::string& row : {brief + ' ' + full, full + " 新桥通车 " + full + ' ' + full}) {
        const std::string text = row + '\n' + row + '\n' + row + '\n';
        const auto lines = text::printed_lines(text);
        const columns::RunTogether rows(text, lines, std::array{20.0});
        EXPECT_TRUE(rows.side_by_side()) << row;
    }
}

TEST(RunTogether, TakesWordsInLettersForNoHeadline) {
    const std::string full = "渡口新桥上月通车了吗";
    const std::string row = full + " LANG=zh " + full + ' ' + full + '\n';
    const std::string text = row + row + row;
    const auto lines = text::printed_lines(text);
    EXPECT_FALSE(columns::RunTogether(text, lines, std::array{20.0}).side_by_side());
}

TEST(CommonMeasures, KnowTheColumnThatALineIsOf) {
    std::string text;
    for (const std::size_t measure : {24U, 24U, 24U, 24U, 24U, 24U, 24U, 10U}) {
        for (const Column& one : three_columns()) {
            for (const std::string& line : set_anew(one, measure)) text += line + '\n';
        }
    }
    const columns::CommonMeasures measures(text, text::printed_lines(text));
    EXPECT_EQ(measures.commonest(), 48);
    EXPECT_EQ(measures.column_of(20), 20);
    EXPECT_EQ(measures.column_of(16), 20);  // a first line
    EXPECT_EQ(measures.column_of(30), 48);
}

TEST(CommonMeasures, KnowAColumnAsWideAsTwoOthersOfWhichFewLinesAre) {
    std::string text;
    for (int page = 0; page < 2; ++page) {
        for (const Column& one : three_columns()) {
            for (const std::string& line : set_anew(one, 10)) text += line + '\n';
        }
    }
    const std::vector<double> narrow = columns::CommonMeasures(text, text::printed_lines(text)).different();
    EXPECT_EQ(narrow, (std::vector<double>{20}));
    // Full lines of about one width, as quotation marks make them.
    for (const std::size_t measure : {23U, 22U, 23U}) {
        for (const std::string& line : set_anew(three_columns()[0], measure)) text += line + '\n';
    }
    const std::vector<double> both = columns::CommonMeasures(text, text::printed_lines(text)).different();
    ASSERT_EQ(both.size(), 2U);
    EXPECT_NEAR(both[1], 46, 2);
}

TEST(Turns, CutsALineThatHoldsACaptionWiderThanTheColumnsBesideIt) {
    const std::vector<Column>& all = three_columns();
    const Column caption{"图为东河县石桥镇的社员们趁天晴抢收油菜籽",
                         "收割机从田埂这头开到那头只用了一刻钟多点"};
    std::string text;
    for (std::size_t row = 0; row < 10; ++row) {
        if (row == 4 || row == 5) text += caption[row - 4] + ' ';
        text += all[0][row] + ' ' + all[1][row] + "\n\n";
    }
    const std::vector<std::string> lines = read(text);
    ASSERT_EQ(lines.size(), 22U);
    EXPECT_EQ(std::ranges::count(lines, caption[0]), 1);
}

}  // namespace
