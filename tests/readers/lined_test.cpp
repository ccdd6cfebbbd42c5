// The lined reader: from lines to articles, and the law that nothing is lost.
#include "readers/lined.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "lines/passages.h"
#include "model/edition.h"
#include "stories/rules.h"
#include "tests/readers/lined_cues.h"

namespace {

using model::Kind;
using readers_test::cues;
using readers_test::story;

model::Document read(const std::string& text) {
    base::Findings findings;
    return readers::read_lined(text::SourceText(text), cues(), {}, findings);
}

/// "article(head main, paragraph)": containers and blocks, without text.
std::string outline(const std::string& text) {
    const model::Document document = read(text);
    std::string out;
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < document.nodes().size(); ++i) {
        while (!open.empty() && document.node(open.back()).end <= i) {
            out += ')';
            open.pop_back();
        }
        const Kind kind = document.node(i).kind;
        if (!model::is_container(kind) && !model::may_be_block(kind)) continue;
        if (kind == Kind::byline && !open.empty() && document.node(open.back()).kind != Kind::figure)
            continue;
        if (!out.empty() && out.back() != '(') out += ' ';
        out += model::name(kind);
        if (kind == Kind::head) out += ':' + std::string(document.attribute(i, model::Name::type));
        if (!document.attribute(i, model::Name::part).empty()) {
            out += ':' + std::string(document.attribute(i, model::Name::part));
        }
        if (model::is_container(kind)) {
            out += '(';
            open.push_back(i);
        }
    }
    out.append(open.size(), ')');
    return out;
}

/// Texts of all blocks of a kind, line ends shown as |.
std::vector<std::string> blocks(const std::string& text, Kind kind) {
    const model::Document document = read(text);
    std::vector<std::string> out;
    for (const model::Block& block : document.blocks()) {
        if (document.node(block.node).kind != kind) continue;
        std::string words = document.plain(block.node);
        for (char& c : words) {
            if (c == '\n') c = '|';
        }
        out.push_back(words);
    }
    return out;
}

// A column of twelve characters; first lines of paragraphs are short by two.

TEST(LinedReader, FindsParagraphsWithoutAnyBlankLine) {
    EXPECT_EQ(outline(story), "article(opener paragraph paragraph paragraph)");
    const auto found = blocks(story, Kind::paragraph);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[1],
              "|水渠全长九公里，从去年秋|天开工，前后动用劳力三万多人|次。村民说，往年这时候家家户|"
              "户都在为水发愁。");
}

TEST(LinedReader, FindsTheSameParagraphsWithABlankLineAfterEveryLine) {
    std::string spread;
    for (const char c : story) spread += c == '\n' ? std::string("\n\n") : std::string(1, c);
    EXPECT_EQ(outline(spread), "article(opener paragraph paragraph paragraph)");
}

TEST(LinedReader, PutsAHeadlineAfterItsStoryIntoTheArticle) {
    EXPECT_EQ(outline(story + "石桥水渠石桥水渠全线通水全线通水\n"),
              "article(head:main opener paragraph paragraph paragraph)");
    EXPECT_EQ(outline("石桥水渠石桥水渠全线通水全线通水\n" + story),
              "article(head:main opener paragraph paragraph paragraph)");
}

TEST(LinedReader, KeepsAJumpNoticeAndMarksThePart) {
    EXPECT_EQ(outline(story + "（下转第三版）\n"), "article:I(opener paragraph paragraph paragraph)");
    const auto found = blocks(story + "（下转第三版）\n", Kind::paragraph);
    EXPECT_TRUE(found.back().ends_with("（下转第三版）|")) << found.back();
}

TEST(LinedReader, TakesThePageOfAJump) {
    const model::Document document = read(story + "（下转第十二版）\n");
    for (std::uint32_t i = 0; i < document.nodes().size(); ++i) {
        if (document.node(i).kind == Kind::jump) {
            EXPECT_EQ(document.attribute(i, model::Name::n), "12");
            return;
        }
    }
    FAIL() << "no jump";
}

