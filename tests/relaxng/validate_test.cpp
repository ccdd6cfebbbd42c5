// What is found in documents, where, and in which words.
#include "relaxng/validate.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "relaxng/rules.h"

namespace {

using namespace relaxng;

constexpr std::string_view head =
    "<grammar xmlns='http://relaxng.org/ns/structure/1.0' "
    "datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>";

Schema schema_of(const std::string& inside) {
    base::Findings findings;
    auto loaded = load("s.rng", std::string(head) + inside + "</grammar>", nothing_else(), findings);
    for (const base::Finding& finding : findings.all()) ADD_FAILURE() << finding.message();
    return std::move(*loaded);
}

base::Findings check(const Schema& schema, const std::string& text) {
    base::Findings findings;
    const xml::Document document = xml::parse(text, findings);
    EXPECT_TRUE(document.well_formed()) << text;
    Validator validator(schema);
    const bool valid = validator.validate(document, findings);
    EXPECT_EQ(valid, findings.empty());
    return findings;
}

/// A little of TEI: a header whose parts come in order, and a text of paragraphs.
const Schema& small() {
    static const Schema schema = schema_of(R"(
        <start><element name="doc"><ref name="head"/><element name="body"><oneOrMore><ref name="p"/></oneOrMore></element></element></start>
        <define name="head"><element name="head">
          <element name="titles"><oneOrMore><element name="title"><text/></element></oneOrMore></element>
          <element name="source"><oneOrMore><ref name="p"/></oneOrMore></element>
        </element></define>
        <define name="p"><element name="para">
          <optional><attribute name="xml:id"><data type="ID"/></attribute></optional>
          <optional><attribute name="next"><data type="IDREF"/></attribute></optional>
          <optional><attribute name="when"><data type="date"/></attribute></optional>
          <optional><attribute name="cert"><choice><value>high</value><value>medium</value><value>low</value></choice></attribute></optional>
          <zeroOrMore><choice><text/><element name="date"><attribute name="when"/><data type="date"/></element></choice></zeroOrMore>
        </element></define>)");
    return schema;
}

std::string document(const std::string& head_parts, const std::string& body) {
    return "<doc><head>" + head_parts + "</head><body>" + body + "</body></doc>";
}
const std::string good_head = "<titles><title>t</title></titles><source><para/></source>";

/// The only finding's message; its rule must be the given one.
std::string only(const base::Rule& rule, const base::Findings& findings) {
    EXPECT_EQ(findings.all().size(), 1U);
    for (const base::Finding& finding : findings.all())
        EXPECT_EQ(finding.rule->id, rule.id) << finding.message();
    return findings.empty() ? std::string{} : findings.all()[0].message();
}

TEST(Validate, FindsNothingInAValidDocument) {
    EXPECT_TRUE(
        check(small(), document(good_head, "<para when='1998-08-07' cert='low'>a <!-- c --> b</para>"))
            .empty());
}

TEST(Validate, TakesASlipForWhatWasMeant) {
    const auto findings =
        check(small(), document("<titles><ttile>t</ttile></titles><source><para/></source>", "<para/>"));
    EXPECT_EQ(only(rules::unknown_element, findings),
              "<ttile> inside <titles> is not an element of the schema: did you mean <title>?");
    EXPECT_EQ(findings.all()[0].where.column, std::string("<doc><head><titles><t").size());
}

TEST(Validate, ChecksTheContentOfASlipAsWhatWasMeant) {
    EXPECT_TRUE(check(small(), document(good_head, "<pera cert='hgh'/>")).has(rules::bad_attribute_value));
}

TEST(Validate, NamesTheMissingPartBeforeAnElement) {
    EXPECT_EQ(only(rules::early_element, check(small(), document("<source><para/></source>", "<para/>"))),
              "<source> comes too early inside <head>: <titles> is missing before it");
}

TEST(Validate, NamesTheMissingPartAtTheEndTag) {
    const auto findings = check(small(), document("<titles><title/></titles>", "<para/>"));
    EXPECT_EQ(only(rules::incomplete_element, findings), "<head> is incomplete: <source> is missing");
    EXPECT_EQ(findings.all()[0].where.column, std::string("<doc><head><titles><title/></titles></h").size());
}

TEST(Validate, SaysWhichMissingElementWouldHoldIt) {
    const auto findings = check(small(), document("<title/><source><para/></source>", "<para/>"));
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings.all()[0].rule->id, rules::misplaced_element.id);
    EXPECT_NE(findings.all()[0].message().find("it belongs inside <titles>, which is missing"),
              std::string::npos);
}

