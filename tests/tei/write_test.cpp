// What the writer makes of small editions, byte for byte.
#include "tei/write.h"

#include <gtest/gtest.h>

#include "sample.h"

using namespace sample;

namespace {

Repair repair(RepairKind kind, Act act, text::Slice target, std::string reading = {}) {
    Repair out;
    out.kind = kind;
    out.act = act;
    out.target = target;
    out.reading = std::move(reading);
    return out;
}

}  // namespace

TEST(WriteLines, EachLineBeginsWithItsNumber) {
    EXPECT_EQ(block(edition(lined("春\n耕"))),
              R"(<p xml:id="a1.p1" source="src:0-7"><lb n="1"/>春<lb n="2"/>耕</p>)");
}

TEST(WriteLines, TheTerminatorIsSaidWhereItIsNotLf) {
    EXPECT_EQ(
        block(edition(lined("a\r\nb\rc\n"))),
        R"(<p xml:id="a1.p1" source="src:0-7"><lb n="1"/>a<lb type="crlf" n="2"/>b<lb type="cr" n="3"/>c<lb n="4"/></p>)");
}

TEST(WriteLines, AJoinIsABreakThatIsNone) {
    const std::string words = "Li\nMing\n春\n耕";
    auto space = repair(RepairKind::layout, Act::join, {2, 3}, " ");
    auto none = repair(RepairKind::layout, Act::join, at(words, "\n", 9));
    EXPECT_EQ(
        block(edition(lined(words), {space, none})),
        R"(<p xml:id="a1.p1" source="src:0-15"><lb n="1"/>Li<lb n="2" break="yes"/>Ming<lb n="3"/>春<lb n="4" break="no"/>耕</p>)");
}

TEST(WriteSpace, IndentsAndArtefactsNameTheirCharacter) {
    const std::string words = "　　春 耕";
    auto indent = repair(RepairKind::layout, Act::drop_space, {0, 6});
    indent.detail = "indent";
    auto artefact = repair(RepairKind::layout, Act::drop_space, at(words, " "));
    artefact.detail = "artefact";
    EXPECT_EQ(
        block(edition(lined(words), {indent, artefact})),
        R"(<p xml:id="a1.p1" source="src:0-13"><lb n="1"/><space type="indent" subtype="U+3000" quantity="2" unit="char"/>春<space type="artefact" quantity="1" unit="char"/>耕</p>)");
}

TEST(WriteSpace, WhiteSpaceAtAnEdgeOrAloneIsAnElement) {
    EXPECT_EQ(
        block(edition(lined(" a b "))),
        R"(<p xml:id="a1.p1" source="src:0-5"><lb n="1"/><space quantity="1" unit="char"/>a b<space quantity="1" unit="char"/></p>)");
    EXPECT_EQ(
        block(edition(lined("a\n \tb"))),
        R"(<p xml:id="a1.p1" source="src:0-5"><lb n="1"/>a<lb n="2"/><space quantity="1" unit="char"/><space type="kept" subtype="U+0009" quantity="1" unit="char"/>b</p>)");
}

