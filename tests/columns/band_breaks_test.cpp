// Columns that break off together at a row.
#include "columns/band_breaks.h"

#include <vector>

#include <gtest/gtest.h>

namespace {

using columns::Cell;
using columns::Column;

/// Two columns of `rows` cells each, side by side; cells 0, 2, 4, … are those of the first.
struct Page {
    std::vector<Cell> cells;
    std::vector<Column> columns = std::vector<Column>(2);

    explicit Page(std::uint32_t rows) {
        for (Column& column : columns) column.body = true;
        for (std::uint32_t row = 0; row < rows; ++row) {
            for (std::uint32_t c = 0; c < 2; ++c) {
                columns[c].cells.push_back(static_cast<std::uint32_t>(cells.size()));
                Cell cell;
                cell.row = row;
                cell.place = c * 20;
                cells.push_back(cell);
            }
        }
    }
};

using Breaks = std::vector<std::vector<std::size_t>>;

TEST(BandBreaks, PartColumnsWhoseTextGoesOnBesideAndNotBelow) {
    // Four rows of one story over both columns, then four of another.
    const Page page(8);
    const columns::GoesOn goes_on = [](std::uint32_t from, std::uint32_t to) {
        const std::uint32_t end = from / 2, begin = to / 2;
        const bool down = from % 2 == to % 2 && begin == end + 1 && begin != 4;
        const bool across = from % 2 == 0 && to % 2 == 1 && (end == 3 || end == 7) && begin + 3 == end;
        return down || across ? 1.5 : -1.5;
    };
    EXPECT_EQ(columns::band_breaks(page.cells, page.columns, 8, goes_on), (Breaks{{4}, {4}}));
}

TEST(BandBreaks, LeaveColumnsWhoseTextGoesOnBelow) {
    const Page page(8);
    const columns::GoesOn goes_on = [](std::uint32_t from, std::uint32_t to) {
        return from % 2 == to % 2 && to == from + 2 ? 1.5 : -0.5;
    };
    EXPECT_EQ(columns::band_breaks(page.cells, page.columns, 8, goes_on), (Breaks{{}, {}}));
}

TEST(BandBreaks, LeaveOneColumnAloneThatBreaksOff) {
    // Nothing says that its neighbour breaks off as well.
    const Page page(8);
    const columns::GoesOn goes_on = [](std::uint32_t from, std::uint32_t to) {
        if (from == 6 && to == 8) return -3.0;
        return from % 2 == to % 2 && to == from + 2 ? 1.5 : -0.5;
    };
    EXPECT_EQ(columns::band_breaks(page.cells, page.columns, 8, goes_on), (Breaks{{}, {}}));
}

TEST(BandBreaks, AreNoneInPagesWithoutColumns) {
    const columns::GoesOn goes_on = [](std::uint32_t, std::uint32_t) { return 0.0; };
    EXPECT_TRUE(columns::band_breaks({}, {}, 0, goes_on).empty());
}

}  // namespace
