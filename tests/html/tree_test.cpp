// HTML as a tree: what the parser is spared changes nothing.
#include "html/tree.h"

#include <array>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "html/condensed.h"
#include "html/guard.h"

namespace {

using html::CondensedHtml;
using html::HtmlForm;

void expect_the_same_tree(const std::string& html) {
    for (const HtmlForm form : {HtmlForm::body, HtmlForm::page}) {
        EXPECT_TRUE(html::parse_html(html, form) == html::parse_html_in_full(html, form)) << html;
    }
}

TEST(Html, LeavesOutWordsOnlyWhereTheyAreText) {
    EXPECT_EQ(CondensedHtml("<p title=\"春耕春耕春耕\">春耕备耕</p>").text(),
              "<p title=\"春耕春耕春耕\">\U0010FFFD</p>");
    for (const std::string& html :
         std::vector<std::string>{"<!-- 春耕春耕春耕 -->", "<style>春耕春耕春耕</style>", "&nbsp春耕春耕春耕",
                                  "&#x4e2d春耕春耕春耕", "\U0010FFFD春耕春耕春耕", "&#x010FFFD;春耕春耕春耕",
                                  "&#1114109;春耕春耕春耕", "春 耕 春 耕"}) {
        EXPECT_EQ(CondensedHtml(html).text(), html);
    }
}

TEST(Html, ParsesLongTextInStepsOfItsRuns) {
    std::string run = "春耕";
    for (int i = 0; i < 6; ++i) run += run;
    const std::string once = "<p>" + run + "</p>", twice = "<p>" + run + run + "</p>";
    EXPECT_EQ(CondensedHtml(once).text().size(), CondensedHtml(twice).text().size());
    expect_the_same_tree(twice);
}

TEST(Html, KeepsTheTreeWhereTextIsMovedOrDropped) {
    const std::string words = "春耕备耕现场会";
    for (const std::string& html : std::vector<std::string>{
             "<table>" + words + "<tr>" + words + "<td>" + words + "</table>",
             "<select>" + words + "<p>" + words, "<frameset>" + words + "</frameset>",
             "<table><colgroup>" + words + "<col>" + words,
             "<b><p>" + words + "</b>" + words + "</p>" + words, "<svg><![CDATA[" + words + "]]>" + words,
             "<svg><title>" + words + "<p>" + words, "<pre>\n" + words + "\n" + words,
             words + "</br>" + words, "<plaintext>" + words + "<p>" + words,
             "<a title='" + words + "><p>" + words + "'>" + words,
             "<math><annotation-xml>" + words + "<p>" + words,
             "<script><!--<script>" + words + "</script>" + words,
             "<noscript>" + words + "<p x=" + words + "</noscript>" + words,
             "</head>" + words + "<title>" + words, "<p>" + words + "<" + words + "</" + words + ">" + words,
             words + "\xEF\xBF\xBE" + words}) {
        expect_the_same_tree(html);
    }
}

TEST(Html, KeepsTheTreeOfRandomMarkup) {
    constexpr std::array pieces{
        "<p>",       "</p>",      "<b>",      "</b>",     "<table>",    "<td>",          "</table>",
        "<svg>",     "</svg>",    "<title>",  "</title>", "<!--",       "-->",           "<a href=",
        "\"",        "'",         ">",        "<",        "&amp;",      "&nbsp",         "&#20013;",
        " ",         "\n",        "春耕备耕", "，民生",   "abcdefgh",   "abcdefghijklm", "<script>",
        "</script>", "<![CDATA[", "]]>",      "<select>", "<textarea>", "１２３"};
    constexpr unsigned seed = 20240517;
    std::mt19937 random(seed);
    for (int i = 0; i < 4000; ++i) {
        std::string html;
        for (auto left = random() % 24; left > 0; --left) html += pieces[random() % pieces.size()];
        SCOPED_TRACE("seed " + std::to_string(seed) + ", round " + std::to_string(i));
        if (!html::look_at_html(html).too_much) expect_the_same_tree(html);
    }
}

}  // namespace
