#include "stories/heads.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "stories/head_looks.h"

namespace {

using stories::HeadContext;
using stories::HeadLine;

lines::Cues cues() {
    lines::Cues of;
    of.kickers = {"召开"};
    of.subs = {"侧记", "见闻"};
    of.sub_starts = {"全年"};
    of.rubrics = {"来信"};
    of.transitive = {"查处"};
    return of;
}

std::string types(const std::vector<HeadLine>& lines, const HeadContext& context = {}) {
    std::string out;
    for (const stories::TypedHead& head : stories::type_heads(lines, context, cues())) {
        if (!out.empty()) out += ' ';
        out += stories::name(head.kind);
        if (head.last - head.first > 1) out += std::to_string(head.last - head.first);
    }
    return out;
}

std::vector<HeadLine> plain(const std::vector<std::string>& lines) {
    std::vector<HeadLine> of;
    for (const std::string& line : lines) of.push_back({{}, line, 0, false});
    return of;
}

TEST(Heads, AreTypedByWhatTheySay) {
    EXPECT_EQ(types(plain({"云泽部署春耕"})), "main");
    EXPECT_EQ(types(plain({"全县春耕备耕会议召开", "把每一粒种子种进好田"})), "kicker main");
    EXPECT_EQ(types(plain({"把每一粒种子种进好田", "——全县春耕备耕工作启动"})), "main sub");
    EXPECT_EQ(types(plain({"把每一粒种子种进好田", "全县春耕备耕现场会侧记"})), "main sub");
    EXPECT_EQ(types(plain({"县委学习会举行——"})), "kicker");
    EXPECT_EQ(types(plain({"读者来信", "渠边断了的路该续上了"})), "kicker main");
}

TEST(Heads, MayGoOnBehindALineThatBeganForASign) {
    std::vector<HeadLine> lines = plain({"全县春耕备耕会议召开", "“种子要种进好田，也要种进人心”"});
    lines.back().may_go_on = true;
    EXPECT_EQ(types(lines), "kicker main");
    const auto goes_on = [&] {
        const auto readings = stories::head_readings(lines, {}, cues());
        return std::ranges::any_of(readings, [](const stories::HeadReading& one) {
            return stories::explain(one).find("a word goes on in the next line") != std::string::npos;
        });
    };
    EXPECT_TRUE(goes_on());
    lines.back().may_go_on = false;
    EXPECT_FALSE(goes_on());
}

TEST(Heads, GoOnInASecondLineWhereTheFirstBreaksOff) {
    EXPECT_EQ(types(plain({"守坝人的夜，", "不该只在", "夜里被看见"})), "main3");
    EXPECT_EQ(types(plain({"守坝的老人们", "守出了全县最稳的坝"})), "main2");
    EXPECT_EQ(types(plain({"三口“枯井”", "如何等来清泉"})), "main2");
    EXPECT_EQ(types(plain({"石桥镇集中查处", "三起“偷水案”"})), "main2");
    EXPECT_EQ(types(plain({"守坝的老人们", "石桥水库四十年见闻"})), "main sub");
}

TEST(Heads, BreakOffWithAPrepositionAndNotWithAWordThatEndsLikeOne) {
    EXPECT_TRUE(stories::breaks_off("三个村的老人和"));
    EXPECT_TRUE(stories::breaks_off("渡口的船家把"));
    EXPECT_FALSE(stories::breaks_off("两家人终于握手言和"));
    EXPECT_FALSE(stories::breaks_off("老渡口找到新方向"));
    EXPECT_FALSE(stories::breaks_off("三家廠為何調和"));
}

TEST(Heads, HaveAMainLineWhateverTheOnlyLineSays) {
    for (const char* line : {"全县春耕备耕会议召开", "春耕备耕见闻", "记石桥镇修渠人", "力争三年见效"})
        EXPECT_EQ(types(plain({line})), "main") << line;
}

TEST(Heads, AreToldApartByWhatTheStorySays) {
    const lines::Vocabulary story("石桥镇水渠工程昨天完工。渠长九公里，三个村的水田都能浇上水。");
    EXPECT_EQ(types(plain({"石桥镇水渠工程完工", "清流入田 笑上眉梢"}), {.story = &story}), "kicker main");
    EXPECT_EQ(types(plain({"清清渠水入了田", "石桥镇水渠三个村的水田都能浇上水"}), {.story = &story}),
              "main sub");
}

TEST(Heads, ThatArePrintedOnceStandBeforeThoseDrawnTwice) {
    const auto drawn = [](const std::vector<std::pair<std::string, bool>>& lines, HeadContext context = {}) {
        std::vector<HeadLine> of;
        for (const auto& [line, doubled] : lines) of.push_back({{}, line, 0, doubled});
        return types(of, context);
    };
    EXPECT_EQ(
        drawn({{"全年通水三百一十二天", false}, {"石桥镇水渠工程现场会召开", true}, {"渠水到田头", true}}),
        "sub kicker main");
    EXPECT_EQ(drawn({{"石桥镇修渠现场会召开", false},
                     {"——总投资九千六百万元 三万多名群众受益", false},
                     {"让渠水流到田头", true}}),
              "kicker sub main");
    EXPECT_EQ(drawn({{"渠水到田头", false}, {"写在石桥镇水渠通水之际——", true}}), "main kicker");
    EXPECT_EQ(drawn({{"全年通水三百一十二天", false}, {"渠水到田头", true}}), "sub main");
    // A heavier kicker is as usual as a lighter one.
    EXPECT_EQ(drawn({{"把每一粒种子种进好田", false}, {"全县春耕备耕工作会召开", true}}), "main kicker");
    // Where doubled type was found before plain type, all stands as it was printed.
    EXPECT_NE(drawn({{"全年通水三百一十二天", false}, {"渠水到田头", true}}, {.drawn_in_place = true}),
              "sub main");
}

TEST(Heads, AreEachLookedAtInABlockOfHundreds) {
    std::vector<HeadLine> lines = plain(std::vector<std::string>(300, "渠水到田头"));
    for (HeadLine& line : lines) line.abreast = true;  // each a head by itself
    lines[270].clean = "——石桥镇水渠全线通水";
    const auto readings = stories::head_readings(lines, {}, cues());
    EXPECT_NE(stories::explain(readings.front()).find("the subtitle begins with a dash"), std::string::npos);
}

TEST(Heads, HaveABlankLineUnderTheKickerWhereBlankLinesTell) {
    std::vector<HeadLine> lines = plain({"水渠修到了田边", "旱田今年种上双季稻两万多亩"});
    lines[1].blanks = 1;
    EXPECT_EQ(types(lines, {.blanks_matter = true}), "kicker main");
    lines[1].blanks = 0;
    EXPECT_EQ(types(lines, {.blanks_matter = true}), "main sub");
}

TEST(Heads, OfTwoLinesAreOneHeadline) {
    EXPECT_EQ(types(plain({"把每一粒种子种", "进好田"})), "main2");
    EXPECT_EQ(types(plain({"全县春耕备耕会议召开", "细化实化各项措施把种子备足备好",
                           "全力以赴确保每一块田都种上好粮"})),
              "kicker main2");
}

TEST(Heads, AreOneWhereTwoShortLinesAreHalvesOfACouplet) {
    EXPECT_EQ(types(plain({"老师傅上门来", "旧水管不再漏"})), "main2");
    EXPECT_EQ(types(plain({"全县春耕备耕会议召开", "一封老家信", "跑遍了全城"})), "kicker main2");
}

TEST(Heads, AreOneWhereTwoShortLinesAreAlikeInLargeType) {
    std::vector<HeadLine> lines = plain({"三把旧椅四双手", "百年门楼有人修"});
    for (HeadLine& line : lines) line.doubled = true;
    EXPECT_EQ(types(lines), "main2");
    lines.back().clean = "石桥县老门楼修缮工地见闻";
    EXPECT_EQ(types(lines), "main sub");
}

TEST(Heads, AreMottosOverWhatHappened) {
    EXPECT_EQ(types(plain({"稻香稻香 十里飘香", "石桥乡稻农一同办起了开镰会"})), "kicker main");
    EXPECT_EQ(types(plain({"小竹筐 大买卖", "石桥乡编编织织有奔头"})), "kicker main");
}

TEST(Heads, DoNotGoOnWhereLinesAreWholeOrABlankLineParts) {
    std::vector<HeadLine> lines = plain({"把每一粒种子种", "进好田"});
    EXPECT_NE(types(lines, {.lines_whole = true}), "main2");
    lines.back().blanks = 1;
    EXPECT_NE(types(lines, {.blanks_matter = true, .blanks_part = true}), "main2");
    EXPECT_EQ(types(lines), "main2");
}

TEST(Heads, GoOnWhereALineIsCutInAWord) {
    EXPECT_EQ(types(plain({"石桥镇旧水厂改", "造成了图书馆"})), "main2");
    EXPECT_EQ(
        types(plain({"把每一粒种子种进好田", "——全县春耕备耕工作启", "动会上说出的今年二十", "八件实事"})),
        "main sub3");
    // A word that would go on there by chance: the line before was not full.
    EXPECT_NE(types(plain({"春耕见闻", "闻鸡起舞备耕忙碌的石桥人"})), "main2");
}

TEST(Heads, SayWhyTheyWereReadSo) {
    const auto readings =
        stories::head_readings(plain({"全县春耕备耕会议召开", "把每一粒种子种进好田"}), {}, cues());
    ASSERT_GT(readings.size(), 1U);
    EXPECT_GT(readings[0].score, readings[1].score);
    EXPECT_NE(stories::explain(readings[0]).find("the kicker ends like one +"), std::string::npos);
}

/// Every reading has a headline, and kickers over it and subtitles under it but for what is drawn later.
TEST(Heads, KeepTheOrderOfPrint) {
    const char* words[] = {"全县会议召开", "清流入田", "——见闻", "三百一十二天"};
    for (std::size_t count = 1; count <= 7; ++count) {
        for (unsigned doubled = 0; doubled < 1U << count; ++doubled) {
            std::vector<HeadLine> lines;
            for (std::size_t i = 0; i < count; ++i)
                lines.push_back({{}, words[(i + doubled) % 4], 0, (doubled >> i & 1U) != 0});
            for (const auto& reading :
                 stories::head_readings(lines, {.drawn_in_place = true, .story = nullptr}, cues())) {
                ASSERT_EQ(reading.kinds.size(), count);
                EXPECT_TRUE(std::ranges::is_sorted(reading.kinds));
                EXPECT_TRUE(std::ranges::count(reading.kinds, stories::HeadKind::main) > 0 ||
                            (count == 1 && lines[0].clean.ends_with("——")));
            }
        }
    }
}

TEST(Heads, ANoticeIsCalledByTheHeadlineUnderTheNameOfWhoGivesIt) {
    EXPECT_EQ(types(plain({"云泽县水利局", "关于汛期封闭河堤道路的通告"})), "kicker main");
    // The name is doubled, so it was drawn behind the plain line under it.
    std::vector<HeadLine> drawn = plain({"关于汛期封闭河堤道路的通告", "云泽县水利局渠道管理所"});
    drawn[1].doubled = true;
    EXPECT_EQ(types(drawn), "main kicker");
}

}  // namespace
