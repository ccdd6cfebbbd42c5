#include "columns/turns.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "columns/broken_off.h"
#include "columns/joints.h"
#include "columns/printed_lines.h"
#include "columns/run_together.h"
#include "columns/strand_order.h"
#include "columns/strands.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace {

using Column = std::vector<std::string>;

/// A column of paragraphs as it is printed: `measure` characters a line, first lines indented by two.
Column column(const std::vector<std::string>& paragraphs, std::size_t measure) {
    Column lines;
    for (const std::string& paragraph : paragraphs) {
        std::size_t at = 0;
        for (std::size_t room = measure - 2; at < paragraph.size(); room = measure) {
            std::string line;
            while (at < paragraph.size()) {
                const text::Decoded one = text::decode_at(paragraph, at);
                // Signs that begin no line hang over the end of the one before.
                if (room == 0 && !text::begins_no_line(one.code)) break;
                room -= room > 0 ? 1 : 0;
                line += paragraph.substr(at, one.size);
                at += one.size;
            }
            lines.push_back(line);
        }
    }
    return lines;
}

const std::vector<Column>& columns() {
    static const std::vector<Column> all{
        column({"昨天上午，东河县石桥镇的三百亩油菜田里机器轰鸣，收割机在金黄的田野上来回穿梭，合作社的社员们"
                "忙着"
                "装袋、过秤、搬运。社长田有余说，今年雨水调匀，病虫害比往年少，每亩产量能达到四百斤以上。",
                "为了保证颗粒归仓，镇里组织了八支机械服务队，免费为老人和残疾人家庭收割，还请来农业技术人员到"
                "田头"
                "讲解秸秆还田的办法，受到农户欢迎。"},
               14),
        column({"县图书馆近日为视力障碍读者开设了有声阅览室，里面摆放着盲文图书、听书机和放大阅读设备。工作人"
                "员每周"
                "三下午举办读书会，志愿者轮流朗读小说和散文，参加活动的读者越来越多。",
                "馆长许知秋表示，下一步将和特殊教育学校合作，把服务送进课堂，让更多孩子感受阅读的快乐，同时继"
                "续增加"
                "盲文读物的品种和数量。"},
               14),
        column({"随着天气转暖，城区的绿化改造工程全面展开。园林工人在迎宾大道两侧补种香樟和桂花，拆除破损的护"
                "栏，"
                "铺设透水砖，方便市民散步健身。工程预计下个月底完成，总面积超过两万平方米。",
                "附近居民高兴地说，以前这里杂草丛生，晚上路灯又暗，现在环境整洁，道路明亮，大家都愿意出来走一"
                "走，"
                "精神也好多了。"},
               14)};
    return all;
}

/// The columns as some extractors write them: `lines` of each in turn, blank lines between.
std::string taken_in_turn(const std::vector<Column>& columns, std::size_t lines) {
    std::string text;
    std::size_t longest = 0;
    for (const Column& one : columns) longest = std::max(longest, one.size());
    for (std::size_t first = 0; first < longest; first += lines) {
        for (const Column& one : columns) {
            if (first >= one.size()) continue;
            for (std::size_t i = first; i < std::min(first + lines, one.size()); ++i) text += one[i] + '\n';
            text += '\n';
        }
    }
    return text;
}

std::vector<std::string> read(const std::string& text) {
    lines::Cues cues;
    const auto lines = columns::columns_in_turn(text, text::printed_lines(text), cues);
    if (!lines) return {"as it stands"};
    std::vector<std::string> out;
    for (const text::PrintedLine& line : *lines) out.emplace_back(line.slice.of(text));
    return out;
}

std::vector<std::string> one_after_the_other(const std::vector<Column>& columns) {
    std::vector<std::string> out;
    for (const Column& one : columns) out.insert(out.end(), one.begin(), one.end());
    return out;
}

TEST(Turns, PutsColumnsTogetherThatWereWrittenTwoLinesAtATime) {
    EXPECT_EQ(read(taken_in_turn(columns(), 2)), one_after_the_other(columns()));
}

