// Which headline belongs to which story.
#include "stories/head_matching.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "stories/head_shares.h"
#include "tests/stories/story_cues.h"

namespace {

stories::HeadLine line(std::string_view words) {
    stories::HeadLine of;
    of.clean = words;
    return of;
}
stories::HeadLine printed_twice(std::string_view words) {
    stories::HeadLine of = line(words);
    of.doubled = true;
    return of;
}
stories::HeadLine behind(std::string_view words, bool apart) {
    stories::HeadLine of = line(words);
    of.abreast = true;
    of.apart = apart;
    return of;
}

/// Stories and headlines in the order of a page, each of one passage.
class Page {
  public:
    Page& story(std::string_view says) { return target(says, false); }
    Page& picture(std::string_view says) { return target(says, true); }
    Page& heads(std::vector<stories::HeadLine> lines) {
        page_.zones.push_back({passages_++, {}, std::move(lines)});
        return *this;
    }
    Page& heads(std::initializer_list<std::string_view> lines) {
        std::vector<stories::HeadLine> all;
        for (const std::string_view one : lines) all.push_back(line(one));
        return heads(std::move(all));
    }
    /// Which story gets each line, a space between zones; "-": none.
    [[nodiscard]] std::string given(stories::Together together = stories::Together::nothing) {
        page_.together = together;
        for (std::size_t i = 0; i < words_.size(); ++i) page_.targets[i].words = &words_[i];
        std::string out;
        for (const stories::HeadMatch& match : stories::match_heads(page_, story_cues())) {
            if (!out.empty()) out += ' ';
            for (const auto& one : match.targets) out += one ? std::to_string(*one) : "-";
        }
        return out;
    }
    stories::HeadPage& page() { return page_; }

  private:
    Page& target(std::string_view says, bool picture) {
        words_.emplace_back(says);
        stories::HeadTarget one;
        one.first = one.last = passages_++;
        one.picture = picture;
        page_.targets.push_back(one);
        return *this;
    }

    stories::HeadPage page_;
    std::vector<lines::Vocabulary> words_;
    std::uint32_t passages_ = 0;
};

constexpr std::string_view water = "昨天，石桥镇水渠工程全线通水，三个村受益。",
                           bees = "本报讯 岭南乡的养蜂户今年喜获丰收，蜂蜜畅销。",
                           kites = "图为云泽县的孩子们在河滩上放风筝。";

}  // namespace

TEST(HeadMatching, GivesHeadlinesOverTwoColumnsToTheTwoStoriesBehindThem) {
    Page page;
    page.heads({line("守坝人说水位"), behind("茶农忙着采茶", true)})
        .story("今年春天雨水多，水库的水位涨得快")
        .story("县里的茶农正忙着采茶");
    EXPECT_EQ(page.given(stories::Together::type), "01");
}

TEST(HeadMatching, KeepsTheHalvesOfOneHeadlineTogether) {
    Page page;
    page.heads({line("守坝人说水位"), behind("看潮人说风浪", false)})
        .story("今年春天雨水多，水库的水位涨得快")
        .story("县里的茶农正忙着采茶");
    EXPECT_EQ(page.given(stories::Together::block), "00");
}

TEST(HeadMatching, GivesHeadlinesBehindAllStoriesInTheirOrder) {
    Page page;
    page.story(water).story(bees).picture(kites).heads(
        {"石桥镇水渠全线通水", "清流入田 笑上眉梢", "小蜜蜂 大产业", "岭南乡走上甜蜜路", "风筝飞满天"});
    EXPECT_EQ(page.given(), "00112");
}

TEST(HeadMatching, GivesLinesToTheStoryThatSaysThemWhateverTheOrder) {
    Page page;
    page.story(water).story(bees).story(kites).heads(
        {"孩子们在河滩上放风筝", "岭南乡的养蜂户喜获丰收", "石桥镇水渠工程全线通水"});
    EXPECT_EQ(page.given(), "210");
}

TEST(HeadMatching, GivesEachStoryItsHeadlineWhenTheLastOneStandsAtTheEndOfThePage) {
    // Line by line each headline might as well be that of the story before it.
    Page page;
    page.story(water)
        .heads({"岭南乡养蜂户喜获丰收"})
        .story(bees)
        .heads({"孩子们放风筝"})
        .story(kites)
        .heads({"一条水渠的故事"});
    EXPECT_EQ(page.given(), "1 2 0");
}

