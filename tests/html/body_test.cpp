// HTML into documents: what each construct becomes, and that no byte is lost on the way.
#include "html/body.h"

#include <algorithm>
#include <array>
#include <random>

#include <gtest/gtest.h>

#include "html/guard.h"
#include "html/rules.h"
#include "model/edition.h"
#include "tests/html/flowed_blocks.h"

namespace {

using model::Document;
using model::Kind;
using model::Name;

Document document(std::string html, base::Findings& findings) {
    model::Builder builder(text::SourceText(std::move(html)), model::Form::flowed);
    const text::Slice all = builder.source().whole();
    builder.open(Kind::article);
    html::read_html(html::MappedText(builder.source_text(), all), builder, findings);
    builder.close();
    return std::move(builder).finish({}, findings);
}

Document document(std::string html) {
    base::Findings findings;
    return document(std::move(html), findings);
}

std::string blocks_of(std::string html) {
    return flowed_blocks(document(std::move(html)));
}

TEST(HtmlBody, MakesParagraphsOfBlocksAndBareText) {
    EXPECT_EQ(blocks_of("<p>a</p><p>b</p>"), "paragraph:a\nparagraph:b");
    EXPECT_EQ(blocks_of("<div>a<p>b</p>c</div>d"), "paragraph:a\nparagraph:b\nparagraph:c\nparagraph:d");
    EXPECT_EQ(blocks_of("<P>a\n<P ALIGN=center>b"), "paragraph:a\nparagraph[center]:b");
    EXPECT_EQ(blocks_of("<div>   \n<p>\n春耕\n</p>\n  \n</div>\n            "), "paragraph:春耕");
}

TEST(HtmlBody, CollapsesWhiteSpaceAndDropsItAtEdges) {
    EXPECT_EQ(blocks_of("<p> a \n\t b <b> c</b> </p>"), "paragraph:a b (highlight[bold] c)");
    EXPECT_EQ(blocks_of("<p>a<b> </b>b</p>"), "paragraph:a(highlight[bold]  )b");
}

TEST(HtmlBody, SplitsParagraphsAtTwoBreaksAndBeforeIndents) {
    EXPECT_EQ(blocks_of("a<br>b"), "paragraph:a|b");
    EXPECT_EQ(blocks_of("a<br><br>b<br />\n<br />\nc"), "paragraph:a\nparagraph:b\nparagraph:c");
    EXPECT_EQ(blocks_of("<br>a<br>"), "paragraph:a");
    EXPECT_EQ(blocks_of("a<br>　　b"), "paragraph:a\nparagraph:　　b");
    EXPECT_EQ(blocks_of("a<br>\n&emsp;&emsp;b<br>　c"), "paragraph:a\nparagraph:\u2003\u2003b|　c");
}

TEST(HtmlBody, SplitsLinesThatAreSentencesOfProse) {
    std::string prose;
    for (int i = 0; i < 14; ++i) prose += "云泽县春耕";
    prose += "。";
    EXPECT_EQ(blocks_of(prose + "<br>" + prose), "paragraph:" + prose + "\nparagraph:" + prose);
    EXPECT_EQ(blocks_of("白日依山尽，<br>黄河入海流。"), "paragraph:白日依山尽，|黄河入海流。");
}

TEST(HtmlBody, MergesEmphasisThatWasSplitAndDropsEmptySpans) {
    EXPECT_EQ(blocks_of("<p>a<strong>深</strong><strong>刻</strong>b</p>"),
              "paragraph:a(highlight[bold] 深刻)b");
    EXPECT_EQ(blocks_of("<p>a<b>b<strong>c</strong></b></p>"), "paragraph:a(highlight[bold] bc)");
    EXPECT_EQ(blocks_of("<p><span style='color:#999'></span>a</p>"), "paragraph:a");
    EXPECT_EQ(blocks_of("<p>a<i>b<b>c</b></i></p>"), "paragraph:a(highlight[italic] b(highlight[bold] c))");
}

TEST(HtmlBody, LetsTheInnermostColourWin) {
    EXPECT_EQ(blocks_of("<p><span style='color:#999999'><span style='color:#000000'>a</span></span></p>"),
              "paragraph:a");
    EXPECT_EQ(blocks_of("<p>a<span style='color:#000'><span style='color:#999'>b</span></span></p>"),
              "paragraph:a(highlight[grey] b)");
}

TEST(HtmlBody, MovesAStyleOfTheWholeBlockToTheBlock) {
    EXPECT_EQ(blocks_of("<p><b>a b</b></p>"), "paragraph[bold]:a b");
    EXPECT_EQ(blocks_of("<p>&nbsp;&nbsp;<b>a</b></p>"), "paragraph[bold]:\u00A0\u00A0a");
    EXPECT_EQ(blocks_of("<p style='text-align:center'><font color=red>a</font></p>"),
              "paragraph[center red]:a");
}

TEST(HtmlBody, ResolvesReferencesAsHtmlDoesAndLeavesTheOthers) {
    EXPECT_EQ(blocks_of("a&amp;b&#20113;&#x4E91;&hellip;&lt;p&gt;"), "paragraph:a&b云云…<p>");
    EXPECT_EQ(blocks_of("a&nbsp&ampb&ensp;c&ensp c&notit;&bogus;&"),
              "paragraph:a\u00A0&b\u2002c&ensp c¬it;&bogus;&");
    EXPECT_EQ(blocks_of("&#128;&#0;&#xD800;&NotEqualTilde;&fjlig;"), "paragraph:€\uFFFD\uFFFD≂̸fj");
    EXPECT_EQ(blocks_of("a&#32;&#10; b"), "paragraph:a b");
    EXPECT_EQ(blocks_of("&amp;nbsp;"), "paragraph:&nbsp;");
}

TEST(HtmlBody, KeepsTheBytesOfReferencesInTheLedger) {
    const Document one = document("<p>a&amp;b</p>");
    ASSERT_EQ(one.blocks().size(), 1u);
    EXPECT_EQ(model::diplomatic(one), "a&b");
    const auto rows = one.rows();
    const auto reference = std::ranges::find_if(rows, [](const model::Row& row) { return row.respelled; });
    ASSERT_NE(reference, rows.end());
    EXPECT_EQ(reference->slice.of(one.text()), "&amp;");
    EXPECT_EQ(reference->spelled, "&");
}

TEST(HtmlBody, OpensASectionForEachHeading) {
    EXPECT_EQ(blocks_of("<p>a</p><h2>b</h2><p>c</p><h3>d</h3>e<h2>f</h2>"),
              "paragraph:a\nsection:\nhead:b\nparagraph:c\nsection:\nhead:d\nparagraph:e\nsection:\nhead:f");
    EXPECT_EQ(blocks_of("<blockquote><h2>a</h2></blockquote>"), "quote:\nparagraph[bold]:a");
}

TEST(HtmlBody, ReadsListsItemsAndNumbers) {
    EXPECT_EQ(blocks_of("<ol><li>a<li>b</ol>"), "list[numbered]:\nitem:a\nitem:b");
    EXPECT_EQ(blocks_of("<ul><li><p>a</p></li><li>b<p>c</p></ul>"),
              "list[bulleted]:\nitem:a\nitem:\nparagraph:b\nparagraph:c");
    EXPECT_EQ(blocks_of("<ul>a<li>b</li><p>c</p><ul><li>d</ul></ul>"),
              "list[bulleted]:\nitem:a\nitem:b\nitem:\nparagraph:c\nlist[bulleted]:\nitem:d");
    const Document numbered = document("<ol start=3><li>a<li value=7>b<li>c</ol>");
    std::string numbers;
    for (std::uint32_t i = 0; i < numbered.nodes().size(); ++i) numbers += numbered.attribute(i, Name::n);
    EXPECT_EQ(numbers, "378");
    EXPECT_EQ(blocks_of("<li>a</li>"), "paragraph:a");
}

TEST(HtmlBody, ReadsTablesWithSpans) {
    EXPECT_EQ(blocks_of("<table><tr><th>a<th>b<tr><td colspan=2>c</table>"),
              "table:\nrow:\ncell:a\ncell:b\nrow:\ncell:c");
    const Document table = document("<table><tr><th>a<th>b<tr><td colspan=2>c</table>");
    EXPECT_EQ(table.attribute(1, Name::rows), "2");
    EXPECT_EQ(table.attribute(1, Name::cols), "2");
    EXPECT_EQ(table.attribute(2, Name::role), "label");
    EXPECT_EQ(blocks_of("<table><caption>t</caption><tr><td>a<td></table>"),
              "table:\nhead:t\nrow:\ncell:a\ncell:");
    EXPECT_EQ(blocks_of("<table><tr><td>a<td><p>b<p>c</table>"),
              "table:\nrow:\ncell:a\ncell:\nparagraph:b\nparagraph:c");
}

TEST(HtmlBody, TakesATableOfOneColumnAsALayout) {
    EXPECT_EQ(blocks_of("<table><tr><td><p>a</p><p>b</p></td></tr></table>"), "paragraph:a\nparagraph:b");
    EXPECT_EQ(blocks_of("<table><tr><td>a<td><table><tr><td>b<td>c</table></table>"),
              "paragraph:a\ntable:\nrow:\ncell:b\ncell:c");
}

TEST(HtmlBody, PutsTextThatATableCannotHoldBeforeIt) {
    EXPECT_EQ(blocks_of("<table>x<tr><td>a<td>b</table>"), "paragraph:x\ntable:\nrow:\ncell:a\ncell:b");
}

TEST(HtmlBody, KeepsTablesWholeThatMarkupBroke) {
    // A picture in a caption stands behind the table; an <svg> left open holds groups, no tables.
    EXPECT_EQ(blocks_of("<table><caption><img src=x.jpg></caption><tr><td>a<td>b</table>"),
              "table:\nrow:\ncell:a\ncell:b\nfigure:<x.jpg>");
    EXPECT_EQ(blocks_of("<svg><table><tr>a<td>b"), "paragraph:ab");
    EXPECT_EQ(blocks_of("<code><table><tr><td>a<td>b</td> </tr></table></code>"),
              "table:\nrow:\ncell:(code a)\ncell:(code b)");
}

TEST(HtmlBody, ReadsQuotesRulesAndExcerptMarks) {
    EXPECT_EQ(blocks_of("<blockquote>a<p>b</blockquote>"), "quote:\nparagraph:a\nparagraph:b");
    EXPECT_EQ(blocks_of("a<hr>b<!-- more -->c"),
              "paragraph:a(milestone[rule] )\nparagraph:b(milestone )\nparagraph:c");
}

TEST(HtmlBody, KeepsWhiteSpaceOfPreformattedTextAndCode) {
    EXPECT_EQ(blocks_of("<pre>\na\n  b\tc\n</pre>"), "ab:a|  b\tc");
    EXPECT_EQ(blocks_of("<p>a <code>b  c\nd</code></p>"), "paragraph:a (code b  c d)");
    EXPECT_EQ(blocks_of("<p>a <code>b<b>c</b><br>d</code></p>"),
              "paragraph:a (code b)(highlight[bold] (code c))|(code d)");
    EXPECT_EQ(blocks_of("<p>a <code>b\t c</code></p>"), "paragraph:a b\t c");
    const Document code = document("<pre><code>a</code></pre>");
    EXPECT_EQ(code.attribute(code.blocks()[0].node, Name::type), "code");
}

TEST(HtmlBody, ReadsRuby) {
    EXPECT_EQ(blocks_of("<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</ruby>"),
              "paragraph:(ruby (ruby_base 漢)(ruby_text (ruby_mark ()hàn(ruby_mark ))))(ruby (ruby_base "
              "字)(ruby_text zì))");
    EXPECT_EQ(blocks_of("<ruby>漢</ruby><ruby><rt>a</ruby>"), "paragraph:漢a");
    EXPECT_EQ(blocks_of("<ruby><rt>a</rt>漢</ruby>"), "paragraph:a漢");
    EXPECT_EQ(blocks_of("<ruby>漢<br><rt>a</ruby>"), "paragraph:(ruby (ruby_base 漢|)(ruby_text a))");
}

TEST(HtmlBody, KeepsLinksAndResolvesTheirAddresses) {
    const Document one = document("<p>a<a href='http://x.example/?a=1&amp;amp;b=2 3'>b</a></p>");
    EXPECT_EQ(flowed_blocks(one), "paragraph:a(link b)");
    EXPECT_EQ(one.attribute(3, Name::target), "http://x.example/?a=1&b=2%203");
    EXPECT_EQ(blocks_of("<a href='javascript:void(0)'>a</a><a name=x>b</a><a href=#>c</a>"), "paragraph:abc");
    EXPECT_EQ(blocks_of("<a href=x>a</a><a href=x>b</a>"), "paragraph:(link a)(link b)");
}

TEST(HtmlBody, HidesScriptsStylesAndComments) {
    EXPECT_EQ(blocks_of("<style>p{}</style>a<script>var s='<p>b</p>'</script><!-- c -->d"), "paragraph:ad");
    const Document one = document("a<!--b--><script>c</script>");
    for (const model::Row& row : one.rows()) {
        const bool comment = row.slice.begin >= 1;
        EXPECT_EQ(row.fate == model::Fate::comment, comment);
    }
}

TEST(HtmlBody, ReadsPlayersAndFrames) {
    EXPECT_EQ(blocks_of("<video src=a.mp4 poster=b.png>no video</video>c"),
              "figure:(media )<b.png>\nparagraph:c");
    EXPECT_EQ(blocks_of("a<iframe src='http://x.example/'>b</iframe>c"),
              "paragraph:a\nab:(pointer )\nparagraph:c");
}

TEST(HtmlBody, MakesFiguresOfPictures) {
    EXPECT_EQ(blocks_of("<p><img src=a.png></p>"), "figure:<a.png>");
    EXPECT_EQ(blocks_of("<p>a<br><img src=b.png><br>c</p>"), "paragraph:a\nfigure:<b.png>\nparagraph:c");
    EXPECT_EQ(blocks_of("<p>a<img src=b.png>c</p>"), "paragraph:a<b.png>c");
    EXPECT_EQ(blocks_of("<p>a<img src=b.png width=20></p>"), "paragraph:a<b.png>");
    EXPECT_EQ(blocks_of("<p>a<img><img src=''></p>"), "paragraph:a");
    EXPECT_EQ(blocks_of("<figure><img data-src=a.png "
                        "src='data:image/gif;base64,R0='><figcaption>b</figcaption></figure>"),
              "figure:<a.png>\nhead:b");
    EXPECT_EQ(blocks_of("<figure>a<figcaption>b</figcaption></figure>"), "paragraph:a\nparagraph:b");
    EXPECT_EQ(blocks_of("<figure><img src=a.png><img src=b.png><figcaption>c</figcaption></figure>"),
              "figure:<a.png>\nfigure:<b.png>\nhead:c");
    EXPECT_EQ(blocks_of("<figure><table><tr><td>a<td>b</table><img src=a.png><h2>c</h2></figure>"),
              "table:\nrow:\ncell:a\ncell:b\nfigure:<a.png>\nsection:\nhead:c");
    EXPECT_EQ(blocks_of("<figure><figcaption>b</figcaption><img src=a.png></figure>"),
              "figure:<a.png>\nhead:b");
    EXPECT_EQ(blocks_of("<figure><figure><img src=a.png></figure><figcaption>b</figcaption></figure>"),
              "figure:<a.png>\nhead:b");
}

TEST(HtmlBody, FindsCaptionsByColourAlignmentAndNearness) {
    const std::string picture = "<p align=center><img src=a.png></p>";
    EXPECT_EQ(blocks_of(picture + "<p align=center><font color=#666666>图片来源：云泽</font></p>"),
              "figure:<a.png>\nbyline[center grey]:图片来源：云泽");
    EXPECT_EQ(blocks_of(picture + "<p align=center>会场全景</p><p>正文</p>"),
              "figure:<a.png>\nhead[center]:会场全景\nparagraph:正文");
    EXPECT_EQ(blocks_of("<center><img src=a.png><br>会场全景</center>"),
              "figure:<a.png>\nhead[center]:会场全景");
    EXPECT_EQ(blocks_of(picture + "<p class=img-desc>会场全景</p>"), "figure:<a.png>\nhead:会场全景");
    EXPECT_EQ(
        blocks_of(picture + "<p align=center><font color=gray>会场</font></p><p align=center>方禾 摄</p>"),
        "figure:<a.png>\nhead[center grey]:会场\nbyline[center]:方禾 摄");
}

TEST(HtmlBody, PartsACaptionFromTheCreditOnItsLastLines) {
    const std::string picture = "<p align=center><img src=a.png></p>";
    EXPECT_EQ(blocks_of(picture + "<p align=center>春耕现场<br>方禾 摄</p>"),
              "figure:<a.png>\nhead[center]:春耕现场\nbyline[center]:方禾 摄");
    EXPECT_EQ(
        blocks_of("<figure><img src=a.png><figcaption>一图<br>二行<br>（方禾 摄）</figcaption></figure>"),
        "figure:<a.png>\nhead:一图|二行\nbyline:（方禾 摄）");
    // A name whose role stands on a line of its own; what is not a credit behind one.
    EXPECT_EQ(blocks_of(picture + "<p align=center>方禾<br>摄</p>"),
              "figure:<a.png>\nbyline[center]:方禾|摄");
}

TEST(HtmlBody, LeavesTextThatOnlyLooksLikeACaption) {
    const std::string picture = "<p align=center><img src=a.png></p>";
    // Grey outside, black inside, left-aligned and long: text.
    std::string text;
    for (int i = 0; i < 12; ++i) text += "下发工作方案，";
    EXPECT_EQ(
        blocks_of(picture + "<p style='text-align:left'><span style='color:#999'><span style='color:#000'>" +
                  text + "</span></span></p>"),
        "figure:<a.png>\nparagraph:" + text);
    EXPECT_EQ(blocks_of(picture + "<p>　　会议要求，抓紧春耕。</p>"),
              "figure:<a.png>\nparagraph:　　会议要求，抓紧春耕。");
    EXPECT_EQ(blocks_of(picture + "<p align=center><b>一、春耕</b></p>"),
              "figure:<a.png>\nparagraph[bold center]:一、春耕");
}

TEST(HtmlBody, SurvivesWhatIsNeverClosed) {
    EXPECT_EQ(blocks_of("<p>a<b"), "paragraph:a");
    EXPECT_EQ(blocks_of("a<!-- b"), "paragraph:a");
    EXPECT_EQ(blocks_of("a<script>b"), "paragraph:a");
    EXPECT_EQ(blocks_of("a<p title='b"), "paragraph:a");
    EXPECT_EQ(blocks_of("</span>a</div>b</p>c"), "paragraph:ab\nparagraph:c");
    EXPECT_EQ(blocks_of("<b>a<p>b</b>c"), "paragraph[bold]:a\nparagraph:(highlight[bold] b)c");
}

TEST(HtmlBody, KeepsCharactersThatXmlForbids) {
    const std::string html(
        "a\0b\x03"
        "c&#3;",
        9);
    EXPECT_EQ(model::diplomatic(document(html)), std::string("a\0b\x03"
                                                             "c\x03",
                                                             6));
}

TEST(HtmlBody, SaysWhatIsNeverClosedAndWhere) {
    for (const char* const open : {"<!-- b", "<script>b", "<style>", "<a href=\"b"}) {
        base::Findings findings;
        EXPECT_EQ(flowed_blocks(document(std::string("<p>a\n</p> ") + open + "<p>c", findings)),
                  "paragraph:a");
        ASSERT_TRUE(findings.has(html::rules::not_closed)) << open;
        EXPECT_EQ(findings.all().front().where.line, 2u) << open;
        EXPECT_EQ(findings.all().front().where.column, 6u) << open;
    }
    base::Findings findings;
    (void)document("<p>a<!-- b --><script>c</script> < d <textarea>e", findings);
    EXPECT_FALSE(findings.has(html::rules::not_closed));
}

TEST(HtmlBody, FollowsAZeroByteInForeignMarkup) {
    EXPECT_EQ(blocks_of(std::string("<math>a\0&lt;b", 14)), blocks_of(std::string("a\0&lt;b", 8)));
}

TEST(HtmlGuard, RefusesWhatWouldTakeAParserTooLong) {
    std::string deep;
    for (int i = 0; i < 500; ++i) deep += "<div>";
    EXPECT_TRUE(html::look_at_html(deep).too_much.has_value());
    std::string wide = "<p";
    for (int i = 0; i < 500; ++i) wide += " a" + std::to_string(i) + "=1";
    EXPECT_TRUE(html::look_at_html(wide + ">").too_much.has_value());
    std::string formatting;
    for (int i = 0; i < 500; ++i) formatting += "<p><font color=" + std::to_string(i) + ">a</p>";
    EXPECT_TRUE(html::look_at_html(formatting).too_much.has_value());
}

TEST(HtmlGuard, DoesNotMindElementsThatCloseThemselves) {
    std::string html = "<ul>";
    for (int i = 0; i < 2000; ++i) html += "<li>a<p>b<br></span>";
    html += "</ul><table>";
    for (int i = 0; i < 2000; ++i) html += "<tr><td>a<td>b";
    EXPECT_EQ(html::look_at_html(html).too_much, std::nullopt);
}

TEST(HtmlGuard, WorksInOnePassOverAMillionTags) {
    const auto work = [](std::size_t number) {
        std::string html;
        for (std::size_t i = 0; i < number; ++i)
            html += i % 3 == 0 ? "<div>" : i % 3 == 1 ? "</div>" : "<p a='<b>'>";
        const html::HtmlState state = html::look_at_html(html);
        EXPECT_EQ(state.too_much, std::nullopt);
        return state.steps;
    };
    EXPECT_LE(work(1'000'000), 2 * work(500'000) + 2);
}

TEST(HtmlPlainly, KeepsAllTextOfMarkupThatIsTooMuch) {
    std::string html;
    for (int i = 0; i < 1'000'000; ++i) html += "<div>";
    html += "a&amp;b<p>c</p><script>d</script><!--e--><br>f < g";
    base::Findings findings;
    EXPECT_EQ(flowed_blocks(document(std::move(html), findings)),
              "paragraph:a&b\nparagraph:c\nparagraph:f < g");
    EXPECT_TRUE(findings.has(html::rules::html_too_much));
}

/// Law: a document is built (its constructor checks the books) and its diplomatic text holds every character
/// that is not markup, for all short strings.
TEST(HtmlLaw, BalancesTheBooksForAllShortStrings) {
    constexpr std::array<std::string_view, 12> alphabet{"春", "a", " ",  "<",  ">",   "&",
                                                        "/",  "p", "\n", "\r", "<b>", "amp;"};
    std::string html;
    for (int number = 0; number < 12 * 12 * 12 * 12 * 12; number += 1 + number / 40'000) {
        html.clear();
        for (int rest = number; rest > 0; rest /= 12) html += alphabet[static_cast<std::size_t>(rest % 12)];
        const Document one = document(html);
        const std::string text = model::diplomatic(one);
        if (html.find('<') == std::string::npos && html.find("春") != std::string::npos) {
            ASSERT_NE(text.find("春"), std::string::npos) << html;
        }
    }
}

TEST(HtmlLaw, BalancesTheBooksForLongRandomMarkup) {
    constexpr std::array<std::string_view, 40> pieces{
        "<p>",        "</p>",     "<div>",      "</div>",      "<b>",    "</b>",     "<i>",       "</i>",
        "<a href=x>", "</a>",     "<table>",    "</table>",    "<tr>",   "<td>",     "</td>",     "<ul>",
        "<li>",       "</ul>",    "<br>",       "<img src=a>", "<ruby>", "<rt>",     "</ruby>",   "<pre>",
        "</pre>",     "<select>", "<option>",   "<svg>",       "</svg>", "<script>", "</script>", "<!--x-->",
        "&nbsp;",     "&notit;",  "<textarea>", "</textarea>", "春耕",   " \r\n",    "<figure>",  "<h2>"};
    constexpr unsigned seed = 20240308;
    std::mt19937 random(seed);
    for (int round = 0; round < 3000; ++round) {
        std::string html;
        const std::size_t length = 1 + random() % 60;
        for (std::size_t i = 0; i < length; ++i) html += pieces[random() % pieces.size()];
        const Document one = document(html);
        ASSERT_EQ(one.text(), html);
    }
}

}  // namespace
