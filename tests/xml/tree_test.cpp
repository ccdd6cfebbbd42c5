// What the tree says about a document, and what is refused.
#include "xml/tree.h"

#include <set>

#include <gtest/gtest.h>

#include "xml/rules.h"

namespace {

xml::Document read(const std::string& text) {
    base::Findings findings;
    xml::Document document = xml::parse(text, findings);
    for (const base::Finding& finding : findings.all()) ADD_FAILURE() << finding.message() << " in " << text;
    return document;
}

base::Findings faults(const std::string& text, const xml::ParseOptions& options = {}) {
    base::Findings findings;
    (void)xml::parse(text, findings, options);
    return findings;
}

TEST(Tree, WalksInEveryDirection) {
    const xml::Document document = read("<a><b/>t<c><d/></c><!--x--></a>");
    const xml::Node a = document.element();
    EXPECT_EQ(a.first_child().name(), "b");
    EXPECT_EQ(a.last_child().kind(), xml::Kind::comment);
    EXPECT_EQ(a.first_child().next_sibling().value(), "t");
    EXPECT_EQ(a.first_element().next_element().name(), "c");
    EXPECT_EQ(a.last_child().previous_sibling().name(), "c");
    EXPECT_FALSE(a.first_child().previous_sibling());
    EXPECT_FALSE(a.last_child().next_sibling());
    EXPECT_FALSE(a.next_sibling());
    EXPECT_EQ(a.parent(), document.root());
    EXPECT_FALSE(document.root().parent());
    EXPECT_TRUE(a < a.first_child());
}

TEST(Tree, ReplacesReferencesAndLineEnds) {
    const xml::Document document =
        read("<a x='&lt;&#x6625;\r\n\t&quot;'>a\r\nb\rc&amp;<![CDATA[<&\r\n]]></a>");
    EXPECT_EQ(document.element().attribute("x").value(), "<春  \"");
    EXPECT_EQ(document.element().first_child().value(), "a\nb\nc&");
    EXPECT_EQ(document.element().last_child().kind(), xml::Kind::cdata);
    EXPECT_EQ(document.element().string(), "a\nb\nc&<&\n");
}

TEST(Tree, KeepsWhiteSpaceOnlyText) {
    EXPECT_EQ(read("<a> <b/>\n</a>").element().string(), " \n");
}

TEST(Tree, LeavesOutLayoutWhereItIsToldTo) {
    xml::ParseOptions options;
    options.layout_of = "u";
    base::Findings findings;
    const std::string text =
        "<a xmlns='u'> <b/>\n                   <b/> x <c> </c> <!--k--> <d xmlns='v'> <e/> </d>\n</a>";
    const xml::Document document = xml::parse(text, findings, options);
    EXPECT_TRUE(document.well_formed());
    EXPECT_EQ(document.element().string(), " x    ");
    EXPECT_EQ(document.element().first_child().name(), "b");
    const xml::Node c = document.element().first_child().next_sibling().next_sibling().next_sibling();
    EXPECT_EQ(c.name(), "c");
    EXPECT_EQ(c.string(), " ");
    EXPECT_EQ(c.next_sibling().kind(), xml::Kind::comment);
    EXPECT_EQ(document.element().last_child().name(), "d");
    EXPECT_EQ(document.element().last_child().string(), "  ");
}

TEST(Tree, ResolvesNamespacesWhereTheyAreDeclared) {
    const xml::Document document =
        read("<a xmlns='u' xmlns:p='v' p:x='' x=''><p:b xmlns:p='u'/><b/><c xmlns=''/></a>");
    const xml::Node a = document.element(), b = a.first_child(), other_b = b.next_sibling(),
                    c = a.last_child();
    EXPECT_EQ(a.uri(), "u");
    EXPECT_TRUE(a.attribute("x", "v"));
    EXPECT_TRUE(a.attribute("x"));
    EXPECT_TRUE((*a.attributes().begin()).declares_namespace());
    EXPECT_EQ(b.prefix(), "p");
    EXPECT_EQ(b.local(), "b");
    EXPECT_EQ(b.name_id(), other_b.name_id());
    EXPECT_EQ(c.uri(), "");
    EXPECT_EQ(b.namespace_of("p"), "u");
    EXPECT_EQ(c.namespace_of("p"), "v");
    EXPECT_FALSE(c.namespace_of("q"));
    EXPECT_EQ(c.namespaces().size(), 2U);  // p and xml
}

TEST(Tree, KnowsWhereEverythingStands) {
    const std::string text = "\xEF\xBB\xBF<a>\r\n春<b x = 'y'/></a>";
    const xml::Document document = read(text);
    const xml::Node b = document.element().first_element();
    EXPECT_EQ(document.location(b.name_offset()).line, 2U);
    EXPECT_EQ(document.location(b.name_offset()).column, 3U);
    EXPECT_EQ(document.location(document.element().offset()).column, 1U);
    const xml::Attribute x = b.attribute("x");
    EXPECT_EQ(text.substr(x.offset(), 1), "x");
    EXPECT_EQ(text.substr(x.value_offset(), 1), "y");
    EXPECT_EQ(text.substr(document.element().close_offset(), 4), "</a>");
    EXPECT_EQ(b.close_offset(), b.offset());
}

TEST(Tree, FindsColumnsOnAVeryLongLine) {
    std::string text = "<a>";
    for (int i = 0; i < 5000; ++i) text += "春";
    text += "<b/></a>";
    const xml::Document document = read(text);
    EXPECT_EQ(document.location(document.element().first_element().offset()).column, 5004U);
}

TEST(Tree, ReadsOtherEncodings) {
    using namespace std::string_literals;
    const xml::Document wide = read("\xFF\xFE<\0a\0>\0\x25\x66<\0/\0a\0>\0"s);
    EXPECT_EQ(wide.element().string(), "春");
    EXPECT_FALSE(wide.location(0).bytes);  // offsets are not those of the file
    EXPECT_EQ(read("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>").element().string(), "é");
    EXPECT_EQ(read("<?xml version='1.0' encoding='windows-1252'?><a>\x80</a>").element().string(), "€");
}

TEST(Tree, RefusesWhatItCannotDecode) {
    EXPECT_TRUE(faults("<?xml version='1.0' encoding='x-unknown'?><a/>").has(xml::rules::unknown_encoding));
    EXPECT_TRUE(faults("<?xml version='1.0' encoding='utf-16'?><a/>").has(xml::rules::wrong_encoding));
    EXPECT_TRUE(faults("<a>\xFF</a>").has(xml::rules::bad_utf8));
    const xml::Decoder decoder = [](std::string_view, std::string_view, std::string& out) {
        out = "<b/>";
        return true;
    };
    EXPECT_TRUE(faults("<?xml version='1.0' encoding='x-unknown'?><a/>", {.decoder = decoder}).empty());
}

TEST(Tree, RefusesEntitiesButNotADoctypeWithoutThem) {
    EXPECT_TRUE(faults("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>").has(xml::rules::entity_declared));
    EXPECT_TRUE(faults("<!DOCTYPE a PUBLIC '-//X' 'a.dtd' [<!ELEMENT a ANY>]><a/>").empty());
    const xml::Document document =
        read("<!DOCTYPE a [<!NOTATION n SYSTEM 'n'><!ENTITY e SYSTEM 'x' NDATA n>]><a/>");
    EXPECT_EQ(document.unparsed_entities(), std::vector<std::string>{"e"});
    EXPECT_EQ(document.notations(), std::vector<std::string>{"n"});
}

TEST(Tree, BoundsDepthAndFindings) {
    std::string deep;
    for (int i = 0; i < 1'000'000; ++i) deep += "<a>";
    // What was not read is not called unclosed.
    EXPECT_EQ(faults(deep).all().size(), 1U);
    EXPECT_TRUE(faults(deep).has(xml::rules::too_deep));
    EXPECT_LE(faults("<a>" + std::string(1000, '&') + "</a>").all().size(), 101U);
    EXPECT_TRUE(faults("<a>" + std::string(1000, '&') + "</a>").has(xml::rules::gave_up));
}

TEST(Tree, StaysInsideTheTextWhenItGivesUpAtABadByte) {
    for (const char* bad : {"\xFF", "\xE6\x98", "\x01", "&", "]]>", "\r&"}) {
        std::string many;
        for (int i = 0; i < 101; ++i) many += bad;
        EXPECT_TRUE(faults("<a>" + many).has(xml::rules::gave_up)) << bad;
        EXPECT_TRUE(faults("<a b='" + many).has(xml::rules::gave_up) || std::string(bad) == "]]>") << bad;
    }
}

TEST(Tree, GoesOnAfterAFault) {
    const base::Findings findings = faults("<a x='1' x='2'>\n&foo; &\n<b></c></b>\n]]></a>");
    EXPECT_EQ(findings.all().size(), 5U);
    EXPECT_TRUE(findings.has(xml::rules::duplicate_attribute));
    EXPECT_TRUE(findings.has(xml::rules::unknown_entity));
    EXPECT_TRUE(findings.has(xml::rules::bare_ampersand));
    EXPECT_TRUE(findings.has(xml::rules::mismatched_tag));
    EXPECT_TRUE(findings.has(xml::rules::bare_cdata_end));
    EXPECT_EQ(findings.all()[3].where.line, 3U);
}

TEST(Tree, KeepsItsHandlesWhenTheDocumentMoves) {
    xml::Document document = read("<a><b/></a>");
    const xml::Node b = document.element().first_child();
    const xml::Document moved = std::move(document);
    EXPECT_EQ(b.name(), "b");
    EXPECT_EQ(moved.element(), b.parent());
}

std::string attributes_of(const std::string& text, std::string_view element) {
    base::Findings findings;
    const xml::Document document = xml::parse(text, findings);
    std::string out = document.well_formed() ? "" : "not well-formed: ";
    for (std::uint32_t i = 1; i < document.node_count(); ++i) {
        const xml::Node node = document.node(i);
        if (node.name() != element) continue;
        for (const xml::Attribute attribute : node.attributes())
            out += std::string(attribute.name()) + "=" + std::string(attribute.value()) + ";";
    }
    return out;
}

TEST(XmlTree, SuppliesTheDefaultsThatTheInternalSubsetDeclares) {
    const std::string subset =
        "<!DOCTYPE r [<!ATTLIST r a CDATA 'x&amp;y' b CDATA #IMPLIED c (k|l) 'l' xmlns CDATA #FIXED 'urn:r'>"
        "<!ATTLIST r a CDATA 'later'>]>";
    EXPECT_EQ(attributes_of(subset + "<r/>", "r"), "a=x&y;c=l;xmlns=urn:r;");
    EXPECT_EQ(attributes_of(subset + "<r c='k'><s/></r>", "r"), "c=k;a=x&y;xmlns=urn:r;");
    EXPECT_EQ(attributes_of(subset + "<r><s/></r>", "s"), "");
    base::Findings findings;
    EXPECT_EQ(xml::parse(subset + "<r><s/></r>", findings).element().first_element().uri(), "urn:r");
}

TEST(XmlTree, CollapsesValuesThatAreDeclaredAsTokens) {
    EXPECT_EQ(attributes_of("<!DOCTYPE r [<!ATTLIST r i ID #IMPLIED n NMTOKENS ' p  q '>]>"
                            "<r i=' a ' c=' d '/>",
                            "r"),
              "i=a;c= d ;n=p q;");
    EXPECT_EQ(attributes_of("<!DOCTYPE r [<!ATTLIST r n NMTOKENS #IMPLIED>]><r n=' p&#32; q '/>", "r"),
              "n=p q;");
}

TEST(XmlTree, LetsNoDeclarationsMakeASmallFileALargeDocument) {
    std::string text = "<!DOCTYPE r [<!ATTLIST a";
    for (int i = 0; i < 100; ++i) text += " a" + std::to_string(i) + " CDATA ''";
    text += ">]><r>";
    for (int i = 0; i < 1000; ++i) text += "<a/>";
    base::Findings findings;
    const xml::Document document = xml::parse(text + "</r>", findings);
    EXPECT_FALSE(document.well_formed());
    ASSERT_EQ(findings.all().size(), 1U);
    EXPECT_EQ(findings.all()[0].rule->id, "PM-XML-031");
    EXPECT_LE(document.root().tree()->attributes.size(), 1000 + text.size());
}

/// What short_name() may not take for a name that it knows.
TEST(XmlTree, TellsNamesThatBeginAlikeApart) {
    base::Findings findings;
    const xml::Document document = xml::parse(
        "<p a='1'><p/><p\xC3\xA4 a='1' a\xC3\xA4='2'/><p:q xmlns:p='u'/><pq/><p\n/><p>x</p>"
        "<abcdefghijklmnopq/><abcdefghijklmnop/><abcdefghijklmno/><abcdefghijklmnop/></p>",
        findings);
    EXPECT_TRUE(document.well_formed());
    std::string names;
    for (xml::Node node = document.element().first_element(); node; node = node.next_element())
        names += std::string(node.name()) + " ";
    EXPECT_EQ(names,
              "p p\xC3\xA4 p:q pq p p abcdefghijklmnopq abcdefghijklmnop abcdefghijklmno abcdefghijklmnop ");
}

TEST(XmlTree, FindsAttributesGivenTwiceHoweverTheyAreWritten) {
    for (const std::string_view twice : {"<a x='1' x='2'/>", "<a xml:id='1' x='2' xml:id='3'/>",
                                         "<a xmlns:p='u' xmlns:q='u' p:x='1' q:x='2'/>"}) {
        base::Findings findings;
        const std::string text = "<r><a x='1' xml:id='2'/>" + std::string(twice) + "</r>";
        EXPECT_FALSE(xml::parse(text, findings).well_formed()) << twice;
    }
}

TEST(XmlTree, GivesAnElementWithNothingButTextItsPlace) {
    base::Findings findings;
    const std::string text = "<r><a>one</a><a></a><a>t<b>u</b>v</a><a>w&amp;</a></r>";
    const xml::Document document = xml::parse(text, findings);
    EXPECT_TRUE(document.well_formed());
    std::string out;
    for (std::uint32_t i = 1; i < document.node_count(); ++i) {
        const xml::Node node = document.node(i);
        out += std::to_string(node.offset()) + "-" + std::to_string(node.end()) + ":" +
               std::to_string(node.parent().index()) +
               (node.is_element() ? "/" + std::to_string(node.close_offset()) : "") + " ";
    }
    EXPECT_EQ(
        out,
        "0-12:0/50 3-4:1/9 6-4:2 13-5:1/16 20-10:1/33 23-7:5 24-9:5/28 27-9:7 32-10:5 37-12:1/46 40-12:10 ");
}

}  // namespace