TEST(Turns, PutsColumnsTogetherThatWereWrittenLineByLine) {
    EXPECT_EQ(read(taken_in_turn(columns(), 1)), one_after_the_other(columns()));
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
    text += '\n' + taken_in_turn(columns(), 4);
    for (const Column& one : columns()) expected.insert(expected.end(), one.begin(), one.end());
    EXPECT_EQ(read(text), expected);
}

TEST(Turns, LetsAColumnMissItsTurnWhereItsParagraphEnds) {
    std::string text;
    const std::vector<Column>& all = columns();
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
    const std::vector<Column>& all = columns();
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

TEST(Turns, CutsLinesThatHoldTwoColumns) {
    const Column& left = columns()[0];
    const Column& right = columns()[1];
    std::string text;
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
        text += i < left.size() ? left[i] : std::string();
        text += i < left.size() && i < right.size() ? " " : "";
        text += i < right.size() ? right[i] : std::string();
        text += '\n';
    }
    EXPECT_EQ(read(text), one_after_the_other({left, right}));
}

TEST(Turns, CutsLinesThatHoldTwoColumnsAndStandAlone) {
    const std::vector<Column>& all = columns();
    std::string text;
    for (std::size_t row = 0; row < 10; ++row) {
        text += all[0][row] + ' ' + all[1][row] + "\n\n";
        text += all[2][row] + "\n\n";
    }
    const std::vector<std::string> lines = read(text);
    ASSERT_EQ(lines.size(), 30U);
    EXPECT_TRUE(std::equal(lines.begin(), lines.begin() + 10, all[0].begin()));
    EXPECT_TRUE(std::equal(lines.begin() + 10, lines.begin() + 20, all[1].begin()));
}

TEST(Turns, CutsALineThatHoldsTheEndOfAParagraphAndALineOfTheNextColumn) {
    // Two columns, of which the left one ends a paragraph with a few characters in the sixth row.
    const Column left =
        column({"昨天上午，东河县石桥镇的三百亩油菜田里机器轰鸣，收割机在金黄的田野上来回穿梭，合"
                "作社的社员们忙着装袋、过秤、搬运，把新收的菜籽一车车运到晒场。",
                columns()[2][0] + columns()[2][1] + columns()[2][2] + columns()[2][3]},
               14);
    const Column& right = columns()[1];
    ASSERT_TRUE(text::ends_with_sentence(left[5]));
    ASSERT_LT(text::cells(left[5]), 14);
    std::string text;
    for (std::size_t row = 0; row < 10; ++row) text += left[row] + ' ' + right[row] + "\n\n";
    const std::vector<std::string> lines = read(text);
    ASSERT_EQ(lines.size(), 20U);
    EXPECT_TRUE(std::equal(lines.begin(), lines.begin() + 10, left.begin()));
}

TEST(Turns, CutsLinesThatHoldColumnsOfDifferentMeasuresAndLetterSpacedOnes) {
    const Column left = columns()[0];
    const Column right = column({columns()[1][0] + columns()[1][1] + columns()[1][2] + columns()[1][3] +
                                 columns()[1][4] + columns()[1][5] + columns()[1][6]},
                                9);
    std::string text;
    for (std::size_t row = 0; row < 10; ++row) {
        if (row == 3) {
            for (const auto [code, at, size] : text::CodePoints(left[row])) {
                text += left[row].substr(at, size) + ' ';
            }
        } else {
            text += left[row] + ' ';
        }
        text += right[row] + "\n\n";
    }
    const std::vector<std::string> lines = read(text);
    ASSERT_EQ(lines.size(), 20U);
    EXPECT_TRUE(std::equal(lines.begin(), lines.begin() + 3, left.begin()));
    EXPECT_TRUE(std::equal(lines.begin() + 10, lines.end(), right.begin()));
}

/// The text of a column in lines of another length.
Column set_anew(const Column& lines, std::size_t measure) {
    std::string words;
    for (const std::string& line : lines) words += line;
    return column({words}, measure);
}