TEST(LinedReader, TakesAJumpNoticeForOneOnlyWhereTheArticleIsMarkedAsAPart) {
    const std::string from = "（上接第一版）" + story.substr(story.find("昨日"));
    const std::string behind_opener = "本报讯（记者周一鸣）（上接第一版）" + story.substr(story.find("昨日"));
    const std::string doubled =
        "谈到今后打算，方禾说，档 谈到今后的打算，方禾说，档\n案馆将做好三件事：一是再用四\n"
        "下转第四版）（下转第四版）\n建立共享的检索平\n“沉睡\n";
    for (const std::string& text : {from, behind_opener, doubled}) {
        const model::Document document = read(text);
        bool part = false, jump = false;
        for (std::uint32_t i = 0; i < document.nodes().size(); ++i) {
            jump = jump || document.node(i).kind == Kind::jump_from || document.node(i).kind == Kind::jump;
            part = part || !document.attribute(i, model::Name::part).empty();
        }
        EXPECT_EQ(jump, part) << text;
    }
    EXPECT_NE(outline(from).find("article:F"), std::string::npos);
}

TEST(LinedReader, LeavesAPhotoWithoutAStoryUnassigned) {
    EXPECT_EQ(outline(story + "江麓小学的同学们正在操场上练习投壶。\n方禾 秋实 摄\n"),
              "article(opener paragraph paragraph paragraph) unassigned(figure(head: byline))");
}

TEST(LinedReader, GivesAPhotoToTheStoryWhoseWordsItShares) {
    EXPECT_EQ(outline(story + "石桥镇新修的水渠全线通水，管水员正在查看。\n方禾 摄\n"),
              "article(opener paragraph paragraph paragraph figure(head: byline))");
}

TEST(LinedReader, SetsRunningHeadsApart) {
    EXPECT_EQ(outline("云泽日报 2024年3月8日 星期五 第3版\n" + story),
              "unassigned(fw) article(opener paragraph paragraph paragraph)");
}

TEST(LinedReader, SetsARunningHeadApartWhereverItStands) {
    const std::string second = "\n云泽日报\n2024年3月8日 版式：方禾\n第3版\n\n" + story;
    EXPECT_EQ(outline(story + second),
              "article(opener paragraph paragraph paragraph) unassigned(fw fw fw) "
              "article(opener paragraph paragraph paragraph)");
}

TEST(LinedReader, EndsACaptionWithItsCredit) {
    const std::string photo = "江麓小学的同学们正在操场上\n练习投壶。 方禾摄\n";
    EXPECT_EQ(outline(story + photo + story),
              "article(opener paragraph paragraph paragraph) unassigned(figure(head: byline)) "
              "article(opener paragraph paragraph paragraph)");
}

TEST(LinedReader, PartsAHeadlineFromTheOpenerOnItsLine) {
    EXPECT_EQ(outline("石桥水渠通水 " + story), "article(head:main opener paragraph paragraph paragraph)");
}

TEST(LinedReader, PartsAHeadlineFromTheOpenerWrittenRightBehindIt) {
    const std::string glued = "石桥“水长城”通水本报讯（记者方禾）\n" + story.substr(story.find('\n') + 1);
    EXPECT_TRUE(outline(glued).starts_with("article(head:main opener paragraph")) << outline(glued);
    const std::string sentence = "他说，本报讯（记者方禾）\n" + story.substr(story.find('\n') + 1);
    EXPECT_FALSE(outline(sentence).starts_with("article(head:main")) << outline(sentence);
}

TEST(LinedReader, TakesAnEndMarkForTextOfItsParagraph) {
    const auto found = blocks(story + "（完）\n", Kind::paragraph);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_TRUE(found.back().ends_with("（完）|")) << found.back();
}

