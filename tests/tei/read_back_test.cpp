// The rules of section 3, from XML alone: the writer has no part in this.
#include "tei/read_back.h"

#include <gtest/gtest.h>

namespace {

struct Both {
    std::string diplomatic, reading;
    bool operator==(const Both&) const = default;
};

void PrintTo(const Both& both, std::ostream* out) {
    *out << "D:" << both.diplomatic << "\nR:" << both.reading;
}

xml::Document parsed(const std::string& body, const std::string& header = {},
                     const std::string& type = "lined") {
    base::Findings findings;
    return xml::parse("<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader>" + header +
                          "</teiHeader><text type='" + type + "'><body>" + body + "</body></text></TEI>",
                      findings);
}

Both both(const std::string& body, const std::string& header = {},
          model::Cert threshold = model::Cert::medium) {
    const xml::Document document = parsed(body, header);
    const tei::ReadBack texts = tei::read_back(document, threshold);
    return {tei::diplomatic(texts), tei::reading(texts)};
}

/// One block that holds `content`.
Both inside(const std::string& content) {
    return both("<p source='src:0-99'>" + content + "</p>");
}

}  // namespace

TEST(ReadBack, LinesCarryTheTerminatorOfTheLineBefore) {
    EXPECT_EQ(inside("<lb n='1'/>a<lb n='2'/>b<lb n='3' type='crlf'/>c<lb n='4' type='cr'/>d"),
              (Both{"a\nb\r\nc\rd", "a\nb\nc\nd"}));
}

TEST(ReadBack, ABreakInsideASentenceIsNothingOrASpace) {
    EXPECT_EQ(inside("a<lb n='2' break='no'/>b<lb n='3' break='yes'/>c"), (Both{"a\nb\nc", "ab c"}));
}

TEST(ReadBack, PagesAndMilestones) {
    EXPECT_EQ(inside("a<pb type='formfeed' n='2'/>b<pb n='3'/>c<milestone unit='run' "
                     "break='yes'/>d<milestone break='no'/>e"),
              (Both{"a\fbcde", "abc de"}));
}

TEST(ReadBack, SpacesAreCopiesOfTheirCharacter) {
    EXPECT_EQ(inside("<space type='indent' subtype='U+3000' quantity='2'/>a<space "
                     "quantity='2'/>b<space/>c<space type='artefact'/>d"),
              (Both{"　　a  b c d", "a  b cd"}));
}

TEST(ReadBack, AGlyphIsWhatItsDeclarationSays) {
    EXPECT_EQ(
        both(
            "<p source='src:0-9'>a<g ref='#c-1'/><g ref='#c-2'/></p>",
            "<encodingDesc><charDecl><char xml:id='c-1'><localProp name='source' value='U+0001'/></char>"
            "<char xml:id='c-2'><localProp name='source' value='U+FFFD'/><mapping type='standard'>□</mapping>"
            "</char></charDecl></encodingDesc>"),
        (Both{"a\x01\uFFFD", "a□"}));
}

TEST(ReadBack, AChoiceIsAppliedFromTheThresholdOn) {
    const std::string choice = "<choice ana='#rp.garble'><sic>己</sic><corr cert='medium'>已</corr></choice>";
    EXPECT_EQ(both("<p source='src:0-3'>" + choice + "</p>"), (Both{"己", "已"}));
    EXPECT_EQ(both("<p source='src:0-3'>" + choice + "</p>", {}, model::Cert::high), (Both{"己", "己"}));
}

TEST(ReadBack, TheOrderOfTheFormsDoesNotMatter) {
    EXPECT_EQ(inside("<choice><reg>；</reg><orig>;</orig></choice>"), (Both{";", "；"}));
}

TEST(ReadBack, SurplusIsNotReadAndSuppliedNotInTheSource) {
    EXPECT_EQ(
        inside("春<surplus ana='#rp.double'>春</surplus><supplied ana='#rp.omit' cert='medium'>最</supplied>"
               "<supplied ana='#rp.omit' cert='low'>了</supplied><surplus ana='#rp.double' "
               "cert='low'>耕</surplus>"),
        (Both{"春春耕", "春最耕"}));
}

TEST(ReadBack, RepairsInsideRepairsKeepTheirPlace) {
    EXPECT_EQ(inside("<surplus ana='#x'>a<choice><sic>b</sic><corr>c</corr></choice></surplus>d"),
              (Both{"abd", "d"}));
    EXPECT_EQ(inside("<choice><sic>a<surplus>b</surplus></sic><corr cert='low'>c</corr></choice>"),
              (Both{"ab", "a"}));
}

