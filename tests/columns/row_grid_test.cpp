// Rows of columns on one line: what pdftotext makes of columns whose gutters are narrow.
#include "columns/row_grid.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/columns/columns_in_turn.h"

namespace {

using namespace columns_test;

/// The columns row by row, each from row `from` on: a new line begins behind what does not fill its column,
/// before an indent and beside an empty place.
std::string rows_of(const std::vector<std::pair<Column, std::size_t>>& columns) {
    constexpr double full = 26.5;  // cells of 28
    std::size_t last = 0;
    for (const auto& [lines, from] : columns) last = std::max(last, from + lines.size());
    std::string text;
    for (std::size_t row = 0; row < last; ++row) {
        bool open = false;
        for (const auto& [lines, from] : columns) {
            const bool here = row >= from && row < from + lines.size();
            if (here) {
                const std::string& line = lines[row - from];
                const bool wide = text::cells(line) >= full;
                if (!text.empty() && text.back() != '\n') text += open && wide ? ' ' : '\n';
                text += line;
                open = wide;
            } else {
                open = false;
            }
        }
        text += '\n';
    }
    return text;
}

bool follow_each_other(const std::vector<std::string>& lines, const Column& column) {
    return std::search(lines.begin(), lines.end(), column.begin(), column.end()) != lines.end();
}

TEST(RowGrid, ReadsColumnsDownWhereShortLinesBreakTheRows) {
    const std::vector<Column>& all = three_columns();
    const std::vector<std::string> lines = read(rows_of({{all[0], 0}, {all[1], 0}, {all[2], 0}}));
    EXPECT_EQ(lines, one_after_the_other(all));
}

TEST(RowGrid, LetsAStoryBeginLowerBesideOthers) {
    const std::vector<Column>& all = three_columns();
    const Column lower(all[2].begin(), all[2].begin() + 10);
    const std::vector<std::string> lines = read(rows_of({{all[0], 0}, {all[1], 0}, {lower, 2}}));
    for (const Column& one : {all[0], all[1], lower}) EXPECT_TRUE(follow_each_other(lines, one));
}

TEST(RowGrid, LetsAColumnEndAboveOthers) {
    const std::vector<Column>& all = three_columns();
    Column upper(all[0].begin(), all[0].begin() + 7);
    const std::vector<std::string> lines = read(rows_of({{upper, 0}, {all[1], 0}, {all[2], 0}}));
    for (const Column& one : {upper, all[1], all[2]}) EXPECT_TRUE(follow_each_other(lines, one));
}

TEST(RowGrid, ReadsAStoryOfNarrowColumnsUnderAWideOne) {
    const std::vector<Column>& all = three_columns();
    std::string text;
    for (int times = 0; times < 2; ++times) {
        for (const Column& one : all) {
            std::string whole;
            for (const std::string& line : one) whole += line;
            for (const std::string& line : column({whole}, 21)) text += line + '\n';
            text += '\n';
        }
    }
    text += rows_of({{all[0], 0}, {all[1], 0}, {all[2], 0}});
    const std::vector<std::string> lines = read(text);
    for (const Column& one : all) EXPECT_TRUE(follow_each_other(lines, one));
}

TEST(RowGrid, HasNoAnswerForMoreCellsThanAPageHasColumns) {
    const std::string cell = "渡口新桥上月通车了吗";
    std::string text = cell;
    for (int i = 1; i < 12; ++i) text += ' ' + cell;
    std::vector<columns::Block> cells;
    for (std::uint32_t at = 0; at < text.size(); at += static_cast<std::uint32_t>(cell.size()) + 1) {
        text::PrintedLine line;
        line.slice = {at, at + static_cast<std::uint32_t>(cell.size())};
        cells.push_back(columns::block_of(text, {line}, 20));
    }
    lines::Vocabulary words;
    EXPECT_TRUE(columns::along_the_rows(cells, columns::Meetings{words}).empty());
}

}  // namespace
