// What is found in documents, where, and in which words.
#include "tests/relaxng/small_schema.h"

namespace {

using namespace relaxng;
using namespace relaxng::testing;

TEST(Messages, FindsNothingInAValidDocument) {
    EXPECT_TRUE(
        check(small(), document(good_head, "<para when='1998-08-07' cert='low'>a <!-- c --> b</para>"))
            .empty());
}

TEST(Messages, TakesASlipForWhatWasMeant) {
    const auto findings =
        check(small(), document("<titles><ttile>t</ttile></titles><source><para/></source>", "<para/>"));
    EXPECT_EQ(only(rules::unknown_element, findings),
              "<ttile> inside <titles> is not an element of the schema: did you mean <title>?");
    EXPECT_EQ(findings.all()[0].where.column, std::string("<doc><head><titles><t").size());
}

TEST(Messages, ChecksTheContentOfASlipAsWhatWasMeant) {
    EXPECT_TRUE(check(small(), document(good_head, "<pera cert='hgh'/>")).has(rules::bad_attribute_value));
}

TEST(Messages, NamesTheMissingPartBeforeAnElement) {
    EXPECT_EQ(only(rules::early_element, check(small(), document("<source><para/></source>", "<para/>"))),
              "<source> comes too early inside <head>: <titles> is missing before it");
}

TEST(Messages, NamesTheMissingPartAtTheEndTag) {
    const auto findings = check(small(), document("<titles><title/></titles>", "<para/>"));
    EXPECT_EQ(only(rules::incomplete_element, findings), "<head> is incomplete: <source> is missing");
    EXPECT_EQ(findings.all()[0].where.column, std::string("<doc><head><titles><title/></titles></h").size());
}

TEST(Messages, SaysWhichMissingElementWouldHoldIt) {
    const auto findings = check(small(), document("<title/><source><para/></source>", "<para/>"));
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings.all()[0].rule->id, rules::misplaced_element.id);
    EXPECT_NE(findings.all()[0].message().find("it belongs inside <titles>, which is missing"),
              std::string::npos);
}

TEST(Messages, SaysWhatMustBeClosedBeforeAnElement) {
    EXPECT_EQ(
        only(rules::misplaced_element,
             check(small(), document(good_head, "<para>a<date when='d'>1998-01-01</date><para/></para>"))),
        "<para> is not allowed here inside <para>: it could stand after </para>, inside <body>; expected "
        "<date>");
}

TEST(Messages, TakesAKnownElementForMisplacedRatherThanForASlip) {
    const Schema schema = schema_of(
        "<start><element name='a'><zeroOrMore><choice><element name='div'><empty/></element><element "
        "name='p'>"
        "<optional><element "
        "name='dim'><empty/></element></optional></element></choice></zeroOrMore></element>"
        "</start>");
    EXPECT_EQ(only(rules::misplaced_element, check(schema, "<a><p><div/></p></a>")),
              "<div> is not allowed here inside <p>: it could stand after </p>, inside <a>; expected <dim>");
}

TEST(Messages, SaysThatWhatWouldHoldAnElementComesAfterIt) {
    EXPECT_NE(check(small(), document("<title/><titles><title/></titles><source><para/></source>", "<para/>"))
                  .all()[0]
                  .message()
                  .find("it belongs inside <titles>, which comes after it"),
              std::string::npos);
}

TEST(Messages, SaysThatOnlyTextMayStandInAnElement) {
    EXPECT_EQ(only(rules::misplaced_element,
                   check(small(), document("<titles><title>t<para/></title></titles><source><para/></source>",
                                           "<para/>"))),
              "<para> is not allowed here inside <title>: only text may stand here");
}