TEST(Validate, SaysWhatMustBeClosedBeforeAnElement) {
    EXPECT_EQ(
        only(rules::misplaced_element,
             check(small(), document(good_head, "<para>a<date when='d'>1998-01-01</date><para/></para>"))),
        "<para> is not allowed here inside <para>: it could stand after </para>, inside <body>; expected "
        "<date>");
}

TEST(Validate, TakesAKnownElementForMisplacedRatherThanForASlip) {
    const Schema schema = schema_of(
        "<start><element name='a'><zeroOrMore><choice><element name='div'><empty/></element><element "
        "name='p'>"
        "<optional><element "
        "name='dim'><empty/></element></optional></element></choice></zeroOrMore></element>"
        "</start>");
    EXPECT_EQ(only(rules::misplaced_element, check(schema, "<a><p><div/></p></a>")),
              "<div> is not allowed here inside <p>: it could stand after </p>, inside <a>; expected <dim>");
}

TEST(Validate, SaysThatWhatWouldHoldAnElementComesAfterIt) {
    EXPECT_NE(check(small(), document("<title/><titles><title/></titles><source><para/></source>", "<para/>"))
                  .all()[0]
                  .message()
                  .find("it belongs inside <titles>, which comes after it"),
              std::string::npos);
}

TEST(Validate, SaysThatOnlyTextMayStandInAnElement) {
    EXPECT_EQ(only(rules::misplaced_element,
                   check(small(), document("<titles><title>t<para/></title></titles><source><para/></source>",
                                           "<para/>"))),
              "<para> is not allowed here inside <title>: only text may stand here");
}

TEST(Validate, SuggestsTheIdThatAReferenceMeansButNotTheNextOfARow) {
    const auto wrong = [](const std::string& reference) {
        return only(
            rules::dangling_idref,
            check(small(), document(good_head, "<para xml:id='spring'/><para xml:id='p12'/><para next='" +
                                                   reference + "'/>")));
    };
    EXPECT_EQ(wrong("sprnig"), "nothing has the id \"sprnig\": did you mean \"spring\"?");
    EXPECT_EQ(wrong("p13"), "nothing has the id \"p13\"");
    EXPECT_EQ(wrong("autumn"), "nothing has the id \"autumn\"");
}

TEST(Validate, TakesADoubledLetterForASlipBeforeOthersAsNear) {
    const Schema schema = schema_of(
        "<start><element name='a'><zeroOrMore><choice><element name='pb'><empty/></element><element name='p'>"
        "<text/></element><element name='sp'><empty/></element></choice></zeroOrMore></element></start>");
    EXPECT_NE(only(rules::unknown_element, check(schema, "<a><pp>t</pp></a>")).find("did you mean <p>? Also"),
              std::string::npos);
    EXPECT_NE(only(rules::unknown_element, check(schema, "<a><ps/></a>")).find("expected <"),
              std::string::npos);
}

TEST(Validate, TakesAnAttributeThatIsASlipForTheOneThatWasMeant) {
    const Schema schema = schema_of(
        "<start><element name='a'><attribute name='url'/><optional><attribute name='n'/></optional>"
        "<empty/></element></start>");
    for (const char* slip : {"<a ulr='x'/>", "<a src='x'/>"}) {
        EXPECT_NE(only(rules::unknown_attribute, check(schema, slip)).find("did you mean url?"),
                  std::string::npos)
            << slip;
    }
    EXPECT_EQ(check(schema, "<a urll='x' url='y'/>").all().size(), 1U);
    EXPECT_EQ(check(schema, "<a other='x'/>").all().size(), 2U);
}

TEST(Validate, NamesWhatTheSchemaCallsAnElementOfHtmlThatDoesNotFitHere) {
    const Schema schema = schema_of(
        "<start><element name='a'><optional><element name='head'><empty/></element></optional><element "
        "name='p'><zeroOrMore><element name='graphic'><empty/></element></zeroOrMore></element></element>"
        "</start>");
    EXPECT_EQ(
        only(rules::unknown_element, check(schema, "<a><head/><img/><p/></a>")),
        "<img> inside <a> is not an element of the schema: the schema calls it <graphic>, which does not "
        "fit here; expected <p>");
}

