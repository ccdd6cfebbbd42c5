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

/// A line that shows that 最 was deleted throughout.
const std::string cleared = "必须大程度凝聚合力。\n";

TEST(Omit, FlagsWhatCannotStandWithoutTheSuperlative) {
    EXPECT_EQ(repairs_of("omit", "必须大程度凝聚合力。"), ">最");
    EXPECT_EQ(repairs_of("omit", "它的大特點是廣泛深入。"), ">最");
    EXPECT_EQ(repairs_of("omit", "周一鸣指出，要抓紧。\n周一鸣后强调，要落实。"), ">最");
    EXPECT_EQ(repairs_of("omit", "各村尽大努力减少损失。"), ">最");
    EXPECT_EQ(reading_after("omit", "必须大程度凝聚合力。"), "必须大程度凝聚合力。");
    EXPECT_EQ(reading_after("omit", "必须大程度凝聚合力。", model::Cert::low), "必须最大程度凝聚合力。");
}

TEST(Omit, FlagsWeakFormsWhereTheWholeTextWasCleared) {
    EXPECT_EQ(repairs_of("omit", "这是全县长的隧道。\n难的是打通水层，根本的办法是排水。"), ">最 >最 >最");
}

TEST(Omit, FlagsTheOtherItemsOfAList) {
    EXPECT_EQ(repairs_of("omit", cleared + "用快的办法、实的举措、严的要求抓落实。"), ">最 >最 >最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "这是全县工期短、受益面广的水库。"), ">最 >最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "风大、路窄、弯多的山口，车开得慢、稳、好。"), ">最");
}

TEST(Omit, FlagsWhatOnlyASuperlativeExplains) {
    EXPECT_EQ(repairs_of("omit", cleared + "这是他打过的累的一场比赛，村口忙的要数豆腐坊。"), ">最 >最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "报名费高不超过百元，迟下月公布，终决定免收。"),
              ">最 >最 >最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "其中年龄小的刚满五岁，埋得深的是水管，池水深处达三米。"),
              ">最 >最 >最 >最");
}

TEST(Omit, LeavesTwoAloneThatAreToldApart) {
    EXPECT_EQ(repairs_of("omit", cleared + "多的一天三百斤，少的一天五十斤。"), ">最");
    EXPECT_EQ(repairs_of("omit", cleared + "后一排听不清，前一排帮着传话。"), ">最");
    EXPECT_EQ(repairs_of("omit", cleared + "多的是机会，少的是耐心。"), ">最");
    EXPECT_EQ(repairs_of("omit", cleared + "年龄大的老人有人照看，重要的是落实，令人高兴的是丰收。"), ">最");
}

TEST(Omit, FlagsExtremesOfMeasurements) {
    EXPECT_EQ(repairs_of("omit", cleared + "今天多云，大风力5级，入汛以来强降雨来袭，高气温30℃。"),
              ">最 >最 >最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "建设大风力发电场，高温度的水，从高压到低压。"), ">最");
}

TEST(Omit, FlagsPlacesAndFirsts) {
    EXPECT_EQ(repairs_of("omit", cleared + "河道宽处九米，窄处三米，早一批住户已经搬走。"),
              ">最 >最 >最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "评出“美护林员”，共建“美丽乡村”，走狭窄处。"), ">最 >最");
}

TEST(Omit, FindsThePlacesThatStatisticsAndCourtsGiveAway) {
    EXPECT_EQ(repairs_of("omit", "案件由高人民法院审理。"), ">最");
    EXPECT_EQ(repairs_of("omit", cleared + "过程大降温幅度可达9℃，设计高时速90公里，高可获奖励三万元。"),
              ">最 >最 >最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "据新统计，全市年龄大的88岁，小的7岁，其中，远的一户在山顶。"),
              ">最 >最 >最 >最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "佳影片空缺，从初的六人发展到六十人，大的难题是缺水。"),
              ">最 >最 >最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "这是口碑好的剧目之一。早一次在春天，冷的那几天停演。"),
              ">最 >最 >最 >最");
}

TEST(Omit, FindsSuperlativesByTheirFrames) {
    EXPECT_EQ(repairs_of("omit", cleared + "老桥早可追溯到清代，是十年来强的一场雨冲垮的。"), ">最 >最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "他见过严重的一次，终只能补种；好的办法是排水。"),
              ">最 >最 >最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "这是受欢迎的课程之一，雨量大时达六十毫米。"), ">最 >最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "怕的不是路远，村民关心的还是水价。"), ">最 >最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "近年来新的变化不少，大的站场有人，小的阀室只有一条狗。"), ">最");
    EXPECT_EQ(repairs_of("omit", cleared + "起早摸黑的一家人，好的习惯是从小养成的，大家关心的还有菜价。"),
              ">最");
}

TEST(Omit, FindsWhatOnlyASuperlativeLeaves) {
    EXPECT_EQ(repairs_of("omit", cleared + "打破了上届的高纪录，得了佳创意奖，自重轻、承重大者胜。"),
              ">最 >最 >最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "水位涨到高，天气再好不过了；馒头软，配咸菜香不过了。"),
              ">最 >最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "以咳嗽为常见，以口粮为主，服务更为便捷。"), ">最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "初设计的是拱桥，难预料的是天气，笨的办法就是等。"),
              ">最 >最 >最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "随着后一声哨响，近五年稳的一段行情过去了。"), ">最 >最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "新馆开放，迟下月公布；花时间的是防潮，他得意的作品是一架水车。"),
              ">最 >最 >最 >最");
    EXPECT_EQ(repairs_of("omit", "她大的心愿是把书读完。"), ">最");  // cannot stand without it
}

