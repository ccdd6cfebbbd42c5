// Openers, jump notices, credits, headline types.
#include "lines/openers.h"

#include <string>

#include <gtest/gtest.h>

#include "lines/cues.h"
#include "lines/photo_credits.h"

namespace {

lines::Cues cues() {
    lines::Cues of;
    of.agencies = {"云泽社", "本报"};
    of.datelines = {"本报讯", "【本報訊】"};
    of.wire = {"电"};
    of.roles = {"记者", "本报记者", "通讯员", "記者", "實習記者", "文/"};
    of.reports = {"報導", "报道"};
    of.credits = {"摄", "供图"};
    of.credit_starts = {"图自", "受访者提供"};
    of.jump_to = {"下转"};
    of.jump_from = {"上接"};
    of.page_words = {"版"};
    of.newspapers = {"日报"};
    of.kickers = {"召开"};
    of.subs = {"侧记"};
    return of;
}

/// "dateline/byline/person,person", or "none".
std::string opener(std::string_view words) {
    const auto found = lines::opener_at_start(words, cues());
    if (!found) return "none";
    std::string out = found->dateline ? std::string(found->dateline->of(words)) : "";
    out += '/';
    if (found->byline) out += found->byline->of(words);
    out += '/';
    for (const text::Slice person : found->persons) {
        if (out.back() != '/') out += ',';
        out += person.of(words);
    }
    return out;
}

std::string jump(std::string_view words) {
    const auto found = lines::jump_at_end(words, cues());
    return found ? std::string(found->slice.of(words)) + ">" + found->page : "none";
}

std::string credit(std::string_view words) {
    const auto found = lines::credit_at_end(words, cues());
    return found ? std::string(found->of(words)) : "none";
}

TEST(Opener, TakesAGapThatWasReadAsAQuotationMark) {
    EXPECT_EQ(opener("本报讯 “记者 周一鸣 一只铁桶放在桥边，"), "本报讯/记者 周一鸣/周一鸣");
    EXPECT_EQ(opener("本报讯 ”本报记者 周一鸣 ”一只铁桶放在桥边，"), "本报讯/本报记者 周一鸣/周一鸣");
    EXPECT_EQ(opener("本报记者 周一鸣”一只铁桶放在桥边，"), "/本报记者 周一鸣/周一鸣");
    EXPECT_EQ(opener("本报讯 “一只铁桶放在桥边，”"), "本报讯//");
    EXPECT_EQ(opener("文/周一鸣“一只铁桶放在桥边，”"), "/文/周一鸣/周一鸣");
    EXPECT_EQ(opener("文/图说“一只铁桶放在桥边，”"), "none");
}

TEST(Opener, TakesASignThatWasMisreadBeforeARoleOrAPerson) {
    EXPECT_EQ(opener("@ 本报记者 周一鸣 一只铁桶放在桥边，"), "/@ 本报记者 周一鸣/周一鸣");
    EXPECT_EQ(opener("口 周一鸣 一只铁桶放在桥边，"), "/口 周一鸣/周一鸣");
    EXPECT_EQ(opener("口 岸边 一只铁桶放在桥边，"), "none");
    EXPECT_EQ(opener("口周一鸣 一只铁桶放在桥边，"), "none");
    EXPECT_EQ(opener("[记者周一鸣/溪口报道】一只铁桶"), "/[记者周一鸣/溪口报道】/周一鸣");
}

TEST(Opener, TakesADatelineAndItsByline) {
    EXPECT_EQ(opener("本报讯 （记者周一鸣） 3月8日，"), "本报讯/（记者周一鸣）/周一鸣");
    EXPECT_EQ(opener("【本報訊】（记者葉知秋）榕灣"), "【本報訊】/（记者葉知秋）/葉知秋");
    EXPECT_EQ(opener("本报讯（记者周一鸣 通讯员方禾）"), "本报讯/（记者周一鸣 通讯员方禾）/周一鸣,方禾");
}

TEST(Opener, TakesADatelineWhoseBracketsOcrMisread) {
    EXPECT_EQ(opener("【本报讯』(记者叶知秋) 榕湾"), "【本报讯』/(记者叶知秋)/叶知秋");
    EXPECT_EQ(opener("「本报讯】(记者叶知秋) 榕湾"), "「本报讯】/(记者叶知秋)/叶知秋");
    EXPECT_EQ(opener("「本报讯」是每篇新闻开头的三个字"), "none");
}

TEST(Opener, TakesADatelineInRoundBrackets) {
    for (const char* words : {"（本报讯）　水渠通水了。", "(本报讯)（记者周一鸣）水渠通水了。"}) {
        const auto found = lines::opener_at_start(words, cues());
        ASSERT_TRUE(found && found->dateline) << words;
        EXPECT_TRUE(found->dateline->of(words) == "（本报讯）" || found->dateline->of(words) == "(本报讯)");
    }
    const auto open = lines::opener_at_start("（本报讯息中心）水渠通水了。", cues());
    EXPECT_FALSE(open && open->dateline);
}

TEST(Opener, TakesABylineWithoutItsOpeningBracketBehindADateline) {
    EXPECT_EQ(opener("本报讯 记者周一鸣) “9月30日11时，"), "本报讯/记者周一鸣)/周一鸣");
    EXPECT_EQ(opener("本报讯 记者周一鸣 通讯员方禾）昨日"), "本报讯/记者周一鸣 通讯员方禾）/周一鸣,方禾");
    // More than names: a sentence that begins with its reporter.
    EXPECT_EQ(opener("本报讯 记者昨天从市里了解到，水库（新建）"), "本报讯//");
    EXPECT_EQ(opener("本报讯 记者昨天从气象台了解到)，"), "本报讯//");
    EXPECT_EQ(opener("记者周一鸣) 昨日"), "none");
}

TEST(Opener, TakesNamesAloneInBracketsBehindADateline) {
    EXPECT_EQ(opener("本报讯（方禾）县里今年"), "本报讯/（方禾）/方禾");
    EXPECT_EQ(opener("本报讯 （林谷、周一鸣） 县里"), "本报讯/（林谷、周一鸣）/林谷,周一鸣");
    for (const char* const none :
         {"本报讯（完）县里", "本报讯（图）县里", "本报讯（县委宣传部）县里", "本报讯（3月8日）县里"}) {
        EXPECT_EQ(opener(none), "本报讯//");
    }
    EXPECT_EQ(opener("（方禾）县里今年"), "none");
}

TEST(Opener, TakesAnOutletThatNoCueNamesWhenAReporterFollows) {
    EXPECT_EQ(opener("石桥网讯(记者周一鸣 通讯员方禾)近日，"),
              "石桥网讯/(记者周一鸣 通讯员方禾)/周一鸣,方禾");
    EXPECT_EQ(opener("溪口日报讯 （记者 周一鸣）3月8日"), "溪口日报讯/（记者 周一鸣）/周一鸣");
    EXPECT_EQ(opener("石桥网讯近日，县里"), "none");
    EXPECT_EQ(opener("石桥喜讯（组图）传来"), "none");
}

TEST(Opener, LeavesTheWordsBeforeAnAgencyOutOfItsName) {
    const std::string_view words = "又据云泽社江麓3月8日电 县委";
    const auto found = lines::opener_at_start(words, cues());
    ASSERT_TRUE(found && found->agency && found->dateline);
    EXPECT_EQ(found->agency->of(words), "云泽社");
    EXPECT_EQ(found->dateline->of(words), "又据云泽社江麓3月8日电");
    EXPECT_EQ(opener("据说江麓3月8日电站停了"), "none");
}

TEST(Opener, TakesAPaperOrAPlaceThatNoCueNames) {
    EXPECT_EQ(opener("石桥日报讯 （记者周一鸣） 3月8日，"), "石桥日报讯/（记者周一鸣）/周一鸣");
    EXPECT_EQ(opener("石桥日报讯 3月8日，"), "石桥日报讯//");
    EXPECT_EQ(opener("石桥融媒讯（通讯员方禾）近日"), "石桥融媒讯/（通讯员方禾）/方禾");
    EXPECT_EQ(opener("【榕灣訊】鑼鼓聲從"), "【榕灣訊】//");
    EXPECT_EQ(opener("石桥融媒讯 近日"), "none");
    EXPECT_EQ(opener("【文艺通讯】近日"), "none");
    EXPECT_EQ(opener("市民常把好消息和坏消息编成短讯（记者周一鸣）"), "none");
}

TEST(Opener, TakesNoShortHeadlineOverADatelineForAnOutlet) {
    EXPECT_EQ(opener("石桥菜价三升五降\n本报讯（记者周一鸣）近日"), "none");
    EXPECT_EQ(opener("春茶上市\n石桥融媒讯（通讯员方禾）近日"), "none");
}

TEST(Opener, TakesAReporterAndThePlace) {
    EXPECT_EQ(opener("〔記者葉知秋／榕灣報導〕縣府"), "/〔記者葉知秋／榕灣報導〕/葉知秋");
    EXPECT_EQ(opener("記者葉知秋／榕灣報導 縣府"), "/記者葉知秋／榕灣報導/葉知秋");
    EXPECT_EQ(opener("方禾／榕灣報導 縣府"), "/方禾／榕灣報導/方禾");
    EXPECT_EQ(opener("【記者方禾榕灣報導】縣府"), "/【記者方禾榕灣報導】/");
    EXPECT_EQ(opener("（云泽社記者方禾榕灣5日电）縣府"), "（云泽社記者方禾榕灣5日电）//");
    EXPECT_EQ(opener("【记者调查】榕湾"), "none");
    EXPECT_EQ(opener("城乡/一体化报道 榕湾"), "none");
}

TEST(Opener, ReadsANameOverALineEnd) {
    EXPECT_EQ(opener("本报讯（记者周一\n鸣 方禾） 近日"), "本报讯/（记者周一\n鸣 方禾）/周一\n鸣,方禾");
}

TEST(Opener, ReadsLetterSpacingAndTheBracketsOfOcr) {
    EXPECT_EQ(opener("本 报 讯   （ 记 者 方 芷 兰 ）  “同学"), "本 报 讯/（ 记 者 方 芷 兰 ）/方 芷 兰");
    EXPECT_EQ(opener("本报讯 《记者周一鸣) 昨"), "本报讯/《记者周一鸣)/周一鸣");
}

TEST(Opener, TakesTwoBracketsForTheOneThatOcrSawTwice) {
    EXPECT_EQ(opener("本报讯 《 (记者方禾) 昨日"), "本报讯/《 (记者方禾)/方禾");
    EXPECT_EQ(opener("云泽社江麓3月8日电【〈 记者 方禾) 昨日"), "云泽社江麓3月8日电/【〈 记者 方禾)/方禾");
    EXPECT_EQ(opener("本报讯 【记者方禾】 昨日"), "本报讯//");
    EXPECT_EQ(opener("《(方禾的歌)》 昨日"), "none");
}

TEST(Opener, ReadsOverPastedReadings) {
    EXPECT_EQ(opener("【本報訊】(記(jì)者穆曉(xiǎo)風、實(shí)習記者安(ān)然)一望"),
              "【本報訊】/(記(jì)者穆曉(xiǎo)風、實(shí)習記者安(ān)然)/穆曉(xiǎo)風,安(ān)然");
}

TEST(Opener, TakesAnAgencyWithPlaceAndDate) {
    const std::string_view words = "云泽社江麓12 月 29\n日电 县委";
    const auto found = lines::opener_at_start(words, cues());
    ASSERT_TRUE(found);
    EXPECT_EQ(found->agency->of(words), "云泽社");
    EXPECT_EQ(found->place->of(words), "江麓");
    EXPECT_EQ(found->date->when, "--12-29");
    EXPECT_EQ(found->dateline->of(words), "云泽社江麓12 月 29\n日电");
}

TEST(Opener, TakesAPlaceInsideTheBracketsOfADateline) {
    EXPECT_EQ(opener("【本报石桥电】（记者周一鸣）渠水"), "【本报石桥电】/（记者周一鸣）/周一鸣");
    EXPECT_EQ(opener("【本报石桥村】（记者周一鸣）渠水"), "none");
}

TEST(Opener, TakesRadicalsForTheirIdeographs) {
    EXPECT_EQ(opener("本报讯（记者周⼀鸣）昨⽇"), "本报讯/（记者周⼀鸣）/周⼀鸣");
    EXPECT_EQ(jump("（下转第⼆版）"), "（下转第⼆版）>2");
}

TEST(Opener, IsNoneInOrdinaryText) {
    EXPECT_EQ(opener("本报记者从供电局了解到"), "none");
    EXPECT_EQ(opener("本报电话号码"), "none");
    EXPECT_EQ(opener("记者从市气象台获悉"), "none");
    EXPECT_EQ(opener("（市区部分）道路"), "none");
    EXPECT_EQ(opener(""), "none");
}

TEST(Byline, StandsAloneOnALine) {
    EXPECT_TRUE(lines::byline_alone("本报记者 周一鸣", cues()));
    EXPECT_TRUE(lines::byline_alone("□ 周一鸣", cues()));
    for (const char* sign : {"口", "@", "□"}) EXPECT_FALSE(lines::byline_alone(sign, cues())) << sign;
    EXPECT_FALSE(lines::byline_alone("记者在接线大厅看到，", cues()));
    EXPECT_FALSE(lines::byline_alone("记者侧记", cues()));
    EXPECT_FALSE(lines::byline_alone("□ 水渠通到了家门口", cues()));
}

TEST(Byline, BehindABulletIsAPerson) {
    EXPECT_TRUE(lines::byline_alone("●周一鸣", cues()));
    EXPECT_FALSE(lines::byline_alone("● 停车占地", cues()));
    EXPECT_FALSE(lines::byline_alone("▲水渠到田", cues()));
}

TEST(Byline, MayHaveASignThatOcrTookForACharacter) {
    EXPECT_TRUE(lines::byline_alone("口 周一鸣", cues()));
    EXPECT_TRUE(lines::byline_alone("@ 方禾", cues()));
    EXPECT_FALSE(lines::byline_alone("口周一鸣", cues()));
    EXPECT_FALSE(lines::byline_alone("口 周一鸣说过", cues()));
    EXPECT_FALSE(lines::byline_alone("@ zhouyiming", cues()));
}

TEST(Date, NeedsAMonthAndADayThatExist) {
    const auto when = [](std::string_view words) {
        const auto found = lines::date_at_start(words);
        return found ? found->when : std::string("none");
    };
    EXPECT_EQ(when("3 月 8\n日，"), "--03-08");
    EXPECT_EQ(when("2024年3月8日"), "2024-03-08");
    EXPECT_EQ(when("13月8日"), "none");
    EXPECT_EQ(when("2月30日"), "none");
    EXPECT_EQ(when("8日上午"), "none");
}

TEST(Jump, HasAPageInArabicDigits) {
    EXPECT_EQ(jump("（下转第八版）"), "（下转第八版）>8");
    EXPECT_EQ(jump("领导报告； （下转第三版）"), "（下转第三版）>3");
    EXPECT_EQ(jump("介绍， （下转第\n十二版）"), "（下转第\n十二版）>12");
    EXPECT_EQ(jump("(下转 A3版)"), "(下转 A3版)>A3");
    EXPECT_EQ(jump("由下转上版面"), "none");
    EXPECT_EQ(jump("他说下转第三版"), "none");
    EXPECT_EQ(jump("两个工作日办结；\n下转第4版"), "下转第4版>4");
    EXPECT_EQ(jump("两个工作日办结，下转第4版"), "下转第4版>4");
    const auto from = lines::jump_at_start("（上接第一版）工程全长", cues());
    ASSERT_TRUE(from);
    EXPECT_TRUE(from->from);
    EXPECT_EQ(from->page, "1");
}

TEST(Arabic, ReadsChineseNumbers) {
    EXPECT_EQ(lines::arabic("十"), "10");
    EXPECT_EQ(lines::arabic("二十一"), "21");
    EXPECT_EQ(lines::arabic("〇三"), "03");
    EXPECT_EQ(lines::arabic("版"), "");
}

TEST(Credit, StandsBehindAGapThatWasReadAsAQuotationMark) {
    EXPECT_EQ(credit("茶农在坡上采茶。 ”周一鸣 摄"), "周一鸣 摄");
    EXPECT_EQ(credit("茶农说要上山 ”周一鸣 摄"), "none");
}

TEST(Credit, EndsWithNamesAndAWord) {
    EXPECT_EQ(credit("周一鸣 方禾 摄"), "周一鸣 方禾 摄");
    EXPECT_EQ(credit("无人机航拍 周一鸣摄"), "无人机航拍 周一鸣摄");
    EXPECT_EQ(credit("无人机航拍周一鸣摄"), "无人机航拍周一鸣摄");
    EXPECT_EQ(credit("老周说: “今后早上拍由 摄"), "none");
    EXPECT_EQ(credit("本报记者周一鸣摄"), "本报记者周一鸣摄");
    EXPECT_EQ(credit("又懂得了团结协作。　周一鸣 摄"), "周一鸣 摄");
    EXPECT_EQ(credit("（周一鸣 供图）"), "（周一鸣 供图）");
    EXPECT_EQ(credit("周一鸣摄"), "周一鸣摄");
    EXPECT_EQ(credit("在练习投壶。 周一鸣摄"), "周一鸣摄");
    EXPECT_EQ(credit("受访者提供"), "受访者提供");
    EXPECT_EQ(credit("村民在拖网。 受访者提供"), "受访者提供");
    EXPECT_EQ(credit("线索由受访者提供"), "none");
}

TEST(Credit, IsNoneInABodyLine) {
    EXPECT_EQ(credit("组织开展航空拍摄"), "none");
    EXPECT_EQ(credit("现场拍摄"), "none");
    EXPECT_EQ(credit("他说，这组照片由游客拍摄"), "none");
}

TEST(Cues, AreAddedByName) {
    lines::Cues of;
    EXPECT_TRUE(of.add("agency=云泽社"));
    EXPECT_EQ(of.agencies.front(), "云泽社");
    EXPECT_FALSE(of.add("nothing=云泽社"));
    EXPECT_FALSE(of.add("agency="));
}

TEST(Byline, NamesAPlaceBehindTheName) {
    const auto found = lines::byline_alone("記者周一鳴方家集報導", cues());
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->persons.empty());  // where the name ends is not certain
}

TEST(Byline, CallsThePaperByItsShortName) {
    const auto found = lines::byline_alone("溪晚记者 周一鸣", cues());
    ASSERT_TRUE(found);
    EXPECT_EQ(found->persons.size(), 1U);
    EXPECT_FALSE(lines::byline_alone("昨晚记者 周一鸣", cues()));
    EXPECT_FALSE(lines::byline_alone("一早记者 沿渠", cues()));
    EXPECT_FALSE(lines::byline_alone("晒谷台记者 踩水", cues()));
    EXPECT_FALSE(lines::byline_alone("连日记者 周一鸣", cues()));
}

}  // namespace
