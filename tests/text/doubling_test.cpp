#include "text/doubling.h"

#include <string>

#include <gtest/gtest.h>

#include "text/white_space.h"

namespace {

/// First copies of the chunks, parted by |; empty when the line is not doubled as a whole.
std::string chunks(std::string_view line) {
    std::string out;
    const auto found = text::doubling_at_start(line);
    if (!found || !text::is_blank(line.substr(found->extent.end))) return out;
    for (const text::DoubledChunk& chunk : found->chunks) {
        if (!out.empty()) out += '|';
        out += chunk.first.of(line);
    }
    return out;
}

TEST(Doubling, FindsOneChunk) {
    EXPECT_EQ(chunks("全县春灌存水全县春灌存水"), "全县春灌存水");
}

TEST(Doubling, FindsChunksThatAreCutAnywhere) {
    EXPECT_EQ(chunks("作风教作风教育走深育走深"), "作风教|育走深");
    EXPECT_EQ(chunks("石桥石桥““5620110春灌热线春灌热线””"), "");  // the number stands once: not a chain
    EXPECT_EQ(chunks("石桥石桥““56201105620110春灌热线春灌热线””"), "石桥|“|5620110|春灌热线|”");
}

TEST(Doubling, TakesTheChainWithFewestChunks) {
    EXPECT_EQ(chunks("书香书香书香书香 满城飘香满城飘香"), "书香书香|满城飘香");
}

TEST(Doubling, ReadsOverSpacesAndLineEnds) {
    EXPECT_EQ(chunks("一部热线\n一部热线电话\n电话 办好小\n办好小事\n事"), "一部热线|电话|办好小|事");
}

TEST(Doubling, LeavesHonestRepetition) {
    for (const std::string_view honest :
         {"书香书香 满城飘香", "高高兴兴", "研究研究", "年年人人", "加油加油", "宜居宜业 富裕富足",
          "落细落实", "人人动手户户清洁", "叮叮当当 又闻\n又闻打铁声\n打铁声",
          "修修补补缝缝连连 桥头摆起\n桥头摆起““百家摊\n百家摊””", "--------", "#endif#endif", "20242024"}) {
        EXPECT_EQ(chunks(honest), "") << honest;
    }
}

TEST(Doubling, TakesHonestRepetitionThatIsDoubledAsOneChunk) {
    EXPECT_EQ(chunks("修修补补缝缝连连\n修修补补缝缝连连 桥头摆起\n桥头摆起"), "修修补补缝缝连连|桥头摆起");
}

TEST(Doubling, EndsAtABorderBeforeWhatStandsOnce) {
    const std::string_view line = "周末早市周末早市 一部热线办好小事";
    const auto found = text::doubling_at_start(line);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->extent.of(line), "周末早市周末早市");
    EXPECT_FALSE(text::doubling_at_start("周末早市周末早市开门"));
}

TEST(Doubling, HasCommasOnlyWhereThePageIsKnownToDouble) {
    const std::string_view head = "谁丢了钱，请到三楼来拿谁丢了钱，请到三楼来拿";
    EXPECT_FALSE(text::doubling_at_start(head));
    const auto found = text::doubling_at_start(head, text::Clauses::yes);
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->clauses);
    EXPECT_EQ(found->chunks.size(), 1U);
    for (const char* const cut :
         {"老井封了十八年\n老井封了十八年，通了\n，通了", "多栽\n多栽““柳树柳树””，少挖\n，少挖““沙坑沙坑””",
          "一口没有井绳的老\n一口没有井绳的老井，冒水\n井，冒水"}) {
        const auto all = text::doubling_at_start(cut, text::Clauses::yes);
        ASSERT_TRUE(all) << cut;
        EXPECT_EQ(all->extent.size(), std::string_view(cut).size()) << cut;
    }
    EXPECT_TRUE(
        text::doubling_at_start("下雨以后，\n下雨以后，他们\n他们去了哪里\n去了哪里", text::Clauses::yes));
    EXPECT_FALSE(text::doubling_at_start("盼着，盼着，来了来了", text::Clauses::yes));
    EXPECT_FALSE(text::doubling_at_start("红花，红花，绿叶，绿叶，满山坡，满山坡，", text::Clauses::yes));
    EXPECT_FALSE(text::doubling_at_start("加油，加油！加油，加油！", text::Clauses::yes));
    EXPECT_FALSE(text::doubling_at_start("来了，来了。来了，来了。", text::Clauses::yes));
}

TEST(Doubling, KeepsALoneQuotationMarkOnTheLineOfItsHeadline) {
    const std::string_view lines = "周末早市\n周末早市\n“\n“一位难求\n一位难求";
    const auto found = text::doubling_at_start(lines);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->chunks.size(), 3U);
    EXPECT_TRUE(text::same_printed_line(lines, *found, 1));
    EXPECT_TRUE(text::same_printed_line(lines, *found, 2));
}

TEST(Doubling, EndsItsPrintedLineBeforeASignWhereNoLineBeganForTheSign) {
    const auto on_one_line = [](std::string_view lines, std::size_t at) {
        const auto found = text::doubling_at_start(lines);
        return found && at < found->chunks.size() && text::same_printed_line(lines, *found, at);
    };
    // A line for the sign alone, then both copies side by side, a blank line, a sign that closes.
    EXPECT_TRUE(on_one_line("渠水到田头\n渠水到田头\n“\n“三口井\n三口井”\n”", 1));
    EXPECT_FALSE(on_one_line("渠水到田头渠水到田头\n““三口井三口井””清清了了", 1));
    EXPECT_FALSE(on_one_line("渠水到田头\n渠水到田头\n\n“\n“三口井\n三口井”\n”", 1));
    EXPECT_FALSE(on_one_line("渠水到田头\n渠水到田头”\n”\n“\n“三口井\n三口井”\n”", 2));
}

TEST(Doubling, HasTwoEqualCopiesOfEveryChunkForAllShortStrings) {
    const std::string_view alphabet[] = {"春", "耕", " ", "“"};
    for (std::size_t size = 1; size <= 8; ++size) {
        std::size_t all = 1;
        for (std::size_t i = 0; i < size; ++i) all *= 4;
        for (std::size_t code = 0; code < all; ++code) {
            std::string words;
            for (std::size_t rest = code, i = 0; i < size; ++i, rest /= 4) words += alphabet[rest % 4];
            const auto found = text::doubling_at_start(words);
            if (!found) continue;
            for (const text::DoubledChunk& chunk : found->chunks) {
                std::string first(chunk.first.of(words)), second(chunk.second.of(words));
                std::erase(first, ' ');
                std::erase(second, ' ');
                ASSERT_EQ(first, second) << words;
            }
        }
    }
}

TEST(Doubling, RefusesLinesBeyondItsBound) {
    std::string half;
    for (int i = 0; i < 40; ++i) half += "春耕备耕现场会部署秧苗管护";
    EXPECT_FALSE(text::doubling_at_start(half + half));
}

}  // namespace
