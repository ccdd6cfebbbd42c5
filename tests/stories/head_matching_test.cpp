// Which headline belongs to which story.
#include "stories/head_matching.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace {

stories::HeadLine line(std::string_view words, bool apart) {
    stories::HeadLine of;
    of.clean = words;
    of.abreast = of.apart = apart;
    return of;
}

/// Headlines on one line, and the two stories under it.
struct TwoColumns {
    lines::Vocabulary water{"今年春天雨水多，水库的水位涨得快"};
    lines::Vocabulary tea{"县里的茶农正忙着采茶"};
    std::vector<stories::HeadTarget> targets{{1, 3, &water, false}, {4, 6, &tea, false}};
    stories::HeadZone zone;

    explicit TwoColumns(bool apart) {
        zone.lines = {line("守坝人说水位", false), line("茶农忙着采茶", apart)};
        zone.lines.back().abreast = true;
    }
};

}  // namespace

TEST(HeadMatching, GivesHeadlinesOverTwoColumnsToTheTwoStoriesBehindThem) {
    const TwoColumns page(true);
    const stories::HeadMatch match = stories::match_heads(page.zone, page.targets, false, true);
    ASSERT_EQ(match.targets.size(), 2U);
    EXPECT_EQ(match.targets[0], 0U);
    EXPECT_EQ(match.targets[1], 1U);
}

TEST(HeadMatching, KeepsTheHalvesOfOneHeadlineTogether) {
    const TwoColumns page(false);
    const stories::HeadMatch match = stories::match_heads(page.zone, page.targets, false, true);
    EXPECT_EQ(match.targets[0], match.targets[1]);
}