TEST(HeadMatching, PartsABlockWhereALighterLineComesBehindOneThatIsPrintedTwice) {
    // Within a headline, what is printed twice is drawn last.
    Page page;
    page.story(water)
        .heads({line("盼了多年的好事"), printed_twice("家家户户笑开颜"), line("日子甜过往年"),
                printed_twice("山里人的好光景")})
        .story(bees);
    EXPECT_EQ(page.given(), "0011");
}

TEST(HeadMatching, KnowsAStoryBySingleCharactersWhereThoseOfWordsWereMisread) {
    // Every second character of the headline was read wrong, so that it has no word of any story.
    Page page;
    page.story(water).heads({"水木渠巾通大"}).story(bees);
    EXPECT_EQ(page.given(), "-");
    page.page().targets[0].characters = stories::han_characters(water);
    page.page().targets[1].characters = stories::han_characters(bees);
    EXPECT_EQ(page.given(), "0");
}

TEST(HeadMatching, KeepsLinesThatAnImageShowsTogether) {
    const auto given = [](std::uint32_t blanks, stories::Together together) {
        std::vector<stories::HeadLine> lines = {line("石桥镇水渠通水"), line("蜂蜜的一年")};
        lines[1].blanks = blanks;
        Page page;
        page.story(water).heads(lines).story(bees);
        return page.given(together);
    };
    EXPECT_EQ(given(0, stories::Together::nothing), "01");
    EXPECT_EQ(given(1, stories::Together::type), "01");
    EXPECT_EQ(given(0, stories::Together::type), "00");
}

TEST(HeadMatching, PutsTheHalvesTogetherThatAnImageShowsOverTwoColumns) {
    const auto given = [](std::string_view half, stories::Together together) {
        Page page;
        page.story(water).heads({"石桥水渠通"}).story(bees).heads({"岭南乡养蜂户喜获丰收"}).heads({half});
        return page.given(together);
    };
    EXPECT_EQ(given("两岸笑声扬", stories::Together::type), "0 1 0");
    EXPECT_EQ(given("两岸笑声扬了好几天", stories::Together::type), "0 1 1");
    EXPECT_EQ(given("两岸笑声扬", stories::Together::nothing), "0 1 1");
}

TEST(HeadMatching, LeavesOpenWhatTwoStoriesMayHave) {
    Page page;
    page.story("今年春天雨水多，水库的水位涨得快").heads({"盼了多年的好事"}).story("县里的茶农正忙着采茶");
    EXPECT_EQ(page.given(), "-");
}

TEST(HeadMatching, LeavesOpenWhatTwoStoriesMayHaveHoweverOftenAPageHasIt) {
    Page page;
    std::string right;
    for (std::size_t i = 0; i < 12; ++i) {
        page.story("今年春天雨水多，水库的水位涨得快")
            .heads({"盼了多年的好事", "盼了多年的好事", "盼了多年的好事"})
            .story("县里的茶农正忙着采茶");
        right += (i == 0 ? "" : " ") + std::to_string(2 * i) + '-' + std::to_string(2 * i + 1);
    }
    EXPECT_EQ(page.given(), right);
}

TEST(HeadMatching, LeavesOpenWhatNoStoryIsThereFor) {
    Page page;
    page.heads({"盼了多年的好事", "一条水渠的故事"});
    EXPECT_EQ(page.given(), "--");
}

TEST(HeadMatching, TakesTimeThatGrowsWithThePage) {
    Page page;
    constexpr std::size_t many = 2000;
    std::string right = "0";
    for (std::size_t i = 0; i < many; ++i) page.heads({"岭南乡养蜂户喜获丰收"}).story(bees);
    for (std::size_t i = 1; i < many; ++i) right += ' ' + std::to_string(i);
    EXPECT_EQ(page.given(), right);
}

/// Once, and not for each way to go on.
TEST(HeadMatching, ReadsLongLinesOnce) {
    std::string words;
    for (int i = 0; i < 20000; ++i) words += "盼了多年的好事";
    Page page;
    for (int i = 0; i < 8; ++i) page.story(i % 2 == 0 ? bees : water);
    page.heads({line(words), behind(words, false), line(words), line(words)});
    EXPECT_EQ(page.given().size(), 4U);
}
