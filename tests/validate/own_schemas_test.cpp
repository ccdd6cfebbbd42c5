// Every rule of schemas/pressmark.sch has a document that passes and one that fails; what the grammar accepts
// is what pressmark writes.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "validate/document.h"

namespace {

const std::string header_start = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="d-0123456789abcdef" xml:lang="zh-Hans">
<teiHeader>
<fileDesc>
<titleStmt><title>云泽部署春耕</title><author><persName>周一鸣</persName></author><respStmt xml:id="pm"><resp>automatic conversion to TEI</resp><name>pressmark</name></respStmt></titleStmt>
<extent><measure unit="article" quantity="1"/><measure unit="char" quantity="12"/></extent>
<publicationStmt><authority>unknown</authority><availability status="unknown"><p>Rights have not been assessed.</p></availability></publicationStmt>
<sourceDesc>
<bibl type="digitalSource"><idno type="filename">a.txt</idno><extent><measure unit="byte" quantity="40"/></extent><note type="encoding">UTF-8</note><note type="format">newspaper-text</note></bibl>
</sourceDesc>
</fileDesc>
<encodingDesc>
<projectDesc><p>Converted.</p></projectDesc>
<editorialDecl>
<correction method="markup"><p>Marked.</p></correction>
<normalization method="markup"><p>None.</p></normalization>
<punctuation marks="all"><p>Kept.</p></punctuation>
<quotation marks="all"/>
<hyphenation eol="none"><p>Marked.</p></hyphenation>
<segmentation><p>Blocks.</p></segmentation>
</editorialDecl>
<listPrefixDef><prefixDef ident="src" matchPattern="(\d+)-(\d+)" replacementPattern="../source/0001.txt#bytes=$1-$2"><p>Range.</p></prefixDef></listPrefixDef>
<classDecl><taxonomy xml:id="repairs"><category xml:id="rp.double"><catDesc>text printed twice</catDesc></category></taxonomy></classDecl>
<charDecl><char xml:id="c-0003"><localProp name="source" value="U+0003"/></char></charDecl>
<appInfo><application ident="pressmark" version="0.1.0"><label>pressmark</label></application></appInfo>
</encodingDesc>
<profileDesc><langUsage><language ident="zh-Hans" usage="100">Chinese</language></langUsage></profileDesc>
<revisionDesc><change who="#pm">Converted.</change></revisionDesc>
</teiHeader>
)xml";

const std::string lined = header_start +
                          R"xml(<text type="lined"><body><div type="article" xml:id="a1" n="1" part="I">
<head type="main" xml:id="a1.h1" source="src:0-20"><lb n="1"/>春耕<surplus reason="repeated" ana="#rp.double">春耕</surplus></head>
<p xml:id="a1.p1" source="src:20-60"><lb n="2"/>雨<g ref="#c-0003"/>后<lb n="3" break="no"/>抢种。<ref type="jump" n="2">（下转第二版）</ref></p>
</div></body></text>
</TEI>
)xml";

const std::string flowed = header_start +
                           R"xml(<text type="flowed"><body><div type="article" xml:id="a1" n="1">
<head type="main" xml:id="a1.h1" source="src:8-20">春耕<surplus reason="repeated" ana="#rp.double">春耕</surplus></head>
<p xml:id="a1.p1" source="src:30-60">雨<g ref="#c-0003"/>后<lb/>抢种。</p>
</div></body></text>
</TEI>
)xml";

struct Result {
    validate::DocumentReport report;
    base::Findings findings;
    std::string svrl;
};

Result checked(const std::string& document) {
    static const std::vector<validate::LoadedSchema> own = validate::load_own_schemas();
    validate::DocumentOptions options;
    for (const validate::LoadedSchema& schema : own) options.schemas.push_back(&schema);
    options.svrl = true;
    validate::DocumentValidator validator(std::move(options));
    base::Findings findings;
    validate::DocumentReport report = validator.check(document, "a.xml", findings);
    std::string svrl;
    for (const std::string& part : report.svrl) svrl += part;
    return {std::move(report), std::move(findings), std::move(svrl)};
}

std::string messages(const base::Findings& findings) {
    std::string out;
    for (const base::Finding& one : findings.all())
        out += std::string(one.rule->id) + " " + one.message() + "\n";
    return out;
}

std::string changed(std::string document, const std::string& from, const std::string& to) {
    const std::size_t at = document.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    if (at != std::string::npos) document.replace(at, from.size(), to);
    return document;
}

TEST(OwnSchemas, AcceptWhatPressmarkWrites) {
    for (const std::string& document : {lined, flowed}) {
        const Result result = checked(document);
        EXPECT_EQ(result.report.grammar.verdict, base::Verdict::valid) << messages(result.findings);
        EXPECT_EQ(result.report.rules.verdict, base::Verdict::valid) << messages(result.findings);
        EXPECT_EQ(result.report.rules.not_evaluated, 0U);
    }
}

struct Fault {
    const char* rule;
    const std::string* document;
    const char* from;
    const char* to;
};

