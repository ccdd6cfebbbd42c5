// Pages recognised from an image: headings by their place, columns that were read side by side.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "columns/bands.h"
#include "columns/printed_lines.h"
#include "columns/rules.h"
#include "lines/passages.h"
#include "text/line_statistics.h"

namespace {

lines::Cues cues() {
    lines::Cues of;
    of.datelines = {"本报讯"};
    of.roles = {"记者"};
    of.newspapers = {"日报"};
    of.credits = {"摄"};
    return of;
}

// Columns of fourteen characters, signs as OCR writes them.
const std::string opening =
    "本报讯 (记者 方禾) 今年春\n"
    "天雨水多，水库水位涨得快。\n"
    "\n"
    "守坝的人日夜巡查: 水位一\n"
    "过警戒线，就要开闸放水。守坝\n"
    "人老周说，坝上四十年没出过险\n"
    "情。\n"
    "\n";
const std::string closing =
    "老周每天上坝三次，看水位，看\n"
    "坝脚，看天色。下雨的日子，他\n"
    "整夜不睡。\n"
    "\n"
    "他说，水是村里人的命根子。\n";

/// What the passage is that begins with `words`.
std::string kind_of(const std::string& text, const std::string& words) {
    const lines::LinedPage page = lines::lined_page(text, text::printed_lines(text), cues());
    for (const lines::Passage& passage : page.passages) {
        if (page.lines[passage.first].slice.of(text).starts_with(words))
            return std::string(lines::name(passage.kind));
    }
    return "none";
}

}  // namespace

TEST(RecognisedPage, TakesALineWithoutSignsBetweenTheHalvesOfASentenceForAHeading) {
    const std::string cut =
        "守坝的人到了夜里也不回家，住\n"
        "在坝上的小屋里，看着水位和坝\n"
        "\n";
    const std::string rest = "脚，一夜要起来好几回看。\n\n";
    const std::string head = "守坝人守着一库春水到天明啊\n\n";
    EXPECT_EQ(kind_of(opening + cut + head + rest + closing, "守坝人守着"), "heads");
}

TEST(RecognisedPage, TakesTheFirstLineOfAParagraphForTextWhereItsSentenceGoesOnBelow) {
    const std::string first = "水库的管理所里有老周一个人\n\n";
    const std::string rest = "守着坝上的灯火，灯一夜不灭，照\n着水面。\n\n";
    EXPECT_EQ(kind_of(opening + first + rest + closing, "水库的管理所"), "body");
}

TEST(RecognisedPage, TakesLinesApartThatHoldTwoColumns) {
    const std::string band =
        "雨停以后，水位慢慢落下去，老周   学校的孩子们来坝上看水，老师\n"
        "才回家睡了一觉，醒来又上坝去   讲了水库的来历，孩子们听得入\n"
        "看水，坝上的人都说他闲不住。   了迷，回家画了一张张图画来。\n"
        "\n";
    const std::string text = opening + band + closing;
    const auto lines = columns::columns_in_bands(text, text::printed_lines(text), cues()).lines;
    ASSERT_TRUE(lines);
    std::string order;
    for (const text::PrintedLine& line : *lines) order += line.slice.of(text);
    EXPECT_NE(order.find("老周才回家睡了一觉，醒来又上坝去看水"), std::string::npos) << order;
    EXPECT_NE(order.find("老师讲了水库的来历，孩子们听得入了迷"), std::string::npos) << order;
}

namespace {

/// The lines of a band between others, in the order in which its columns are read.
std::string read_between(const std::string& band) {
    const std::string text = opening + band + closing;
    const auto lines = columns::columns_in_bands(text, text::printed_lines(text), cues()).lines;
    std::string order;
    if (!lines) return order;
    for (const text::PrintedLine& line : *lines) order += line.slice.of(text);
    return order;
}

}  // namespace

TEST(RecognisedPage, ReadsABandOnAcrossABlankLineInItsMiddle) {
    const std::string order = read_between(
        "雨停以后，水位慢慢落下去，老周   学校的孩子们来坝上看水，老师\n"
        "\n"
        "才回家睡了一觉，醒来又上坝去   讲了水库的来历，孩子们听得入\n"
        "看水，坝上的人都说他闲不住。   了迷，回家画了一张张图画来。\n"
        "\n");
    EXPECT_NE(order.find("老周才回家睡了一觉"), std::string::npos) << order;
}

