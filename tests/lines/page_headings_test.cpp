// Which short passages of a page are headlines, once its lines have been put together.
#include "tests/lines/page_headings.h"

#include <gtest/gtest.h>

namespace {

const std::string story =
    "上个月，镇政府收到一封没有署名\n的感谢信，信里只有一行字，工作\n人员顺着邮戳把这段往事问出来。\n";

/// The headlines of a page that says `words` between two paragraphs.
std::string between(const std::string& words) {
    return lines_test::headings(story + "\n" + words + "\n\n本报讯 （记者林谷）" + story + story);
}

TEST(PageHeadings, AreWordsAndNoFigures) {
    EXPECT_EQ(between("三口老井"), "|三口老井");
    EXPECT_EQ(between("2012 9 31000"), "");
    EXPECT_EQ(between("2013—"), "");
    EXPECT_EQ(between("年份 户数 金额\n\n2013—\n\n2018 15 84500"), "");
}

TEST(PageHeadings, BeginAPageAsAFullLineOverOthers) {
    const std::string below = "山乡运动会\n山乡运动会\n\n本报讯 （记者林谷）" + story + story;
    EXPECT_EQ(lines_test::headings("3比2！最后一刻，全场都站了起来\n\n" + below),
              "|3比2！最后一刻，全场都站了起来|山乡运动会|山乡运动会");
    // Behind the end of a story as well.
    EXPECT_EQ(lines_test::headings(story + "\n3比2！最后一刻，全场都站了起来\n\n" + below),
              "|3比2！最后一刻，全场都站了起来|山乡运动会|山乡运动会");
}

}  // namespace
