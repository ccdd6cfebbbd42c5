#include "readers/scraped.h"

#include <gtest/gtest.h>

#include "model/edition.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace {

readers::ScrapedCues cues() {
    readers::ScrapedCues cues;
    cues.newspaper.datelines = {"本报讯"};
    cues.newspaper.roles = {"记者", "本报记者"};
    cues.newspaper.promo = {"关注", "微信"};
    cues.newspaper.closers = {"责任编辑", "主编："};
    cues.newspaper.credits = {"摄"};
    cues.leads = {"摘要", "核心提示"};
    cues.newspaper.agencies = {"云泽社"};
    cues.newspaper.reports = {"报道"};
    cues.site = {"分享到", "上一篇", "您当前的位置"};
    cues.notices = {"版权所有"};
    cues.buttons = {"放大"};
    cues.titles = {"内部资料"};
    cues.registers = {"ICP备"};
    cues.signers = {"编审", "二审"};
    cues.editors = {"责任编辑"};
    cues.captions = {"图为"};
    cues.scenes = {"现场", "（资料图片）"};
    cues.speaking = {"强调"};
    cues.attending = {"主持", "讲话"};
    return cues;
}

const std::string long_one =
    "云泽县召开春耕备耕现场会，部署农业生产，要求各乡镇抓住雨后墒情好的时机，组织农机手下田，确保不误农时。";
const std::string long_two =
    "会后，与会人员来到石桥镇的育秧工厂，看了催芽、播种和管护的全过程，听了合作社负责人的介绍，提了问题。";

/// The roles of the lines, a letter each.
std::string roles(const std::string& text) {
    constexpr std::string_view letters = "kmslLpdScPhfixnr";
    std::string out;
    for (const readers::ScrapedLine& line : readers::scraped_lines(text, cues())) {
        out += letters[static_cast<std::size_t>(line.role)];
    }
    return out;
}

model::Document document(const std::string& text) {
    base::Findings findings;
    return readers::scraped(text::SourceText(text), cues(), {}, findings);
}

TEST(ScrapedLines, AHeadlineStandsAboveTheText) {
    EXPECT_EQ(roles("云泽部署春耕\n" + long_one), "mp");
    EXPECT_EQ(roles("你准备好了吗？\n" + long_one), "mp");
    EXPECT_EQ(roles("云泽部署春耕\n——石桥镇见闻\n" + long_one), "msp");
    EXPECT_EQ(roles("云泽部署春耕\n本报记者 周一鸣\n" + long_one), "mpp");
    EXPECT_EQ(roles("云泽县召开春耕会——\n林若谷主持\n" + long_one), "kmp");
}

TEST(ScrapedLines, AHeadlineThatIsMissingIsNotMadeUp) {
    EXPECT_EQ(roles("云泽县召开春耕会，会议强调——\n周一鸣作讲话 林若谷主持\n" + long_one), "ksp");
    EXPECT_EQ(roles(long_one + "\n" + long_two), "pp");
    EXPECT_EQ(roles("云泽部署春耕"), "p");
}

TEST(ScrapedLines, WhatASitePutsOverATextMayBeWideAndInRows) {
    EXPECT_EQ(roles("您当前的位置 : 云泽网  >  新闻中心  >  石桥镇  >  桃花溪村  >  春耕备耕专题  >  "
                    "正文\n云泽部署春耕\n" +
                    long_one),
              "hmp");
    EXPECT_EQ(roles("首页 | 要闻 | 石桥 | 专题\n2024年3月8日 星期五\n您当前的位置：要闻\n【打印】 【收藏】\n"
                    "云泽部署春耕\n" +
                    long_one),
              "hhhhmp");
    EXPECT_EQ(roles("2024年3月8日 08:32\n" + long_one), "ip");
    EXPECT_EQ(roles("“石桥”|“桃溪”两镇试点\n" + long_one), "mp")
        << "a bar in a headline is not a row of buttons";
}

TEST(ScrapedLines, ADateUnderTheHeadlineIsTheImprint) {
    EXPECT_EQ(roles("云泽部署春耕\n2024-03-08 10:12方禾\n" + long_one), "mip");
    EXPECT_EQ(roles("云泽部署春耕\n稿源: 云泽网  | 2024-03-08 10:01:22\n" + long_one), "mip");
    EXPECT_EQ(roles("2024记者节见闻 云泽部署2024年春耕0308\n" + long_one), "mp")
        << "a headline may speak of reporters";
}

