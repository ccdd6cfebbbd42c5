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

/// Which story gets each line of the last headlines of a page, which stand behind all stories; "-": none.
std::string given(const std::vector<std::string>& stories, const std::vector<std::string>& lines,
                  bool last_is_picture = false, std::size_t abreast = 0) {
    std::vector<lines::Vocabulary> words;
    words.reserve(stories.size());
    std::vector<stories::HeadTarget> targets;
    for (std::uint32_t i = 0; i < stories.size(); ++i) {
        words.emplace_back(stories[i]);
        targets.push_back({2 * i, 2 * i + 1, &words.back()});
    }
    targets.back().picture = last_is_picture;
    stories::HeadZone zone;
    zone.passage = static_cast<std::uint32_t>(2 * stories.size());
    zone.last = true;
    for (const std::string& one : lines) zone.lines.push_back({{}, one, 0, false});
    if (abreast > 0) zone.lines[abreast].abreast = true;
    std::string out;
    for (const auto& target : stories::match_heads(zone, targets, true, stories::Together::nothing).targets)
        out += target ? std::to_string(*target) : "-";
    return out;
}

const std::vector<std::string> three = {"昨天，石桥镇水渠工程全线通水，三个村受益。",
                                        "本报讯 岭南乡的养蜂户今年喜获丰收，蜂蜜畅销。",
                                        "图为云泽县的孩子们在河滩上放风筝。"};

}  // namespace

TEST(HeadMatching, GivesHeadlinesOverTwoColumnsToTheTwoStoriesBehindThem) {
    const TwoColumns page(true);
    const stories::HeadMatch match =
        stories::match_heads(page.zone, page.targets, false, stories::Together::block);
    ASSERT_EQ(match.targets.size(), 2U);
    EXPECT_EQ(match.targets[0], 0U);
    EXPECT_EQ(match.targets[1], 1U);
}

TEST(HeadMatching, KeepsTheHalvesOfOneHeadlineTogether) {
    const TwoColumns page(false);
    const stories::HeadMatch match =
        stories::match_heads(page.zone, page.targets, false, stories::Together::block);
    EXPECT_EQ(match.targets[0], match.targets[1]);
}

TEST(HeadMatching, GivesHeadlinesBehindAllStoriesInTheirOrder) {
    EXPECT_EQ(
        given(three,
              {"石桥镇水渠全线通水", "清流入田 笑上眉梢", "小蜜蜂 大产业", "岭南乡走上甜蜜路", "纸鸢飞满天"},
              true),
        "00112");
}

TEST(HeadMatching, GivesAPictureOneLine) {
    const std::vector<std::string> lines = {"甲方乙方", "丙方丁方", "戊方己方", "庚方辛方", "壬方癸方"};
    EXPECT_EQ(given(three, lines, true), "00112");
}

TEST(HeadMatching, PartsHeadlinesOnOneLineWhereEachStoryMustGetOne) {
    // The chunks of a headline printed twice and those of the next end up on one line.
    const std::vector<std::string> lines = {"石桥镇水渠通水", "三个村受益", "蜂蜜酿出好日子", "河滩上放风筝"};
    EXPECT_EQ(given(three, lines, true, 3), "0012");
    EXPECT_EQ(given(three, lines, true, 1), "0012");
}

TEST(HeadMatching, GivesLinesToTheStoryThatSaysThemWhateverTheOrder) {
    EXPECT_EQ(given(three, {"孩子们在河滩上放风筝", "岭南乡的养蜂户喜获丰收", "石桥镇水渠工程全线通水"}),
              "210");
}

TEST(HeadMatching, KeepsABlockTogetherWhereOneLineSharesAWordWithAStoryFurtherBack) {
    const std::vector<std::string> stories = {"腊月里，家家出一条板凳，点一盏灯笼。",
                                              "石桥镇的柿子陆续上架，家里家外一片红。"};
    EXPECT_EQ(given(stories, {"石桥镇柿子陆续上架", "家家户户晒秋忙"}), "11");
}

