// When a text has columns side by side at all: how many of its rows hold them.
#include <string>

#include <gtest/gtest.h>

#include "columns/gutters.h"

namespace {

TEST(RowsOfColumns, CountsLinesOfEveryMeasureOfAPageWhereStoriesBegin) {
    // A story in narrow columns beside one in a wide column: no row holds two lines of one measure.
    const std::string left = "春耕时节全县各乡镇抢", right = "石桥小学新建的书画展览室昨日开放了孩子们";
    std::string page = "  本报讯  昨日全县\n";
    for (int row = 0; row < 10; ++row) page += left + "     " + right + '\n';
    for (int row = 0; row < 4; ++row) page += right + '\n';
    lines::Cues cues;
    EXPECT_FALSE(columns::columns_in_spaces(page, cues));
    cues.datelines = {"本报讯"};
    const auto lines = columns::columns_in_spaces(page, cues);
    ASSERT_TRUE(lines);
    EXPECT_EQ((*lines)[2].slice.of(page), left);
}

TEST(RowsOfColumns, KnowsColumnsThatMostRowsPartByOneSpaceWhereStoriesBegin) {
    const std::string left = "春耕时节全县各乡镇抢", right = "石桥小学书画展昨日开";
    std::string page = "  本报讯  昨日全县\n";
    for (int row = 0; row < 8; ++row) page += left + ' ' + right + '\n';
    for (int row = 0; row < 5; ++row) page += left + "     " + right + '\n';
    for (int row = 0; row < 20; ++row) page += left + '\n';
    lines::Cues cues;
    EXPECT_FALSE(columns::columns_in_spaces(page, cues));
    cues.datelines = {"本报讯"};
    EXPECT_TRUE(columns::columns_in_spaces(page, cues));
}

}  // namespace