TEST(Validate, TellsWhatCannotComeAgainFromWhatComesTooLate) {
    const Schema schema = schema_of(
        "<start><element name='a'><optional><element "
        "name='b'><empty/></element></optional><optional><element "
        "name='c'><empty/></element></optional></element></start>");
    EXPECT_NE(only(rules::misplaced_element, check(schema, "<a><b/><c/><b/></a>")).find("cannot come again"),
              std::string::npos);
    EXPECT_NE(only(rules::misplaced_element, check(schema, "<a><c/><b/></a>")).find("it must come earlier"),
              std::string::npos);
}

TEST(Validate, ReportsEveryFaultInAParent) {
    EXPECT_EQ(check(small(), document(good_head, "<x/><para/><y/><para/><zz/>")).all().size(), 3U);
}

TEST(Validate, PassesOverTheContentOfAnUnknownElementButNotOverKnownOnesInIt) {
    const auto findings =
        check(small(), document(good_head, "<para/><unknown><other/>text<para bad=''/></unknown>"));
    ASSERT_EQ(findings.all().size(), 2U);
    EXPECT_EQ(findings.all()[1].rule->id, rules::unknown_attribute.id);
}

TEST(Validate, NamesTheNamespaceThatWasForgotten) {
    const Schema schema = schema_of("<start><element name='a' ns='urn:x'><empty/></element></start>");
    EXPECT_EQ(
        only(rules::wrong_root, check(schema, "<a><b/><c/></a>")),
        "<a> cannot be the document element: the schema has it in the namespace urn:x, here it is in none");
}

TEST(Validate, SaysNothingMoreOfWhatIsInAnotherNamespaceOnlyBecauseItsParentIs) {
    const Schema schema = schema_of(
        "<start><element name='a' ns='urn:x'><oneOrMore><element name='b'><attribute name='n'/><element "
        "name='c'><text/></element></element></oneOrMore></element></start>");
    EXPECT_EQ(
        only(rules::unknown_element, check(schema, "<a xmlns='urn:x'><b xmlns=''><c>t</c></b></a>")),
        "<b> inside <a> is not an element of the schema: the schema has it in the namespace urn:x, here "
        "it is in none");
}

TEST(Validate, TakesCapitalsForASlip) {
    EXPECT_NE(only(rules::unknown_element, check(small(), document(good_head, "<Para/>")))
                  .find("did you mean <para>?"),
              std::string::npos);
}

TEST(Validate, GivesTheReasonOfTheTypeThatTheValueLooksLike) {
    const Schema schema = schema_of(
        "<start><element name='a'><attribute name='when'><choice><data type='time'/><data type='gYear'/>"
        "<data type='date'/></choice></attribute></element></start>");
    EXPECT_EQ(only(rules::bad_attribute_value, check(schema, "<a when='1998-13-01'/>")),
              "attribute when of <a>: \"1998-13-01\" is none of date, gYear, time; it is written as a "
              "date, but there is none such");
}

TEST(Validate, TakesTheTypeWithAsManyPartsForTheOneThatWasMeant) {
    const Schema schema = schema_of(
        "<start><element name='a'><attribute name='when'><choice><data type='gYearMonth'/><data "
        "type='gYear'/>"
        "<data type='date'/></choice></attribute></element></start>");
    const auto message = [&](std::string_view value) {
        return only(rules::bad_attribute_value, check(schema, "<a when='" + std::string(value) + "'/>"));
    };
    EXPECT_NE(message("1998-7-1").find("; write a date, as 1998-07-21"), std::string::npos);
    EXPECT_NE(message("1998-7").find("; write a year and month, as 1998-07"), std::string::npos);
    EXPECT_NE(message("July 1998").find("; write a date, as 1998-07-21"), std::string::npos);
}

TEST(Validate, NamesPatternsAndNothingAmongWhatAValueMayBe) {
    const Schema schema = schema_of(
        "<start><element name='a'><attribute name='n'><choice><data type='decimal'/><data "
        "type='token'><param "
        "name='pattern'>[0-9]+/[0-9]+</param></data><value/></choice></attribute></element></start>");
    EXPECT_EQ(
        only(rules::bad_attribute_value, check(schema, "<a n='many'/>")),
        "attribute n of <a>: \"many\" is none of decimal, pattern [0-9]+/[0-9]+, nothing at all; write a "
        "number, as -12.5");
}

