// XPath 1.0, clause by clause.
#include <gtest/gtest.h>

#include "evaluate_for_test.h"

namespace {

using schematron::Dialect;
using schematron::testing::value_of;

struct Row {
    std::string_view expression, expected;
};

constexpr std::string_view document =
    "<a xmlns:p='urn:p' xml:lang='en-GB'>"
    "<b n='1'>one</b><b n='2' xml:id='two'>t<c/>wo</b><p:b n='3'> three  x </p:b>"
    "<!--note--><?go on?><d><b n='4'>4</b><b n='5'>5</b></d>tail</a>";

void expect_rows(std::initializer_list<Row> rows, std::string_view context = "/*") {
    for (const Row& row : rows) {
        EXPECT_EQ(value_of(row.expression, document, Dialect::xpath1, context), row.expected)
            << row.expression;
    }
}

TEST(XPath1, WalksEveryAxis) {
    expect_rows({{"count(child::*)", "4"},
                 {"count(descendant::*)", "7"},
                 {"count(descendant-or-self::node())", "17"},
                 {"name(self::a)", "a"},
                 {"count(self::b)", "0"},
                 {"string(b[2]/attribute::n)", "2"},
                 {"name(d/b/parent::*)", "d"},
                 {"count(d/b/ancestor::*)", "2"},
                 {"count(d/b/ancestor-or-self::*)", "4"},
                 {"count(b[1]/following-sibling::*)", "3"},
                 {"count(b[1]/following::*)", "6"},
                 {"count(d/preceding-sibling::*)", "3"},
                 {"count(d/b[2]/preceding::*)", "5"},
                 {"count(b[1]/namespace::*)", "2"},
                 {"count(namespace::p)", "1"},
                 {"string(namespace::p)", "urn:p"},
                 {"count(//b/following::b)", "3"},
                 {"count(//@*)", "7"},
                 {"count(//@n/..)", "5"},
                 {"count(//@n/following::*)", "6"}});
}

TEST(XPath1, ReverseAxesCountBackwards) {
    expect_rows({{"string(d/b[2]/preceding::b[1]/@n)", "4"},
                 {"name(d/b[1]/ancestor::*[1])", "d"},
                 {"name(d/b[1]/ancestor::*[last()])", "a"},
                 {"string(d/preceding-sibling::*[1]/@n)", "3"},
                 {"string((d/preceding-sibling::*)[1]/@n)", "1"},
                 {"string(d/preceding-sibling::*[position()=2]/@n)", "2"}});
}

TEST(XPath1, TestsNodes) {
    expect_rows({{"count(text())", "1"},
                 {"count(//text())", "7"},
                 {"count(comment())", "1"},
                 {"count(processing-instruction())", "1"},
                 {"count(processing-instruction('go'))", "1"},
                 {"count(processing-instruction('stop'))", "0"},
                 {"string(processing-instruction())", "on"},
                 {"count(node())", "7"},
                 {"count(p:b)", "1"},
                 {"count(p:*)", "1"},
                 {"count(b)", "2"},
                 {"count(@*)", "1"},
                 {"name(@*)", "xml:lang"}});
}

TEST(XPath1, PredicatesCountPerParent) {
    expect_rows({{"count(//b[1])", "2"},
                 {"string(//b[1]/@n)", "1"},
                 {"string((//b)[3]/@n)", "4"},
                 {"count(//b[last()])", "2"},
                 {"count(b[position()<2])", "1"},
                 {"count(b[@n='2'][1])", "1"},
                 {"count(b[1][@n='2'])", "0"},
                 {"string(b[2.0]/@n)", "2"},
                 {"count(b[1.5])", "0"},
                 {"count(b['x'])", "2"},
                 {"count(b[''])", "0"},
                 {"string(b[count(../b)]/@n)", "2"}});
}

TEST(XPath1, ComparesByTheTypesOfBothSides) {
    expect_rows({{"//@n = 5", "true"},
                 {"//@n != 5", "true"},
                 {"//@n = '05'", "false"},
                 {"//@n > 4", "true"},
                 {"//@n > 5", "false"},
                 {"5 < //@n", "false"},
                 {"4 < //@n", "true"},
                 {"b/@n = d/b/@n", "false"},
                 {"b/@n != d/b/@n", "true"},
                 {"b/@n < d/b/@n", "true"},
                 {"b = true()", "true"},
                 {"x = false()", "true"},
                 {"x != false()", "false"},
                 {"x = ''", "false"},
                 {"x != ''", "false"},
                 {"true() = 'x'", "true"},
                 {"true() > 0", "true"},
                 {"'1' = 1.0", "true"},
                 {"'a' < 'b'", "false"},
                 {"1 = 2 = false()", "true"},
                 {"3 > 2 > 1", "false"},
                 {"number('x') = number('x')", "false"},
                 {"number('x') != number('x')", "true"}});
}

TEST(XPath1, ComputesWithDoubles) {
    expect_rows({{"1 div 0", "Infinity"},
                 {"-1 div 0", "-Infinity"},
                 {"0 div 0", "NaN"},
                 {"5 mod 2", "1"},
                 {"5 mod -2", "1"},
                 {"-5 mod 2", "-1"},
                 {"1.5 mod 0.5", "0"},
                 {"- - 3", "3"},
                 {"2 + 3 * 4 - 1", "13"},
                 {"8 div 2 div 2", "2"},
                 {"-(2)", "-2"},
                 {"1 div 3", "0.3333333333333333"},
                 {"1000000 * 1000000", "1000000000000"},
                 {"0.000001", "0.000001"},
                 {"-0", "0"},
                 {".5", "0.5"},
                 {"5.", "5"}});
}

TEST(XPath1, KnowsItsFunctions) {
    expect_rows({{"concat('a', 1, true())", "a1true"},
                 {"starts-with('abc', 'ab')", "true"},
                 {"contains('abc', '')", "true"},
                 {"substring-before('1999/04', '/')", "1999"},
                 {"substring-after('1999/04', '19')", "99/04"},
                 {"substring-after('abc', '')", "abc"},
                 {"substring('12345', 2, 3)", "234"},
                 {"substring('12345', 1.5, 2.6)", "234"},
                 {"substring('12345', 0, 3)", "12"},
                 {"substring('12345', 0 div 0, 3)", ""},
                 {"substring('12345', 1, 0 div 0)", ""},
                 {"substring('12345', -42, 1 div 0)", "12345"},
                 {"substring('12345', -1 div 0, 1 div 0)", ""},
                 {"substring('報春花', 2, 1)", "春"},
                 {"string-length('報春')", "2"},
                 {"string-length()", "22"},
                 {"normalize-space(p:b)", "three x"},
                 {"translate('bar', 'abc', 'AB')", "BAr"},
                 {"translate('-aaa-', 'abc-', 'ABC')", "AAA"},
                 {"translate('aa', 'aa', 'xy')", "xx"},
                 {"sum(//@n)", "15"},
                 {"floor(-1.5)", "-2"},
                 {"ceiling(-1.5)", "-1"},
                 {"round(2.5)", "3"},
                 {"round(-2.5)", "-2"},
                 {"round(1 div 0)", "Infinity"},
                 {"number(' 12 ')", "12"},
                 {"number('1e3')", "NaN"},
                 {"number('+1')", "NaN"},
                 {"number(true())", "1"},
                 {"number(b[1])", "NaN"},
                 {"boolean('false')", "true"},
                 {"boolean(0 div 0)", "false"},
                 {"boolean(x)", "false"},
                 {"not(b)", "false"},
                 {"string(1 = 1)", "true"},
                 {"string(//b)", "one"},
                 {"string(x)", ""},
                 {"lang('en')", "true"},
                 {"lang('EN-gb')", "true"},
                 {"lang('e')", "false"},
                 {"lang('en-GB-x')", "false"},
                 {"count(id('two'))", "1"},
                 {"string(id('x two')/@n)", "2"},
                 {"local-name(p:b)", "b"},
                 {"namespace-uri(p:b)", "urn:p"},
                 {"name(p:b)", "p:b"},
                 {"name(x)", ""},
                 {"local-name(processing-instruction())", "go"},
                 {"generate-id(b[1]) = generate-id(b[1])", "true"},
                 {"generate-id(b[1]) = generate-id(b[2])", "false"},
                 {"generate-id(b[1]) = generate-id(b[1]/@n)", "false"},
                 {"name(current())", "a"},
                 {"count(b[current()/d])", "2"}});
}

TEST(XPath1, UnionsAreInDocumentOrder) {
    expect_rows({{"string((d/b | b)[1]/@n)", "1"},
                 {"count(b | b | //b)", "4"},
                 {"name((@* | b)[1])", "xml:lang"},
                 {"name((b[1] | b[1]/@n)[2])", "n"}});
}

TEST(XPath1, MergesTextAroundCdata) {
    EXPECT_EQ(value_of("count(text())", "<a>x<![CDATA[y]]>z</a>", Dialect::xpath1), "1");
    EXPECT_EQ(value_of("string(text())", "<a>x<![CDATA[y]]>z</a>", Dialect::xpath1), "xyz");
    EXPECT_EQ(value_of("count(node())", "<a>x<![CDATA[y]]><b/><![CDATA[y]]>z</a>", Dialect::xpath1), "3");
    EXPECT_EQ(value_of("string(b/following::text())", "<a>x<b/>y<![CDATA[z]]></a>", Dialect::xpath1), "yz");
    EXPECT_EQ(value_of("string(b/preceding-sibling::text())", "<a>x<![CDATA[z]]><b/></a>", Dialect::xpath1),
              "xz");
}

TEST(XPath1, NamesMayBeWhatOperatorsAre) {
    constexpr std::string_view odd = "<r><div>6</div><mod>2</mod><or/><and/></r>";
    EXPECT_EQ(value_of("div div mod", odd, Dialect::xpath1), "3");
    EXPECT_EQ(value_of("or or and", odd, Dialect::xpath1), "true");
    EXPECT_EQ(value_of("* * *", odd, Dialect::xpath1), "36");
    EXPECT_EQ(value_of("count(//*)", odd, Dialect::xpath1), "5");
}

TEST(XPath1, RefusesWhatIsFaulty) {
    for (std::string_view wrong : {"",
                                   "b[",
                                   "b]",
                                   "(b",
                                   "b)",
                                   "//",
                                   "b/",
                                   "@",
                                   "b//",
                                   "1 +",
                                   "+ 1",
                                   "$x",
                                   "q:b",
                                   "foo()",
                                   "count()",
                                   "count(b, b)",
                                   "child::",
                                   "sideways::b",
                                   "'open",
                                   "b[1",
                                   "b = ",
                                   "!b",
                                   "b ! b",
                                   "..[1]",
                                   ".[1]",
                                   "if (b) then 1 else 2",
                                   "b eq 1",
                                   "(1, 2)",
                                   "text('x')",
                                   "b/(c)",
                                   "b/count(c)",
                                   "@b:",
                                   "b c",
                                   "exists(b)",
                                   "matches(., 'x')",
                                   "#",
                                   "1 | 2",
                                   "b | 'x'",
                                   "sum('x')",
                                   "count(1)",
                                   "name('b')",
                                   "'x'/b",
                                   "true()[1]",
                                   "(1 + 1)/b"}) {
        EXPECT_TRUE(value_of(wrong, document, Dialect::xpath1).starts_with("error: "))
            << wrong << " gives " << value_of(wrong, document, Dialect::xpath1);
    }
}

TEST(XPath1, SaysWhatItDoesNotEvaluate) {
    for (std::string_view other : {"p:distance(1)", "format-number(1, '0', 'f')"}) {
        EXPECT_TRUE(value_of(other, document, Dialect::xpath1).starts_with("refused: ")) << other;
    }
}

TEST(XPath1, AsksForTheProcessor) {
    const auto value = [](std::string_view query) { return value_of(query, "<r/>", Dialect::xpath1); };
    EXPECT_EQ(value("system-property('xsl:version') >= 1"), "true");
    EXPECT_EQ(value("system-property('none')"), "");
    EXPECT_EQ(value("function-available('key')"), "true");
    EXPECT_EQ(value("function-available('matches')"), "false");
    EXPECT_EQ(value("function-available('x:own')"), "false");
}

TEST(XPath1, NamesTheFilesOfUnparsedEntities) {
    constexpr std::string_view declared =
        "<!-- <!ENTITY a SYSTEM 'no' NDATA g> --><!DOCTYPE r [<!NOTATION g SYSTEM 'g'>"
        "<!ENTITY ab SYSTEM 'no' NDATA g><!ENTITY a PUBLIC '-//A' \"a.gif\" NDATA g>]><r/>";
    EXPECT_EQ(value_of("unparsed-entity-uri('a')", declared, Dialect::xpath1), "a.gif");
    EXPECT_EQ(value_of("unparsed-entity-uri('r')", declared, Dialect::xpath1), "");
}

TEST(XPath1, WritesNumbersIntoPicturesWithTwoParts) {
    const auto value = [](std::string_view query) { return value_of(query, "<r/>", Dialect::xpath1); };
    EXPECT_EQ(value("format-number(-5, '0;(0)')"), "(5)");
    EXPECT_EQ(value("format-number(5, '0;(0)')"), "5");
    EXPECT_EQ(value("format-number(-0.4, '0;(0)')"), "0");
    EXPECT_EQ(value("format-number(-1 div 0, '0;(0)')"), "(Infinity)");
    EXPECT_EQ(value("format-number(0.05, '0.0\u2030')"), "50.0\u2030");
    EXPECT_EQ(value("format-number(1234567, '#,##,##0')"), "1,234,567");
    EXPECT_TRUE(value("format-number(1, '0;0;0')").starts_with("stopped: "));
}

TEST(XPath1, OrdersBooleansAsNumbers) {
    const auto value = [](std::string_view query) { return value_of(query, "<r><a/></r>", Dialect::xpath1); };
    EXPECT_EQ(value("1 < 2 < 3"), "true");
    EXPECT_EQ(value("true() < 3"), "true");
    EXPECT_EQ(value("3 > 2 > 1"), "false");
    EXPECT_EQ(value("//a > false()"), "true");
}

TEST(XPath1, FindsElementsByAttributesThatTheDocumentDeclaresAsIds) {
    constexpr std::string_view declared =
        "<!DOCTYPE r [<!ATTLIST a key ID #IMPLIED><!ATTLIST b key CDATA #IMPLIED>]>"
        "<r><b key='k'>no</b><a key=' k '>yes</a></r>";
    EXPECT_EQ(value_of("string(id('k'))", declared, Dialect::xpath1), "yes");
    EXPECT_EQ(value_of("count(id('x k'))", declared, Dialect::xpath1), "1");
}

}  // namespace
