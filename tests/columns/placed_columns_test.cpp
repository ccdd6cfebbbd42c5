// What the columns of a page are by their words, and from which others they were parted.
#include "columns/placed_columns.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "columns/white_rows.h"

namespace {

using columns::Cell;
using columns::PlacedColumn;

constexpr auto apart = [](std::uint32_t, std::uint32_t) { return -2.0; };

Cell cell_at(std::uint32_t row, std::uint32_t place) {
    Cell cell;
    cell.row = row;
    cell.place = place;
    cell.end = place + 12;
    cell.width = cell.measure = 24;
    return cell;
}

/// A column alone on its page.
PlacedColumn placed(const std::vector<std::string>& lines) {
    lines::Cues cues;
    cues.credits = {"摄"};
    cues.jump_to = {"下转"};
    cues.page_words = {"版"};
    cues.newspapers = {"晚报"};
    std::string text;
    std::vector<Cell> cells;
    for (const std::string& line : lines) {
        cells.push_back(cell_at(static_cast<std::uint32_t>(cells.size()), 0));
        const auto begin = static_cast<std::uint32_t>(text.size());
        text += line;
        cells.back().slice = {begin, static_cast<std::uint32_t>(text.size())};
    }
    const columns::PageColumns page(cells, static_cast<std::uint32_t>(cells.size()), apart);
    EXPECT_EQ(page.columns().size(), 1U);
    return columns::placed_columns(text, page, page.boxes(), cues).front();
}

TEST(PlacedColumns, AreCaptionsWhereACreditEndsThem) {
    EXPECT_TRUE(placed({"孩子们在水渠边画画，", "老师在一旁看着。（方禾摄）"}).alone);
    EXPECT_FALSE(placed({"孩子们在水渠边画画，", "老师在一旁看着。"}).alone);
    std::vector<std::string> long_story(8, "孩子们在水渠边画画，");
    long_story.emplace_back("老师在一旁看着。（方禾摄）");
    EXPECT_FALSE(placed(long_story).alone);
    EXPECT_TRUE(placed({"（方禾摄）"}).credit);
}

TEST(PlacedColumns, EndWithAJumpNotice) {
    EXPECT_TRUE(placed({"孩子们在水渠边画画，", "老师（下转第三版）"}).ends);
    EXPECT_FALSE(placed({"孩子们在水渠边画画，", "老师在一旁看着"}).ends);
}

TEST(PlacedColumns, ArePlainWhereFewLinesHaveNoSign) {
    EXPECT_TRUE(placed({"渡口新桥昨日通车"}).plain);
    EXPECT_FALSE(placed({"渡口新桥昨日通车。"}).plain);
    EXPECT_FALSE(placed(std::vector<std::string>(4, "渡口新桥昨日通车")).plain);
}

TEST(PlacedColumns, AreSpacedWhereWordsOfSeveralCharactersAre) {
    EXPECT_TRUE(placed({"渡口新桥 昨日通车"}).spaced);
    EXPECT_FALSE(placed({"渡口新桥昨日通车"}).spaced);
    EXPECT_FALSE(placed({"渡 口 新 桥 昨 日 通 车"}).spaced) << "letter-spaced";
    EXPECT_FALSE(placed({"渡口新桥 昨日通车。"}).spaced) << "with a sign";
}

TEST(PlacedColumns, KnowTheColumnsThatTheyWerePartedFrom) {
    std::vector<Cell> cells;
    for (std::uint32_t row = 0; row < 6; ++row) {
        if (row != 3) cells.push_back(cell_at(row, 0));
        if (row != 4) cells.push_back(cell_at(row, 15));
    }
    const columns::GoesOn goes_on = apart;
    columns::PageColumns page(cells, 6, goes_on);
    std::vector<std::uint32_t> order{1, 0};
    page.part(columns::parts_at_white_rows(page.cells(), page.columns(), goes_on), order);
    ASSERT_EQ(page.columns().size(), 4U);
    EXPECT_EQ(order, (std::vector<std::uint32_t>{1, 3, 0, 2})) << "the parts of each, from top to bottom";
    const auto found = columns::placed_columns("", page, page.boxes(), {});
    EXPECT_FALSE(found[0].above);
    EXPECT_FALSE(found[1].above);
    EXPECT_EQ(found[2].above, 0U);
    EXPECT_EQ(found[3].above, 1U);
}

}  // namespace
