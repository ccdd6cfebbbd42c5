// Posts: front matter over a body, whole.
#include "readers/posts.h"

#include <array>

#include <gtest/gtest.h>

#include "frontmatter/parties.h"
#include "frontmatter/rules.h"
#include "model/edition.h"
#include "tests/html/flowed_blocks.h"

namespace {

constexpr std::array<std::string_view, 1> title{"title"}, author{"author"}, permalink{"permalink"},
    journal{"journal"}, language{"lang"};
constexpr std::array<std::string_view, 2> date{"date", "published"}, categories{"categories", "category"},
    tags{"tags", "tag"}, url{"url", "link"}, pictures{"headimg", "photos"};
constexpr std::array<std::string_view, 1> navigation{"首页"};
constexpr frontmatter::PostKeys keys{title,     author,  date,     categories, tags,      url,
                                     permalink, journal, language, pictures,   navigation};

model::Document post(std::string source, base::Findings& findings, const frontmatter::PostSite& site = {},
                     std::string_view file_name = "a.md") {
    return readers::read_post(text::SourceText(std::move(source)), keys, site, {}, file_name, "hexo",
                              findings);
}

model::Metadata metadata(std::string header, const frontmatter::PostSite& site = {}) {
    base::Findings findings;
    return post("---\n" + std::move(header) + "\n---\n<p>（记者江一帆）正文</p>\n", findings, site)
        .metadata();
}

TEST(Posts, HaveTheirTitleAsMainHead) {
    base::Findings findings;
    const model::Document one = post("---\ntitle: '云泽_甲_'\n---\n\n<p>正文</p>\n", findings);
    EXPECT_EQ(flowed_blocks(one), "head:云泽_甲_\nparagraph:正文");
    EXPECT_EQ(one.attribute(1, model::Name::type), "main");
    EXPECT_EQ(one.blocks()[0].stretches[0].slice.of(one.text()), "云泽_甲_");
    EXPECT_EQ(one.rows()[0].fate, model::Fate::markup);
    EXPECT_EQ(one.rows()[1].fate, model::Fate::front_matter);
}

TEST(Posts, AreMarkdownUnlessTheyBeginWithATag) {
    base::Findings findings;
    EXPECT_EQ(post("---\ntitle: a\n---\n**b**\n", findings).metadata().format, "hexo-markdown");
    EXPECT_EQ(post("---\ntitle: a\n---\n\n <div>b", findings).metadata().format, "hexo-html");
}

TEST(Posts, AreMarkdownIfItStandsBehindABlankLineOfATag) {
    base::Findings findings;
    EXPECT_EQ(flowed_blocks(post("---\ntitle: a\n---\n<p>b</p>\n\n**c**\n\n- d\n", findings)),
              "head:a\nparagraph:b\nparagraph[bold]:c\nlist[bulleted]:\nitem:d");
    const std::string html = "---\ntitle: a\n---\n<div>\n\n<p>b</p>\n\n甲 * 乙\n<pre>\n\n# c\n</pre></div>\n";
    EXPECT_EQ(post(html, findings).metadata().format, "hexo-html");
}

TEST(Posts, KeepATitleThatXmlCannotHold) {
    base::Findings findings;
    const model::Document one = post("---\ntitle: 甲\x01乙\n---\nb\n", findings);
    EXPECT_EQ(model::diplomatic(one, one.blocks()[0]), "甲\x01乙");
    EXPECT_EQ(one.metadata().header.size(), 2u);
}

TEST(Posts, HaveNoDateThatIsYesOrNo) {
    EXPECT_TRUE(metadata("title: a\npublished: false").dates.empty());
    EXPECT_EQ(metadata("title: a\npublished: 2024-03-08").dates.size(), 1u);
}

TEST(Posts, ShowPicturesOfTheHeaderThatTheBodyLacks) {
    base::Findings findings;
    EXPECT_EQ(
        flowed_blocks(post("---\ntitle: a\nheadimg: http://x.example/a.png\nphotos: [b.png, b.png]\n---\n"
                           "<img src=http://x.example/a.png>",
                           findings)),
        "head:a\nfigure:<b.png>\nfigure:<http://x.example/a.png>");
}

TEST(Posts, TellPersonsFromOrganisations) {
    using Kind = model::Party::Kind;
    EXPECT_EQ(frontmatter::party("泽报网", "").kind, Kind::organisation);
    EXPECT_EQ(frontmatter::party("云泽县融媒体中心", "").kind, Kind::organisation);
    EXPECT_EQ(frontmatter::party("江一帆", "").kind, Kind::person);
    EXPECT_EQ(frontmatter::party("歐陽春耕", "").kind, Kind::person);
    EXPECT_EQ(frontmatter::party("阿土伯", "").kind, Kind::unknown);
    EXPECT_EQ(frontmatter::party("阿土伯", "（记者阿土伯）").kind, Kind::person);
    EXPECT_EQ(frontmatter::party("admin", "").kind, Kind::unknown);
    EXPECT_EQ(frontmatter::byline_person("本报讯（记者 江一帆 通讯员 方禾）"), "江一帆");
    EXPECT_EQ(frontmatter::byline_person("记者了解到，"), "");
}

TEST(Posts, FillTheMetadata) {
    const model::Metadata one = metadata(
        "title: a\nauthor: 泽报网\ndate: 2023-11-07 08:30:00\ncategories: [新闻, [民生]]\ntags: 同步课 "
        "\nlang: zh-TW\n"
        "link: https://x.example/1");
    EXPECT_EQ(one.title, "a");
    EXPECT_EQ(one.authors[0].name, "泽报网");
    EXPECT_EQ(one.dates[0].when, "2023-11-07T08:30:00");
    EXPECT_EQ(one.categories, (std::vector<std::vector<std::string>>{{"新闻"}, {"民生"}}));
    EXPECT_EQ(one.tags, std::vector<std::string>{"同步课"});
    EXPECT_EQ(one.language, "zh-Hant");
    EXPECT_EQ(one.url, "https://x.example/1");
}

TEST(Posts, TakeFromTheSiteWhatTheyDoNotSay) {
    const frontmatter::PostSite site{"https://x.example/", "Asia/Shanghai", "云泽网", "zh-CN"};
    const model::Metadata one = metadata("title: a\ndate: 2023-11-07 08:30:00\npermalink: 2023/a.html", site);
    EXPECT_EQ(one.url, "https://x.example/2023/a.html");
    EXPECT_EQ(one.dates[0].when, "2023-11-07T00:30:00Z");
    EXPECT_EQ(one.authors[0].name, "江一帆");
    EXPECT_EQ(one.language, "zh-Hans");
    EXPECT_EQ(metadata("title: a\npermalink: 2023/a.html").url, "");
}

TEST(Posts, AreMarkedAsDrafts) {
    base::Findings findings;
    EXPECT_TRUE(metadata("title: a\npublished: false").draft);
    EXPECT_TRUE(post("---\ntitle: a\n---\n", findings, {}, "source/_drafts/a.md").metadata().draft);
    EXPECT_FALSE(metadata("title: a").draft);
}

TEST(Posts, SayWhatIsOddAboutTheirHeader) {
    base::Findings findings;
    (void)post("---\nauthor: 泽报网\ndate: Invalid Date\ncategories: [首页, 泽报网]\n---\na", findings);
    EXPECT_TRUE(findings.has(frontmatter::rules::no_title));
    EXPECT_TRUE(findings.has(frontmatter::rules::date_unreadable));
    EXPECT_TRUE(findings.has(frontmatter::rules::navigation_category));
    EXPECT_TRUE(findings.has(frontmatter::rules::category_is_source));
}

TEST(Posts, SurviveBodiesWithoutHeaderAndHeadersWithoutBody) {
    base::Findings findings;
    EXPECT_EQ(flowed_blocks(post("正文", findings)), "paragraph:正文");
    EXPECT_EQ(flowed_blocks(post("---\ntitle: a\n---\n", findings)), "head:a");
    EXPECT_EQ(flowed_blocks(post("---\ntitle: a\n---", findings)), "head:a");
    EXPECT_TRUE(post("", findings).blocks().empty());
}

}  // namespace