TEST(LinedReader, PartsItemsAndQuestionsOfTheirOwn) {
    const std::string items = "停水的地方有：\n一、北街全部小区；\n二、南街六层以上住户；\n三、工业园区。\n";
    EXPECT_EQ(blocks(story + items, Kind::paragraph).size(), 7U);
    const std::string talk = "问：修一条渠要多长时间？\n答：说不准，快的半年。\n";
    EXPECT_EQ(blocks(story + talk, Kind::paragraph).size(), 5U);
}

TEST(LinedReader, PutsALineTogetherThatAnExtractorCutsAtQuotationMarks) {
    // Lines before a quotation mark and lines that begin with one are as wide as the column together.
    std::string cut = story;
    for (const char* const words : {"农户说，\n“今年的水来得早”\n", "村里讲，\n“渠修到了田边上”\n",
                                    "镇里说，\n“水账要一笔笔记”\n", "大家说。\n“往后不再为水愁”\n"}) {
        cut += std::string(words) +
               "这样的话在石桥镇的田间地头天\n天都能听到，说的人脸上都带着\n笑容，水渠边上也热闹了起来一\n";
    }
    for (const std::string& one : blocks(cut, Kind::paragraph)) {
        EXPECT_FALSE(one.starts_with("|“")) << one;
        EXPECT_FALSE(one.starts_with("“")) << one;
    }
}

TEST(LinedReader, GoesOnWithTheStoryThatWordsSpeakForBehindAJump) {
    // Both stories are cut; the columns of the second come first.
    const std::string water =
        "本报讯（记者周一鸣）昨日，云\n泽县石桥镇新修的水渠全线通水\n沿线十二个村的春灌用水有了保\n障，村民们"
        "都来看水，管水员逐\n";
    const std::string school =
        "\n本报讯（通讯员方禾）江麓小学\n的同学们近日在操场上开起了运\n动会，拔河、跳绳、投壶样样都\n有，操场"
        "边站满了加油的家长同\n";
    const std::string school_goes_on = "\n学，江麓小学的操场上掌声不断\n。\n";
    const std::string water_goes_on =
        "\n户通知放水，石桥镇新修的水渠\n沿线十二个村的春灌用水有了保\n障，石桥镇的水渠边上热闹起来\n了。\n";
    for (const std::string& one : blocks(water + school + water_goes_on + school_goes_on, Kind::paragraph)) {
        if (one.find("管水员逐") != std::string::npos) {
            EXPECT_NE(one.find("石桥镇的水渠边上"), std::string::npos) << one;
        }
        if (one.find("加油的家长同") != std::string::npos) {
            EXPECT_NE(one.find("掌声不断"), std::string::npos) << one;
        }
    }
}

TEST(LinedReader, MakesATableOfCellsThatComeOneALine) {
    const std::string cells = "名次\n男子组\n女子五百\n米\n第一\n石桥队\n江麓镇队\n云泽\n县队\n";
    const std::string found =
        outline(story + cells + "赛后，镇里为年龄最大的选手\n颁了奖，大家都鼓起掌来，掌声\n很久。\n");
    EXPECT_NE(found.find("table(row("), std::string::npos) << found;
    EXPECT_EQ(found.find("head:"), std::string::npos) << found;
}

TEST(LinedReader, MakesAListOfParagraphsThatOpenWithADash) {
    const std::string dashes =
        "——抓好春灌。全镇存水充足\n水库蓄水量比去年同期多了两成\n以上。\n"
        "——抓好备耕。种子化肥下乡\n镇村干部把农技送到田间地头去\n手把手教。\n";
    EXPECT_EQ(outline(story + dashes), "article(opener paragraph paragraph paragraph list(item item))");
}

TEST(LinedReader, MakesATableOfRowsWithTheSameCells) {
    EXPECT_EQ(outline(story + "乡镇 户数 面积\n石桥 120 90\n江麓 80 60\n"),
              "article(opener paragraph paragraph paragraph table(row(cell cell cell) row(cell cell cell) "
              "row(cell cell cell)))");
}