TEST(Validate, SaysThatAWordMayHoldNoSpaces) {
    const Schema schema = schema_of(
        "<start><element name='a'><attribute name='n'><data type='token'><param name='pattern'>\\S+</param>"
        "</data></attribute></element></start>");
    EXPECT_EQ(only(rules::bad_attribute_value, check(schema, "<a n='b c'/>")),
              "attribute n of <a>: \"b c\" is not one word without spaces (pattern \\S+)");
}

TEST(Validate, DoesNotAskForOneOfManyWhereOneWasRefused) {
    const Schema schema = schema_of(
        "<start><element name='a'><oneOrMore><choice><element name='hi'><empty/></element><element name='c'>"
        "<empty/></element></choice></oneOrMore></element></start>");
    (void)only(rules::unknown_element, check(schema, "<a><wrong/></a>"));
    (void)only(rules::incomplete_element, check(schema, "<a/>"));
    EXPECT_NE(
        only(rules::unknown_element, check(schema, "<a><strong style='x'/></a>")).find("did you mean <hi>?"),
        std::string::npos);
}

TEST(Validate, GivesTheReasonOfABadValue) {
    EXPECT_EQ(only(rules::bad_attribute_value, check(small(), document(good_head, "<para when='20x2'/>"))),
              "attribute when of <para>: \"20x2\" is no date: a date, as 1998-07-21");
    EXPECT_EQ(only(rules::bad_attribute_value, check(small(), document(good_head, "<para cert='hihg'/>"))),
              "attribute cert of <para>: \"hihg\" is not allowed: did you mean \"high\"?");
    EXPECT_EQ(
        only(rules::bad_content, check(small(), document(good_head, "<para><date when=''>x</date></para>"))),
        "content of <date>: \"x\" is no date: a date, as 1998-07-21");
}

TEST(Validate, SuggestsTheAttributeThatWasMeant) {
    EXPECT_NE(only(rules::unknown_attribute, check(small(), document(good_head, "<para id='x'/>")))
                  .find("did you mean xml:id?"),
              std::string::npos);
    EXPECT_EQ(only(rules::missing_attribute,
                   check(small(), document(good_head, "<para><date>1998-01-01</date></para>"))),
              "<date> needs the attribute when");
}

TEST(Validate, SaysWhereTextCouldStand) {
    EXPECT_EQ(only(rules::misplaced_text, check(small(), document(good_head, " text<para/>"))),
              "text is not allowed here inside <body>: \"text\" could stand inside <para>");
}

TEST(Validate, NamesBothPlacesOfAnIdAndAReferenceToNone) {
    const auto findings = check(
        small(),
        document(good_head, "<para xml:id='a'/>\n<para xml:id=' a '/><para next='b'/><para next='a'/>"));
    ASSERT_EQ(findings.all().size(), 2U);
    EXPECT_EQ(findings.all()[0].rule->id, rules::duplicate_id.id);
    EXPECT_EQ(findings.all()[0].where.line, 2U);
    EXPECT_EQ(findings.all()[0].related.at(0).line, 1U);
    EXPECT_EQ(findings.all()[1].rule->id, rules::dangling_idref.id);
}

TEST(Validate, ChecksIdsOnlyWhereTheSchemaKeepsThemToAttributes) {
    const Schema schema = schema_of(
        "<start><element name='a'><oneOrMore><element name='b'><data "
        "type='ID'/></element></oneOrMore></element></start>");
    EXPECT_TRUE(check(schema, "<a><b>x</b><b>x</b></a>").empty());
}

TEST(Validate, KeepsAmbiguousAlternativesOpenUntilOneIsLeft) {
    const Schema schema = schema_of(R"(<start><element name="a"><choice>
        <group><element name="b"><attribute name="x"/></element><element name="c"><empty/></element></group>
        <group><element name="b"><element name="d"><empty/></element></element><element name="e"><empty/></element></group>
        </choice></element></start>)");
    EXPECT_TRUE(check(schema, "<a><b x=''/><c/></a>").empty());
    EXPECT_TRUE(check(schema, "<a><b><d/></b><e/></a>").empty());
    EXPECT_FALSE(check(schema, "<a><b x=''/><e/></a>").empty());
    EXPECT_FALSE(check(schema, "<a><b><d/></b><c/></a>").empty());
    EXPECT_FALSE(check(schema, "<a><b/><c/></a>").empty());
}

