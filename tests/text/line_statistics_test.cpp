#include "text/line_statistics.h"

#include <string>

#include <gtest/gtest.h>

#include "text/lines.h"

namespace {

using text::BlankLines;

std::string repeat(const std::string& words, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += words;
    return out;
}

text::LineStatistics statistics(const std::string& text) {
    return text::line_statistics(text, text::printed_lines(text));
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

TEST(LineStatistics, TablesOfOneCellALineHideNoColumns) {
    const std::string column =
        "昨日上午，石桥县引水渠正式通水，沿线八个\n村受益，渠长四公里，由县水利局组织施工，总\n"
        "投资两百万元，稻田有水可插，村民都到渠边\n来看，孩子们拍着手跑来跑去，老人们说年轻\n";
    const std::string table = "渠名\n所在村\n甲\n三\n东乡乙渠\n四十五\n丙渠\n五\n丁渠东西段\n六百二\n";
    const std::string manual = "渠 -a\n所在村\n-x\n三 *\n东乡乙渠\nfoo\n丙渠\nv\n丁渠东西段\n-z -v\n";
    EXPECT_TRUE(statistics(repeat(column + table, 4)).columns);
    EXPECT_FALSE(statistics(repeat(column + manual, 4)).columns);
}

}  // namespace