TEST(Omit, LeavesWhatComesAfterTheFirst) {
    EXPECT_EQ(repairs_of("omit", cleared + "进村路前两公里是水泥路，后一公里还是土路。"), ">最");
    EXPECT_EQ(repairs_of("omit", cleared + "假期前两天多云，后一天有雨；目前三个点，后一个在山上。"),
              ">最 >最");
    EXPECT_EQ(
        repairs_of("omit", cleared + "接到报修后一刻钟内出发，“山乡夜话”后，薄薄的一张纸，拳头大的一块。"),
        ">最");
    EXPECT_EQ(repairs_of("omit", cleared + "快的要半个月，慢的要三个月；冷的时候少，苦的有黄连。"), ">最");
    EXPECT_EQ(repairs_of("omit", cleared + "大的水库能装两个县城，小的一夜就能放干。"), ">最");
}

TEST(Omit, LeavesAdjectivesThatAreHalfAWordAlone) {
    EXPECT_EQ(
        repairs_of("omit", cleared + "那是漫长的一夜，崭新的一页，重大的一步；老局长的一句话，沉重的一关。"),
        ">最");
    EXPECT_EQ(repairs_of("omit", cleared + "至少也要三天，没有大的障碍，提高时速90公里，加大降幅。"), ">最");
    EXPECT_EQ(repairs_of("omit", cleared + "大的孩子上学了，小的还在家，高的楼层先通水。"), ">最");
}

TEST(Omit, WantsManyWeakFormsWhereNoneIsOdd) {
    EXPECT_EQ(repairs_of("omit", "长的一段路已经修好。重要的是算清账。后一位发言的是会计。高的是白杨。"), "");
}

TEST(Omit, LeavesProse) {
    for (const char* text : {
             "很大程度上取决于干部。",
             "在更大程度上方便群众。",
             "最大限度减少停水。",
             "难的是坚持。",
             "会议后强调纪律。",
             "他讲话后指出问题。",
             "随后一个月下降了。",
             "三大特点是：",
             "重要的是落实，关键的是人。",
             "全县大力发展产业，好的经验要推广，用好的办法解决问题。",
             "两年来，后一阶段比前一阶段快，近年来好转。",
             "大的五岁，小的两岁，高的站后排，矮的站前排。\n他的后一句话没有听清，后经查找，才知道快的两天，"
             "慢的三天。",
             "大风预警生效，低气压过境，高温天气持续。\n难的不是开头，重要的话说三遍。",
         }) {
        EXPECT_EQ(repairs_of("omit", text), "") << text;
    }
}

TEST(Omit, ATextThatHasTheWordIsNotCleared) {
    EXPECT_EQ(repairs_of("omit", "这是全县长的隧道，最宽处九米。\n难的是打通水层，根本的办法是排水。"), "");
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