TEST(LinedReader, NestsASubhead) {
    const std::string more = "水到田头\n昨天下午，记者在石桥村看\n到，渠水正沿着新修的支渠流进\n麦田。\n";
    EXPECT_EQ(outline(story + more),
              "article(opener paragraph paragraph paragraph section(head: paragraph))");
}

TEST(LinedReader, NestsASubheadWithAComma) {
    EXPECT_EQ(outline(story + "水到了，心安了\n镇里还建立了用水台账，按\n田块排出日程，由管水员逐户通\n知，做"
                              "到先远后近、先高后低。\n"),
              "article(opener paragraph paragraph paragraph section(head: paragraph))");
    // With a full stop it is not a heading.
    EXPECT_EQ(outline(story + "水到了，心安了。\n镇里还建立了用水台账，按\n田块排出日程，由管水员逐户通\n知，"
                              "做到先远后近、先高后低。\n")
                  .find("section"),
              std::string::npos);
}

TEST(LinedReader, KeepsAJumpNoticeWholeThatRunsOverALineEnd) {
    const std::string text =
        story + "渠修好以后，乡亲们当年就\n多种了三百亩稻子。 （下\n转第四版）\n石桥修渠人\n";
    EXPECT_EQ(blocks(text, Kind::head), std::vector<std::string>{"|石桥修渠人|"});
    EXPECT_EQ(outline(text), "article:I(head:main opener paragraph paragraph paragraph paragraph)");
}

TEST(LinedReader, EndsAParagraphWithAJumpNoticeBehindAComma) {
    const std::string text = story + "渠修好以后，乡亲们擦着锄头上的泥， （下转第四版）\n——石桥修渠的人们\n";
    const auto found = blocks(text, Kind::paragraph);
    ASSERT_FALSE(found.empty());
    EXPECT_NE(found.back().find("（下转第四版）"), std::string::npos) << found.back();
    EXPECT_EQ(found.back().find("——"), std::string::npos) << found.back();
}

TEST(LinedReader, ClosesNoStoryBeforeItSaidSomething) {
    const std::string closer = "（责任编辑：方禾）\n";
    EXPECT_EQ(outline(closer), "article(paragraph)");
    EXPECT_EQ(outline("石桥修渠人\n" + closer), "article(head:main paragraph)");
    EXPECT_EQ(outline(story + "（下转第三版）\n" + closer),
              "article:I(opener paragraph paragraph paragraph closer)");
}

TEST(LinedReader, LeavesAPhotoThatTellsAStoryToItself) {
    // The reporter wrote the story beside it as well.
    const std::string photo =
        "秋收时节晒辣椒\n秋收时节晒辣椒\n10月9日，青禾县云盘岭的村民在\n自家屋顶晾晒辣椒、玉米和南瓜。\n眼下"
        "正值秋收时节，漫"
        "山的色彩\n"
        "引来了许多游客和摄影爱好者，\n家家户户客满。\n周一鸣 摄\n";
    const std::string all = outline(story + "石桥修渠人\n石桥修渠人\n" + photo);
    EXPECT_EQ(all,
              "article(head:main opener paragraph paragraph paragraph) "
              "article(head:main figure(head: byline))");
}

TEST(LinedReader, RejoinsAStoryThatAnotherInterrupts) {
    const std::string first = story.substr(0, story.find("户都在为水发愁"));
    const std::string rest = story.substr(story.find("户都在为水发愁"));
    const std::string other =
        "本报讯（通讯员方禾）江麓小学\n的同学们近日在操场上开起了运\n动会，拔河、跳绳、投壶样样都\n有。\n";
    const auto found = blocks(first + other + "户都在为水发愁，如今渠水流进\n" + rest, Kind::paragraph);
    ASSERT_GE(found.size(), 2U);
    EXPECT_NE(found[1].find("往年这时候家家户|户都在为水发愁，如今"), std::string::npos) << found[1];
}

