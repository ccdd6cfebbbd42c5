// Columns that were taken in turn are put together again.
#include "columns/turns.h"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/columns/columns_in_turn.h"

namespace {

using namespace columns_test;

TEST(Turns, PutsColumnsTogetherThatWereWrittenTwoLinesAtATime) {
    EXPECT_EQ(read(taken_in_turn(three_columns(), 2)), one_after_the_other(three_columns()));
}

TEST(Turns, PutsColumnsTogetherThatWereWrittenLineByLine) {
    EXPECT_EQ(read(taken_in_turn(three_columns(), 1)), one_after_the_other(three_columns()));
}

TEST(Turns, PutsColumnsTogetherWhoseLinesPartFewWords) {
    // Nearly every line took its turn. Its end parts a name, which no dictionary has, or, one of seven, a
    // word.
    const std::vector<std::string> middles{"说今年雨水好茶早", "看完了水又去看桥", "把新买的书放好了",
                                           "到村口看见灯亮着", "问大家明年种什么", "和老师画了三天画",
                                           "天没亮就去看河水", "说的话他都记得很"};
    const std::vector<std::array<std::string, 3>> names{
        {"莫", "守", "榆"}, {"褚", "砚", "禾"}, {"蔺", "拂", "岚"}};
    std::vector<Column> all;
    for (std::size_t one = 0; one < names.size(); ++one) {
        const auto& [family, first, second] = names[one];
        std::string begin = second;
        Column lines;
        for (std::size_t row = 0; row < 16; ++row) {
            const bool word = row % 7 == one + 1;
            const std::string& middle = middles[(row * 3 + one) % middles.size()];
            lines.push_back(begin + middle + family + first + second + (word ? "的电" : family + first));
            begin = word ? "话" : second;
        }
        lines.push_back(begin + "走了。");
        all.push_back(lines);
    }
    const std::vector<std::string> found = read(taken_in_turn(all, 1));
    EXPECT_EQ(found.size(), 51U);
    EXPECT_TRUE(found == one_after_the_other(all));
}

TEST(Turns, PutsTheColumnsOfOneStoryTogetherWhereOthersAreInOrder) {
    const Column others = column(
        {"江口乡的茶农今年尝到了甜头。清明之前，山上的头茬新茶就被外地客商订购一空，每斤价钱比去年涨了三成。",
         "乡里的农技站长介绍，去冬雨雪充足，茶树发芽整齐；茶农学会了分批采摘，做出来的干茶条索紧细，香气也足"
         "。",
         "为了让外乡人也能喝上放心茶，合作社给每一罐茶叶贴上标签，写明采摘日期和制茶师傅的姓名，有据可查。",
         "老茶农莫守田种了四十年茶，过去靠肩挑背扛卖到集市，如今坐在家里就有人上门，他盘算着明年再开两亩荒坡"
         "。"},
        14);
    std::string text;
    Column expected;
    for (int times = 0; times < 3; ++times) {
        for (std::size_t i = 0; i < others.size(); ++i) {
            text += others[i] + (i % 5 == 4 ? "\n\n" : "\n");
            expected.push_back(others[i]);
        }
    }
    text += '\n' + taken_in_turn(three_columns(), 4);
    for (const Column& one : three_columns()) expected.insert(expected.end(), one.begin(), one.end());
    EXPECT_EQ(read(text), expected);
}

TEST(Turns, LetsAColumnMissItsTurnWhereItsParagraphEnds) {
    std::string text;
    const std::vector<Column>& all = three_columns();
    std::vector<std::size_t> next(all.size(), 0);
    bool missed = false;
    for (std::size_t row = 0; row < 16; ++row) {
        for (std::size_t one = 0; one < all.size(); ++one) {
            if (next[one] >= all[one].size()) continue;
            const bool ended = next[one] > 0 && text::ends_with_sentence(all[one][next[one] - 1]);
            if (one == 1 && ended && !missed) {
                missed = true;
                continue;
            }
            text += all[one][next[one]++] + "\n\n";
        }
    }
    EXPECT_TRUE(missed);
    EXPECT_EQ(read(text), one_after_the_other(all));
}

TEST(Turns, LetsAColumnMissItsTurnWhereItsBlockIsTwoRowsHigh) {
    std::string text;
    const std::vector<Column>& all = three_columns();
    for (std::size_t row = 0; row < 12; ++row) {
        for (std::size_t one = 0; one < all.size(); ++one) {
            if (row >= all[one].size() || (one == 0 && row == 6)) continue;
            text += all[one][row] + '\n';
            if (one == 0 && row == 5) text += all[one][row + 1] + '\n';
            text += '\n';
        }
    }
    EXPECT_EQ(read(text), one_after_the_other(all));
}

TEST(Turns, LetsColumnsBeginBesideThoseUnderWay) {
    const std::vector<Column>& all = three_columns();
    constexpr std::size_t later = 4;
    std::string text;
    for (std::size_t row = 0; row < 16; ++row) {
        if (row < all[0].size()) text += all[0][row] + "\n\n";
        for (std::size_t one = 1; one < all.size(); ++one) {
            if (row >= later && row - later < all[one].size()) text += all[one][row - later] + "\n\n";
        }
    }
    EXPECT_EQ(read(text), one_after_the_other(all));
}

TEST(Turns, PartsTheLinesOfABlockThatComeFromTwoColumns) {
    const std::vector<Column>& all = three_columns();
    std::string text;
    const Column before(all[2].begin(), all[2].begin() + 4);
    for (const std::string& line : before) text += line + '\n';
    text += '\n';
    for (std::size_t row = 0; row < std::max(all[0].size(), all[1].size()); ++row) {
        for (const std::size_t one : {0U, 1U}) {
            if (row < all[one].size()) text += all[one][row] + '\n';
        }
    }
    EXPECT_EQ(read(text), one_after_the_other({before, all[0], all[1]}));
}

TEST(Turns, LeavesColumnsAloneThatFollowEachOther) {
    std::string text;
    for (const Column& one : three_columns()) {
        for (const std::string& line : one) text += line + '\n';
        text += '\n';
    }
    EXPECT_EQ(read(text), std::vector<std::string>{"as it stands"});
    std::string after_every_line;
    for (const Column& one : three_columns()) {
        for (const std::string& line : one) after_every_line += line + "\n\n";
    }
    EXPECT_EQ(read(after_every_line), std::vector<std::string>{"as it stands"});
    EXPECT_EQ(read(""), std::vector<std::string>{"as it stands"});
}

TEST(Turns, SeesNoColumnsWhereSpacesStandBesideLettersAndNumbers) {
    // A manual: pieces between its spaces are as wide as the lines of a column, and end with stops.
    const std::string manual =
        "9.5.2. 使用 CARD 预告书架故障\n\n"
        "    你可以使用兼容 CARD 的 cardd(8) 后台守护程序（daemon）来监看和\n"
        "    记录你的书架。\n\n"
        "     1. 在 HALL 中启用 CARD 功能。\n\n"
        "     2. 安装 cardtools 软件。\n\n"
        "     3. 通过 shelf(1) 列出书架驱动并认出它们。\n\n"
        "          + 让我们假设要监看的书架为 “/dev/sha”。\n\n"
        "     4. 检查 “cardctl -a /dev/sha” 的输出，看 CARD 功能是否已启用。\n\n"
        "          + 如果没有，通过 “cardctl -s on -a /dev/sha” 启用它。\n\n"
        "     5. 通过下列方式运行 cardd(8) 后台守护程序（daemon）。\n\n"
        "          + 去掉 /etc/default/cardtools” 文件中 “start_cardd=\n"
        "            yes” 的注释。\n\n"
        "          + 通过 “sudo /etc/init.d/cardtools restart” 重新启动\n"
        "            cardd(8) 后台守护程序（daemon）。\n\n"
        "    提示\n\n"
        "    cardd(8) 后台守护程序（daemon）可以使用 /etc/cardd.conf 文件进\n"
        "    行自定义，文件中包含了相关的警告。\n\n"
        "                           -- 云泽县图书馆, 目录手册（第 2 版）\n";
    EXPECT_EQ(read(manual), Column{"as it stands"});
}

TEST(Turns, TakesAParagraphWhoseLineEndsBecameSpacesForNoRowOfColumns) {
    std::string paragraphs;
    for (const Column& one : three_columns()) {
        for (int i = 0; i < 3; ++i) {
            for (const std::string& line : one) paragraphs += line + ' ';
        }
        paragraphs += "\n\n";
    }
    EXPECT_EQ(read(paragraphs), Column{"as it stands"});
}

TEST(Turns, KeepsEveryCharacterOfEveryShuffledText) {
    // All lines, in orders that no extractor writes.
    std::vector<std::string> lines = one_after_the_other(three_columns());
    std::sort(lines.begin(), lines.end());
    for (std::size_t turn = 0; turn < lines.size(); ++turn) {
        std::rotate(lines.begin(), lines.begin() + 1, lines.end());
        std::string text;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            text += lines[i] + (i % 3 == 0 ? "\n\n" : i % 3 == 1 ? " " : "\n");
        }
        std::vector<std::string> found = read(text);
        if (found.size() == 1) continue;
        std::string all_found, all_lines;
        for (const std::string& one : found) all_found += one;
        for (const std::string& one : lines) all_lines += one;
        std::erase(all_found, ' ');
        ASSERT_EQ(all_found.size(), all_lines.size());
        std::sort(all_found.begin(), all_found.end());
        std::sort(all_lines.begin(), all_lines.end());
        ASSERT_EQ(all_found, all_lines);
    }
}

}  // namespace