TEST(RecognisedPage, TakesAStrayQuotationMarkBehindASpaceForAGutter) {
    const std::string order = read_between(
        "雨停以后，水位慢慢落下去，   学校的孩子们来坝上看水，老师\n"
        "他才回家睡，醒来又上坝 ”讲了水库的来历，孩子们听得入\n"
        "看水，坝上的人都说他闲。   了迷，回家画了一张张图画来。\n"
        "\n");
    EXPECT_NE(order.find("醒来又上坝看水，坝上的人"), std::string::npos) << order;
}

TEST(RecognisedPage, TakesARuleBetweenColumnsForAGutter) {
    const std::string order = read_between(
        "雨停以后，水位慢慢落下去，老周|学校的孩子们来坝上看水，老师\n"
        "\n"
        "才回家睡了一觉，醒来又上坝去 | 讲了水库的来历，孩子们听得入\n"
        "\n"
        "看水，坝上的人都说他闲不住。|了迷。\n"
        "\n");
    EXPECT_NE(order.find("老周才回家睡了一觉，醒来又上坝去看水"), std::string::npos) << order;
}

TEST(RecognisedPage, TakesTheEndOfAColumnBesideAnotherAcrossAWideGap) {
    const std::string order = read_between(
        "雨停以后，水位慢慢落下去，老周   学校的孩子们来坝上看水，老师\n"
        "才回家睡了一觉，醒来又上坝去   讲了水库的来历，孩子们听得入\n"
        "看水。                         了迷，回家画了一张张图画来。\n"
        "\n");
    EXPECT_NE(order.find("醒来又上坝去看水。"), std::string::npos) << order;
    EXPECT_NE(order.find("孩子们听得入了迷，回家"), std::string::npos) << order;
}

TEST(RecognisedPage, LeavesAStrayQuotationMarkBehindADatelineInItsColumn) {
    const std::string order = read_between(
        "雨停以后，水位慢慢落下去，老周   本报讯 ”(记者 方禾) ”昨天\n"
        "才回家睡了一觉，醒来又上坝去   孩子们来坝上看水，听得入了迷\n"
        "看水，坝上的人都说他闲不住。   回家画了一张张图画来，有水。\n"
        "\n");
    EXPECT_NE(order.find("本报讯 ”(记者 方禾) ”昨天孩子们来坝上"), std::string::npos) << order;
}

TEST(RecognisedPage, LeavesTheRulesOfATableAlone) {
    const std::string text =
        opening + "取水站|开放时间\n\n东门小学|早八点起\n\n河边公园|早九点起\n\n" + closing;
    EXPECT_FALSE(columns::columns_in_bands(text, text::printed_lines(text), cues()).lines);
}

TEST(RecognisedPage, TakesTheRowsUnderWideLinesForABandAndNotThose) {
    const std::string wide = "雨停以后水位慢慢落下去老周带着孩子们来坝上看水，老师也来了\n";
    const std::string row = "才回家睡了一觉，醒来又上坝去   讲了水库的来历，孩子们听得入\n";
    const std::string page = opening + closing + "\n";
    const std::string text =
        page + page + page + wide + wide + wide + wide + row + row + row + "\n" + closing;
    const auto lines = columns::columns_in_bands(text, text::printed_lines(text), cues()).lines;
    ASSERT_TRUE(lines);
    const std::size_t all = text::printed_lines(text).size();
    EXPECT_EQ(lines->size(), all + 3);  // each row is two lines
}

TEST(RecognisedPage, GivesUpALongBandWithoutLookingAgain) {
    std::string columns = opening + closing, rows;
    for (int i = 0; i < 3'000; ++i) {
        columns += "坝脚，看天色。下雨的日子，他他\n坝脚，看天色。下雨的日子，他他\n";
        rows += "守坝的人天天夜里   巡查看水看看水位\n";
    }
    const std::string text = columns + rows + "\n" + closing;
    const auto lines = text::printed_lines(text);
    ASSERT_TRUE(text::line_statistics(text, lines).recognised);
    EXPECT_FALSE(columns::columns_in_bands(text, lines, cues()).lines);
}

