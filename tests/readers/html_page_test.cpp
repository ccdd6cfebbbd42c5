// Saved pages: the article found, the site around it kept apart.
#include "readers/html_page.h"

#include <array>
#include <random>

#include <gtest/gtest.h>

#include "model/edition.h"
#include "tests/html/flowed_blocks.h"

namespace {

model::Document document(std::string html) {
    lines::Cues cues;
    cues.roles = {"记者"};
    cues.closers = {"责任编辑"};
    base::Findings findings;
    return readers::read_html_page(text::SourceText(std::move(html)), cues, findings);
}

std::string blocks_of(std::string html) {
    return flowed_blocks(document(std::move(html)));
}

constexpr std::string_view text = "云泽县召开春耕备耕现场会，部署秧苗管护和防汛准备，各乡镇负责人参加。";

TEST(HtmlPage, FindsTheArticleByItsWords) {
    const std::string p = "<p>" + std::string(text) + "</p>";
    EXPECT_EQ(
        blocks_of(
            "<!DOCTYPE html><html><head><title>云泽网</title></head><body><ul><li><a href=/a>首页</a></ul>"
            "<h1>春耕现场会</h1><div>2024-03-08 来源：云泽日报</div><div><div id=c>" +
            p + p + "</div></div><div class=footer>版权所有</div></body></html>"),
        "unassigned:\nfw:(link 首页)\nhead:春耕现场会\nopener:2024-03-08 来源：云泽日报\nparagraph:" +
            std::string(text) + "\nparagraph:" + std::string(text) + "\nunassigned:\nfw:版权所有");
}

TEST(HtmlPage, TakesATableForAPartOfTheArticle) {
    EXPECT_EQ(
        blocks_of("<h1>甲</h1><table><tr><th>乡镇名称<th>播种户数<tr><td>石桥<td>120</table><p>乙。</p>"),
        "head:甲\ntable:\nrow:\ncell:乡镇名称\ncell:播种户数\nrow:\ncell:石桥\ncell:120\nparagraph:乙。");
}

TEST(HtmlPage, LeavesNoSentencesBesideTheArticle) {
    const std::string p = "<p>" + std::string(text) + "</p>";
    EXPECT_EQ(blocks_of("<h1>甲</h1><div>" + p + p + p + "</div>" + p),
              "head:甲" + std::string("\nparagraph:" + std::string(text)) +
                  "\nparagraph:" + std::string(text) + "\nparagraph:" + std::string(text) +
                  "\nparagraph:" + std::string(text));
}

TEST(HtmlPage, TakesTheLineThatTheTitleBeginsWithForTheHeadline) {
    const std::string p = "<p>" + std::string(text) + "</p>";
    EXPECT_EQ(blocks_of("<html><head><title>引水渠通水 - "
                        "云泽论坛</title></head><body><center><b>引水渠通水</b></center>" +
                        p + "</body></html>"),
              "head[bold center]:引水渠通水\nparagraph:" + std::string(text));
    EXPECT_EQ(
        blocks_of("<html><head><title>引水渠通水 - 云泽论坛</title></head><body>" + p + "</body></html>"),
        "head:引水渠通水 - 云泽论坛\nparagraph:" + std::string(text));
}

TEST(HtmlPage, TakesAFirstLineWithSourceAndAuthorForTheOpener) {
    EXPECT_EQ(blocks_of("<article><h1>甲</h1><p>2024年3月8日 作者：林若谷</p><p>" + std::string(text) +
                        "</p></article>"),
              "head:甲\nopener:2024年3月8日 作者：林若谷\nparagraph:" + std::string(text));
    EXPECT_EQ(blocks_of("<article><h1>甲</h1><p>记者从会上获悉，春耕开始。</p></article>"),
              "head:甲\nparagraph:记者从会上获悉，春耕开始。");
}

TEST(HtmlPage, TakesHeadingsUnderTheHeadlineForItsSubtitlesAndANamedLineOverItForItsKicker) {
    const std::string p = "<p>" + std::string(text) + "</p>";
    EXPECT_EQ(blocks_of("<body><ul><li><a href=/a>首页</a></ul><h3>频道</h3><h3 "
                        "class=pre>开年第一会</h3><h1>春耕现场会</h1><h2>十乡镇到场</h2>"
                        "<div>——来自田间的报告</div><div>2024-03-08 "
                        "来源：云泽日报</div><h2>相关</h2><div><div class=TRS_Editor>" +
                        p + p + "</div></div><div class=footer>版权所有</div></body>"),
              "unassigned:\nfw:(link "
              "首页)\nfw:频道\nhead:开年第一会\nhead:春耕现场会\nhead:十乡镇到场\nhead:——来自田间的报告\n"
              "opener:2024-03-08 来源：云泽日报\nfw:相关\nparagraph:" +
                  std::string(text) + "\nparagraph:" + std::string(text) + "\nunassigned:\nfw:版权所有");
}

TEST(HtmlPage, FindsTheArticleByItsName) {
    EXPECT_EQ(blocks_of("<body><div>" + std::string(text) + "</div><div class='TRS_Editor'><p>" +
                        std::string(text) + "</p></div></body>"),
              "unassigned:\nfw:" + std::string(text) + "\nparagraph:" + std::string(text));
}

TEST(HtmlPage, TakesTheHeadlineFromInsideTheArticleOrFromTheTitle) {
    EXPECT_EQ(blocks_of("<title>x</title><article><h1>甲</h1><p>" + std::string(text) + "</p></article>"),
              "head:甲\nparagraph:" + std::string(text));
    EXPECT_EQ(blocks_of("<title>甲 &amp; 乙</title><p>" + std::string(text)),
              "head:甲 & 乙\nparagraph:" + std::string(text));
}

TEST(HtmlPage, ReadsWhatThePageSaysOfItself) {
    const model::Document one = document(
        "<html lang=zh-TW><head><meta name=author content='溫潔'><meta property='article:published_time' "
        "content='2023-10-28T09:05:00+08:00'><meta property=og:site_name content=榕灣網><meta name=keywords "
        "content='疫苗，流感'><link rel=canonical "
        "href='https://news.example.org/1'></head><body><h1>甲</h1><p>乙</p>");
    const model::Metadata& metadata = one.metadata();
    ASSERT_EQ(metadata.authors.size(), 1u);
    EXPECT_EQ(metadata.authors[0].kind, model::Party::Kind::person);
    ASSERT_EQ(metadata.dates.size(), 1u);
    EXPECT_EQ(metadata.dates[0].when, "2023-10-28T01:05:00Z");
    EXPECT_EQ(metadata.journal, "榕灣網");
    EXPECT_EQ(metadata.tags, (std::vector<std::string>{"疫苗", "流感"}));
    EXPECT_EQ(metadata.url, "https://news.example.org/1");
    EXPECT_EQ(metadata.language, "zh-Hant");
    EXPECT_EQ(metadata.title, "甲");
    EXPECT_EQ(metadata.format, "html-page");
}

TEST(HtmlPage, FindsTheArticleInAPageThatIsOneForm) {
    const std::string p = "<p>" + std::string(text) + "</p>";
    EXPECT_EQ(blocks_of("<body><form action=/x><div class=menu><a href=/a>首页</a></div><h1>春耕现场会</h1>"
                        "<div id=c>" +
                        p + p + "</div></form><div class=footer>版权所有</div></body>"),
              "unassigned:\nfw:(link 首页)\nhead:春耕现场会\nparagraph:" + std::string(text) +
                  "\nparagraph:" + std::string(text) + "\nunassigned:\nfw:版权所有");
    // A form beside the story is the site's, what it asks for too.
    EXPECT_EQ(blocks_of("<body><h1>甲</h1><div>" + p + p + "</div><form>留言须守法。</form></body>"),
              "head:甲\nparagraph:" + std::string(text) + "\nparagraph:" + std::string(text) +
                  "\nunassigned:\nfw:留言须守法。");
}

TEST(HtmlPage, FindsTheArticleInABoxCalledAfterTheMenu) {
    const std::string p = "<p>" + std::string(text) + "</p>";
    EXPECT_EQ(blocks_of("<body><div class='nav-wrap'><h1>甲</h1><div>" + p + p +
                        "</div></div><div class=footer>版权所有</div></body>"),
              "head:甲\nparagraph:" + std::string(text) + "\nparagraph:" + std::string(text) +
                  "\nunassigned:\nfw:版权所有");
}

TEST(HtmlPage, TakesWhatSaysTheSameAsTheTitleForTheHeadlineWhereThereIsNoH1) {
    const std::string p = "<p>" + std::string(text) + "</p>";
    EXPECT_EQ(blocks_of("<head><title>引水渠通水-云泽县</title></head><body><a href=/>引水渠通水</a>"
                        "<div>云泽县</div><h3>引水渠通水</h3><div>2024-03-08 来源：云泽日报</div><div "
                        "class=TRS_Editor>" +
                        p + p + "</div></body>"),
              "unassigned:\nfw:(link 引水渠通水)\nfw:云泽县\nhead:引水渠通水\nopener:2024-03-08 "
              "来源：云泽日报\nparagraph:" +
                  std::string(text) + "\nparagraph:" + std::string(text));
}

TEST(HtmlPage, TakesACaptionedPictureBetweenHeadlineAndTextForAPartOfTheStory) {
    const std::string p = "<p>" + std::string(text) + "</p>";
    const auto page = [&](const std::string& between) {
        return blocks_of("<body><h1>春耕现场会</h1>" + between + "<div class=TRS_Editor>" + p + p +
                         "</div></body>");
    };
    const std::string with = page(
        "<div>2024-03-08 来源：云泽日报</div><table><tr><td><img src=/a.jpg></td></tr><tr>"
        "<td>农机手在耕地。方禾 摄</td></tr></table>");
    EXPECT_NE(with.find("figure"), std::string::npos) << with;
    EXPECT_NE(with.find("head:农机手在耕地。方禾 摄"), std::string::npos) << with;
    EXPECT_EQ(page("<img src=/print.gif>打印").find("figure"), std::string::npos);
}

TEST(HtmlPage, TakesDateAndSourceFromTheImprintWhereThePageHeadSaysNone) {
    const auto metadata_of = [](const std::string& head, const std::string& imprint) {
        return document("<head>" + head + "</head><body><h1>春耕现场会</h1><div>" + imprint +
                        "</div><article><p>" + std::string(text) + "</p></article></body>")
            .metadata();
    };
    const model::Metadata said =
        metadata_of("", "2024年03月08日08:44&nbsp;&nbsp;来源：<a href=/x>云泽日报</a>");
    ASSERT_EQ(said.dates.size(), 1u);
    EXPECT_EQ(said.dates[0].verbatim, "2024年03月08日08:44");
    EXPECT_EQ(said.dates[0].when, "2024-03-08T08:44:00");
    EXPECT_EQ(said.journal, "云泽日报");
    EXPECT_EQ(metadata_of("", "来源：云泽晚报 点击：12 发布：2024-03-08 15:20:11").journal, "云泽晚报");
    EXPECT_EQ(metadata_of("", "来源： 2024-03-08").journal, "");
    const model::Metadata both = metadata_of(
        "<meta name=publishdate content=2024-03-07><meta name=source content=来源：云泽网><meta name=author "
        "content=104833>",
        "2024-03-08 来源：云泽日报");
    EXPECT_EQ(both.dates[0].when, "2024-03-07");
    EXPECT_EQ(both.journal, "云泽网");
    EXPECT_TRUE(both.authors.empty()) << "an account's number is not an author";
}

TEST(HtmlPage, NamesWhoSignsTheStory) {
    const std::string p = "<p>" + std::string(text) + "</p>";
    EXPECT_EQ(blocks_of("<h1>甲</h1><p>记者 方禾</p>" + p + "<p>（责任编辑：周一鸣）</p>"),
              "head:甲\nopener:\nbyline:记者 (person 方禾)\nparagraph:" + std::string(text) +
                  "\ncloser:（(signed 责任编辑：周一鸣)）");
}

TEST(HtmlPage, KeepsThePlainTextOfMarkupThatIsTooMuch) {
    std::string html = "<html><body>";
    for (int i = 0; i < 10'000; ++i) html += "<div>";
    EXPECT_EQ(blocks_of(html + "甲<p>乙"), "paragraph:甲\nparagraph:乙");
}

TEST(HtmlPageLaw, BalancesTheBooksForLongRandomMarkup) {
    constexpr std::array<std::string_view, 33> pieces{"<html>",
                                                      "<head>",
                                                      "</head>",
                                                      "<body>",
                                                      "</body>",
                                                      "</html>",
                                                      "<title>",
                                                      "</title>",
                                                      "<h1>",
                                                      "</h1>",
                                                      "<p>",
                                                      "<div>",
                                                      "</div>",
                                                      "<article>",
                                                      "</article>",
                                                      "<nav>",
                                                      "</nav>",
                                                      "<table>",
                                                      "<tr>",
                                                      "<td>",
                                                      "春耕 ",
                                                      "<script>",
                                                      "</script>",
                                                      "<!--x-->",
                                                      "&nbsp;",
                                                      "<a href=x>",
                                                      "</a>",
                                                      "<frameset>",
                                                      "<img src=a>",
                                                      "<b>",
                                                      "记者 方禾",
                                                      "（责任编辑：方禾）",
                                                      "（&#35760;者方禾）"};
    constexpr unsigned seed = 20240308;
    std::mt19937 random(seed);
    for (int round = 0; round < 3000; ++round) {
        std::string html;
        const std::size_t length = 1 + random() % 40;
        for (std::size_t i = 0; i < length; ++i) html += pieces[random() % pieces.size()];
        ASSERT_EQ(document(html).text(), html);
    }
}

}  // namespace