TEST(Turns, CutsLinesThatHoldAColumnMoreThanTwiceAsWideAsTheOthers) {
    Column wide;
    for (const Column& one : columns()) {
        const Column lines = set_anew(one, 26);
        wide.insert(wide.end(), lines.begin(), lines.end());
    }
    const std::array<Column, 2> narrow{set_anew(columns()[1], 10), set_anew(columns()[2], 10)};
    std::string text;
    for (std::size_t row = 0; row < std::min(narrow[0].size(), narrow[1].size()); ++row) {
        if (row < wide.size()) text += wide[row] + ' ';
        text += narrow[0][row] + ' ' + narrow[1][row] + '\n';
    }
    const std::vector<std::string> lines = read(text);
    EXPECT_EQ(std::ranges::count(lines, wide[2]), 1);
    EXPECT_EQ(std::ranges::count(lines, narrow[0][2]), 1);
}

TEST(CommonMeasures, KnowTheColumnThatALineIsOf) {
    std::string text;
    for (const std::size_t measure : {24U, 24U, 24U, 24U, 24U, 24U, 24U, 10U}) {
        for (const Column& one : columns()) {
            for (const std::string& line : set_anew(one, measure)) text += line + '\n';
        }
    }
    const columns::CommonMeasures measures(text, text::printed_lines(text));
    EXPECT_EQ(measures.commonest(), 48);
    EXPECT_EQ(measures.column_of(20), 20);
    EXPECT_EQ(measures.column_of(16), 20);  // a first line
    EXPECT_EQ(measures.column_of(30), 48);
}

TEST(Turns, CutsALineThatHoldsACaptionWiderThanTheColumnsBesideIt) {
    const std::vector<Column>& all = columns();
    const Column caption{"图为东河县石桥镇的社员们趁天晴抢收油菜籽",
                         "收割机从田埂这头开到那头只用了一刻钟多点"};
    std::string text;
    for (std::size_t row = 0; row < 10; ++row) {
        if (row == 4 || row == 5) text += caption[row - 4] + ' ';
        text += all[0][row] + ' ' + all[1][row] + "\n\n";
    }
    const std::vector<std::string> lines = read(text);
    ASSERT_EQ(lines.size(), 22U);
    EXPECT_EQ(std::ranges::count(lines, caption[0]), 1);
}

TEST(BrokenOff, CountsWhereTheNextBlockDoesNotGoOn) {
    const std::vector<Column>& all = columns();
    const auto halves = [&](const std::vector<std::size_t>& order) {
        std::string text;
        for (const std::size_t half : order) {
            const Column& one = all[half / 2];
            const std::size_t middle = 3;
            const auto begin = half % 2 == 0 ? one.begin() : one.begin() + middle;
            const auto end = half % 2 == 0 ? one.begin() + middle : one.end();
            for (auto line = begin; line != end; ++line) text += *line + '\n';
            text += '\n';
        }
        return text;
    };
    const std::string sound = halves({0, 1, 2, 3, 4, 5});
    const std::string broken = halves({0, 2, 4, 1, 3, 5});
    EXPECT_EQ(columns::broken_off(sound, text::printed_lines(sound), 28).places, 0U);
    EXPECT_GE(columns::broken_off(broken, text::printed_lines(broken), 28).places, 2U);
}

TEST(BrokenOff, IsSaidOfAPageThatIsLeftAsItStandsAndNotOfVerse) {
    const std::vector<Column>& all = columns();
    std::string page;
    for (const Column& one : all) {
        for (const std::string& line : one) page += line + '\n';
        page += '\n';
    }
    std::string verse;
    for (int stanza = 0; stanza < 10; ++stanza) {
        for (const char* const line : {"春水漫过石桥", "渡船停在柳下", "谁家灯火未眠", "照见一河星光"}) {
            verse += std::string(line) + '\n';
        }
        verse += '\n';
    }
    for (const std::string& text : {page, verse}) {
        base::Findings findings;
        static_cast<void>(columns::printed_page(text, {}, findings));
        EXPECT_TRUE(findings.all().empty());
    }
}