TEST(LinedReader, SaysWhereAnArticleIsLeftOpen) {
    const auto open_articles = [](const std::string& text) {
        base::Findings findings;
        (void)readers::read_lined(text::SourceText(text), cues(), {}, findings);
        return std::ranges::count_if(findings.all(), [](const base::Finding& one) {
            return one.rule->id == stories::rules::open_article.id;
        });
    };
    const std::string cut = story.substr(0, story.find("户都在为水发愁"));
    EXPECT_EQ(open_articles(cut), 1);
    EXPECT_EQ(open_articles(story), 0);
    EXPECT_EQ(open_articles(cut + "（下转第三版）\n"), 0);
}

TEST(LinedReader, TakesALineOfTwoHalvesThatStandsAloneForAHeadline) {
    const std::string cut = story.substr(0, story.find("户都在为水发愁"));
    const std::string other =
        "本报讯（通讯员方禾）江麓小学\n的同学们近日在操场上开起了运\n动会，拔河、跳绳、投壶样样都\n有。\n";
    for (const std::string& one :
         blocks(cut + "\n江麓小学开运动会 拔河跳绳投壶\n\n" + other, Kind::paragraph)) {
        EXPECT_EQ(one.find("开运动会 拔河"), std::string::npos) << one;
    }
}

TEST(LinedReader, TakesALineWithACommaRightOverAnOpenerForAHeadline) {
    const std::string opened =
        "　　本报讯（记者方禾）昨天，清水渠\n修到了田边上，旱田从此种上双季\n稻，村民奔走相告。\n"
        "　　村支书说，下一步还要听取各方的\n意见，把事情一件一件办好，让大家\n看得见、摸得着。\n";
    EXPECT_EQ(outline("听，渠水流进田里的声音\n清水村手记之二\n" + opened).find("article(head:"), 0U);
    EXPECT_EQ(outline("听，这是从山上引来的渠水，流进\n" + opened).find("head:"), std::string::npos);
}

TEST(LinedReader, PartsHeadlinesOfTwoStoriesThatStandOnOneLine) {
    const std::string stories =
        "本报讯 昨天，清水渠修到了田边\n上，旱田从此种上双季稻。\n"
        "本报讯 停业十年的老戏院里锣鼓\n又响了，街坊坐满八百个座位。\n";
    EXPECT_EQ(outline(stories + "清水渠修到田边上清水渠修到田边上 老戏院里锣鼓响老戏院里锣鼓响\n"),
              "article(head:main opener paragraph) article(head:main opener paragraph)");
    EXPECT_EQ(outline(stories + "清水渠修到田边上清水渠修到田边上 旱田从此种双季稻旱田从此种双季稻\n"),
              "article(head:main opener paragraph) article(opener paragraph)");
}

TEST(LinedReader, KeepsTextOfOneParagraphALineAsItIs) {
    const std::string prose =
        "春天来了。\n石桥镇的水渠边开满了油菜花，镇上的人都出来走走，孩子们跟在后面跑。\n"
        "有人说。\n今年雨水好，麦子一定比去年长得更高，大家都笑了起来，说要早早备好镰刀。\n"
        "天黑了。\n水声还在响。\n灯亮了。\n渠边没有人了，只有管水员还在一段一段地查看闸口，把日程记在本子上。"
        "\n";
    EXPECT_EQ(blocks(prose, Kind::paragraph).size() + blocks(prose, Kind::head).size(), 8U);
}

TEST(LinedReader, ExplainsEveryLineEnd) {
    const lines::LinedPage page = lines::lined_page(story, text::printed_lines(story), cues());
    const std::string shown = lines::dump(story, page);
    EXPECT_NE(shown.find("a sentence ends"), std::string::npos);
    EXPECT_NE(shown.find("no room for what comes next"), std::string::npos);
}

}  // namespace
