// Whether the lines of a text go on from each to the next is seen of all of them together.
#include "columns/line_order.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "columns/rules.h"
#include "tests/columns/columns_in_turn.h"

namespace {

using namespace columns_test;

columns::LineOrder judged(const std::string& text) {
    const auto lines = text::printed_lines(text);
    return columns::line_order(text, lines, text::line_statistics(text, lines),
                               text::interleaving(text, lines), {});
}

/// The columns, row by row and without a blank line.
std::string rows_of(const std::vector<Column>& columns) {
    std::string text;
    for (std::size_t row = 0; row < columns.front().size(); ++row) {
        for (const Column& one : columns) {
            if (row < one.size()) text += one[row] + '\n';
        }
    }
    return text;
}

std::string in_order() {
    std::string text;
    for (const std::string& line : one_after_the_other(three_columns())) text += line + '\n';
    return text;
}

TEST(LineOrder, IsSeenWhereColumnsFollowEachOtherAndNotWhereTheirRowsAreInterleaved) {
    const columns::LineOrder sound = judged(in_order());
    const columns::LineOrder rows = judged(rows_of(three_columns()));
    EXPECT_TRUE(sound.tells());
    EXPECT_LT(sound.score(), 0);
    EXPECT_TRUE(rows.tells());
    EXPECT_GT(rows.score(), 0);
    EXPECT_LT(rows.go_on, sound.go_on);
    EXPECT_LT(rows.meeting, sound.meeting);
}

TEST(LineOrder, IsSaidToBeLostOfInterleavedRowsAlone) {
    const auto said = [](const std::string& text) {
        base::Findings findings;
        static_cast<void>(columns::printed_page(text, {}, findings));
        return findings.has(columns::rules::interleaved);
    };
    EXPECT_FALSE(said(in_order()));
    EXPECT_TRUE(said(rows_of(three_columns())));
    EXPECT_TRUE(said(taken_in_turn(three_columns(), 1)));
}

TEST(LineOrder, IsNotAskedOfListsAndVerse) {
    std::string list;
    std::string verse;
    for (int i = 0; i < 12; ++i) {
        for (const char* const item : {"东河县石桥镇", "青石渡口", "望江茶厂", "南山林场工区"}) {
            list += std::string(item) + '\n';
        }
        for (const char* const line :
             {"春水初生绿满溪，", "渡船斜系柳阴西。", "归来不识门前路，", "一树梨花杜宇啼。"}) {
            verse += std::string(line) + '\n';
        }
        verse += '\n';
    }
    EXPECT_FALSE(judged(verse).tells());
    EXPECT_EQ(judged("").ends, 0U);
    for (const std::string& text : {list, verse}) {
        base::Findings findings;
        static_cast<void>(columns::printed_page(text, {}, findings));
        EXPECT_TRUE(findings.all().empty());
    }
}

}  // namespace