TEST(WriteCharacters, WhatXmlForbidsIsAGlyphWithADeclaration) {
    const auto made =
        edition(lined("a\x01"
                      "b"));
    EXPECT_EQ(block(made), R"(<p xml:id="a1.p1" source="src:0-3"><lb n="1"/>a<g ref="#c-0001"/>b</p>)");
    EXPECT_NE(
        tei::write(made, options())
            .find(
                R"(<charDecl><char xml:id="c-0001"><localProp name="source" value="U+0001"/></char></charDecl>)"),
        std::string::npos);
}

TEST(WriteCharacters, AFormFeedBeginsAPageOrIsAGlyphAtTheEnd) {
    EXPECT_EQ(
        block(edition(lined("a\n\f"
                            "b\n\f"))),
        R"(<p xml:id="a1.p1" source="src:0-6"><lb n="1"/>a<lb n="2"/><pb type="formfeed" n="2"/>b<lb n="3"/><g ref="#c-000C"/></p>)");
}

TEST(WriteCharacters, PrivateUseStaysAndIsDeclared) {
    const auto made = edition(lined("\uE5E5"));
    EXPECT_EQ(block(made), "<p xml:id=\"a1.p1\" source=\"src:0-3\"><lb n=\"1\"/>\uE5E5</p>");
    EXPECT_NE(tei::write(made, options())
                  .find("<char xml:id=\"c-E5E5\"><mapping type=\"PUA\">\uE5E5</mapping></char>"),
              std::string::npos);
}

TEST(WriteCharacters, BytesThatDoNotDecodeAreKept) {
    model::Builder builder(text::SourceText("a\xFF", "a\uFFFD", "UTF-8", {{{1, 4}, "\xFF"}}),
                           model::Form::lined);
    builder.open(Kind::paragraph);
    builder.text({0, 4});
    builder.close();
    base::Findings findings;
    const auto made = edition(std::move(builder).finish({}, findings));
    EXPECT_NE(body(made).find(R"(<lb n="1"/>a<g ref="#c-xFF"/></p>)"), std::string::npos);
    EXPECT_NE(tei::write(made, options())
                  .find(R"(<localProp name="source" value="U+FFFD"/><localProp name="bytes" value="FF"/>)"),
              std::string::npos);
}

TEST(WriteRepairs, ChoiceHoldsBothForms) {
    const std::string words = "春 耕;";
    auto spacing = repair(RepairKind::spacing, Act::regularize, at(words, "春 耕"), "春耕");
    auto width = repair(RepairKind::width, Act::regularize, at(words, ";"), "；");
    width.cert = model::Cert::low;
    width.evidence = model::Evidence::internal;
    EXPECT_EQ(
        block(edition(lined(words), {spacing, width})),
        R"(<p xml:id="a1.p1" source="src:0-8"><lb n="1"/><choice ana="#rp.spacing"><orig>春 耕</orig><reg>春耕</reg></choice><choice ana="#rp.width"><orig>;</orig><reg cert="low" evidence="internal">；</reg></choice></p>)");
}

TEST(WriteRepairs, SurplusAndSuppliedBearTheirOwnCertainty) {
    const std::string words = "春耕春耕大";
    auto twice = repair(RepairKind::doubled, Act::surplus, {6, 12});
    twice.detail = "repeated";
    auto missing = repair(RepairKind::omit, Act::supply, {12, 12}, "最");
    missing.cert = model::Cert::low;
    EXPECT_EQ(
        block(edition(lined(words), {twice, missing})),
        R"(<p xml:id="a1.p1" source="src:0-15"><lb n="1"/>春耕<surplus ana="#rp.double" reason="repeated">春耕</surplus><supplied cert="low" ana="#rp.omit" reason="omitted">最</supplied>大</p>)");
}

TEST(WriteRepairs, WhatCannotBeKnownIsAGap) {
    auto lost = repair(RepairKind::lost, Act::correct, {0, 1});
    lost.cert = model::Cert::medium;
    lost.lost = true;
    EXPECT_EQ(
        block(edition(lined("?"), {lost})),
        R"(<p xml:id="a1.p1" source="src:0-1"><lb n="1"/><choice ana="#rp.lost"><sic>?</sic><corr cert="medium"><gap reason="lostInConversion" unit="char"/></corr></choice></p>)");
}

TEST(WriteRepairs, ARepetitionPointsAtWhatItRepeats) {
    model::Builder builder(text::SourceText("春耕\n春耕好"), model::Form::lined);
    builder.open(Kind::article);
    builder.open(Kind::argument);
    builder.open(Kind::paragraph);
    builder.text({0, 6});
    builder.close();
    builder.close();
    builder.open(Kind::paragraph);
    builder.text({7, 16});
    builder.close();
    builder.close();
    base::Findings findings;
    auto again = repair(RepairKind::repeat, Act::surplus, {0, 6});
    again.detail = "repeated truncated";
    again.about = {7, 13};
    const std::string all = body(edition(std::move(builder).finish({}, findings), {again}));
    EXPECT_NE(
        all.find(
            R"(<argument><p xml:id="a1.p1" source="src:0-6"><lb n="1"/><surplus ana="#rp.repeat" corresp="#a1.p2" reason="repeated truncated">春耕</surplus></p></argument>)"),
        std::string::npos)
        << all;
    EXPECT_NE(all.find(R"(<p xml:id="a1.p2" source="src:6-16"><lb n="2"/>春耕好</p>)"), std::string::npos)
        << all;
}

TEST(WriteRuns, ARunInMidLineBeginsWithAMilestone) {
    model::Builder builder(text::SourceText("春耕    秧苗\n备耕      管护"), model::Form::lined);
    const std::string_view words = builder.source_text();
    builder.open(Kind::article);
    for (const auto& [first, second] : {std::pair{"春耕", "备耕"}, std::pair{"秧苗", "管护"}}) {
        builder.open(Kind::paragraph);
        for (const char* part : {first, second}) {
            builder.open(Kind::run);
            builder.text(at(words, part));
            builder.close();
        }
        builder.close();
    }
    builder.close();
    base::Findings findings;
    const std::string all = body(edition(std::move(builder).finish({}, findings)));
    EXPECT_NE(
        all.find(
            R"(<p xml:id="a1.p1"><seg type="run" source="src:0-6"><lb n="1"/>春耕</seg><seg type="run" source="src:16-23"><lb n="2"/>备耕</seg></p>)"),
        std::string::npos)
        << all;
    EXPECT_NE(all.find(R"(<seg type="run" source="src:6-16"><milestone break="no" unit="run"/>)"),
              std::string::npos)
        << all;
}

TEST(WriteFlowed, ReferencesStandForTheirCharacters) {
    model::Builder builder(text::SourceText("<p>A&amp;B<br>C</p>"), model::Form::flowed);
    builder.open(Kind::article);
    builder.open(Kind::paragraph);
    builder.text({3, 4});
    builder.text({4, 9}, "&");
    builder.text({9, 10});
    builder.empty(Kind::line_break);
    builder.text({14, 15});
    builder.close();
    builder.close();
    base::Findings findings;
    EXPECT_EQ(block(edition(std::move(builder).finish({}, findings))),
              R"(<p xml:id="a1.p1" source="src:3-15">A&amp;B<lb/>C</p>)");
}

TEST(WriteFlowed, APictureInAFigureHasItsDescriptionBesideIt) {
    model::Builder builder(text::SourceText("会场"), model::Form::flowed);
    builder.open(Kind::article);
    builder.open(Kind::figure);
    builder.empty(
        Kind::graphic,
        {{Name::url, "a b.png"}, {Name::width, "500"}, {Name::alt, "全景"}, {Name::tooltip, "大图"}});
    builder.open(Kind::head, {{Name::cert, "medium"}});
    builder.text({0, 6});
    builder.close();
    builder.close();
    builder.close();
    base::Findings findings;
    EXPECT_EQ(
        block(edition(std::move(builder).finish({}, findings))),
        R"(<figure xml:id="a1.f1"><graphic url="a%20b.png" width="500px"><desc type="tooltip">大图</desc></graphic><figDesc>全景</figDesc><head xml:id="a1.h1" cert="medium" source="src:0-6">会场</head></figure>)");
}

TEST(WriteHeader, BlocksAreCountedAsIfOneStoodBehindTheOther) {
    const auto scripts = [](const std::vector<std::string>& blocks) {
        std::string whole;
        for (const std::string& words : blocks) whole += words;
        model::Builder builder{text::SourceText(whole), model::Form::lined};
        builder.open(Kind::article);
        std::uint32_t at = 0;
        for (const std::string& words : blocks) {
            builder.open(Kind::paragraph);
            builder.text({at, at + static_cast<std::uint32_t>(words.size())});
            builder.close();
            at += static_cast<std::uint32_t>(words.size());
        }
        builder.close();
        base::Findings findings;
        return tei::scripts_of(std::move(builder).finish({}, findings));
    };
    const auto met = scripts({"for the", "ory 国", "and more"});
    EXPECT_EQ(met.whole.latin_words, 4U);  // for theory and more
    EXPECT_EQ(met.whole.english_words, 2U);
    EXPECT_EQ(met.whole.han, 1U);
    ASSERT_EQ(met.of_blocks.size(), 3U);
    EXPECT_EQ(met.of_blocks[0].english_words, 2U);
    EXPECT_EQ(met.of_blocks[1].latin_words, 1U);
    const auto apart = scripts({"for the ", "ory 国", "會"});
    EXPECT_EQ(apart.whole.latin_words, 3U);
    EXPECT_EQ(apart.whole.english_words, 2U);
    EXPECT_EQ(apart.whole.simplified, 1U);
    EXPECT_EQ(apart.whole.traditional, 1U);
}

TEST(WriteHeader, TheRootStandsWithinTheFirst512Bytes) {
    const std::string file = tei::write(edition(lined("春")), options());
    EXPECT_LT(file.find("xml:lang"), 512U);
    EXPECT_TRUE(file.starts_with(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\""));
}

TEST(WriteHeader, FrontMatterIsCutWhereXmlForbidsACharacter) {
    model::Builder builder(text::SourceText("t: a\x01z\n"), model::Form::flowed);
    builder.fate({0, 7}, model::Fate::front_matter);
    model::Metadata metadata;
    metadata.header.push_back({{0, 7}, "yaml"});
    base::Findings findings;
    const std::string file =
        tei::write(edition(std::move(builder).finish(std::move(metadata), findings)), options());
    EXPECT_NE(file.find("<xenoData type=\"frontmatter\" n=\"yaml\" source=\"src:0-4\">t: a</xenoData>\n"
                        "<xenoData type=\"frontmatter\" n=\"yaml\" source=\"src:5-7\">z\n</xenoData>"),
              std::string::npos)
        << file;
}

TEST(WriteHeader, CategoriesShareWhatTheirPathsShare) {
    model::Metadata metadata;
    metadata.format = "hexo-html";
    metadata.categories = {{"新闻", "本地"}, {"新闻", "外地"}, {"专题"}};
    metadata.tags = {"教育"};
    base::Findings findings;
    model::Builder builder(text::SourceText("春"), model::Form::flowed);
    builder.open(Kind::paragraph);
    builder.text({0, 3});
    const std::string file =
        tei::write(edition(std::move(builder).finish(std::move(metadata), findings)), options());
    EXPECT_NE(
        file.find(
            R"(<taxonomy xml:id="hexo.categories"><category xml:id="cat.1"><catDesc>新闻</catDesc><category xml:id="cat.1.1"><catDesc>本地</catDesc></category><category xml:id="cat.1.2"><catDesc>外地</catDesc></category></category><category xml:id="cat.2"><catDesc>专题</catDesc></category></taxonomy>)"),
        std::string::npos);
    EXPECT_NE(
        file.find(
            R"(<catRef scheme="#hexo.categories" target="#cat.1.1 #cat.1.2 #cat.2"/><keywords scheme="#hexo.tags"><term>教育</term></keywords>)"),
        std::string::npos);
}
