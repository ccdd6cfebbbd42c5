// A row of stretched lines is split by the measures of the full lines near it.
#include <array>
#include <string>

#include <gtest/gtest.h>

#include "columns/row_cells.h"

namespace {

using columns::LocalMeasure;

std::string cells_of(const std::string& row, std::span<const LocalMeasure> local) {
    std::string out;
    const auto words = columns::row_words(row, {0, static_cast<std::uint32_t>(row.size())});
    for (const columns::Cell& cell : columns::row_cells(row, words, 0, std::array{34.0, 22.0}, local).cells) {
        if (!out.empty()) out += '|';
        out += cell.slice.of(row);
    }
    return out;
}

TEST(LocalMeasures, SplitTwoStretchedLines) {
    const std::string left = "春 耕 时 节 各 乡 镇 抢", right = "水 渠 昨 日 开 工 了 吗";
    EXPECT_EQ(cells_of(left + " " + right, {}), left + " " + right);
    EXPECT_EQ(cells_of(left + " " + right, std::array{LocalMeasure{0, 22}}), left + "|" + right);
    EXPECT_EQ(cells_of(left + " " + right, std::array{LocalMeasure{0, 34}}), left + " " + right);
    EXPECT_EQ(cells_of(left + " " + right, std::array{LocalMeasure{40, 22}}), left + " " + right);
}

TEST(LocalMeasures, PartStretchedLinesWhereBothLackFewCharacters) {
    // A word that stands on both sides of the gutter does not move it.
    const std::string left = "各 乡 镇 抢 抓 农 时 ， 每 节 课", right = "课 酬 一 百 元 ， “ 一 课 一 步";
    const std::array local{LocalMeasure{0, 22}, LocalMeasure{22, 22}};
    EXPECT_EQ(cells_of(left + " " + right, local), left + "|" + right);
}

TEST(LocalMeasures, AreThoseOfFullLinesInTheRowsAround) {
    std::vector<columns::Cell> cells;
    const auto add = [&](std::uint32_t row, std::uint32_t place, double width, bool whole) {
        columns::Cell& cell = cells.emplace_back();
        cell.row = row;
        cell.place = place;
        cell.width = width;
        cell.measure = 22;
        cell.whole = whole;
    };
    add(0, 12, 22, true);
    add(1, 0, 21, true);
    add(2, 0, 12, true);   // not full
    add(3, 0, 22, false);  // stretched, perhaps
    const auto local = columns::local_measures(cells, 9);
    ASSERT_EQ(local.size(), 9U);
    ASSERT_EQ(local[2].size(), 2U);
    EXPECT_EQ(local[2][0].place, 0U);
    EXPECT_EQ(local[2][1].place, 12U);
    EXPECT_EQ(local[0].size(), 1U) << "those of other rows";
    EXPECT_EQ(local[7].size(), 1U) << "the first row is too far";
    EXPECT_TRUE(local[8].empty());
}

}  // namespace
