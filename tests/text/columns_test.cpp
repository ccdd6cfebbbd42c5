// Lines, their statistics, doubling, letter-spacing, radicals.
#include <string>

#include <gtest/gtest.h>

#include "text/characters.h"
#include "text/doubling.h"
#include "text/letter_spacing.h"
#include "text/line_statistics.h"
#include "text/lines.h"
#include "text/radicals.h"
#include "text/white_space.h"

namespace {

using text::BlankLines;

std::string repeat(const std::string& words, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += words;
    return out;
}

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

std::string runs(std::string_view line) {
    std::string out;
    for (const text::Slice run : text::letter_spaced_runs(line)) {
        out += '[' + std::string(run.of(line)) + ']';
    }
    return out;
}

text::LineStatistics statistics(const std::string& text) {
    return text::line_statistics(text, text::printed_lines(text));
}

TEST(PhysicalLines, EndWithLfCrLfOrCr) {
    const auto lines = text::physical_lines("a\r\nb\rc\n\nd");
    ASSERT_EQ(lines.size(), 5U);
    EXPECT_EQ(lines[0].terminator.size(), 2U);
    EXPECT_EQ(lines[3].words.size(), 0U);
    EXPECT_TRUE(lines[4].terminator.empty());
}

TEST(PrintedLines, LeaveOutBlankLinesAndCountThem) {
    const auto lines = text::printed_lines("春\n \n\n　　耕\n");
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[1].blanks, 2U);
    EXPECT_EQ(lines[1].number, 4U);
    EXPECT_EQ(lines[1].indent, 4.0);
}

TEST(PrintedLines, TakeASingleSpaceForTheMarkOfAFrame) {
    const auto lines = text::printed_lines(" 春\n  耕\n\f种");
    EXPECT_TRUE(lines[0].frame_mark);
    EXPECT_EQ(lines[0].indent, 0.0);
    EXPECT_FALSE(lines[1].frame_mark);
    EXPECT_TRUE(lines[2].page_start);
}

TEST(PrintedLines, TileEveryCharacterThatIsNoWhiteSpaceForAllShortStrings) {
    const std::string_view alphabet[] = {"春", "a", " ", "\n", "\r", "\f", "　"};
    for (std::size_t code = 0; code < 7 * 7 * 7 * 7 * 7; ++code) {
        std::string words;
        for (std::size_t rest = code, i = 0; i < 5; ++i, rest /= 7) words += alphabet[rest % 7];
        std::string kept, all;
        for (const text::PrintedLine& line : text::printed_lines(words)) kept += line.slice.of(words);
        for (const char c : words) all += c;
        for (const std::string_view white : {" ", "\n", "\r", "\f", "　"}) {
            for (std::string* text : {&kept, &all}) {
                for (auto at = text->find(white); at != std::string::npos; at = text->find(white))
                    text->erase(at, white.size());
            }
        }
        ASSERT_EQ(kept, all) << words;
    }
}

TEST(Cells, CountFullWidthTwice) {
    EXPECT_EQ(text::cells("春a1"), 4.0);
    EXPECT_EQ(text::cells("“春”", 1), 4.0);
    EXPECT_EQ(text::cells("“春”", 2), 6.0);
    EXPECT_EQ(text::cells("　春　"), 2.0);
}

TEST(FirstUnit, HoldsASignAfterItAndAWholeNumber) {
    EXPECT_EQ(text::first_unit_cells("裂、水"), 4.0);
    EXPECT_EQ(text::first_unit_cells("“民情"), 4.0);
    EXPECT_EQ(text::first_unit_cells("1376件"), 4.0);
}

TEST(EndsWithSentence, LooksBehindClosingMarks) {
    EXPECT_TRUE(text::ends_with_sentence("好了。”）"));
    EXPECT_FALSE(text::ends_with_sentence("好了”"));
    EXPECT_FALSE(text::ends_with_sentence(""));
}

TEST(LineStatistics, FindTheMeasureOfAColumn) {
    const auto of = statistics(repeat("春耕备耕，会上部署秧苗管\n", 9) + "管护。\n");
    EXPECT_EQ(of.measure, 24.0);
    EXPECT_TRUE(of.columns);
    EXPECT_EQ(of.blank_lines, BlankLines::none);
}

TEST(LineStatistics, CountIndentsBehindShortLastLines) {
    const std::string paragraph = "春耕时节全县各乡镇抢抓农时\n机器开进三百亩油菜田里去了\n满渠的清水。\n";
    const std::string heading = "　　　石桥日报\n";
    const auto rate = [](const std::string& page) { return statistics(page).indented_rate_at_ends; };
    EXPECT_GT(rate(repeat("　　" + paragraph, 6)), 0.9);
    EXPECT_LT(rate(repeat(heading + repeat(paragraph, 4), 2)), 0.3);
    EXPECT_EQ(rate(heading + paragraph), 1);  // too few
}