TEST(ReadBack, WhatStandsBesideTheTextIsNotRead) {
    EXPECT_EQ(inside("a<ref type='jump' n='2'>（下转）</ref><ref "
                     "target='x'>b</ref><ruby><rb>尴</rb><rt>gān</rt></ruby>"
                     "-<pc force='weak'>-</pc><pc>,</pc>"),
              (Both{"a（下转）b尴gān--,", "ab尴-,"}));
    EXPECT_EQ(both("<fw type='promo' source='src:0-1'>a</fw><ab type='plugin' source='src:1-2'>b</ab><p "
                   "source='src:2-3'>c</p>"),
              (Both{"abc", "c"}));
}

TEST(ReadBack, PicturesSayNothing) {
    EXPECT_EQ(both("<figure><graphic url='x'><desc>d</desc></graphic><figDesc>e</figDesc><head "
                   "source='src:0-1'>c</head></figure>"),
              (Both{"c", "c"}));
}

TEST(ReadBack, BlocksAreReadInOrderAndWrittenInTheOrderOfTheSource) {
    EXPECT_EQ(both("<head source='src:6-9'><lb n='2'/>题</head><p source='src:0-6'><lb n='1'/>正文</p>"),
              (Both{"正文\n题", "题\n正文"}));
}

TEST(ReadBack, RunsArePlacedOneByOne) {
    EXPECT_EQ(both("<p><seg type='run' source='src:0-1'><lb n='1'/>a</seg><seg type='run' "
                   "source='src:2-4'><lb n='2' break='no'/>b</seg></p>"
                   "<p><seg type='run' source='src:1-2'><milestone unit='run' break='no'/>c</seg><seg "
                   "type='run' source='src:4-5'>d</seg></p>"),
              (Both{"ac\nbd", "ab\ncd"}));
}

TEST(ReadBack, ArticlesAreApartAndCellsInALine) {
    const std::string row = "<row><cell source='src:2-3'>b</cell><cell source='src:3-4'>c</cell></row>";
    EXPECT_EQ(both("<div type='series'><head source='src:0-1'>s</head><div type='article'><head "
                   "source='src:1-2'>a</head>"
                   "<table>" +
                   row + "</table></div></div><div type='unassigned'><ab source='src:4-5'>d</ab></div>")
                  .reading,
              "s\n\na\nb\tc\n\nd");
}

TEST(ReadBack, RunInAndContinuedBlocksAreNotParted) {
    EXPECT_EQ(both("<opener rend='run-in' source='src:0-2'> a </opener><p source='src:2-4'>b</p><p prev='#x' "
                   "source='src:4-5'>c</p>")
                  .reading,
              "a bc");
}

TEST(ReadBack, RepairsAreListedWithBothForms) {
    const xml::Document document = parsed(
        "<p source='src:0-9'>x<choice ana='#rp.mask'><sic>_</sic><corr cert='low' "
        "evidence='internal'>“</corr></choice>"
        "<surplus ana='#rp.double'>y</surplus><supplied ana='#rp.omit' "
        "cert='medium'>z</supplied><choice><sic>q</sic><corr>r</corr></choice></p>");
    const tei::ReadBack texts = tei::read_back(document);
    ASSERT_EQ(texts.repairs.size(), 3U);
    const tei::ReadBlock& block = texts.blocks[0];
    EXPECT_EQ(texts.repairs[0].kind, "rp.mask");
    EXPECT_EQ(texts.repairs[0].source_form(block), "_");
    EXPECT_EQ(texts.repairs[0].reading_form(block), "“");
    EXPECT_EQ(texts.repairs[0].evidence, "internal");
    EXPECT_EQ(texts.repairs[0].cert, model::Cert::low);
    EXPECT_FALSE(texts.repairs[0].applied);
    EXPECT_EQ(texts.repairs[1].source_form(block), "y");
    EXPECT_EQ(texts.repairs[1].reading_form(block), "");
    EXPECT_EQ(texts.repairs[2].source_form(block), "");
    EXPECT_EQ(texts.repairs[2].reading_form(block), "z");
    EXPECT_TRUE(texts.repairs[2].applied);
    EXPECT_EQ(block.reading(), "x_zr");
}

TEST(ReadBack, AFileWithoutRangesIsReadByTheNamesOfItsBlocks) {
    EXPECT_EQ(both("<div><head>a</head><list><item>b</item><item><p>c</p></item></list></div>").reading,
              "a\nb\nc");
}

TEST(ReadBack, WhatCannotBeUnderstoodIsNoted) {
    const xml::Document document = parsed(
        "<p source='src:5-2'>a<space quantity='many'/><space quantity='99999999999999999999'/><space "
        "quantity='4000000000'/>"
        "<g ref='#nowhere'/></p>");
    EXPECT_EQ(tei::read_back(document).faulty.size(), 5U);
}

TEST(ReadBack, OtherDocumentsAreNone) {
    base::Findings findings;
    EXPECT_FALSE(tei::read_back(xml::parse("<html/>", findings)).is_tei);
    EXPECT_FALSE(tei::read_back(xml::parse("", findings)).is_tei);
}
