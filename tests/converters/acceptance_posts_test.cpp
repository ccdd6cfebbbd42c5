// What posts must become: seeds 000 and 001 where they are at hand, and fixtures of the same shapes always.
#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/file.h"
#include "converters/hexo.h"
#include "converters/html_page.h"
#include "frontmatter/rules.h"
#include "model/edition.h"
#include "repair/pass.h"
#include "text/decode.h"

namespace {

using model::Kind;
using model::Name;

const std::filesystem::path root = PRESSMARK_SOURCE_DIR;

/// A source, converted.
struct Converted {
    Converted(const std::filesystem::path& path, const converters::Converter& converter)
        : edition(convert(path, converter, findings)) {}

    static model::Edition convert(const std::filesystem::path& path, const converters::Converter& converter,
                                  base::Findings& findings) {
        text::SourceText source = text::decode(base::read_file(path), std::nullopt, findings);
        EXPECT_GE(converter.confidence(source, path.filename().string()), 0.8);
        return repair::run(converter.read(std::move(source), {}, findings), converter.recipe, findings);
    }

    [[nodiscard]] const model::Document& document() const { return edition.document; }
    [[nodiscard]] std::vector<std::uint32_t> all(Kind kind) const {
        std::vector<std::uint32_t> found;
        for (std::uint32_t i = 0; i < document().nodes().size(); ++i) {
            if (document().node(i).kind == kind) found.push_back(i);
        }
        return found;
    }
    [[nodiscard]] std::size_t count(Kind kind) const { return all(kind).size(); }
    /// READING of the nth node of a kind that is a block.
    [[nodiscard]] std::string reading(Kind kind, std::size_t nth) const {
        for (const model::Block& block : document().blocks()) {
            if (document().node(block.node).kind == kind && nth-- == 0) return model::reading(edition, block);
        }
        return "(none)";
    }
    /// READING of all blocks.
    [[nodiscard]] std::string words() const {
        std::string all_words;
        for (const model::Block& block : document().blocks()) {
            all_words += model::reading(edition, block) + '\n';
        }
        return all_words;
    }
    /// Does a row of the ledger that is not text hold these words of the source?
    [[nodiscard]] bool accounts_for(std::string_view part) const {
        const std::size_t at = document().text().find(part);
        return at != std::string_view::npos &&
               std::ranges::any_of(document().rows(), [&](const model::Row& row) {
                   return row.fate != model::Fate::text && row.slice.begin <= at &&
                          row.slice.end >= at + part.size();
               });
    }
    [[nodiscard]] std::string address(std::size_t nth) const {
        return std::string(document().attribute(all(Kind::graphic).at(nth), Name::url));
    }
    [[nodiscard]] bool flags(const base::Rule& rule, const std::string& argument) const {
        return std::ranges::any_of(findings.all(), [&](const base::Finding& one) {
            return one.rule == &rule && !one.arguments.empty() && one.arguments.front() == argument;
        });
    }

