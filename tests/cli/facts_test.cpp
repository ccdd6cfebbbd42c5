#include "cli/facts.h"

#include <gtest/gtest.h>

namespace cli {
namespace {

TEST(Facts, AreAddedFromTheirText) {
    const Facts one{.articles = 2, .repairs = {{"layout", 7}, {"omit", 1}}, .seconds = {{"read", 0.25}}};
    const Facts other{.articles = 1, .repairs = {{"layout", 3}}, .seconds = {{"read", 0.5}, {"pack", 1e-6}}};
    Facts sum;
    for (const Facts& facts : {one, other}) add_facts(to_text(facts), sum);
    EXPECT_EQ(sum.articles, 3U);
    EXPECT_EQ(sum.repairs, (std::map<std::string, std::uint64_t>{{"layout", 10}, {"omit", 1}}));
    EXPECT_DOUBLE_EQ(sum.seconds["read"], 0.75);
    EXPECT_DOUBLE_EQ(sum.seconds["pack"], 1e-6);
}

TEST(Facts, OfOtherTextAreNone) {
    Facts sum;
    for (const char* text : {"", "null", "7", "[1,2]", R"({"articles":"x","else":{"layout":1}})",
                             "{\"articles\":", R"({"repairs":{"layout":{"deeper":{"still":1}}}})"}) {
        add_facts(text, sum);
    }
    EXPECT_EQ(sum.articles, 0U);
    EXPECT_TRUE(sum.repairs.empty());
    EXPECT_TRUE(sum.seconds.empty());
}

}  // namespace
}  // namespace cli
