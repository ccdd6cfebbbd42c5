// Indents of lines that stand in columns kept in spaces: those of first lines, and those that what stands
// beside them makes.
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "columns/gutters.h"
#include "text/line_statistics.h"

namespace {

const std::string full = "春耕时节全县各乡镇抢抓农时";
const std::string beside = "石桥小学书画展昨日开幕了哦";

std::string places(std::size_t number) {
    return std::string(number, ' ');
}

std::vector<text::PrintedLine> lines_of(const std::string& page) {
    return columns::columns_in_spaces(page, {}).value_or(std::vector<text::PrintedLine>{});
}

std::size_t indented(const std::vector<text::PrintedLine>& lines) {
    return static_cast<std::size_t>(
        std::ranges::count_if(lines, [](const text::PrintedLine& line) { return line.indent > 0; }));
}

TEST(Indents, BelongToFirstLines) {
    std::string page;
    for (int i = 0; i < 4; ++i) {
        page += full + places(4) + beside + '\n';
        page += full + places(4) + "满渠的清水。\n";
        page += full + places(6) + "孩子们画了水渠也画麦田\n";
    }
    const auto lines = lines_of(page);
    ASSERT_EQ(lines.size(), 24U);
    EXPECT_EQ(indented(lines), 4U);
}

TEST(Indents, AreNoneWhereALineFillsItsColumn) {
    // A row with a full-width neighbour stands at one place, a row beside a short line at another.
    std::string page;
    for (int i = 0; i < 6; ++i) {
        page += full + places(1) + beside + '\n';
        page += full + places(1) + beside + '\n';
        page += "满渠的清水。" + places(11) + beside + '\n';
    }
    const auto lines = lines_of(page);
    ASSERT_EQ(lines.size(), 36U);
    EXPECT_EQ(indented(lines), 0U);
}

TEST(Indents, ABlankLineThatStandsWhereAColumnEndsSaysNothingOfParagraphs) {
    std::string page;
    for (int i = 0; i < 8; ++i) page += full + places(4) + beside + '\n';
    const auto lines = lines_of(page);
    const text::LineStatistics statistics = text::line_statistics(page, lines);
    EXPECT_GT(statistics.blank_rate, 0);
    EXPECT_FALSE(statistics.blanks_in_columns);
}

}  // namespace