TEST(Messages, SuggestsTheIdThatAReferenceMeansButNotTheNextOfARow) {
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

TEST(Messages, TakesADoubledLetterForASlipBeforeOthersAsNear) {
    const Schema schema = schema_of(
        "<start><element name='a'><zeroOrMore><choice><element name='pb'><empty/></element><element name='p'>"
        "<text/></element><element name='sp'><empty/></element></choice></zeroOrMore></element></start>");
    EXPECT_NE(only(rules::unknown_element, check(schema, "<a><pp>t</pp></a>")).find("did you mean <p>? Also"),
              std::string::npos);
    EXPECT_NE(only(rules::unknown_element, check(schema, "<a><ps/></a>")).find("expected <"),
              std::string::npos);
}

TEST(Messages, TakesAnAttributeThatIsASlipForTheOneThatWasMeant) {
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

TEST(Messages, NamesWhatTheSchemaCallsAnElementOfHtmlThatDoesNotFitHere) {
    const Schema schema = schema_of(
        "<start><element name='a'><optional><element name='head'><empty/></element></optional><element "
        "name='p'><zeroOrMore><element name='graphic'><empty/></element></zeroOrMore></element></element>"
        "</start>");
    EXPECT_EQ(
        only(rules::unknown_element, check(schema, "<a><head/><img/><p/></a>")),
        "<img> inside <a> is not an element of the schema: the schema calls it <graphic>, which does not "
        "fit here; expected <p>");
}

TEST(Messages, TellsWhatCannotComeAgainFromWhatComesTooLate) {
    const Schema schema = schema_of(
        "<start><element name='a'><optional><element "
        "name='b'><empty/></element></optional><optional><element "
        "name='c'><empty/></element></optional></element></start>");
    EXPECT_NE(only(rules::misplaced_element, check(schema, "<a><b/><c/><b/></a>")).find("cannot come again"),
              std::string::npos);
    EXPECT_NE(only(rules::misplaced_element, check(schema, "<a><c/><b/></a>")).find("it must come earlier"),
              std::string::npos);
}

TEST(Messages, ReportsEveryFaultInAParent) {
    EXPECT_EQ(check(small(), document(good_head, "<x/><para/><y/><para/><zz/>")).all().size(), 3U);
}

TEST(Messages, PassesOverTheContentOfAnUnknownElementButNotOverKnownOnesInIt) {
    const auto findings =
        check(small(), document(good_head, "<para/><unknown><other/>text<para bad=''/></unknown>"));
    ASSERT_EQ(findings.all().size(), 2U);
    EXPECT_EQ(findings.all()[1].rule->id, rules::unknown_attribute.id);
}

TEST(Messages, NamesTheNamespaceThatWasForgotten) {
    const Schema schema = schema_of("<start><element name='a' ns='urn:x'><empty/></element></start>");
    EXPECT_EQ(
        only(rules::wrong_root, check(schema, "<a><b/><c/></a>")),
        "<a> cannot be the document element: the schema has it in the namespace urn:x, here it is in none");
}

TEST(Messages, SaysNothingMoreOfWhatIsInAnotherNamespaceOnlyBecauseItsParentIs) {
    const Schema schema = schema_of(
        "<start><element name='a' ns='urn:x'><oneOrMore><element name='b'><attribute name='n'/><element "
        "name='c'><text/></element></element></oneOrMore></element></start>");
    EXPECT_EQ(
        only(rules::unknown_element, check(schema, "<a xmlns='urn:x'><b xmlns=''><c>t</c></b></a>")),
        "<b> inside <a> is not an element of the schema: the schema has it in the namespace urn:x, here "
        "it is in none");
}

TEST(Messages, TakesCapitalsForASlip) {
    EXPECT_NE(only(rules::unknown_element, check(small(), document(good_head, "<Para/>")))
                  .find("did you mean <para>?"),
              std::string::npos);
}

TEST(Messages, GivesTheReasonOfTheTypeThatTheValueLooksLike) {
    const Schema schema = schema_of(
        "<start><element name='a'><attribute name='when'><choice><data type='time'/><data type='gYear'/>"
        "<data type='date'/></choice></attribute></element></start>");
    EXPECT_EQ(only(rules::bad_attribute_value, check(schema, "<a when='1998-13-01'/>")),
              "attribute when of <a>: \"1998-13-01\" is none of date, gYear, time; it is written as a "
              "date, but there is none such");
}

TEST(Messages, TakesTheTypeWithAsManyPartsForTheOneThatWasMeant) {
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

TEST(Messages, NamesPatternsAndNothingAmongWhatAValueMayBe) {
    const Schema schema = schema_of(
        "<start><element name='a'><attribute name='n'><choice><data type='decimal'/><data "
        "type='token'><param "
        "name='pattern'>[0-9]+/[0-9]+</param></data><value/></choice></attribute></element></start>");
    EXPECT_EQ(
        only(rules::bad_attribute_value, check(schema, "<a n='many'/>")),
        "attribute n of <a>: \"many\" is none of decimal, pattern [0-9]+/[0-9]+, nothing at all; write a "
        "number, as -12.5");
}

TEST(Messages, SaysThatAWordMayHoldNoSpaces) {
    const Schema schema = schema_of(
        "<start><element name='a'><attribute name='n'><data type='token'><param name='pattern'>\\S+</param>"
        "</data></attribute></element></start>");
    EXPECT_EQ(only(rules::bad_attribute_value, check(schema, "<a n='b c'/>")),
              "attribute n of <a>: \"b c\" is not one word without spaces (pattern \\S+)");
}

TEST(Messages, DoesNotAskForOneOfManyWhereOneWasRefused) {
    const Schema schema = schema_of(
        "<start><element name='a'><oneOrMore><choice><element name='hi'><empty/></element><element name='c'>"
        "<empty/></element></choice></oneOrMore></element></start>");
    (void)only(rules::unknown_element, check(schema, "<a><wrong/></a>"));
    (void)only(rules::incomplete_element, check(schema, "<a/>"));
    EXPECT_NE(
        only(rules::unknown_element, check(schema, "<a><strong style='x'/></a>")).find("did you mean <hi>?"),
        std::string::npos);
}

TEST(Messages, GivesTheReasonOfABadValue) {
    EXPECT_EQ(only(rules::bad_attribute_value, check(small(), document(good_head, "<para when='20x2'/>"))),
              "attribute when of <para>: \"20x2\" is not a valid date: a date, as 1998-07-21");
    EXPECT_EQ(only(rules::bad_attribute_value, check(small(), document(good_head, "<para cert='hihg'/>"))),
              "attribute cert of <para>: \"hihg\" is not allowed: did you mean \"high\"?");
    EXPECT_EQ(
        only(rules::bad_content, check(small(), document(good_head, "<para><date when=''>x</date></para>"))),
        "content of <date>: \"x\" is not a valid date: a date, as 1998-07-21");
}

TEST(Messages, SuggestsTheAttributeThatWasMeant) {
    EXPECT_NE(only(rules::unknown_attribute, check(small(), document(good_head, "<para id='x'/>")))
                  .find("did you mean xml:id?"),
              std::string::npos);
    EXPECT_EQ(only(rules::missing_attribute,
                   check(small(), document(good_head, "<para><date>1998-01-01</date></para>"))),
              "<date> needs the attribute when");
}

TEST(Messages, SaysWhereTextCouldStand) {
    EXPECT_EQ(only(rules::misplaced_text, check(small(), document(good_head, " text<para/>"))),
              "text is not allowed here inside <body>: \"text\" could stand inside <para>");
}

TEST(Messages, NamesBothPlacesOfAnIdAndAReferenceToNone) {
    const auto findings = check(
        small(),
        document(good_head, "<para xml:id='a'/>\n<para xml:id=' a '/><para next='b'/><para next='a'/>"));
    ASSERT_EQ(findings.all().size(), 2U);
    EXPECT_EQ(findings.all()[0].rule->id, rules::duplicate_id.id);
    EXPECT_EQ(findings.all()[0].where.line, 2U);
    EXPECT_EQ(findings.all()[0].related.at(0).line, 1U);
    EXPECT_EQ(findings.all()[1].rule->id, rules::dangling_idref.id);
}

TEST(Messages, ChecksIdsOnlyWhereTheSchemaKeepsThemToAttributes) {
    const Schema schema = schema_of(
        "<start><element name='a'><oneOrMore><element name='b'><data "
        "type='ID'/></element></oneOrMore></element></start>");
    EXPECT_TRUE(check(schema, "<a><b>x</b><b>x</b></a>").empty());
}

}  // namespace