    base::Findings findings;
    model::Edition edition;
};

std::optional<Converted> seed(const std::string& name) {
    const std::filesystem::path path = root / ".." / "shared" / "seeds" / name;
    if (!std::filesystem::exists(path)) return std::nullopt;
    return std::optional<Converted>(std::in_place, path, converters::hexo_post);
}

/// What holds of every post of this shape.
void check_post(const Converted& post, const std::string& author, const std::string& when) {
    const model::Metadata& metadata = post.document().metadata();
    EXPECT_EQ(metadata.format, "hexo-html");
    ASSERT_EQ(metadata.authors.size(), 1u);
    EXPECT_EQ(metadata.authors[0], (model::Party{author, model::Party::Kind::organisation}));
    ASSERT_EQ(metadata.dates.size(), 1u);
    EXPECT_EQ(metadata.dates[0].when, when);
    EXPECT_TRUE(metadata.dates[0].verbatim.ends_with("GMT"));
    EXPECT_TRUE(post.flags(frontmatter::rules::category_is_source, author));
    EXPECT_EQ(post.count(Kind::article), 1u);
    EXPECT_EQ(post.count(Kind::highlight), 1u);
    // The picture of the header is one of the body: nowhere twice.
    for (const std::uint32_t figure : post.all(Kind::figure)) {
        EXPECT_EQ(post.document().attribute(figure, Name::type), "");
    }
    EXPECT_EQ(post.count(Kind::graphic), post.count(Kind::figure));
}

TEST(AcceptancePosts, Seed000) {
    const std::optional<Converted> post = seed("000_4db44f7b1af403a6.txt");
    if (!post) GTEST_SKIP() << "the seeds are not at hand";
    check_post(*post, "观察者网", "2022-02-25T10:13:13Z");
    EXPECT_EQ(post->document().metadata().categories.front().size(), 3u);
    EXPECT_TRUE(post->flags(frontmatter::rules::navigation_category, "首页"));
    EXPECT_TRUE(post->flags(frontmatter::rules::category_is_source, "观察者网"));
    EXPECT_EQ(post->count(Kind::paragraph), 7u);
    EXPECT_EQ(post->count(Kind::figure), 3u);
    EXPECT_EQ(post->count(Kind::byline), 2u);
    EXPECT_EQ(post->reading(Kind::byline, 0), "图自丰县发布微信公众号");
    EXPECT_EQ(post->reading(Kind::byline, 1), "图自丰县发布微信公众号");
    EXPECT_EQ(post->reading(Kind::head, 1), "徐州市副市长、丰县县委书记王维峰");
    EXPECT_TRUE(post->reading(Kind::paragraph, 1).starts_with("会上，下发了"));
    const std::uint32_t bold = post->all(Kind::highlight).front();
    EXPECT_TRUE(post->document().plain(bold).starts_with("深刻认识"));
    EXPECT_TRUE(post->edition.repairs.all().empty());
    for (const std::uint32_t graphic : post->all(Kind::graphic)) {
        for (const Name name : {Name::url, Name::width, Name::height}) {
            EXPECT_FALSE(post->document().attribute(graphic, name).empty());
        }
    }
    // Site plumbing and empty wrappers say nothing of the text, and are accounted for all the same.
    EXPECT_TRUE(post->accounts_for("comments: false"));
    EXPECT_TRUE(post->accounts_for("referrerpolicy"));
    // What stands behind the last paragraph leaves nothing behind.
    EXPECT_EQ(post->document().blocks().back().node, post->all(Kind::paragraph).back());
}

TEST(AcceptancePosts, Seed001) {
    const std::optional<Converted> post = seed("001_ee5b33731e302c31.txt");
    if (!post) GTEST_SKIP() << "the seeds are not at hand";
    check_post(*post, "观察者网", "2022-02-25T11:00:00Z");
    EXPECT_EQ(post->reading(Kind::head, 0), "徐州代市长：“丰县生育八孩女子”事件，令我们寝食难安、深感羞愧");
    EXPECT_EQ(model::diplomatic(post->document(), post->document().blocks()[0]),
              "徐州代市长：_丰县生育八孩女子_事件，令我们寝食难安、深感羞愧");
    EXPECT_EQ(post->count(Kind::paragraph), 5u);
    EXPECT_EQ(post->count(Kind::figure), 1u);
    EXPECT_EQ(post->reading(Kind::byline, 0), "图片来源：徐州发布");
    EXPECT_EQ(post->document().attribute(post->all(Kind::graphic).front(), Name::tooltip), "点击查看大图");
    EXPECT_TRUE(post->accounts_for("bigimg"));
    EXPECT_EQ(post->words().find("点击查看大图"), std::string::npos);
    EXPECT_EQ(post->words().find("bigimg"), std::string::npos);
    for (const char* const kept : {"一是", "二是", "五是", "杨某侠"}) {
        EXPECT_NE(post->words().find(kept), std::string::npos) << kept;
    }
    EXPECT_EQ(post->document().attribute(post->all(Kind::graphic).front(), Name::alt), "");
}

TEST(AcceptancePosts, FixtureOfStyledSpans) {
    const Converted post(root / "fixtures/hexo/styled-spans/source.md", converters::hexo_post);
    check_post(post, "泽报网", "2024-03-08T10:13:13Z");
    EXPECT_TRUE(post.flags(frontmatter::rules::navigation_category, "首页"));
    EXPECT_TRUE(post.flags(frontmatter::rules::category_is_source, "泽报网"));
    EXPECT_EQ(post.count(Kind::paragraph), 3u);
    EXPECT_EQ(post.count(Kind::figure), 2u);
    EXPECT_EQ(post.reading(Kind::byline, 0), "图自云泽发布公众号");
    EXPECT_EQ(post.reading(Kind::head, 1), "云泽县农业局局长林若谷");
    EXPECT_TRUE(post.reading(Kind::paragraph, 1).starts_with("会上，下发了"));
    EXPECT_TRUE(post.document().plain(post.all(Kind::highlight).front()).starts_with("不让一户"));
    EXPECT_NE(post.reading(Kind::paragraph, 2).find("查农资;要把"), std::string::npos);
}

TEST(AcceptancePosts, FixtureOfAMaskedTitle) {
    const Converted post(root / "fixtures/hexo/masked-title/source.md", converters::hexo_post);
    check_post(post, "泽报网", "2024-04-30T02:15:00Z");
    EXPECT_EQ(post.reading(Kind::head, 0), "云泽县长：“石桥镇绿书包”行动，让山里娃背上新书包");
    EXPECT_EQ(post.count(Kind::paragraph), 3u);
    EXPECT_EQ(post.reading(Kind::byline, 0), "图片来源：云泽发布");
    EXPECT_NE(post.reading(Kind::paragraph, 2).find("杨某侠"), std::string::npos);
}

TEST(AcceptancePosts, FixtureOfAnOldEditor) {
    const Converted post(root / "fixtures/hexo/old-editor/source.md", converters::hexo_post);
    const model::Metadata& metadata = post.document().metadata();
    EXPECT_EQ(metadata.authors.front(), (model::Party{"方禾", model::Party::Kind::person}));
    EXPECT_EQ(metadata.dates.front().when, "2024-03-08T21:00:00");
    EXPECT_EQ(metadata.categories, (std::vector<std::vector<std::string>>{{"文化", "戏台"}}));
    EXPECT_EQ(metadata.tags, (std::vector<std::string>{"戏曲", "云泽调"}));
    EXPECT_TRUE(post.findings.has(frontmatter::rules::yaml_unreadable));
    EXPECT_EQ(post.reading(Kind::paragraph, 0),
              "本报讯（记者方禾）昨晚，石桥镇古戏台灯火通明\u2002锣鼓声再次响起…");
    EXPECT_EQ(post.reading(Kind::byline, 0), "方禾 摄");
    EXPECT_EQ(post.reading(Kind::paragraph, 1), "台上一分钟，台下十年功。");
    EXPECT_EQ(post.reading(Kind::paragraph, 2), "戏台搭起来了，锣鼓也该响了。");
    EXPECT_EQ(post.document().attribute(post.all(Kind::link).front(), Name::target),
              "https://news.example.org/a?id=7&from=list");
    EXPECT_EQ(post.count(Kind::quote), 1u);
    EXPECT_EQ(post.count(Kind::cell), 3u);
    EXPECT_EQ(post.count(Kind::item), 2u);
}

TEST(AcceptancePosts, FixtureOfASavedPage) {
    const Converted page(root / "fixtures/html/saved-page/source.html", converters::html_page);
    const model::Metadata& metadata = page.document().metadata();
    EXPECT_EQ(metadata.title, "石桥镇修好老水渠");
    EXPECT_EQ(metadata.journal, "云泽网");
    EXPECT_EQ(metadata.dates.front().when, "2024-03-08T01:05:00Z");
    EXPECT_EQ(metadata.url, "https://news.example.org/2024/0308/9.html");
    EXPECT_EQ(page.reading(Kind::head, 0), "石桥镇修好老水渠");
    EXPECT_TRUE(page.reading(Kind::opener, 0).starts_with("2024-03-08 09:05"));
    EXPECT_TRUE(page.reading(Kind::paragraph, 0).starts_with("本报讯（记者周一鸣）"));
    EXPECT_EQ(page.address(0), "/img/canal.jpg");
    EXPECT_EQ(page.count(Kind::section), 1u);
    EXPECT_EQ(page.count(Kind::quote), 1u);
    EXPECT_EQ(page.count(Kind::fw), 3u);
    EXPECT_EQ(model::reading(page.edition).find("版权所有"), std::string::npos);
}

}  // namespace
