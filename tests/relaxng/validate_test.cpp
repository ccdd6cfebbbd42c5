// Which documents are valid, and what checking them costs.
#include <algorithm>

#include "tests/relaxng/small_schema.h"

namespace {

using namespace relaxng;
using namespace relaxng::testing;

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