TEST(BrokenOff, IsSaidOfColumnsInSpacesWhateverBlankLinesTheyAreCutAt) {
    // Bands of three columns: one breaks off, the others are paragraphs by themselves, as all blocks end
    // there.
    const Column whole{"”园林工人在大道旁补种香樟桂", "花，铺好了透水砖，又把旧护栏", "拆了。"};
    const Column other{"乡里的茶农今年又尝到甜头，采", "茶的人手也多了，忙到谷雨才算", "歇了。"};
    const std::string gap = "      ", behind(11, ' ');
    std::string page, sound;
    for (std::size_t band = 0; band < 12; ++band) {
        const Column& text = columns()[band % 3];
        for (std::size_t row = 0; row < 3; ++row) {
            const std::string right =
                gap + whole[row] + (row == 2 ? behind : "") + gap + other[row] + (row == 2 ? "\n\n" : "\n");
            page += text[band / 3 + row] + right;
            sound += other[row] + (row == 2 ? behind : "") + right;
        }
    }
    for (const std::string& text : {page, sound}) {
        base::Findings findings;
        const columns::PrintedPage read = columns::printed_page(text, {}, findings);
        EXPECT_EQ(read.arrangement, "columns read one after the other");
        EXPECT_EQ(findings.all().empty(), text == sound);
    }
}

TEST(Turns, LetsColumnsBeginBesideThoseUnderWay) {
    const std::vector<Column>& all = columns();
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
    const std::vector<Column>& all = columns();
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
    for (const Column& one : columns()) {
        for (const std::string& line : one) text += line + '\n';
        text += '\n';
    }
    EXPECT_EQ(read(text), std::vector<std::string>{"as it stands"});
    std::string after_every_line;
    for (const Column& one : columns()) {
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
    for (const Column& one : columns()) {
        for (int i = 0; i < 3; ++i) {
            for (const std::string& line : one) paragraphs += line + ' ';
        }
        paragraphs += "\n\n";
    }
    EXPECT_EQ(read(paragraphs), Column{"as it stands"});
}

TEST(Turns, KeepsEveryCharacterOfEveryShuffledText) {
    // All lines, in orders that no extractor writes.
    std::vector<std::string> lines = one_after_the_other(columns());
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

TEST(Joints, OutweighOthersWhenManyPartAWordAndHardlyAnyIsLost) {
    EXPECT_TRUE(columns::outweighs({.all = 5, .across = 3}, {.all = 5, .across = 0}));
    EXPECT_FALSE(columns::outweighs({.all = 3, .across = 2}, {.all = 3, .across = 0}));
    EXPECT_TRUE(columns::outweighs({.all = 30, .across = 9}, {.all = 30, .across = 1}));
    EXPECT_FALSE(columns::outweighs({.all = 30, .across = 9}, {.all = 30, .across = 3}));
    EXPECT_FALSE(columns::outweighs({.all = 60, .across = 9}, {.all = 60, .across = 1}));
}

TEST(Joints, AreSoundWhereColumnsFollowEachOtherAndSuspectWhereTheyAlternate) {
    std::string in_order;
    for (const std::string& line : one_after_the_other(columns())) in_order += line + '\n';
    const std::string in_turn = taken_in_turn(columns(), 1);
    text::WordBreaks breaks;
    EXPECT_TRUE(columns::is_sound(in_order, text::printed_lines(in_order), breaks));
    EXPECT_FALSE(columns::is_suspect(in_order, text::printed_lines(in_order), breaks));
    EXPECT_FALSE(columns::is_sound(in_turn, text::printed_lines(in_turn), breaks));
    EXPECT_TRUE(columns::may_be_suspect_in_part(in_turn, text::printed_lines(in_turn), breaks));
}

TEST(StrandOrder, HoldsEveryBlockOnce) {
    const std::string text = taken_in_turn(columns(), 2);
    std::vector<columns::Block> blocks;
    lines::Vocabulary words(text);
    for (const text::PrintedLine& line : text::printed_lines(text)) {
        blocks.push_back(columns::block_of(text, {line}, 28));
    }
    const columns::Meetings meetings{words};
    std::vector<int> seen(blocks.size(), 0);
    for (const columns::Strand& strand :
         columns::reading_order(blocks, columns::strands(blocks, meetings), meetings)) {
        for (const std::uint32_t at : strand) ++seen[at];
    }
    EXPECT_TRUE(std::ranges::all_of(seen, [](int times) { return times == 1; }));
    EXPECT_TRUE(columns::strands({}, meetings).before.empty());
}

}  // namespace
