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

TEST(RowsOfColumns, AreDrawnIfMostOfThemPartTheColumnsByMoreThanASpaceWhereStoriesBegin) {
    const std::string left = "春耕时节全县各乡镇抢", right = "石桥小学书画展昨日开";
    const auto page = [&](int spaced, int drawn) {
        std::string text = "  本报讯  昨日全县\n";
        for (int row = 0; row < spaced; ++row) text += left + ' ' + right + '\n';
        for (int row = 0; row < drawn; ++row) text += left + "     " + right + '\n';
        for (int row = 0; row < 24; ++row) text += left + '\n';
        return text;
    };
    lines::Cues cues;
    EXPECT_FALSE(columns::columns_in_spaces(page(3, 5), cues));
    cues.datelines = {"本报讯"};
    EXPECT_TRUE(columns::columns_in_spaces(page(3, 5), cues));
    EXPECT_FALSE(columns::columns_in_spaces(page(5, 4), cues));
}

TEST(RowsOfColumns, KeepADatelineWithWhatFollowsItBehindAWideGap) {
    const std::string left = "春耕时节全县各乡镇抢抓农时", right = "石桥小学书画展昨日开幕了哦";
    std::string page = "本报讯   昨日上午各乡镇抢   " + right + '\n';
    for (int row = 0; row < 8; ++row) page += left + "    " + right + '\n';
    lines::Cues cues;
    cues.datelines = {"本报讯"};
    const auto lines = columns::columns_in_spaces(page, cues);
    ASSERT_TRUE(lines);
    EXPECT_EQ((*lines)[0].slice.of(page), "本报讯   昨日上午各乡镇抢");
    EXPECT_EQ((*lines)[1].slice.of(page), left);
}

}  // namespace
