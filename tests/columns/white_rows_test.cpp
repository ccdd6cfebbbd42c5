// Columns parted at white rows over which their text hardly goes on.
#include "columns/white_rows.h"

#include <string>

#include <gtest/gtest.h>

#include "columns/gutters.h"

namespace {

using columns::Cell;
using columns::Column;

/// A column with a cell in each of some rows, and how well the text goes on from each to any other.
std::vector<std::size_t> sizes_of_parts(const std::vector<std::uint32_t>& rows, double goes_on) {
    std::vector<Cell> cells;
    Column column;
    column.body = true;
    for (const std::uint32_t row : rows) {
        column.cells.push_back(static_cast<std::uint32_t>(cells.size()));
        cells.emplace_back().row = row;
    }
    std::vector<std::size_t> sizes;
    const auto parts =
        columns::parts_at_white_rows(cells, {column}, [&](std::uint32_t, std::uint32_t) { return goes_on; });
    for (const Column& part : parts.front()) sizes.push_back(part.cells.size());
    EXPECT_EQ(parts.size(), 1U);
    return sizes;
}

using Sizes = std::vector<std::size_t>;

TEST(WhiteRows, PartAColumn) {
    EXPECT_EQ(sizes_of_parts({0, 1, 2, 4, 5}, 0), (Sizes{3, 2}));
    EXPECT_EQ(sizes_of_parts({0, 2, 3, 4, 7}, 0), (Sizes{1, 3, 1}));
    EXPECT_EQ(sizes_of_parts({0, 1, 2, 3}, 0), (Sizes{4}));
}

TEST(WhiteRows, PartNoColumnWhoseTextGoesOn) {
    EXPECT_EQ(sizes_of_parts({0, 1, 2, 4, 5}, 2), (Sizes{5}));
}

TEST(WhiteRows, AreNoneWhereEveryLineHasARowOfTheNextFrameBetween) {
    EXPECT_EQ(sizes_of_parts({0, 2, 4, 6, 8}, 0), (Sizes{5}));
    EXPECT_EQ(sizes_of_parts({0, 2, 4, 7, 9}, 0), (Sizes{3, 2}));
}

TEST(WhiteRows, PartTheColumnsThatAreLinked) {
    std::string page;
    for (int row = 0; row < 12; ++row) {
        const bool white = row == 5 || row == 6;
        page += white ? std::string(15, ' ') : "春耕时节全县各乡镇抢     ";
        page += "石桥小学书画展昨日开\n";
    }
    std::vector<std::size_t> sizes;
    const auto lines = columns::columns_in_spaces(
        page, {}, [&](const std::vector<columns::Block>& blocks, const std::vector<columns::ColumnLink>&) {
            for (const columns::Block& block : blocks) sizes.push_back(block.lines.size());
        });
    ASSERT_TRUE(lines);
    EXPECT_EQ(sizes, (Sizes{5, 12, 5}));
}

}  // namespace
