// The header of a post, in all the shapes that people leave it in.
#include "frontmatter/front_matter.h"

#include <array>

#include <gtest/gtest.h>

#include "frontmatter/rules.h"

namespace {

using base::Findings;
using frontmatter::FrontMatter;

/// A header together with the source that it points into.
struct Header {
    explicit Header(std::string bytes)
        : source(std::move(bytes)), front(frontmatter::read_front_matter(source, findings)) {}

    [[nodiscard]] std::string value(std::string_view key) const {
        return front ? front->scalar(std::array{key}) : "(no header)";
    }
    [[nodiscard]] std::string body() const { return std::string(front->body().of(source.text())); }
    /// The pieces of a value, those that stand for something else in angle brackets.
    [[nodiscard]] std::string pieces(std::string_view key) const {
        std::string out;
        for (const frontmatter::ValuePiece& piece : front->pieces(std::array{key})) {
            out += '[' + std::string(piece.slice.of(source.text())) +
                   (piece.spelled ? "=" + *piece.spelled : "") + ']';
        }
        return out;
    }

    text::SourceText source;
    Findings findings;
    std::optional<FrontMatter> front;
};

TEST(FrontMatter, EndsAtTheSecondLineOfDashes) {
    const Header header("---\ntitle: 云泽\ndate: 2024-03-08\n---\n正文\n");
    EXPECT_EQ(header.value("title"), "云泽");
    EXPECT_EQ(header.value("date"), "2024-03-08");
    EXPECT_EQ(header.body(), "正文\n");
    ASSERT_EQ(header.front->parts().size(), 1u);
    EXPECT_EQ(header.front->parts()[0].slice.of(header.source.text()), "title: 云泽\ndate: 2024-03-08\n");
    EXPECT_TRUE(header.findings.empty());
}

TEST(FrontMatter, MayBeToml) {
    const Header header(
        "+++\n# 说明\ntitle = \"引水渠\\u901a水\"  # 标题\ndate = 2024-03-08T10:12:00+08:00\ndraft = false\n"
        "tags = [\n  \"水利\",  # 一\n  '春\\耕',\n]\nsummary = "
        "\"\"\"\n全长\n十公里\"\"\"\nauthors=[\"方禾\"]\n"
        "[extra]\ncover = \"a.jpg\"\ntitle = \"别的\"\nsize = { w = 1, h = 2 }\n+++\n正文\n");
    EXPECT_EQ(header.value("title"), "引水渠通水");
    EXPECT_EQ(header.pieces("title"), "[引水渠][\\u901a=通][水]");
    EXPECT_EQ(header.value("date"), "2024-03-08T10:12:00+08:00");
    EXPECT_EQ(header.value("draft"), "false");
    EXPECT_EQ(header.front->scalars("tags"), (std::vector<std::string>{"水利", "春\\耕"}));
    EXPECT_EQ(header.value("summary"), "全长 十公里");
    EXPECT_EQ(header.front->scalars("authors"), std::vector<std::string>{"方禾"});
    EXPECT_EQ(header.value("cover"), "a.jpg");
    EXPECT_EQ(header.body(), "正文\n");
    EXPECT_TRUE(header.findings.empty());
    ASSERT_EQ(header.front->parts().size(), 1u);
    EXPECT_EQ(header.front->parts()[0].format, "toml");
}

TEST(FrontMatter, KeepsABlockOfTomlThatCannotBeRead) {
    for (const std::string block :
         {"title = \"a\n", "title = [1\n", "title = \n", "title = 'a' b\n", "a = \"\\q\"\n"}) {
        const Header header("+++\n" + block + "+++\nb\n");
        EXPECT_EQ(header.value("title"), "") << block;
        EXPECT_EQ(header.body(), "b\n");
        EXPECT_TRUE(header.findings.has(frontmatter::rules::toml_unreadable)) << block;
    }
    EXPECT_FALSE(Header("+++\n加号之间的话\n+++\nb\n").front) << "no key, no header";
    EXPECT_FALSE(Header("+++\ntitle = 'a'\nb\n").front) << "never closed";
}

TEST(FrontMatter, ReadsTomlInAnyScript) {
    const Header header(
        "+++\ntitle = \"Été à 云泽 ﻻ 😀 \\u00e9\"\nnote = \"\"\"一\\\n  é二\"\"\" # à\n\"ключ\" = "
        "'ß'\n+++\nb\n");
    EXPECT_EQ(header.value("title"), "Été à 云泽 ﻻ 😀 é");
    EXPECT_EQ(header.value("note"), "一é二");
    EXPECT_EQ(header.value("ключ"), "ß");
    EXPECT_TRUE(header.findings.empty());
    // Where the library asks whether they are white space.
    for (const std::string block :
         {"é = 1\n", "a = 1 é\n", "ﻻ\n", "a é = 1\n", "a = \"\\U00100041\"\n", "a = '\xF4\x80\x81\x81'\n"}) {
        const Header faulty("+++\nt = 1\n" + block + "+++\nb\n");
        EXPECT_TRUE(faulty.findings.has(frontmatter::rules::toml_unreadable)) << block;
        EXPECT_EQ(faulty.body(), "b\n");
    }
}

TEST(FrontMatter, RefusesTomlThatNestsTooDeeply) {
    std::string keys = "a", arrays;
    for (int i = 0; i < 20'000; ++i) keys += ".a";
    for (int i = 0; i < 20'000; ++i) arrays += '[';
    for (const std::string& block :
         {keys + " = 1\n", "[" + keys + "]\nb = 1\n", "a = " + arrays + "\n", "a = { " + keys + " = 1 }\n"}) {
        const Header header("+++\n" + block + "+++\nb\n");
        EXPECT_EQ(header.body(), "b\n");
        EXPECT_TRUE(header.findings.has(frontmatter::rules::toml_unreadable));
    }
}

TEST(FrontMatter, ReadsTheBase64ThatRubyWroteForWords) {
    const Header header(
        "---\ntitle: !binary |\n  5LqR5rO9\ndate: !binary |-\n  MjAyNC0wMy0wOCAxMDoxMjowMCArMDgwMA==\nnote: "
        "! '春 '\n"
        "bytes: !binary |-\n  //79\n---\nb\n");
    EXPECT_EQ(header.value("title"), "云泽");
    EXPECT_EQ(header.value("date"), "2024-03-08 10:12:00 +0800");
    EXPECT_EQ(header.value("note"), "春");
    EXPECT_EQ(header.value("bytes"), "//79") << "bytes that are not text stay as they are written";
    EXPECT_TRUE(header.findings.empty());
}

TEST(FrontMatter, TakesTheNameOutOfWhatIsSaidOfAnAuthor) {
    EXPECT_EQ(Header("---\nauthor:\n  display_name: 方禾\n  login: admin\n  email: a@b\n---\n")
                  .front->scalars("author"),
              std::vector<std::string>{"方禾"});
}

TEST(FrontMatter, MayFollowBlankLinesAndAByteOrderMark) {
    EXPECT_EQ(Header("\n\n---\ntitle: a\n---\n").value("title"), "a");
    EXPECT_EQ(Header("\xEF\xBB\xBF\r\n---\r\ntitle: a\r\n---\r\nb").value("title"), "a");
}

TEST(FrontMatter, MayLackItsOpeningLine) {
    const Header header("title: a\ndate: 2024-03-08\n---\nb\n");
    EXPECT_EQ(header.value("title"), "a");
    EXPECT_EQ(header.body(), "b\n");
    EXPECT_TRUE(header.findings.has(frontmatter::rules::header_not_opened));
}

TEST(FrontMatter, MayLackItsClosingLine) {
    const Header header("---\ntitle: a\ncategories: \n - 生态\n\n<div>\nb: c\n</div>\n");
    EXPECT_EQ(header.value("title"), "a");
    EXPECT_EQ(header.front->scalars("categories"), std::vector<std::string>{"生态"});
    EXPECT_EQ(header.body(), "\n<div>\nb: c\n</div>\n");
    EXPECT_TRUE(header.findings.has(frontmatter::rules::header_not_closed));
}

TEST(FrontMatter, IsNotClosedByARuleInTheText) {
    const Header header("---\ntitle: a\n\n<p>甲</p>\n<p>乙</p>\n---\n<p>丙</p>\n");
    EXPECT_EQ(header.value("title"), "a");
    EXPECT_EQ(header.body(), "\n<p>甲</p>\n<p>乙</p>\n---\n<p>丙</p>\n");
}

TEST(FrontMatter, MayHaveABlankLineAfterEveryLine) {
    const Header header("---\n\ntitle: a\n\ntags:\n\n - b\n\n - c\n\n---\n\nd\n");
    EXPECT_EQ(header.value("title"), "a");
    EXPECT_EQ(header.front->scalars("tags"), (std::vector<std::string>{"b", "c"}));
    EXPECT_EQ(header.body(), "\nd\n");
}

TEST(FrontMatter, BetweenSemicolonsIsJson) {
    const Header header(";;;\n\"title\": \"a \\\"b\\\"\",\n\"tags\": [\"c\", \"d\"]\n;;;\ne\n");
    EXPECT_EQ(header.value("title"), "a \"b\"");
    EXPECT_EQ(header.front->scalars("tags"), (std::vector<std::string>{"c", "d"}));
    EXPECT_EQ(header.front->parts()[0].format, "json");
    EXPECT_EQ(header.pieces("title"), "[a ][\\\"=\"][b][\\\"=\"]");
}

TEST(FrontMatter, MayBeIndentedWithTabs) {
    const Header header("---\ntitle: a\ncategories:\n\t- 文化\n\t- 图书馆\n---\n");
    EXPECT_EQ(header.front->scalars("categories"), (std::vector<std::string>{"文化", "图书馆"}));
}

TEST(FrontMatter, MayBeIndentedAsAWhole) {
    for (const std::string indent : {"  ", "\t"}) {
        const Header header("---\n" + indent + "title: 云泽\n" + indent + "date: 2024-03-08\n---\n正文\n");
        EXPECT_EQ(header.value("title"), "云泽") << indent.size();
        EXPECT_EQ(header.value("date"), "2024-03-08");
        EXPECT_EQ(header.body(), "正文\n");
    }
    EXPECT_FALSE(Header("---\n\n    var a = 1;\n---\n正文\n").front);  // code between two rules
}

TEST(FrontMatter, CountsTheFirstOfTwoHeaders) {
    const Header header("---\ntitle: a\n---\n\n---\ntitle: b\nlayout: post\n---\nc\n");
    EXPECT_EQ(header.value("title"), "a");
    EXPECT_EQ(header.body(), "c\n");
    EXPECT_EQ(header.front->parts().size(), 2u);
    EXPECT_TRUE(header.findings.has(frontmatter::rules::second_header));
}

TEST(FrontMatter, LetsTheLastOfTwoEqualKeysCount) {
    const Header header("---\ntitle: a\ntitle: b\n---\n");
    EXPECT_EQ(header.value("title"), "b");
    EXPECT_TRUE(header.findings.has(frontmatter::rules::duplicate_key));
}

TEST(FrontMatter, IsUsedKeyByKeyWhenItIsNoYaml) {
    const Header header("---\ntitle: 书香: 开馆\nauthor: '舒望'\ntags:\n\t- a\n bad: [\n---\nb\n");
    EXPECT_EQ(header.value("title"), "书香: 开馆");
    EXPECT_EQ(header.value("author"), "舒望");
    EXPECT_EQ(header.body(), "b\n");
    EXPECT_EQ(header.front->parts().size(), 1u);
    EXPECT_TRUE(header.findings.has(frontmatter::rules::yaml_unreadable));
}

TEST(FrontMatter, RefusesAliasBombsForeignTagsAndDepthAtOnce) {
    std::string bomb = "---\ntitle: t\na: &a [x, x]\n";
    for (char c = 'b'; c < 'z'; ++c) {
        bomb += std::string(1, c) + ": &" + c + " [*" + static_cast<char>(c - 1) + ", *" +
                static_cast<char>(c - 1) + "]\n";
    }
    const Header header(bomb + "---\n");
    EXPECT_TRUE(header.findings.has(frontmatter::rules::yaml_refused));
    EXPECT_EQ(header.value("title"), "t");
    EXPECT_TRUE(
        Header("---\ntitle: !!python/object:x y\n---\n").findings.has(frontmatter::rules::yaml_refused));
    EXPECT_TRUE(Header("---\na: " + std::string(60'000, '[') + "\n---\n")
                    .findings.has(frontmatter::rules::yaml_refused));
    EXPECT_TRUE(Header("---\na: " + std::string(40, '[') + std::string(40, ']') + "\n---\n")
                    .findings.has(frontmatter::rules::yaml_refused));
}

TEST(FrontMatter, SaysAnAliasOfOneWordAgain) {
    const Header header("---\nx: &name 云泽\ntitle: *name\ndate: !!timestamp 2024-03-08\n---\n");
    EXPECT_EQ(header.value("title"), "云泽");
    EXPECT_EQ(header.pieces("title"), "[云泽]");
    EXPECT_EQ(header.value("date"), "2024-03-08");
    EXPECT_EQ(header.pieces("date"), "[2024-03-08]");
    EXPECT_TRUE(header.findings.empty());
}

TEST(FrontMatter, SaysAnAliasOfAListAgain) {
    const Header header("---\ncategories: &c [旅游, &e 生态, [水]]\ntags: *c\nauthor: *e\n---\n");
    EXPECT_EQ(header.pieces("tags"), header.pieces("categories"));
    EXPECT_EQ(header.value("author"), "生态");
    EXPECT_TRUE(header.findings.empty());
}

TEST(FrontMatter, RefusesAnAliasOfTheListItStandsIn) {
    EXPECT_TRUE(Header("---\na: &a [x, *a]\n---\n").findings.has(frontmatter::rules::yaml_refused));
}

TEST(FrontMatter, IsNotEndedByAMergeKey) {
    const Header header("---\nbase: &b {author: a}\n<<: *b\ntitle: 云泽\n---\nc\n");
    EXPECT_EQ(header.value("title"), "云泽");
    EXPECT_EQ(header.body(), "c\n");
    EXPECT_TRUE(header.findings.empty());
}

TEST(FrontMatter, PlacesTheWordsOfABlockScalar) {
    EXPECT_EQ(Header("---\ntitle: |\n  甲\n  乙\nx: y\n---\n").pieces("title"), "[甲][\n  = ][乙]");
    EXPECT_EQ(Header("---\ntitle: >-\n  甲\n\n  乙\n---\n").pieces("title"), "[甲][\n\n  = ][乙]");
    EXPECT_EQ(Header("---\ntitle: |\n  甲\n    乙\n---\n").value("title"), "甲 乙");
    EXPECT_EQ(Header("---\ntitle: |\n---\n").pieces("title"), "");
}

TEST(FrontMatterPieces, SayWhatReferencesOfHtmlStandFor) {
    EXPECT_EQ(Header("---\ntitle: 甲&nbsp;（乙&amp;丙） & &copy d\n---\n").pieces("title"),
              "[甲][&nbsp;=\u00A0][（乙][&amp;=&][丙） & &copy d]");
}

TEST(FrontMatter, OfJsonMayLackItsOpeningLine) {
    const Header header("\"title\": \"a\",\n\"tags\": [\"b\"]\n;;;\nc\n");
    EXPECT_EQ(header.value("title"), "a");
    EXPECT_EQ(header.front->scalars("tags"), std::vector<std::string>{"b"});
    EXPECT_EQ(header.body(), "c\n");
}

TEST(FrontMatter, IsReadWithSignsOfAChineseKeyboard) {
    const Header header("---\ntitle：云泽\nauthor:\u00A0a\n---\nb\n");
    EXPECT_EQ(header.value("title"), "云泽");
    EXPECT_EQ(header.pieces("title"), "[云泽]");
    EXPECT_EQ(header.value("author"), "a");
    EXPECT_EQ(header.body(), "b\n");
    EXPECT_FALSE(Header("记者：甲\n正文\n---\n").front.has_value());
}

TEST(FrontMatter, TakesOfAMappingItsNameOnly) {
    const Header header(
        "---\nauthor:\n  - 林若谷\n  - name: 周一鸣\n    url: http://x.example\n"
        "tags: {a: [b, c], d: e}\n---\n");
    EXPECT_EQ(header.front->scalars("author"), (std::vector<std::string>{"林若谷", "周一鸣"}));
    EXPECT_EQ(header.front->scalars("tags"), (std::vector<std::string>{"b", "c", "e"}));
}

TEST(FrontMatter, RefusesTooManyKeysAndTooManyBytes) {
    std::string keys = "---\n";
    for (int i = 0; i < 1200; ++i) keys += "k" + std::to_string(i) + ": v\n";
    EXPECT_TRUE(Header(keys + "---\n").findings.has(frontmatter::rules::yaml_refused));
    EXPECT_TRUE(Header("---\ntitle: t\na: " + std::string(70'000, 'x') + "\n---\n")
                    .findings.has(frontmatter::rules::yaml_refused));
}

TEST(FrontMatter, IsCutWhereACharacterStandsThatXmlForbids) {
    const Header header(
        "---\ntitle: a\nb: c\x03"
        "d\n---\n");
    EXPECT_EQ(header.value("title"), "a");
    ASSERT_EQ(header.front->parts().size(), 2u);
    EXPECT_EQ(header.front->parts()[1].slice.of(header.source.text()), "d\n");
}

TEST(FrontMatter, IsNotSeenInPlainText) {
    for (const char* const text : {"", "---\n", "正文\n---\n正文\n", "<p>a: b</p>\n---\n", "注意： a\n",
                                   "---\n\n正文\n", "- a\n- b\n---\n", "a\nb: c\n"}) {
        EXPECT_FALSE(Header(text).front.has_value()) << text;
    }
}

TEST(FrontMatterPieces, PointAtTheValueInsideItsQuotes) {
    EXPECT_EQ(Header("---\ntitle: 云泽  # comment\n---\n").pieces("title"), "[云泽]");
    EXPECT_EQ(Header("---\ntitle: '云泽'\n---\n").pieces("title"), "[云泽]");
    EXPECT_EQ(Header("---\ntitle: 'It''s _a_'\n---\n").pieces("title"), "[It][''='][s _a_]");
    EXPECT_EQ(Header("---\ntitle: \"a\\u4E91\\\"\"\n---\n").pieces("title"), "[a][\\u4E91=云][\\\"=\"]");
    EXPECT_EQ(Header("---\ntitle: 'a\n  b'\n---\n").pieces("title"), "[a][\n  = ][b]");
    EXPECT_EQ(Header("---\ntitle: >-\n  a\n  b\n---\n").pieces("title"), "[a][\n  = ][b]");
    EXPECT_EQ(Header("---\ntitle: ' a '\n---\n").pieces("title"), "[a]");
    EXPECT_EQ(Header("---\ntitle:\n---\n").pieces("title"), "");
}

TEST(FrontMatterPaths, AreOneForAListAndOneEachForListsInAList) {
    using Paths = std::vector<std::vector<std::string>>;
    const auto paths = [](const char* value) {
        return Header(std::string("---\ntitle: t\nc: ") + value + "\n---\n").front->paths("c");
    };
    EXPECT_EQ(paths("a"), (Paths{{"a"}}));
    EXPECT_EQ(paths("[a, b]"), (Paths{{"a", "b"}}));
    EXPECT_EQ(paths("\n - [a, b]\n - [c]"), (Paths{{"a", "b"}, {"c"}}));
    EXPECT_EQ(paths("\n - a\n - [b, c]\n - d"), (Paths{{"a"}, {"b", "c"}, {"d"}}));
    EXPECT_EQ(paths("{main: a}"), (Paths{{"a"}}));
    EXPECT_EQ(paths("[]"), Paths{});
    EXPECT_EQ(paths(""), Paths{});
}

/// Law: every short text is read; header and body lie inside it, one after the other.
TEST(FrontMatterLaw, HoldsForAllShortTexts) {
    constexpr std::array<std::string_view, 10> alphabet{"---", "\n", "a:", " ",  "- ",
                                                        "'",   "春", "[",  "\r", ";;;"};
    for (int number = 0; number < 200'000; ++number) {
        std::string text;
        for (int rest = number; rest > 0; rest /= 10) text += alphabet[static_cast<std::size_t>(rest % 10)];
        const Header header(text);
        if (!header.front) continue;
        std::uint32_t at = 0;
        for (const model::HeaderPart& part : header.front->parts()) {
            ASSERT_LE(at, part.slice.begin) << text;
            at = part.slice.end;
        }
        ASSERT_LE(at, header.front->body().begin) << text;
        ASSERT_EQ(header.front->body().end, text.size());
        for (const frontmatter::ValuePiece& piece : header.front->pieces(std::array{std::string_view("a")})) {
            ASSERT_FALSE(piece.slice.empty()) << text;
            ASSERT_TRUE(header.front->parts()[0].slice.contains(piece.slice)) << text;
        }
    }
}

}  // namespace
