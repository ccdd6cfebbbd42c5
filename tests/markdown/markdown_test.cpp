// Markdown into documents: what each construct becomes, and that every word is found again in its bytes.
#include "markdown/markdown.h"

#include <array>
#include <random>

#include <gtest/gtest.h>

#include "html/body.h"
#include "markdown/match.h"
#include "markdown/rules.h"
#include "model/edition.h"
#include "tests/html/flowed_blocks.h"

namespace {

using model::Document;

Document document(std::string markdown, base::Findings& findings) {
    model::Builder builder(text::SourceText(std::move(markdown)), model::Form::flowed);
    builder.open(model::Kind::article);
    const text::Slice all = builder.source().whole();
    html::read_html(markdown::markdown_to_html(builder.source_text(), all, findings), builder, findings);
    builder.close();
    return std::move(builder).finish({}, findings);
}

std::string blocks_of(std::string markdown) {
    base::Findings findings;
    const Document one = document(std::move(markdown), findings);
    EXPECT_FALSE(findings.has(markdown::rules::words_not_found)) << one.text();
    return flowed_blocks(one);
}

TEST(Markdown, MakesParagraphsAndTakesLineEndsAsBreaks) {
    EXPECT_EQ(blocks_of("春耕\n备耕\n\n秧苗\n"), "paragraph:春耕|备耕\nparagraph:秧苗");
    EXPECT_EQ(blocks_of("春耕  \r\n备耕\\\r\n秧苗"), "paragraph:春耕|备耕|秧苗");
}

TEST(Markdown, ReadsEmphasisAlsoAcrossChineseText) {
    EXPECT_EQ(blocks_of("a **b** *c* ~~d~~ `e  f`"),
              "paragraph:a (highlight[bold] b) (highlight[italic] c) (highlight[strike] d) (code e  f)");
}

TEST(Markdown, ResolvesEscapesAndReferences) {
    EXPECT_EQ(blocks_of("\\*a\\* &amp;b &lt;c &#20113; &nbsp;d &bogus; a & b < c > d \"e\""),
              "paragraph:*a* &b <c 云 \u00A0d &bogus; a & b < c > d \"e\"");
    base::Findings findings;
    const Document one = document("\\*a", findings);
    EXPECT_EQ(one.rows()[0].slice.of(one.text()), "\\*");
    EXPECT_EQ(one.rows()[0].spelled, "*");
}

TEST(Markdown, HasNoSmartPunctuation) {
    EXPECT_EQ(blocks_of("\"a\" -- 'b' ..."), "paragraph:\"a\" -- 'b' ...");
}

TEST(Markdown, ReadsHeadingsListsQuotesAndRules) {
    EXPECT_EQ(blocks_of("# a #\n\nb\n\nc\n===\n"), "section:\nhead:a\nparagraph:b\nsection:\nhead:c");
    EXPECT_EQ(blocks_of("- a\n- b\n  c\n\n3. d\n"),
              "list[bulleted]:\nitem:a\nitem:b|c\nlist[numbered]:\nitem:d");
    EXPECT_EQ(blocks_of("> a\n> b\n>\n> > c\n"), "quote:\nparagraph:a|b\nquote:\nparagraph:c");
    EXPECT_EQ(blocks_of("a\n\n---\n\nb"), "paragraph:a(milestone[rule] )\nparagraph:b");
}

TEST(Markdown, ReadsLinksAndPictures) {
    EXPECT_EQ(blocks_of("[a](x 'a b') b <http://x.example/> http://y.example"),
              "paragraph:(link a) b (link http://x.example/) (link http://y.example)");
    EXPECT_EQ(blocks_of("[a **b**][r] c\n\n[r]: http://x.example\n"),
              "paragraph:(link a (highlight[bold] b)) c");
    EXPECT_EQ(blocks_of("![a b](x.png 'c') \n"), "figure:<x.png>");
    EXPECT_EQ(blocks_of("a [![b](y.png)](z) c"), "paragraph:a <y.png> c");
}

TEST(Markdown, FindsTextBehindAddressesThatHoldItToo) {
    EXPECT_EQ(blocks_of("[t](t) t"), "paragraph:(link t) t");
    EXPECT_EQ(blocks_of("[x](/u \"t t\") t"), "paragraph:(link x) t");
    EXPECT_EQ(blocks_of("![a](a) a"), "figure:<a>\nparagraph:a");
}

TEST(Markdown, KeepsTheWordsOfFootnotes) {
    EXPECT_EQ(blocks_of("春耕[^1]。\n\n[^1]: 见二版。\n"), "paragraph:春耕[^1]。\nparagraph:[^1]: 见二版。");
    EXPECT_EQ(blocks_of("[春耕][1]\n\n[1]: /a\n"), "paragraph:(link 春耕)");
}

TEST(Markdown, KeepsMathAsItStands) {
    EXPECT_EQ(blocks_of("$$\nT=&\\frac{m}{n}\\\\\n=&x_1*y_1\n$$\n末"),
              "paragraph:$$|T=&\\frac{m}{n}\\\\|=&x_1*y_1|$$|末");
    EXPECT_EQ(blocks_of("设$x_1*y_2$与$a*b_1$。"), "paragraph:设$x_1*y_2$与$a*b_1$。");
    EXPECT_EQ(blocks_of("一斤$5，*两*斤$9。"), "paragraph:一斤$5，(highlight[italic] 两)斤$9。");
    EXPECT_EQ(blocks_of("$$\n\n*甲*\n\n$$"), "paragraph:$$\nparagraph[italic]:甲\nparagraph:$$")
        << "a blank line ends it";
    EXPECT_EQ(blocks_of("```\n$$ a\n```\n*甲*$$"), "ab:$$ a\nparagraph:(highlight[italic] 甲)$$");
}

TEST(Markdown, ReadsTables) {
    EXPECT_EQ(blocks_of("| a | b |\n|---|---|\n| c \\| d | `e\\|f` |\n| g | **h** |\n"),
              "table:\nrow:\ncell:a\ncell:b\nrow:\ncell:c | d\ncell:(code e|f)\nrow:\ncell:g\ncell[bold]:h");
}

TEST(Markdown, KeepsCodeAsItStands) {
    EXPECT_EQ(blocks_of("```js\na  < b\n\n  {% c %}\n```\n"), "ab:a  < b||  {% c %}");
    EXPECT_EQ(blocks_of("a\n\n    b\n      c\n"), "paragraph:a\nab:b|  c");
    EXPECT_EQ(blocks_of("- a\n\n  ```\n  b\n  ```\n"), "list[bulleted]:\nitem:\nparagraph:a\nab:b");
}

TEST(Markdown, ReadsHtmlBetweenMarkdown) {
    EXPECT_EQ(blocks_of("<div align=center>\n\n**a**\n\n</div>\n\nb <font color=red>c</font> d<!-- e -->\n"),
              "paragraph[bold center]:a\nparagraph:b (highlight[red] c) d");
    EXPECT_EQ(blocks_of("a\n\n<!-- more -->\n\nb"), "paragraph:a(milestone )\nparagraph:b");
    EXPECT_EQ(blocks_of("> <p>a</p>\n> b\n"), "quote:\nparagraph:a\nparagraph:b");
    EXPECT_EQ(blocks_of("　　春耕\n　　备耕\n"), "paragraph:　　春耕\nparagraph:　　备耕");
}

TEST(Markdown, NeverReadsUnderscoresInWordsAsEmphasis) {
    EXPECT_EQ(blocks_of("a_b_c"), "paragraph:a_b_c");
}

TEST(MarkdownPlugins, BecomeWhatTheyStandFor) {
    EXPECT_EQ(blocks_of("a\n\n{% asset_img x.png 春耕 %}\n\nb"), "paragraph:a\nfigure:<x.png>\nparagraph:b");
    EXPECT_EQ(blocks_of("a {% link 云泽 http://x.example/ %} b"), "paragraph:a (link 云泽) b");
    EXPECT_EQ(blocks_of("{% blockquote 林若谷 %}\n\na **b**\n\n{% endblockquote %}\n"),
              "quote:\nparagraph:林若谷\nparagraph:a (highlight[bold] b)");
    EXPECT_EQ(blocks_of("{% codeblock %}\na <b>\n\nc\n{% endcodeblock %}\nd"), "ab:a <b>||c\nparagraph:d");
    EXPECT_EQ(blocks_of("{% youtube abc %}"), "ab:(pointer )");
}

TEST(MarkdownPlugins, OfJekyllAreCodeAndAddresses) {
    EXPECT_EQ(blocks_of("{% highlight console %}\n$ ping *a*\n{% endhighlight %}"), "ab:$ ping *a*");
    base::Findings findings;
    const Document one = document("[甲]({% post_url 2024-03-08-a %})", findings);
    EXPECT_NE(model::dump({one, {}}).find("%7B%25%20post_url%202024-03-08-a%20%25%7D"), std::string::npos)
        << model::dump({one, {}});
}

TEST(MarkdownPlugins, StayAsTheyStandWhenUnknown) {
    base::Findings findings;
    const Document one = document("a\n\n{% mychart rain 2023 %}\n\nb", findings);
    EXPECT_EQ(flowed_blocks(one), "paragraph:a\nab:{% mychart rain 2023 %}\nparagraph:b");
    EXPECT_TRUE(findings.has(markdown::rules::unknown_plugin));
    EXPECT_EQ(one.attribute(one.blocks()[1].node, model::Name::type), "plugin");
}

TEST(MarkdownPlugins, AreTextInCode) {
    EXPECT_EQ(blocks_of("`{% raw %}` and\n\n```\n{% x %}\n```\n"),
              "paragraph:(code {% raw %}) and\nab:{% x %}");
    EXPECT_EQ(blocks_of("{% raw %}{% x %}{% endraw %}"), "paragraph:{% x %}");
}

TEST(MarkdownGuard, RefusesRunsThatTakeAParserTooLong) {
    for (const std::string& text :
         {std::string(100'000, '>'), std::string(100'000, '_'), std::string(100'000, '['),
          std::string(100'000, '`'), std::string(100'000, '*')}) {
        base::Findings findings;
        const Document one = document("a\n\n" + text, findings);
        EXPECT_TRUE(findings.has(markdown::rules::markdown_too_much)) << text[0];
        EXPECT_NE(model::diplomatic(one).find(text), std::string::npos);
    }
    EXPECT_EQ(markdown::too_much_markdown(std::string(1'000'000, 'a')), std::nullopt);
}

std::string repeated(const std::string& words, int number) {
    std::string out;
    for (int i = 0; i < number; ++i) out += words;
    return out;
}

TEST(MarkdownGuard, RefusesTablesThatGrowFasterThanTheirSource) {
    const std::string wide_row = "|a|\n|-|\n" + repeated("|a", 20'000);
    const std::string filled_up =
        repeated("|a", 900) + "|\n" + repeated("|-", 900) + "|\n" + repeated("a\n", 20'000);
    for (const std::string& text : {wide_row, filled_up}) {
        base::Findings findings;
        const Document one = document("云泽\n\n" + text, findings);
        EXPECT_TRUE(findings.has(markdown::rules::markdown_too_much));
    }
    EXPECT_EQ(markdown::too_much_markdown("|a|b|c|\n|-|-|-|\n" + repeated("|d|e|f|\n", 20'000)),
              std::nullopt);
}

/// Law: a document is built (its constructor checks the books) and no Han character is lost, for all short
/// texts.
TEST(MarkdownLaw, BalancesTheBooksForAllShortTexts) {
    constexpr std::array<std::string_view, 16> alphabet{"春", "a", " ", "\n",  "*",     "_",  "[",  "]",
                                                        "(",  ")", "`", "<b>", "&amp;", "\\", "> ", "- "};
    std::string markdown;
    for (int number = 0; number < 16 * 16 * 16 * 16 * 16; number += 1 + number / 30'000) {
        markdown.clear();
        std::size_t han = 0;
        for (int rest = number; rest > 0; rest /= 16) {
            markdown += alphabet[static_cast<std::size_t>(rest % 16)];
            han += rest % 16 == 0 ? 1 : 0;
        }
        base::Findings findings;
        const Document one = document(markdown, findings);
        ASSERT_EQ(one.text(), markdown);
        // A link's address is not text; all else is.
        if (markdown.find('(') != std::string::npos || markdown.find("<b>") != std::string::npos) continue;
        const std::string text = model::diplomatic(one);
        std::size_t found = 0;
        for (std::size_t at = text.find("春"); at != std::string::npos; at = text.find("春", at + 3)) ++found;
        ASSERT_EQ(found, han) << markdown;
    }
}

TEST(MarkdownLaw, BalancesTheBooksForLongRandomTexts) {
    constexpr std::array<std::string_view, 39> pieces{"$$",
                                                      "$x_",
                                                      "[^1]: ",
                                                      "春耕 ",
                                                      "a ",
                                                      "\n",
                                                      "\n\n",
                                                      "\r\n",
                                                      "* ",
                                                      "**",
                                                      "_",
                                                      "`",
                                                      "```\n",
                                                      "> ",
                                                      "- ",
                                                      "1. ",
                                                      "# ",
                                                      "    ",
                                                      "\t",
                                                      "[x](y)",
                                                      "![x](y)",
                                                      "<div>",
                                                      "</div>",
                                                      "<b>",
                                                      "</b>",
                                                      "|a|b|\n|-|-|\n",
                                                      "|",
                                                      "\\|",
                                                      "&amp;",
                                                      "&nbsp;",
                                                      "{% x %}",
                                                      "{% img a.png %}",
                                                      "<!--x-->",
                                                      "~~",
                                                      "---\n",
                                                      "http://x.example ",
                                                      "<http://x.example>",
                                                      "[x]: y\n",
                                                      "\\"};
    constexpr unsigned seed = 20240308;
    std::mt19937 random(seed);
    std::size_t lost = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string markdown;
        const std::size_t length = 1 + random() % 40;
        for (std::size_t i = 0; i < length; ++i) markdown += pieces[random() % pieces.size()];
        base::Findings findings;
        const Document one = document(markdown, findings);
        ASSERT_EQ(one.text(), markdown);
        if (findings.has(markdown::rules::words_not_found)) ++lost;
    }
    // Of such nonsense a few blocks cannot be followed; their lines are kept as they stand.
    EXPECT_LE(lost, 200u);
}

}  // namespace
