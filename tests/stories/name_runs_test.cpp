// Names that a headline runs together and the story lists one by one.
#include "stories/name_runs.h"

#include <string>

#include <gtest/gtest.h>

namespace {

using stories::ListedNames;

TEST(ListedNames, AreFoundWhereAHeadlineRunsThemTogether) {
    const ListedNames listed("县领导林远、周一鸣、方禾、林若谷出席会议。");
    EXPECT_EQ(listed.run_together_in("“春耕”会议 周一鸣方禾林若谷出席"), "周一鸣方禾林若谷出席");
    EXPECT_EQ(listed.run_together_in("全县春耕备耕会议召开"), "");
    EXPECT_EQ(listed.run_together_in(""), "");
    EXPECT_EQ(ListedNames("周一鸣、方禾").run_together_in("周一鸣方禾出席"), "");
}

TEST(ListedNames, AreReportedInTheOrderOfTheStory) {
    const ListedNames listed("、周一鸣、方禾、于是。然后、莫守田、许知秋、都到了");
    EXPECT_EQ(listed.run_together_in("莫守田许知秋主持，周一鸣方禾出席"), "周一鸣方禾出席");
}

TEST(ListedNames, AreLeftAloneWhereASpacePartsThem) {
    const ListedNames listed("、周一鸣、方禾、林若谷、都到了");
    EXPECT_EQ(listed.run_together_in("周一鸣 方禾 林若谷出席"), "");
    EXPECT_EQ(listed.run_together_in("周一鸣 方禾林若谷出席"), "方禾林若谷出席");
}

/// The story is read once: that many lines times its length would take minutes.
TEST(ListedNames, OfALongStoryUnderManyLines) {
    std::string story;
    for (int i = 0; i < 60'000; ++i) story += "、周一鸣、方禾";
    const ListedNames listed(story);
    int found = 0;
    for (int i = 0; i < 60'000; ++i) found += listed.run_together_in("全县春耕备耕会议召开").empty() ? 0 : 1;
    EXPECT_EQ(found, 0);
}

}  // namespace