TEST(Validate, MatchesListsTokenByToken) {
    const Schema schema = schema_of(
        "<start><element name='a'><list><oneOrMore><data "
        "type='int'/></oneOrMore><optional><value>x</value></optional></list></element></start>");
    for (const char* good : {"1", " 1 2 ", "1 2 x"})
        EXPECT_TRUE(check(schema, std::string("<a>") + good + "</a>").empty()) << good;
    for (const char* bad : {"", "x", "1 x 2", "1,2"})
        EXPECT_FALSE(check(schema, std::string("<a>") + bad + "</a>").empty()) << bad;
}

TEST(Validate, ComparesValuesByNamespace) {
    const Schema schema =
        schema_of("<start><element name='a'><value type='QName' xmlns:p='u'>p:n</value></element></start>");
    EXPECT_TRUE(check(schema, "<a xmlns:q='u'>q:n</a>").empty());
    EXPECT_FALSE(check(schema, "<a xmlns:p='v'>p:n</a>").empty());
}

TEST(Validate, WorksOutNoMoreForALongerDocument) {
    Validator validator(small());
    std::uint64_t work[2] = {0, 0};
    for (int round = 0; round < 2; ++round) {
        std::string body;
        for (int i = 0; i < 1000 * (round + 1); ++i)
            body += "<para cert='high'>t<date when='d'>1998-01-01</date></para><zz/>";
        base::Findings findings;
        const std::uint64_t before = validator.computed();
        (void)validator.validate(xml::parse(document(good_head, body), findings), findings);
        work[round] = validator.computed() - before;
    }
    EXPECT_GT(work[0], 0U);
    EXPECT_EQ(work[1], 0U);
}

TEST(Validate, ChecksWhatCouldBeReadOfABrokenDocument) {
    base::Findings findings;
    const xml::Document broken = xml::parse("<doc><head>", findings);
    ASSERT_FALSE(broken.well_formed());
    Validator validator(small());
    EXPECT_FALSE(validator.validate(broken, findings));
    EXPECT_TRUE(findings.has(rules::incomplete_element));
}

TEST(Validate, TakesAnyDepth) {
    const Schema schema = schema_of(
        "<start><ref name='a'/></start><define name='a'><element name='a'><optional><ref "
        "name='a'/></optional></element></define>");
    std::string deep;
    for (int i = 0; i < 9999; ++i) deep += "<a>";
    std::string text = deep;
    for (int i = 0; i < 9999; ++i) text += "</a>";
    EXPECT_TRUE(check(schema, text).empty());
}

TEST(Validate, ListsNoMoreThanAskedForAndSaysSo) {
    base::Findings findings;
    Validator validator(small(), {.most_findings = 2});
    EXPECT_FALSE(
        validator.validate(xml::parse(document(good_head, "<a/><b/><c/><d/><para/>"), findings), findings));
    EXPECT_EQ(findings.all().size(), 3U);
    EXPECT_TRUE(findings.has(rules::too_many));
}

TEST(Validate, NamesAtMostEightAndCountsTheRest) {
    std::string choices;
    for (char c = 'a'; c <= 'z'; ++c)
        choices += std::string("<element name='long-") + c + "'><empty/></element>";
    const Schema schema =
        schema_of("<start><element name='r'><choice>" + choices + "</choice></element></start>");
    const auto findings = check(schema, "<r><other/></r>");
    EXPECT_NE(findings.all()[0].message().find("(and 18 more)"), std::string::npos);
    EXPECT_EQ(std::ranges::count(findings.all()[0].arguments[3], ' '), 25);
}

TEST(Validate, TakesDeclarationsOfNamespacesForNoAttributes) {
    const Schema schema = schema_of(R"(
        <start><element name="doc"><oneOrMore><attribute><nsName ns="urn:1"/></attribute></oneOrMore>
          <oneOrMore><attribute><nsName ns="urn:2"/></attribute></oneOrMore></element></start>)");
    EXPECT_TRUE(check(schema, "<doc xmlns:a='urn:1' xmlns:b='urn:2' a:x='' b:y='' a:z=''/>").empty());
    EXPECT_FALSE(check(schema, "<doc xmlns:a='urn:1' xmlns:b='urn:2' a:x=''/>").empty());
    EXPECT_FALSE(check(schema, "<doc xmlns:c='urn:3' xmlns:a='urn:1' c:x='' a:y=''/>").empty());
}

}  // namespace