TEST(ScrapedLines, ARuleIsNoHeadline) {
    EXPECT_EQ(roles("|\n" + long_one + "\n|"), "ppp");
}

TEST(ScrapedLines, WhoHadAHandInItStandsAtTheEnd) {
    EXPECT_EQ(roles(long_one + "\n责任编辑:方 禾 编审:林谷\n编审：林谷\n版权所有 未经许可，不得转载。"),
              "pccf");
    EXPECT_EQ(roles(long_one + "\n二审 林谷\n（云泽市石桥镇供稿 责任编辑 方禾）"), "pcc");
    EXPECT_EQ(roles(long_one + "\n二审 要过三关，一关也不能少。"), "pp");
    EXPECT_EQ(roles(long_one + "\n编审：你怎么看？"), "pp");
}

TEST(ScrapedLines, BehindWhoEditedItTheSiteBegins) {
    EXPECT_EQ(roles(long_one + "\n【责任编辑：方禾】\n用户说说\n已有0人说\n快报 全部"), "pcfff");
    EXPECT_EQ(roles(long_one + "\n责任编辑：方禾\n编审：林谷\n图片"), "pccf")
        << "who checked it signs as well";
    EXPECT_EQ(roles(long_one + "\n（责任编辑：方禾）\n" + long_two), "ppp") << "a story goes on";
    EXPECT_EQ(roles(long_one + "\n云ICP备09070014号 举报电话：0000"), "pf");
}

TEST(ScrapedLines, WhatStoodUnderAPictureIsItsCaption) {
    EXPECT_EQ(roles(long_one + "\n图为石桥镇育秧工厂。\n方禾 摄\n" + long_two), "pnrp");
    EXPECT_EQ(roles(long_one + "\n农机手在田里耕地。（方禾 摄）\n" + long_two), "pnp");
    EXPECT_EQ(roles(long_one + "\n培训班现场\n" + long_two), "pnp");
    EXPECT_EQ(roles(long_one + "\n农机手周一鸣在田里。（资料图片）\n" + long_two), "pnp");
    EXPECT_EQ(roles(long_one + "\n" + long_two + "（记者 方禾 摄影报道）"), "pp");
}

TEST(ScrapedLines, VerseAndListsHaveNoHeads) {
    EXPECT_EQ(roles("春风又绿江南岸\n明月何时照我还\n一水护田将绿绕"), "ppp");
    EXPECT_EQ(roles("一\n二\n三\n四\n五\n六\n" + long_one), "ppppppp");
}

TEST(ScrapedLines, ALabelMakesALead) {
    EXPECT_EQ(roles("[摘要]三月八日，云泽县\n" + long_one), "lp");
    EXPECT_EQ(roles("云泽部署春耕\n【核心提示】三月八日。\n" + long_one), "mlp");
    EXPECT_EQ(roles("摘要：三月八日。\n" + long_one), "lp");
    EXPECT_EQ(roles("摘要写得很好。\n" + long_one), "pp");
    // Names and a date make no imprint of it.
    EXPECT_EQ(roles("[摘要]本报讯(记者方禾)2026年3月8日7时30分,来自14个\n" + long_one), "lp");
}

TEST(ScrapedLines, LinesOfQuestionMarksAreLost) {
    EXPECT_EQ(roles(long_one + "\n?\n\n ？？ \n" + long_two), "pLLp");
    EXPECT_EQ(roles(long_one + "\n收不收?\n" + long_two), "ppp");
}

TEST(ScrapedLines, DashesInARowAreAList) {
    EXPECT_EQ(roles(long_one + "\n——要抓紧。\n——要落实。\n" + long_two), "pddp");
    EXPECT_EQ(roles(long_one + "\n——要抓紧。\n" + long_two), "ppp");
}

TEST(ScrapedLines, AShortLineBetweenLongParagraphsIsASectionHead) {
    EXPECT_EQ(roles(long_one + "\n一片树叶打开一扇窗\n" + long_two), "pSp");
    EXPECT_EQ(roles(long_one + "\n他笑了。\n" + long_two), "ppp");
    EXPECT_EQ(roles(long_one + "\n谁来管？\n" + long_two), "ppp");
    EXPECT_EQ(roles(long_one + "\n周一鸣 摄\n" + long_two), "ppp");
    EXPECT_EQ(roles(long_one + "\n2024年3月8日\n" + long_two), "ppp");
    EXPECT_EQ(roles(long_one + "\n春风又绿江南岸\n明月何时照我还\n" + long_two), "pppp");
}