TEST(HeadMatching, KnowsAStoryBySingleCharactersWhereThoseOfWordsWereMisread) {
    // Every second character of the headline was read wrong, so that it has no word of any story.
    const std::string water = "昨天，石桥镇水渠工程全线通水，三个村受益。";
    const std::string bees = "本报讯 岭南乡的养蜂户今年喜获丰收，蜂蜜畅销。";
    const lines::Vocabulary water_words(water), bee_words(bees);
    std::vector<stories::HeadTarget> targets{{0, 1, &water_words}, {3, 4, &bee_words}};
    stories::HeadZone zone;
    zone.passage = 2;
    zone.lines = {{{}, "水木渠巾通大", 0, false}};
    EXPECT_EQ(stories::match_heads(zone, targets, false, stories::Together::nothing).targets.front(), 1U);
    targets[0].characters = stories::han_characters(water);
    targets[1].characters = stories::han_characters(bees);
    EXPECT_EQ(stories::match_heads(zone, targets, false, stories::Together::nothing).targets.front(), 0U);
}

TEST(HeadMatching, GivesTheStoryBehindItsHeadlineWhereNoOtherIsLeftForIt) {
    // Headlines between two stories, on a page where they follow; what comes later has none for the second.
    const lines::Vocabulary water(three[0]), bees(three[1]);
    const std::vector<stories::HeadTarget> targets{{0, 1, &water}, {3, 4, &bees}};
    stories::HeadZone zone;
    zone.passage = 2;
    zone.lines = {{{}, "三个村喝上了放心水", 1, false}, {{}, "蜂农收入翻了一番", 1, false}};
    const auto given_to = [&] {
        const stories::HeadMatch match =
            stories::match_heads(zone, targets, true, stories::Together::nothing);
        return std::to_string(match.targets[0].value()) + std::to_string(match.targets[1].value());
    };
    EXPECT_EQ(given_to(), "00");
    zone.for_next = true;
    EXPECT_EQ(given_to(), "01");
}

TEST(HeadMatching, GoesBackToAStoryWithoutAHeadlineWhenTheNextHasItsOwn) {
    const lines::Vocabulary water(three[0]), bees(three[1]);
    const std::vector<stories::HeadTarget> targets{{0, 1, &water}, {3, 4, &bees}};
    std::vector<stories::HeadZone> zones(2);
    zones[0].passage = 2;
    zones[0].lines = {{{}, "盼了多年的好事", 0, false}};
    zones[1].passage = 5;
    zones[1].lines = {{{}, "岭南乡养蜂户喜获丰收", 0, false}};
    zones[1].last = true;
    const auto alone = stories::match_heads(zones[0], targets, false, stories::Together::nothing);
    EXPECT_EQ(alone.targets.front(), 1U);
    const auto all = stories::match_all(zones, targets, false, stories::Together::nothing);
    EXPECT_EQ(all[0].targets.front(), 0U);
    EXPECT_EQ(all[1].targets.front(), 1U);
}

TEST(HeadMatching, KeepsLinesThatAnImageShowsTogether) {
    TwoColumns page(false);
    page.zone.passage = 10;  // behind both stories
    page.zone.lines = {line("守坝人说水库水位", false), line("茶农忙着采茶", false)};
    const auto parted = [&](std::uint32_t blanks, stories::Together together) {
        page.zone.lines[1].blanks = blanks;
        const auto of = stories::match_heads(page.zone, page.targets, true, together).targets;
        return of[0] != of[1];
    };
    EXPECT_TRUE(parted(0, stories::Together::nothing));  // their words are those of two stories
    EXPECT_TRUE(parted(1, stories::Together::type));
    EXPECT_FALSE(parted(0, stories::Together::type));
}

TEST(HeadMatching, GivesAThirdLineRatherToAStoryThatHasNone) {
    const lines::Vocabulary dam("昨天，石桥镇水渠工程全线通水，三个村的稻田有了水，村民说不用再挑水浇地。");
    const lines::Vocabulary honey("岭南乡的养蜂户今年喜获丰收，蜂箱摆满了山坡，乡里办起了合作社。");
    const std::vector<stories::HeadTarget> targets{{0, 1, &dam}, {3, 4, &honey}};
    const auto last_of = [&](std::vector<std::string_view> lines) {
        stories::HeadZone zone;
        zone.passage = 2;
        for (const std::string_view one : lines) zone.lines.push_back({{}, std::string(one), 0, false});
        return stories::match_heads(zone, targets, true, stories::Together::nothing).targets.back();
    };
    EXPECT_EQ(last_of({"石桥镇水渠工程通水", "一坡甜蜜满山坡摆满欢喜"}), 0U);
    EXPECT_EQ(last_of({"石桥镇水渠工程通水", "三个村的稻田有了水", "一坡甜蜜满山坡摆满欢喜"}), 1U);
}
