// The passes for what sites do to their own texts.
#include <utility>

#include <gtest/gtest.h>

#include "repair/rules.h"
#include "tests/repair/paragraphs.h"

namespace {

using test::reading_after;
using test::repairs_of;

TEST(ByteShiftPass, CorrectsWhatComesOutExactly) {
    EXPECT_EQ(repairs_of("byteshift", "把藍圖變?yōu)楝F(xiàn)實。"), "?yōu)楝F(xiàn)>為現");
    EXPECT_EQ(reading_after("byteshift", "要?jiǎng)?chuàng)新。"), "要創新。");
}

TEST(ByteShiftPass, FlagsWhatDoesNot) {
    EXPECT_EQ(repairs_of("byteshift", "變?bǎng)楝F(xiàn)實"), "?bǎng)楝F(xiàn)>?");
    EXPECT_EQ(reading_after("byteshift", "變?bǎng)楝F(xiàn)實"), "變?bǎng)楝F(xiàn)實");
}

TEST(ByteShiftPass, StaysInItsLine) {
    EXPECT_EQ(repairs_of("byteshift", "變\n?yōu)楝F(xiàn)實"), "");
}

TEST(Lost, MarksLinesOfQuestionMarks) {
    EXPECT_EQ(repairs_of("lost", "前文。\n?\n ？？ \n后文。"), "?>? ？？>?");
    EXPECT_EQ(reading_after("lost", "前文。\n?\n后文。"), "前文。\n后文。");
    // Among others one behind a headline is stray too.
    EXPECT_EQ(repairs_of("lost", "老桥体检记\n？\n前文。\n??\n后文。"), "？>? ?\?>?");
}

TEST(Lost, LeavesQuestions) {
    for (const char* text : {"收不收?", "“怎么办?”", "为什么？？", "谁来管？", "a?b", "?：",
                             "http://a.b/?c=1", "这是哪一个版本\n？\n后文。"}) {
        EXPECT_EQ(repairs_of("lost", text), "") << text;
    }
}

TEST(Lost, MarksReplacementCharactersOfTheSource) {
    EXPECT_EQ(repairs_of("lost", "周\xEF\xBF\xBD\xEF\xBF\xBD鸣"), "\xEF\xBF\xBD\xEF\xBF\xBD>?");
}

TEST(Repeat, TakesOutACopyOfTheStartOfTheStory) {
    const std::string story = "三月八日,云泽县召开春耕备耕现场会,部署农业生产。各乡镇参加会议。";
    EXPECT_EQ(reading_after("repeat", "三月八日,云泽县召开春耕备耕现场会,部署农\n" + story), story);
}

TEST(Repeat, ComparesWithoutWhiteSpaceAndWidth) {
    EXPECT_EQ(reading_after(
                  "repeat",
                  "三月八日，云泽县 召开春耕备耕现场会，部署\n三月八日,云泽县召开春耕备耕现场会,部署农业。"),
              "三月八日,云泽县召开春耕备耕现场会,部署农业。");
}

/// The first line of `text` is marked as the abstract of the rest.
model::Document with_abstract(const std::string& text) {
    model::Builder builder(text::SourceText(text), model::Form::lined);
    builder.open(model::Kind::article);
    bool first = true;
    for (const text::PhysicalLine& line : text::physical_lines(text)) {
        if (first) builder.open(model::Kind::argument);
        builder.open(model::Kind::paragraph);
        builder.text(line.words);
        builder.close();
        if (std::exchange(first, false)) builder.close();
    }
    base::Findings findings;
    return std::move(builder).finish({}, findings);
}

TEST(Repeat, TakesOutAnAbstractThatLeavesTheOpenerOut) {
    const std::string lead = "晚上八点半，沙河镇卫生院的诊室还亮着灯，三岁的小石头发";
    const std::string story =
        "本报讯（记者花弄影）晚上八点半，沙河镇卫生院的诊室还亮着灯，三岁的小石头发着烧。";
    const auto repairs = [&](const std::string& abstract) {
        return test::run(with_abstract(abstract + "\n" + story), {"repeat"}).edition.repairs.all().size();
    };
    EXPECT_EQ(repairs("[摘要]" + lead), 1U);
    EXPECT_EQ(repairs("[摘要]本报讯" + lead), 0U);
    EXPECT_EQ(repairs("[摘要]夜里也能看病，沙河镇卫生院的诊室还亮着灯，三岁的小石头发"), 0U);
    EXPECT_EQ(repairs_of("repeat", lead + "\n" + story), "");  // nothing marks it
}

TEST(Repeat, TakesOutAParagraphThatStandsTwice) {
    const std::string twice =
        "全县各级干部要切实提高认识，增强责任感，加强组织领导，严格工作责任，确保取得实效。";
    EXPECT_EQ(reading_after("repeat", twice + "\n" + twice + "\n完。"), twice + "\n完。");
}

TEST(Repeat, LeavesRefrainsAndOtherLeads) {
    for (const char* text : {
             "加油，加油！\n加油，加油！",
             "云泽县召开会议。\n云泽县召开会议。部署农业。",
             "一份蜂蜜怎样卖出好价钱？三年给出了回答，乡亲们富了\n云泽社三月八日电 "
             "走进村里，漫山遍野都是蜂箱。",
             "三月八日,云泽县召开春耕备耕现场会,部署农业。\n三月八日,云泽县召开春耕备耕现场会,"
             "部署农业。各乡镇参加。",
             "assert preprocess(' x , y') == ['x', 'y']\nassert preprocess(' x , y') == ['x', 'y']",
         }) {
        EXPECT_EQ(repairs_of("repeat", text), "") << text;
    }
}

TEST(Mojibake, CorrectsWhatHasAnExactWayBack) {
    EXPECT_EQ(repairs_of("mojibake", "cafÃ© 开门"), "Ã©>é");
    EXPECT_EQ(repairs_of("mojibake", "锟斤拷"), "锟斤拷>?");
    EXPECT_EQ(repairs_of("mojibake", "云泽县召开大会，café开门。"), "");
}

TEST(Invisible, TakesOutWhatShowsNothing) {
    EXPECT_EQ(reading_after("invisible", "云\xE2\x80\x8B泽\xEF\xBB\xBF县\xC2\xAD长\xE2\x80\x8D会"),
              "云泽县长会");
}

TEST(Invisible, LeavesJoinersAndDirectionsThatWork) {
    for (const char* text : {"👨\xE2\x80\x8D👩\xE2\x80\x8D👧", "می\xE2\x80\x8Cخواهم", "שלום\xE2\x80\x8E abc"}) {
        EXPECT_EQ(repairs_of("invisible", text), "") << text;
    }
}

TEST(SourceError, FlagsDigitsThatChangedPlaces) {
    EXPECT_EQ(repairs_of("source_error", "实行“356×24”（365天、24小时）服务"), "356>365");
    EXPECT_EQ(reading_after("source_error", "实行“356×24”（365天、24小时）服务"),
              "实行“356×24”（365天、24小时）服务");
}

TEST(SourceError, LeavesProductsThatAgree) {
    for (const char* text :
         {"365×24（365天、24小时）", "“5×8”小时", "356×24毫米", "7×24（7天24小时）", "×", "356×"}) {
        EXPECT_EQ(repairs_of("source_error", text), "") << text;
    }
}

TEST(MixedScript, ReportsAndRepairsNothing) {
    const test::Result result = test::run(
        test::paragraphs("雲澤縣召開會議,周一鳴后強調,要把美好愿景變為現實,發揮干部的作用,讓羣眾满意。"),
        {"mixed_script"});
    EXPECT_TRUE(result.edition.repairs.all().empty());
    ASSERT_EQ(result.findings.all().size(), 4U);
    EXPECT_EQ(result.findings.all()[0].arguments[0], "后");
    EXPECT_EQ(result.findings.all()[1].arguments[0], "愿");
    EXPECT_EQ(result.findings.all()[2].arguments[0], "干");
    EXPECT_EQ(result.findings.all()[3].arguments[0], "满");
    for (const base::Finding& finding : result.findings.all())
        EXPECT_EQ(finding.rule, &repair::rules::mixed_script);
}

TEST(MixedScript, SeesCharactersThatAreSpelledOtherwiseInTheSource) {
    model::Builder builder(text::SourceText("云泽县召开会议，让群众&#28415;意。"), model::Form::flowed);
    const auto at = static_cast<std::uint32_t>(builder.source_text().find('&'));
    builder.open(model::Kind::article);
    builder.open(model::Kind::paragraph);
    builder.text({0, at});
    builder.text({at, at + 8}, "滿");
    builder.text({at + 8, static_cast<std::uint32_t>(builder.source_text().size())});
    builder.close();
    builder.close();
    base::Findings findings;
    const test::Result result = test::run(std::move(builder).finish({}, findings), {"mixed_script"});
    ASSERT_EQ(result.findings.all().size(), 1U);
    EXPECT_EQ(result.findings.all()[0].arguments[0], "滿");
}

TEST(MixedScript, LeavesCharactersOfBothScripts) {
    const test::Result result =
        test::run(test::paragraphs("皇后在公里之外干預國際會議,關於體系與制度的雲南報導,他們隨着鄉親們走。"),
                  {"mixed_script"});
    EXPECT_TRUE(result.findings.empty());
}

}  // namespace
