// What ties a paragraph to a story, one tie at a time.
#include "stories/ties.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "columns/printed_lines.h"
#include "lines/passages.h"
#include "tests/stories/story_cues.h"

namespace {

using stories::Tie;

/// Two stories of three paragraphs each, one behind the other, as OCR writes them.
constexpr std::string_view two_stories =
    "今年春天雨水多，水库的水位涨\n"
    "得快，守坝的人日夜巡查: 水位一\n"
    "过警戒线，就要开闸放水。\n\n"
    "水库修了四十年，大坝没有出过\n"
    "一次险情，靠的是水位一天三报。\n\n"
    "县里的茶农正忙着采茶，茶园里\n"
    "到处是背篓的人，新茶一天一个价，\n"
    "谁也不敢歇。\n\n"
    "茶园门口排着收茶的车队，一直\n"
    "排到山下的公路，茶农的新茶不愁卖。\n\n"
    "守坝的人说，水位一退，大坝就要大\n"
    "修: 闸门是老式的，开一次要两个人\n"
    "摇上半天，库里的淤泥也要清一清。\n";

/// Enough full stops, and signs in half width, to be known as recognised.
constexpr std::string_view as_ocr_writes =
    "\n来的人都说好: 水有了，路也有了，还\n"
    "怕什么! 怕的是人手不够。村里人答\n"
    "得干脆: 一台机器顶十个人! 钱呢? 社\n"
    "里出一半。账呢? 月底算清。修呢? 打\n"
    "个电话就来。就这么办!\n";

struct Seen {
    explicit Seen(std::string words)
        : text(std::move(words)),
          page(lines::lined_page(text, text::printed_lines(text), story_cues())),
          evidence(text, page) {}
    std::string text;
    lines::LinedPage page;
    stories::Evidence evidence;
};

}  // namespace

TEST(Ties, FindTheWordsOfAParagraphLikelierInItsOwnStory) {
    Seen seen{std::string(two_stories)};
    ASSERT_EQ(seen.page.passages.size(), 5U);
    const std::array<std::uint32_t, 2> water{0, 1}, tea{2, 3};
    const stories::Evidence::Kinship own = seen.evidence.kinship(water, 4);
    const stories::Evidence::Kinship other = seen.evidence.kinship(tea, 4);
    EXPECT_GT(own.likely_words, 0);
    EXPECT_LT(other.likely_words, 0);
    EXPECT_GT(own.likely_characters, other.likely_characters);
    EXPECT_GT(own.words, other.words);
}

TEST(Ties, SayTheSameOfAParagraphHoweverOftenTheyAreAsked) {
    Seen seen{std::string(two_stories)};
    const std::array<std::uint32_t, 2> water{0, 1};
    const double first = seen.evidence.kinship(water, 4).likely_words;
    EXPECT_EQ(seen.evidence.kinship(water, 4).likely_words, first);
    seen.evidence.forget();
    EXPECT_EQ(seen.evidence.kinship(water, 4).likely_words, first);
}

TEST(Ties, KnowAnIndentByTheLinesUnderIt) {
    Seen seen(std::string("现代的灌溉设备装在田边，只要在手\n"
                          "机上点一下，水就流进了田里，这样\n"
                          "一来，一个人就能照看几百亩地，比\n"
                          "从前省下一半的人手。\n\n"
                          "村里的老人起初不信，蹲在田埂\n"
                          "上看了三天，看水自己来，自己停，\n"
                          "也学着在手机上点。今年村里又添了\n"
                          "八台，全都装上了电表。\n\n"
                          "合作社的人说，明年还要把山坡\n"
                          "上的旱地也接进来: 水从水库引，电\n"
                          "从屋顶上来，一分钱也不用多花，账\n"
                          "算得清清楚楚。\n") += as_ocr_writes);
    ASSERT_EQ(seen.page.passages.size(), 4U);
    ASSERT_TRUE(seen.page.statistics.recognised);
    EXPECT_EQ(seen.evidence.fullness(0), 1);
    EXPECT_EQ(seen.evidence.fullness(1), -1);
    EXPECT_EQ(seen.evidence.fullness(2), -1);
}

TEST(Ties, CountHalfWidthSignsOfOcrAsWideAsTheyWerePrinted) {
    // The second line has three signs that OCR wrote in half width, two of them with a space.
    Seen seen(std::string("现代的灌溉设备装在田边，只要在手\n"
                          "机上点一下: 水就流进了田里; 这样!\n"
                          "一来，一个人就能照看几百亩地，比\n"
                          "从前省下一半的人手。\n\n"
                          "也好: 一台省下两个人; 十台呢!他\n"
                          "们说，今年要把山坡上的旱地都接进\n"
                          "来，再添上八台新的，全都装上电表\n"
                          "一分钱也不多花。\n") += as_ocr_writes);
    ASSERT_EQ(seen.page.passages.size(), 3U);
    ASSERT_TRUE(seen.page.statistics.recognised);
    EXPECT_EQ(seen.evidence.fullness(1), 1);
}

TEST(Ties, KnowTheNextItemOfAList) {
    Seen seen(std::string("守坝的人每天夜里都要做三件事:\n\n"
                          "(一)沿着坝脚走一遍，看看有没有\n"
                          "渗水的地方;\n\n"
                          "(二)把水位记在本子上，再用电话\n"
                          "报给县里;\n\n"
                          "村里的人都说，有老周在大坝上守\n"
                          "着，夜里睡得踏实。\n") += as_ocr_writes);
    ASSERT_GE(seen.page.passages.size(), 4U);
    EXPECT_EQ(seen.evidence.joint(0, 1)[Tie::next_item], 1);
    EXPECT_EQ(seen.evidence.joint(1, 2)[Tie::next_item], 1);
    EXPECT_EQ(seen.evidence.joint(0, 2)[Tie::next_item], 0);
    EXPECT_EQ(seen.evidence.joint(2, 3)[Tie::next_item], 0);
    EXPECT_EQ(seen.evidence.joint(3, 1)[Tie::next_item], 0);
}

TEST(Ties, KnowWhoSpeaksInTurn) {
    Seen seen(std::string("记者: 水位一天要报几回，夜里也\n"
                          "要起来看吗?\n\n"
                          "周守坝: 一天三回，夜里也要起来\n"
                          "看一回。\n\n"
                          "茶园门口排着收茶的车队，一直排\n"
                          "到山下的公路。\n") += as_ocr_writes);
    ASSERT_GE(seen.page.passages.size(), 3U);
    const std::array<std::uint32_t, 1> asked{0}, tea{2};
    EXPECT_EQ(seen.evidence.kinship(asked, 1).speakers, 1);
    EXPECT_EQ(seen.evidence.kinship(tea, 1).speakers, 0);
    EXPECT_EQ(seen.evidence.kinship(asked, 2).speakers, 0);
}

TEST(Ties, WeighEachWithItsWeight) {
    stories::Ties ties;
    ties[Tie::next] = 1;
    ties[Tie::far] = 2;
    std::array<double, stories::tie_count> weights{};
    weights[static_cast<std::size_t>(Tie::next)] = 0.5;
    weights[static_cast<std::size_t>(Tie::far)] = -1;
    weights[static_cast<std::size_t>(Tie::fresh)] = 7;
    EXPECT_DOUBLE_EQ(ties.sum(weights), -1.5);
}