TEST(RecognisedPage, SaysWhereLinesHoldSeveralColumns) {
    const std::string row = "雨停以后，水位慢慢落下去，老周   学校的孩子们来坝上看水，老师\n";
    const auto said = [&](const std::string& rows) {
        base::Findings findings;
        (void)columns::printed_page(opening + rows + "\n" + closing, cues(), findings);
        return findings.has(columns::rules::recognised_across);
    };
    EXPECT_TRUE(said(row + row + row));
    EXPECT_FALSE(said(row));  // headlines of two stories may stand side by side
    EXPECT_FALSE(said(""));
}

TEST(RecognisedPage, LeavesLinesSetOverTwoColumnsWholeThatHoldAGapByChance) {
    const std::string wide =
        "雨停以后守坝人老周和孩子们，   一起在坝上清点退水以后留下的\n"
        "树枝和泥沙一共清出了四十多车都堆在坝脚的空地上等着晒干\n"
        "晒干以后运到村里的砖窑去烧砖烧出来的砖又用来修补水渠。\n"
        "\n";
    const std::string text = opening + wide + closing;
    EXPECT_FALSE(columns::columns_in_bands(text, text::printed_lines(text), cues()).lines);
}

TEST(RecognisedPage, TakesAllBlocksSetWiderThanAColumnOverACreditForOneCaption) {
    const std::string first = "雨停以后，守坝人老周和孩子们一起在坝上清点退水留下的树枝和\n\n";
    const std::string second = "泥沙，清出四十多车，堆在坝脚的空地上等着晒干。\n\n";
    const std::string third = "晒干以后，运到村里的砖窑去烧砖，用来修补水渠和\n\n";
    const std::string text = opening + closing + "\n" + first + second + third + "方禾 摄\n";
    const lines::LinedPage page = lines::lined_page(text, text::printed_lines(text), cues());
    ASSERT_GE(page.passages.size(), 2U);
    const lines::Passage& caption = page.passages[page.passages.size() - 2];
    EXPECT_EQ(caption.kind, lines::PassageKind::caption);
    EXPECT_EQ(caption.last - caption.first, 3U);
    EXPECT_EQ(kind_of(text, "老周每天上坝"), "body");
}

TEST(RecognisedPage, TakesNoMoreThanTheLineOverACreditForItsCaption) {
    const std::string open = "雨停以后，老周带着孩子们清点退水\n以后留下的树枝，一共清出四十车，\n\n";
    const std::string text = opening + closing + "\n" + open + "老周在坝上看水。\n\n方禾 摄\n\n" + closing;
    EXPECT_EQ(kind_of(text, "老周在坝上看水"), "caption");
    EXPECT_EQ(kind_of(text, "雨停以后"), "body");
}

TEST(RecognisedPage, LeavesARunningHeadAndSingleColumnsAsTheyStand) {
    const std::string text = "江麓日报    2026年5月2日    第3版    责任编辑\n\n" + opening + closing;
    EXPECT_FALSE(columns::columns_in_bands(text, text::printed_lines(text), cues()).lines);
}

TEST(RecognisedPage, HoldsEveryCharacterOfItsLinesOnce) {
    const std::string band = "看水   听雨，看云   一路走\n上坝去   下坝来，又是一天   的路\n";
    for (std::size_t cut = 0; cut <= band.size(); ++cut) {
        if (cut < band.size() && (static_cast<unsigned char>(band[cut]) & 0xC0U) == 0x80) continue;
        const std::string text = opening + band.substr(0, cut) + band + closing;
        const auto before = text::printed_lines(text);
        const auto after = columns::columns_in_bands(text, before, cues()).lines;
        if (!after) continue;
        std::size_t held = 0, wanted = 0;
        for (const char c : text) wanted += c == ' ' || c == '\n' ? 0 : 1;
        for (const text::PrintedLine& line : *after) {
            for (const char c : line.slice.of(text)) held += c == ' ' || c == '\n' ? 0 : 1;
        }
        EXPECT_EQ(held, wanted) << text;
    }
}