TEST(ScrapedLines, WhatSignsTheStoryClosesIt) {
    EXPECT_EQ(roles(long_one + "\n" + long_two + "\n（林若谷）\n责任编辑：方禾"), "ppcc");
    EXPECT_EQ(roles(long_one + "\n（林若谷）\n" + long_two), "ppp");
}

TEST(ScrapedLines, WhatASitePutsAroundATextIsNoneOfIt) {
    EXPECT_EQ(roles("首页 > 要闻 > 正文\n云泽部署春耕\n2024-03-08 来源：云泽日报\n分享到：\n" + long_one +
                    "\n" + long_two + "\n上一篇：石桥通水"),
              "hmihppf");
    EXPECT_EQ(roles("云泽部署春耕\n" + long_one + "\n分享到手的粮食要晒干。"), "mpp");
}

TEST(ScrapedLines, SlogansAndCreditsStandAtTheEnd) {
    EXPECT_EQ(roles(long_one + "\n看云泽新闻,关注云泽发布微信"), "pP");
    EXPECT_EQ(roles(long_one + "\n（责任编辑：方禾）\n看云泽新闻,关注云泽发布微信"), "pcP");
    EXPECT_EQ(roles(long_one + "\n市民可关注微信公众号查询。"), "pp");
    EXPECT_EQ(roles("看云泽新闻,关注云泽发布微信\n" + long_one), "mp");
}

TEST(ScrapedLines, AProgramIsCode) {
    EXPECT_EQ(roles("int main() {\n    return 0;\n}"), "xxx");
    EXPECT_EQ(roles(long_one + "\nint main();\n" + long_two), "ppp");
}

TEST(Scraped, ACaptionIsAFigureWithItsCredit) {
    const auto byline_of = [](const std::string& lines) {
        const model::Document one = document(long_one + "\n" + lines + "\n" + long_two);
        for (const model::Block& block : one.blocks()) {
            const bool in_figure = one.parent(block.node) != model::Document::no_node &&
                                   one.node(one.parent(block.node)).kind == model::Kind::figure;
            if (in_figure && one.node(block.node).kind == model::Kind::byline)
                return std::string(text::trimmed(model::diplomatic(one, block)));
        }
        return std::string("none");
    };
    EXPECT_EQ(byline_of("图为石桥镇育秧工厂。\n方禾 摄"), "方禾 摄");
    EXPECT_EQ(byline_of("石桥镇育秧工厂。云泽社发（方禾摄）"), "云泽社发（方禾摄）");
    EXPECT_EQ(byline_of("石桥镇有育秧工厂。"), "none");
}

TEST(Scraped, AnOpenerMayFollowAPicture) {
    const model::Document one =
        document("云泽部署春耕\n图为石桥镇育秧工厂。\n本报讯（记者周一鸣）" + long_one);
    ASSERT_EQ(one.blocks().size(), 4U);
    EXPECT_EQ(one.node(one.blocks()[2].node).kind, model::Kind::opener);
}

TEST(Scraped, TheImprintTellsWhenAndWhereFrom) {
    const model::Document one = document("云泽部署春耕\n2024-03-08 10:12 来源：云泽日报\n" + long_one);
    ASSERT_EQ(one.metadata().dates.size(), 1u);
    EXPECT_EQ(one.metadata().dates[0].when, "2024-03-08T10:12:00");
    EXPECT_EQ(one.metadata().journal, "云泽日报");
}

TEST(Scraped, OpensTheStoryWithDatelineBylineAndDate) {
    const std::string dump =
        model::dump({document("云泽部署春耕\n本报讯（记者周一鸣）3月8日，" + long_one), {}});
    EXPECT_NE(dump.find("dateline"), std::string::npos);
    EXPECT_NE(dump.find("person\n        text 37-46"), std::string::npos) << dump;
    EXPECT_NE(dump.find("--03-08"), std::string::npos);
    EXPECT_EQ(model::reading({document("4月5日,大会开幕。"), {}}), "4月5日,大会开幕。");
}

TEST(Scraped, ABylineOnItsOwnLineIsAnOpener) {
    const model::Document made = document("云泽部署春耕\n本报记者 周一鸣\n" + long_one);
    ASSERT_EQ(made.blocks().size(), 3U);
    EXPECT_EQ(made.node(made.blocks()[1].node).kind, model::Kind::opener);
    EXPECT_EQ(made.attribute(made.blocks()[1].node, model::Name::rend), "");
}

