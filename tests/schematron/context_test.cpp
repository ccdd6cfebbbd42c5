// Contexts: which nodes a rule is about, and which rule is tried first.
#include <gtest/gtest.h>

#include "run_for_test.h"
#include "schematron/rules.h"

namespace {

namespace rules = schematron::rules;
using schematron::Runner;
using schematron::SchemaOptions;
using namespace schematron::testing;

TEST(Schematron, LetsTheFirstMatchingRuleOfAPatternWin) {
    constexpr std::string_view rules =
        "<rule context='a[@x]'><report test='true()'>1</report></rule>"
        "<rule context='a'><report test='true()'>2</report></rule>";
    EXPECT_EQ(found_by_rules(rules, "<a x=''/>"), "1");
    EXPECT_EQ(found_by_rules(rules, "<a/>"), "2");
    EXPECT_EQ(found(iso_schema("<pattern><rule context='a'><report test='1'>1</report></rule></pattern>"
                               "<pattern><rule context='a'><report test='1'>2</report></rule></pattern>"),
                    "<a/>"),
              "1; 2");
    EXPECT_EQ(found(iso_schema("<group><rule context='a'><report test='1'>1</report></rule>"
                               "<rule context='a'><report test='1'>2</report></rule></group>"),
                    "<a/>"),
              "1; 2");
}

TEST(Schematron, ReadsContextsAsPatterns) {
    struct Row {
        std::string_view context, expected;
    };
    constexpr std::string_view document =
        "<a><b><c n='1'/><c n='2'/></b><!--x--><?p i?><b><d><c n='3'/></d></b>t</a>";
    for (const Row& row : std::initializer_list<Row>{{"c", "1; 2; 3"},
                                                     {"b/c", "1; 2"},
                                                     {"b//c", "1; 2; 3"},
                                                     {"/a/b/c", "1; 2"},
                                                     {"/b", ""},
                                                     {"/a//d/c", "3"},
                                                     {"a/b/d/c", "3"},
                                                     {"//c", "1; 2; 3"},
                                                     {"c[1]", "1; 3"},
                                                     {"c[last()]", "2; 3"},
                                                     {"c[position()=2]", "2"},
                                                     {"b[1]/c", "1; 2"},
                                                     {"b[d]//c", "3"},
                                                     {"c[@n > 1]", "2; 3"},
                                                     {"c | nothing", "1; 2; 3"},
                                                     {"c/@n", "1; 2; 3"},
                                                     {"@n", "1; 2; 3"},
                                                     {"@*", "1; 2; 3"},
                                                     {"b/*", "1; 2; "},
                                                     {"a//b//c", "1; 2; 3"},
                                                     {"d//c", "3"},
                                                     {"child::b/child::c", "1; 2"}}) {
        const std::string rule =
            "<rule context='" + std::string(row.context) +
            "'><report test='1'><value-of select='@n|self::node()[not(*)][not(@n)]'/></report></rule>";
        std::string got = found_by_rules(rule, document);
        // An empty text is replaced by the test; only the numbers matter here.
        while (got.find("found: 1") != std::string::npos) got.erase(got.find("found: 1"), 8);
        EXPECT_EQ(got, row.expected) << row.context;
    }
    for (std::string_view context :
         {"/", "text()", "comment()", "processing-instruction()", "processing-instruction('p')"}) {
        const std::string rule =
            "<rule context=\"" + std::string(context) + "\"><report test='1'>x</report></rule>";
        EXPECT_EQ(found_by_rules(rule, document), "x") << context;
    }
}

TEST(Schematron, TakesWhatStandsBelowAnElementOfAName) {
    constexpr std::string_view document =
        "<r><n>1</n><a n='2'><n>3</n><a n='4'><n>5</n></a><n>6</n></a><n>7</n><a><n>8</n></a></r>";
    for (const auto& [context, expected] :
         {std::pair("a//n", "3; 5; 6; 8"), std::pair("a//@n", "2; 4"), std::pair("a//text()", "3; 5; 6; 8"),
          std::pair("a//a", "5"), std::pair("a//n[. > 5]", "6; 8"), std::pair("b//n", "")}) {
        const std::string rule = "<rule context='" + std::string(context) +
                                 "'><report test='1'><value-of select='.'/></report></rule>";
        EXPECT_EQ(found_by_rules(rule, document), expected) << context;
    }
}

TEST(Schematron, AsksForAttributesOnlyWhereTheContextNeedsThem) {
    struct Case {
        std::string_view context, document;
        bool fires;
    };
    for (const Case& one :
         std::initializer_list<Case>{{"*[@k]", "<a k=''/>", true},
                                     {"*[@k]", "<a><b/></a>", false},
                                     {"*[@k and @l]", "<a k='' l=''/>", true},
                                     {"*[@k and @l]", "<a k=''><b l=''/></a>", false},
                                     {"*[@k or @l]", "<a l=''/>", true},
                                     {"*[not(@k)]", "<a/>", true},
                                     {"*[@k = 'x']", "<a k='x'/>", true},
                                     {"*['x' != @k]", "<a k='y'/>", true},
                                     {"*['x' != @k]", "<a/>", false},
                                     {"*[@k = false()]", "<a/>", true},
                                     {"*[@k = @l]", "<a k='1' l='1'/>", true},
                                     {"*[starts-with(@k, 'x')]", "<a k='xy'/>", true},
                                     {"*[starts-with(@k, '')]", "<a/>", true},
                                     {"*[starts-with(@k, 'x')]", "<a/>", false},
                                     {"a[@k]/b", "<a k=''><b/></a>", true},
                                     {"a[@k]//b", "<a k=''><c><b/></c></a>", true},
                                     {"(a|b)[@k][@l]", "<c><b k='' l=''/></c>", true},
                                     {"@*[../@k]", "<a k=''/>", true},
                                     {"/*[count(//b) > 1]", "<a><b/><b/></a>", true},
                                     {"/*[count(//b) > 1]", "<c><a><b/><b/></a></c>", true}}) {
        const std::string rule =
            "<rule context=\"" + std::string(one.context) + "\"><report test='1'>x</report></rule>";
        EXPECT_EQ(!found_by_rules(rule, one.document).empty(), one.fires) << one.context << one.document;
    }
}

TEST(Schematron, FindsElementsOfANameOnEveryAxis) {
    struct Case {
        std::string_view expression;
        bool value;
    };
    constexpr std::string_view document =
        "<r><b n='1'/><a n='2'><b n='3'><b n='4'/></b><c/></a><b n='5'><d/></b></r>";
    for (const Case& one :
         std::initializer_list<Case>{{"count(//b) = 4", true},
                                     {"count(//b[1]) = 3", true},
                                     {"(//b)[3]/@n = 4", true},
                                     {"//a/descendant::b[2]/@n = 4", true},
                                     {"count(//b/descendant-or-self::b) = 4", true},
                                     {"//c/preceding::b[1]/@n = 4", true},
                                     {"//b[@n = 4]/preceding::b/@n = 3", false},
                                     {"count(//c/following::b) = 1", true},
                                     {"//b[@n = 1]/following::b[last()]/@n = 5", true},
                                     {"count(//a/@n/following::b) = 3", true},
                                     {"count(//a/@n/preceding::b) = 1", true},
                                     {"//none or descendant::none or @none or none or ancestor::none", false},
                                     {"count(//b/ancestor::b) = 1", true},
                                     {"count(//a//b | //b) = 4", true}}) {
        const std::string rule =
            "<rule context='/'><report test=\"" + std::string(one.expression) + "\">x</report></rule>";
        EXPECT_EQ(!found_by_rules(rule, document).empty(), one.value) << one.expression;
    }
}

TEST(Schematron, RefusesContextsThatAreNoPatterns) {
    for (std::string_view context :
         {"..", ".", "ancestor::a", "b/..", "following-sibling::b", "count(a)", "'x'"}) {
        const std::string rule =
            "<rule context=\"" + std::string(context) + "\"><report test='1'>x</report></rule>";
        EXPECT_EQ(found_by_rules(rule, "<a/>"), rules::query_wrong.id) << context;
    }
}

TEST(Schematron, TakesAnyExpressionForContextWhereTheBindingIsXPath) {
    constexpr std::string_view rule =
        "<rule context='//b/following-sibling::*'><report test='1'><name/></report></rule>";
    EXPECT_EQ(found_by_rules(rule, "<a><b/><c/><d/></a>", "queryBinding='xpath'"), "c; d");
    EXPECT_EQ(found_by_rules("<rule context='(b|c)[@x]/d'><report test='1'>hit</report></rule>",
                             "<a><b x=''><d/></b><c><d/></c></a>", "queryBinding='xslt2'"),
              "hit");
    EXPECT_EQ(found_by_rules("<rule context='(b|c//b)[1]/d'><report test='1'>hit</report></rule>",
                             "<a><b/><b><d/></b><c><b><d/></b></c></a>", "queryBinding='xslt2'"),
              "hit");
    EXPECT_EQ(found_by_rules(
                  "<rule context='a/(b|c)[d]//e'><report test='1'><value-of select='@n'/></report></rule>",
                  "<a><b><d><e n='1'/></d></b><c><e n='2'/></c><f><b><d/><e n='3'/></b></f></a>",
                  "queryBinding='xslt2'"),
              "1");
}

TEST(Schematron, GivesUpOnARuleThatTakesTooManySteps) {
    std::string many = "<a>";
    for (int i = 0; i < 3000; ++i) many += "<b/>";
    many += "</a>";
    const std::string got = found_by_rules(
        "<rule context='/'><assert test='count(//b[count(//b[count(//b) > 1]) > 1]) > 1'>x</assert></rule>",
        many);
    EXPECT_NE(got.find("too many steps"), std::string::npos) << got;
}

}  // namespace
