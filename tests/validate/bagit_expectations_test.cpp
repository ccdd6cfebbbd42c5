#include "validate/bagit_expectations.h"

#include <gtest/gtest.h>

namespace {

using validate::Expectation;
using validate::Expectations;

std::string shown(const Expectations& all, std::size_t file) {
    std::string out;
    all.each(file, [&](const Expectation& one) {
        out += std::to_string(one.manifest) + ":" + std::to_string(one.line) + " " + std::string(one.digest) +
               (one.other_name.empty() ? "" : "=" + std::string(one.other_name)) + ";";
    });
    return out;
}

}  // namespace

TEST(Expectations, GiveBackWhatWasAddedFileByFileInItsOrder) {
    Expectations all(3);
    all.add(2, {0, 1, "aa"});
    all.add(0, {0, 2, "bb", "Data/x"});
    all.add(2, {1, 1, "cccc"});
    all.add(2, {1, 7, "", "y"});
    EXPECT_EQ(shown(all, 0), "0:2 bb=Data/x;");
    EXPECT_EQ(shown(all, 1), "");
    EXPECT_EQ(shown(all, 2), "0:1 aa;1:1 cccc;1:7 =y;");
    EXPECT_FALSE(all.any(1));
    EXPECT_TRUE(all.any(2));
}

TEST(Expectations, EndAtTheFirstThatIsMeant) {
    Expectations all(1);
    for (std::uint32_t line = 1; line <= 5; ++line) all.add(0, {0, line, "d"});
    int asked = 0;
    EXPECT_TRUE(all.any_of(0, [&](const Expectation& one) { return ++asked, one.line == 3; }));
    EXPECT_EQ(asked, 3);
    EXPECT_FALSE(all.any_of(0, [](const Expectation& one) { return one.line == 6; }));
}
