#include "stories/continuations.h"

#include <gtest/gtest.h>

namespace {

using stories::Continuation;
using stories::IssuePage;

/// Words of a story: `story` tells one from another; `shared` of them stand in both its parts.
std::vector<std::uint32_t> words(std::uint32_t story, std::uint32_t count) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < count; ++i) out.push_back(story << 16 | i);
    return out;
}

IssuePage page(std::string number, std::vector<stories::ArticlePart> parts, std::string issue = "3月8日") {
    return {std::move(issue), std::move(number), std::move(parts)};
}
stories::ArticlePart goes_on(std::string to, std::vector<std::uint32_t> words) {
    return {0, std::move(to), "", std::move(words)};
}
stories::ArticlePart comes(std::string from, std::vector<std::uint32_t> words) {
    return {0, "", std::move(from), std::move(words)};
}

TEST(Continuations, JoinPartsByPagesAndWords) {
    const std::vector<IssuePage> pages{page("1", {goes_on("3", words(7, 9)), goes_on("3", words(8, 9))}),
                                       page("3", {comes("1", words(8, 9)), comes("1", words(7, 9))})};
    EXPECT_EQ(continuations(pages), (std::vector<Continuation>{{0, 0, 1, 1}, {0, 1, 1, 0}}));
}

TEST(Continuations, JoinNothingAgainstAPageNumber) {
    const std::vector<IssuePage> pages{page("1", {goes_on("3", words(7, 50))}),
                                       page("4", {comes("1", words(7, 50))}),
                                       page("2", {comes("1", words(8, 50))})};
    EXPECT_TRUE(continuations(pages).empty());
}

TEST(Continuations, JoinNothingOverTwoIssuesOrOnOnePage) {
    const std::vector<IssuePage> issues{page("1", {goes_on("3", words(7, 50))}, "3月8日"),
                                        page("3", {comes("1", words(7, 50))}, "3月9日")};
    EXPECT_TRUE(continuations(issues).empty());
    const std::vector<IssuePage> one{page("", {goes_on("3", words(7, 50)), comes("1", words(7, 50))})};
    EXPECT_TRUE(continuations(one).empty());
}

TEST(Continuations, JoinNothingThatCouldGoEitherWay) {
    // Half of the words speak for one partner, half for the other.
    std::vector<std::uint32_t> both = words(7, 9);
    for (const std::uint32_t word : words(8, 9)) both.push_back(word);
    const std::vector<IssuePage> pages{page("1", {goes_on("3", both)}),
                                       page("3", {comes("1", words(7, 9)), comes("1", words(8, 9))})};
    EXPECT_TRUE(continuations(pages).empty());
}

TEST(Continuations, AskForMoreWordsWhereNoPageIsKnown) {
    const auto pages = [](std::string number, std::uint32_t shared) {
        return std::vector<IssuePage>{page(std::move(number), {goes_on("3", words(7, shared))}),
                                      page("", {comes("1", words(7, shared))})};
    };
    EXPECT_EQ(continuations(pages("1", 4)).size(), 1U);
    EXPECT_EQ(continuations(pages("1", 3)).size(), 0U);
    EXPECT_EQ(continuations(pages("", 9)).size(), 0U);
    EXPECT_EQ(continuations(pages("", 10)).size(), 1U);
}

TEST(Continuations, CountNoWordThatAThirdPartHas) {
    const std::vector<IssuePage> pages{page("1", {goes_on("3", words(7, 50)), goes_on("5", words(7, 50))}),
                                       page("3", {comes("1", words(7, 50))})};
    EXPECT_TRUE(continuations(pages).empty());
}

TEST(PageNumbers, AreReadAsPrinted) {
    EXPECT_EQ(lines::page_number("第三版"), "3");
    EXPECT_EQ(lines::page_number("A03"), "A3");
    EXPECT_EQ(lines::page_number("十二"), "12");
    EXPECT_EQ(lines::page_number("要闻"), "");
    lines::Cues cues;
    cues.page_words = {"版"};
    EXPECT_EQ(lines::page_numbers("云泽日报 2024年3月8日 星期五 3版", cues), std::vector<std::string>{"3"});
    EXPECT_EQ(lines::page_numbers("第 04 版 要闻", cues), std::vector<std::string>{"4"});
    EXPECT_TRUE(lines::page_numbers("2024年3月8日 版式 林远山", cues).empty());
}

}  // namespace