TEST(LineStatistics, TakeNoMeasureFromLetterSpacedLines) {
    const std::string plain = "春耕时节，全县乡镇抢抓农时\n", spaced = "春 耕 时 节 全 县 各 乡 镇 抢 抓\n";
    const text::LineStatistics found = statistics(repeat(plain + plain + spaced, 6) + "备耕。\n");
    EXPECT_EQ(found.measure, 26);
    EXPECT_TRUE(found.columns);
}

TEST(LineStatistics, JoinCharactersThatStandOneALine) {
    const std::string full = "春耕备耕，会上部署秧苗管\n";
    const auto found = statistics(repeat(full, 6) + "秧\n苗\n管\n护\n。\n" + repeat(full, 6));
    for (std::size_t i = 6; i < 10; ++i) {
        EXPECT_TRUE(found.lines[i].joined) << i;
        EXPECT_EQ(found.lines[i].width, found.lines[i].measure) << i;
    }
    EXPECT_FALSE(found.lines[5].joined);
    EXPECT_FALSE(found.lines[10].joined);
    // Three may be anything; a blank line parts them from others.
    EXPECT_FALSE(statistics(repeat(full, 6) + "秧\n苗\n管\n" + repeat(full, 6)).lines[6].joined);
    EXPECT_FALSE(statistics(repeat(full, 6) + "秧\n苗\n\n管\n护\n" + repeat(full, 6)).lines[6].joined);
}

TEST(LineStatistics, AreSureOfTheRoomWhereAllSignsAreFullWidth) {
    // Nine characters, an indent of two and the two that the next line begins with just fill the measure.
    const std::string full = "春耕时节全县各乡镇抢抓农时\n", first = "江麓镇的渠水来得早\n";
    const std::string page = repeat(full, 6) + "备耕。\n" + first + full + full;
    const text::LineStatistics found = statistics(page);
    EXPECT_TRUE(found.lines[7].exact);
    EXPECT_FALSE(statistics(repeat(full, 6) + "备耕20天。\n").lines[6].exact);
}

TEST(LineStatistics, SeeNoColumnsWhereParagraphsStandOnLines) {
    const std::string paragraph =
        repeat("石桥镇的水渠边开满了油菜花，镇上的人都出来走走，", 6) + "大家都笑了。\n";
    EXPECT_FALSE(statistics(repeat(paragraph, 4) + repeat("石桥镇 一百二十户 九十亩\n", 5)).columns);
    EXPECT_FALSE(
        statistics(repeat(paragraph, 3) + repeat("石桥镇活动中心\t第一、三周周二\t9时至15时\n", 5)).columns);
}

TEST(LineStatistics, SeeNoColumnsInAShortArticleOfASite) {
    EXPECT_FALSE(
        statistics("首页 > 新闻中心 > 石桥要闻\n石桥县引水渠通水 八个村受益\n2024-03-08  来源：石桥日报  "
                   "作者：方禾\n"
                   "　　（原标题：石桥县引水渠正式通水）\n"
                   "　　昨日上午，石桥县引水渠正式通水，沿线八个村的两千亩稻田有水可插，村民都到渠边来看。\n"
                   "　　“盼了三十年。”村民丁一说，年轻时想过，没敢动手，如今修成了。\n"
                   "　　引水渠全长四公里，由县水利局组织施工，总投资两百万元。\n"
                   "上一篇：我县召开防汛工作会议\n下一篇：城东水厂检修停水通知\n相关阅读\n")
            .columns);
}

TEST(LineStatistics, TakeBlankLinesAfterEveryLineForNothing) {
    EXPECT_EQ(statistics(repeat("春耕备耕现场会部署秧苗管\n\n", 9)).blank_lines, BlankLines::every_line);
}

TEST(LineStatistics, SeeBlankLinesBetweenParagraphs) {
    const std::string paragraph = repeat("春耕备耕现场会部署秧苗管\n", 4) + "管护。\n\n";
    EXPECT_EQ(statistics(repeat(paragraph, 4)).blank_lines, BlankLines::paragraph);
}

TEST(LineStatistics, SeeBlankLinesAroundFirstLines) {
    const std::string paragraph =
        "春耕备耕现场会部署\n\n" + repeat("春耕备耕现场会部署秧苗管\n", 7) + "管护。\n\n";
    EXPECT_EQ(statistics(repeat(paragraph, 5)).blank_lines, BlankLines::first_line);
}

TEST(LineStatistics, TellRecognisedTextByItsNarrowSigns) {
    const auto recognised = [](const std::string& colon) {
        const std::string column = repeat("老周在水库边上守了四十年，水位\n一天一报" + colon +
                                              "今天又涨了半尺，他\n说不能睡了。村里人都信他。\n",
                                          4);
        return text::line_statistics(column, text::printed_lines(column)).recognised;
    };
    EXPECT_TRUE(recognised(": "));
    EXPECT_TRUE(recognised(":"));
    EXPECT_FALSE(recognised("："));
    EXPECT_FALSE(recognised("，"));
}