TEST(Scraped, AByteOrderMarkIsNoText) {
    const std::string mark = "\xEF\xBB\xBF";
    for (const std::string text : {"", "\n", "云泽部署春耕\n", " ?\n"}) {
        EXPECT_EQ(model::diplomatic(document(mark + text + long_one)), text + long_one);
        EXPECT_EQ(model::diplomatic(document(mark + text)), text);
    }
}

TEST(Scraped, LostLinesInARowAreOneBlock) {
    const model::Document made = document(long_one + "\n?\n\n?\n" + long_two);
    ASSERT_EQ(made.blocks().size(), 3U);
    EXPECT_EQ(made.node(made.blocks()[1].node).kind, model::Kind::ab);
}

TEST(Scraped, TellsParagraphLinesFromPrintedOnes) {
    EXPECT_GT(readers::paragraph_lines(long_one + "\n" + long_two), 0.9);
    EXPECT_LT(readers::paragraph_lines("云泽县召开春耕备耕现场\n会，部署农业生产，要求\n各乡镇抓住时机。\n"),
              0.1);
    EXPECT_LT(readers::paragraph_lines(
                  "云泽县召开春耕备耕现场会部署农业生产要    求各乡镇抓住雨后墒情好的时机组织农机手下田"),
              0.1);
    EXPECT_EQ(readers::paragraph_lines(""), 0);
}

/// Every text becomes a document whose diplomatic text is the source.
TEST(ScrapedLaw, TheBooksBalanceForAllShortTexts) {
    const std::string_view letters[] = {"春", "a",  "。",     "(",      " ",    "\n",       "\r",
                                        "?",  "——", "摘要：", "本报讯", "图为", "周一鸣 摄"};
    std::vector<std::string> texts = {""};
    for (std::size_t from = 0, length = 0; length < 4; ++length) {
        const std::size_t end = texts.size();
        for (std::size_t i = from; i < end; ++i) {
            for (const std::string_view letter : letters) texts.push_back(texts[i] + std::string(letter));
        }
        from = end;
    }
    for (const std::string& text : texts) {
        ASSERT_EQ(model::diplomatic(document(text)), text) << "of: " << text;
        const std::string framed = "题\n" + text + "\n" + long_one + "\n" + text;
        ASSERT_EQ(model::diplomatic(document(framed)), framed) << "of: " << framed;
    }
}

TEST(ScrapedLines, WhatAnElectronicPaperPutsAroundAStoryIsNoneOfIt) {
    EXPECT_EQ(roles("第 1 页 共 2 页\n01版：要闻\n02版：综合\n云泽部署春耕\n" + long_one), "hhhmp");
    EXPECT_EQ(roles("云泽部署春耕\n责任编辑：方禾\n" + long_one + "\n" + long_two), "mipp");
    EXPECT_EQ(roles(long_one + "\n（记者方禾）\n上一篇：石桥通水\n·云泽插秧\n·溪口开渔"), "pcfff");
}

TEST(ScrapedLines, WhatBeginsAsASiteDoesMayBeTheStory) {
    EXPECT_EQ(roles("放大\n云泽部署春耕\n" + long_one), "hmp");
    EXPECT_EQ(roles("放大+ 缩小-\n云泽部署春耕\n" + long_one), "hmp");
    EXPECT_EQ(roles("放大春耕效应\n" + long_one), "mp");
    EXPECT_EQ(roles("2022版：春耕手册发布\n" + long_one), "mp");
    EXPECT_EQ(roles("云泽部署春耕\n" + long_one + "\n内部资料，请勿外传。"), "mpf");
    EXPECT_EQ(roles("云泽部署春耕\n" + long_one + "\n内部资料显示，种子够用。"), "mpp");
    EXPECT_EQ(roles("云泽部署春耕\n主编：方禾\n" + long_one), "mip");
    EXPECT_EQ(roles("云泽部署春耕\n主编：我们办刊的路\n" + long_one), "msp");
}

TEST(ScrapedLines, ATitleWithTwoDatesOrPagesIsNoMasthead) {
    EXPECT_EQ(roles("2021年3月1日至2022年3月1日停水公告\n" + long_one), "mp");
    EXPECT_EQ(roles("从第1版到第8版\n" + long_one), "mp");
    EXPECT_EQ(roles("2019年10月8日 第03版\n云泽部署春耕\n" + long_one), "hmp");
}

}  // namespace