const Fault faults[] = {
    {"document-id", &lined, "xml:id=\"d-0123456789abcdef\"", "xml:id=\"x\""},
    {"article-id", &lined, "xml:id=\"a1\" n=\"1\"", "xml:id=\"a1\" n=\"2\""},
    {"inner-id", &lined, "xml:id=\"a1.p1\"", "xml:id=\"b1.p1\""},
    {"ana-resolves", &lined, "ana=\"#rp.double\"", "ana=\"#rp.repeat\""},
    {"corresp-resolves", &lined, "reason=\"repeated\" ana", "reason=\"repeated\" corresp=\"#a9\" ana"},
    {"g-resolves", &lined, "ref=\"#c-0003\"", "ref=\"#c-0004\""},
    {"who-resolves", &lined, "who=\"#pm\"", "who=\"#nobody\""},
    {"target-resolves", &lined, "type=\"jump\" n=\"2\"", "type=\"jump\" n=\"2\" target=\"#a7\""},
    {"run-in-block", &lined, "<lb n=\"2\"/>雨",
     "<seg type=\"run\" source=\"src:20-24\"><lb n=\"2\"/>雨</seg>"},
    {"no-nesting", &lined, "抢种", "<hi source=\"src:30-36\">抢种</hi>"},
    {"has-range", &flowed, " source=\"src:30-60\"", ""},
    {"range-order", &flowed, "src:30-60", "src:60-30"},
    {"ranges-tile", &lined, "src:20-60", "src:21-60"},
    {"ranges-start", &lined, "src:0-20", "src:1-20"},
    {"flowed-lb", &flowed, "<lb/>", "<lb n=\"1\"/>"},
    {"lined-lb", &lined, "<lb n=\"3\" break=\"no\"/>", "<lb break=\"no\"/>"},
    {"lb-ascending", &lined, "<lb n=\"3\"", "<lb n=\"5\""},
    {"truncated-corresp", &lined, "reason=\"repeated\"", "reason=\"repeated truncated\""},
    {"choice-changes", &lined, "抢种", "<choice ana=\"#rp.double\"><orig>抢</orig><reg>抢</reg></choice>种"},
    {"supplied-text", &lined, "抢种", "抢<supplied reason=\"omitted\" ana=\"#rp.double\"/>种"},
    {"inferred-article", &lined, "</div></body>", "</div><div type=\"unassigned\" xml:id=\"u1\"/></body>"},
    {"derived-title", &lined, "<title>云", "<title type=\"desc\">云"},
    {"part-given", &lined, " part=\"I\"", ""},
    {"part-next", &lined, " part=\"I\"", " part=\"F\" next=\"#a1\""},
    {"part-prev", &lined, " part=\"I\"", " part=\"I\" prev=\"#a1\""},
    {"article-count", &lined, "unit=\"article\" quantity=\"1\"", "unit=\"article\" quantity=\"2\""},
    {"kind-used", &lined, "<surplus reason=\"repeated\" ana=\"#rp.double\">春耕</surplus>", "春耕"},
    {"no-control", &lined, "抢种", "抢\n种"},
    {"no-blank-node", &lined, "<g ref=\"#c-0003\"/>后", "<g ref=\"#c-0003\"/> <g ref=\"#c-0003\"/>后"},
    {"no-edge-space", &flowed, ">雨<g", "> 雨<g"},
    {"no-comment", &lined, "抢种", "抢<!-- x -->种"},
    {"no-empty-attribute", &lined, "n=\"2\">（", "n=\"\">（"},
    {"subtype-typed", &lined, "<lb n=\"3\" ", "<lb n=\"3\" subtype=\"x\" "},
};

TEST(OwnSchemas, EveryRuleFindsItsFault) {
    for (const Fault& fault : faults) {
        const Result result = checked(changed(*fault.document, fault.from, fault.to));
        EXPECT_NE(result.svrl.find("id=\"" + std::string(fault.rule) + "\""), std::string::npos)
            << fault.rule << " was not found\n"
            << messages(result.findings);
        EXPECT_EQ(result.report.rules.verdict, base::Verdict::invalid) << fault.rule;
    }
}

/// Elements and attributes that TEI knows and pressmark never writes, and contents out of place.
const Fault foreign[] = {
    {"", &lined, "抢种", "<w>抢种</w>"},
    {"", &lined, "抢种", "<sic>抢</sic>种"},
    {"", &lined, "抢种", "<hi rendition=\"#b\">抢</hi>种"},
    {"", &lined, "type=\"main\"", "type=\"title\""},
    {"", &lined, "source=\"src:0-20\"", "source=\"0-20\""},
    {"", &lined, "ana=\"#rp.double\"", "ana=\"#mine\""},
    {"", &lined, "type=\"lined\"", "type=\"prose\""},
    {"", &lined, "<quotation marks=\"all\"/>", ""},
    {"", &lined, "break=\"no\"", "break=\"maybe\""},
};

TEST(OwnSchemas, RefuseWhatPressmarkNeverWrites) {
    for (const Fault& fault : foreign) {
        const Result result = checked(changed(*fault.document, fault.from, fault.to));
        EXPECT_EQ(result.report.grammar.verdict, base::Verdict::invalid) << fault.to;
    }
}

}  // namespace