TEST(LineStatistics, TellRecognisedTextWithoutThemByItsBrackets) {
    const auto recognised = [](const std::string& brackets, const std::string& comma) {
        const std::string column = repeat("老周在水库边上守了四十年，水位\n" + brackets + "今天又涨了半尺" +
                                              comma + "他\n说不能睡了。村里人都信他。\n",
                                          4);
        return text::line_statistics(column, text::printed_lines(column)).recognised;
    };
    EXPECT_TRUE(recognised("(一天一报)", " ，"));
    EXPECT_FALSE(recognised("(一天一报)", "，"));
    EXPECT_FALSE(recognised("（一天一报）", " ，"));
    EXPECT_FALSE(recognised("(一天一报)（早晚）", " ，"));
}

TEST(LineStatistics, TakeBlankLinesOfRecognisedTextForTheEndsOfBlocks) {
    const auto blanks = [](const std::string& colon) {
        const std::string column = repeat("老周在水库边上守了四十年，水位\n\n一天一报" + colon +
                                              "今天又涨了半尺，他\n说不能睡了。村里人都信他。\n\n",
                                          4);
        return statistics(column).blank_lines;
    };
    EXPECT_EQ(blanks(": "), BlankLines::jump);
    EXPECT_EQ(blanks("："), BlankLines::every_line);
    const std::string line = "老周在水库边: 守了四十年。水位上\n\n";
    EXPECT_EQ(statistics(repeat(line, 12)).blank_lines, BlankLines::every_line);
}

TEST(LineStatistics, DoNotTakeVerseListsOrProseForColumns) {
    EXPECT_FALSE(statistics(repeat("床前明月光，\n疑是地上霜。\n", 8)).columns);
    EXPECT_FALSE(statistics(repeat("一、清淤；\n二、巡堤查险；\n三、抢修。\n", 6)).columns);
    EXPECT_FALSE(
        statistics("春耕。\n" + repeat("全县百名干部旁听学习会围绕防汛准备展开讨论", 9) + "。\n石桥镇。\n")
            .columns);
    EXPECT_FALSE(statistics(repeat("石桥县人民医院 电话 0571-8888 1234\n", 12)).columns);
    EXPECT_FALSE(
        statistics(
            "讣　告\n石桥县第一中学退休教师林公讳若谷，因病辞世，享年九十有一。\n遵其遗愿，丧事从简。\n"
            "石桥县第一中学\n2024年3月9日\n")
            .columns);
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
          "落细落实", "人人动手户户清洁", "叮叮当当 又闻\n又闻打铁声\n打铁声", "--------", "#endif#endif",
          "20242024"}) {
        EXPECT_EQ(chunks(honest), "") << honest;
    }
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
    const std::string half = repeat("春耕备耕现场会部署秧苗管护", 40);
    EXPECT_FALSE(text::doubling_at_start(half + half));
}

TEST(LetterSpacing, BeginsAndEndsInMidWord) {
    EXPECT_EQ(runs("面排查 老 旧 管 网 。 对 全 市 2 3 6"), "[老 旧 管 网 。 对 全 市 2 3 6]");
    EXPECT_EQ(runs("一 个 号 码 ， 设置接线席位"), "[一 个 号 码 ，]");
    EXPECT_EQ(text::without_spacing("老 旧 管 网 。 对 全 市 2 3 6"), "老旧管网。对全市236");
}

TEST(LetterSpacing, SeesANumberByItself) {
    EXPECT_EQ(runs("合订本 4 6 0 0多册"), "[4 6 0]");
}

TEST(LetterSpacing, LeavesSpacesThatSeparate) {
    for (const std::string_view honest :
         {"孟蕊 殷实 摄", "记者周洋 通讯员岳培新", "等 6 个乡镇", "Wi-Fi 6 无线", "李克强主持 栗战书出席",
          "a b c", "3 月 8", "│ │ │ │", "│ 备 │ 甲 │ ｜ 乙 ｜ 丙 ｜"}) {
        EXPECT_EQ(runs(honest), "") << honest;
    }
}

TEST(Radicals, StandForIdeographsInTheScriptOfTheText) {
    using text::Script;
    EXPECT_EQ(text::ideograph_of(0x2F47), U'日');
    EXPECT_EQ(text::ideograph_of(0x2ED3), U'长');
    EXPECT_EQ(text::ideograph_of(0x2EA0), U'民');
    EXPECT_EQ(text::ideograph_of(0x2F3E, Script::simplified), U'户');
    EXPECT_EQ(text::ideograph_of(0x2F3E, Script::traditional), U'戶');
    EXPECT_EQ(text::ideograph_of(U'春'), U'春');
}

TEST(Radicals, AllBecomeIdeographsOrStay) {
    for (char32_t code = 0x2E80; code <= 0x2FD5; ++code) {
        const char32_t ideograph = text::ideograph_of(code);
        EXPECT_TRUE(ideograph == code || text::is_han(ideograph)) << std::hex << static_cast<unsigned>(code);
        if (code >= 0x2F00) {
            EXPECT_NE(ideograph, code);
        }
    }
}

}  // namespace
