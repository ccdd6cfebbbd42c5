// Schemas: what they may be, what is a fault, and what they find.
#include <gtest/gtest.h>

#include "run_for_test.h"
#include "schematron/rules.h"
#include "schematron/schema_expand.h"

namespace {

namespace rules = schematron::rules;
using schematron::Runner;
using schematron::SchemaOptions;
using namespace schematron::testing;

TEST(Schematron, FindsFailedAssertsAndTrueReports) {
    constexpr std::string_view rule =
        "<rule context='a'><assert test='b'>no b</assert><report test='c'>a c</report></rule>";
    EXPECT_EQ(found_by_rules(rule, "<a><b/></a>"), "");
    EXPECT_EQ(found_by_rules(rule, "<a><c/></a>"), "no b; a c");
}

TEST(Schematron, UsesVariablesOfEveryLevel) {
    EXPECT_EQ(found(iso_schema("<let name='s' value='count(//b)'/><phase id='f'><let name='h' "
                               "value='7'/><active pattern='q'/></phase>"
                               "<pattern id='q'><let name='p' value='$s + 1'/>"
                               "<rule context='b'><let name='r' value='@n'/><let name='t' value='$r * 2'/>"
                               "<report test='$t > 2'><value-of select='concat($s, $p, $r, $t, "
                               "$h)'/></report></rule></pattern>",
                               "defaultPhase='f'"),
                    "<a><b n='1'/><b n='2'/></a>"),
              "23247");
}

TEST(Schematron, RefusesVariablesThatAreNotThere) {
    EXPECT_EQ(found_by_rules("<rule context='a'><assert test='$x'>x</assert></rule>", "<a/>"),
              rules::query_wrong.id);
    EXPECT_EQ(found_by_rules("<rule context='a'><let name='x' value='$y'/><let name='y' value='1'/>"
                             "<assert test='$x'>x</assert></rule>",
                             "<a/>"),
              rules::query_wrong.id);
    EXPECT_EQ(found_by_rules("<rule context='a'><let name='x' value='1'/><let name='x' value='1'/>"
                             "<assert test='$x'>x</assert></rule>",
                             "<a/>"),
              "");
}

TEST(Schematron, PutsTextsTogether) {
    EXPECT_EQ(found_by_rules(
                  "<rule context='b'><report test='1'> In <name/> of <name path='..'/>: "
                  "<value-of select='@n'/>, <emph>see <span class='x'>here</span></emph>  </report></rule>",
                  "<a><b n='5'/></a>"),
              "In b of a: 5, see here");
    EXPECT_EQ(found_by_rules("<rule context='a'><report test='1'><value-of select='b'/></report></rule>",
                             "<a><b>1</b><b>2</b></a>"),
              "1");
    EXPECT_EQ(found_by_rules("<rule context='a'><report test='1'><value-of select='b'/></report></rule>",
                             "<a><b>1</b><b>2</b></a>", "queryBinding='xslt2'"),
              "1 2");
}

TEST(Schematron, AppendsDiagnostics) {
    EXPECT_EQ(found(iso_schema("<pattern><rule context='a'><let name='v' value='9'/>"
                               "<assert test='b' diagnostics='d e'>no b</assert></rule></pattern>"
                               "<diagnostics><diagnostic id='d'>put <value-of select='$v'/></diagnostic>"
                               "<diagnostic id='e'>or not</diagnostic></diagnostics>"),
                    "<a/>"),
              "no b — put 9 — or not");
    EXPECT_EQ(
        found(iso_schema(
                  "<pattern><rule context='a'><assert test='b' diagnostics='d'>x</assert></rule></pattern>"),
              "<a/>"),
        rules::diagnostic_unknown.id);
}

TEST(Schematron, InstantiatesAbstractPatterns) {
    constexpr std::string_view abstract =
        "<pattern abstract='true' id='t'><rule context='$row'><assert test='$cell'>no <value-of "
        "select=\"'$cell'\"/></assert>"
        "</rule></pattern>";
    EXPECT_EQ(
        found(
            iso_schema(
                std::string(abstract) +
                "<pattern is-a='t'><param name='row' value='tr'/><param name='cell' value='td'/></pattern>"),
            "<a><tr/></a>"),
        "no td");
    EXPECT_EQ(found(iso_schema("<pattern is-a='x'/>"), "<a/>"), rules::pattern_unknown.id);
    EXPECT_EQ(found(iso_schema("<pattern id='c'/><pattern is-a='c'/>"), "<a/>"), rules::pattern_concrete.id);
}

TEST(Schematron, PutsInTheLongestParameterThatFits) {
    using schematron::put_in_parameters;
    const std::vector<std::pair<std::string, std::string>> parameters = {{"a", "1"}, {"ab", "2"}};
    EXPECT_EQ(put_in_parameters("$a $ab $abc $a-b $", parameters), "1 2 $abc 1-b $");
}

TEST(Schematron, ExtendsAbstractRules) {
    constexpr std::string_view abstract =
        "<rule abstract='true' id='r'><let name='x' value='1'/><assert test='b'>no b</assert></rule>";
    EXPECT_EQ(found_by_rules(std::string(abstract) +
                                 "<rule context='a'><extends rule='r'/><report test='$x'>x</report></rule>",
                             "<a/>"),
              "no b; x");
    EXPECT_EQ(found_by_rules("<rule context='a'><extends rule='r'/></rule>", "<a/>"), rules::rule_unknown.id);
    EXPECT_EQ(
        found_by_rules("<rule id='r' context='b'/><rule context='a'><extends rule='r'/></rule>", "<a/>"),
        rules::rule_concrete.id);
    EXPECT_EQ(found_by_rules("<rule abstract='true' id='r'><extends rule='r'/></rule>", "<a/>"),
              rules::rule_cycle.id);
}

TEST(Schematron, RunsThePhaseThatIsAskedFor) {
    const std::string schema = iso_schema(
        "<phase id='one'><active pattern='p1'/></phase><phase id='two'><active pattern='p2'/></phase>"
        "<pattern id='p1'><rule context='a'><report test='1'>1</report></rule></pattern>"
        "<pattern id='p2'><rule context='a'><report test='1'>2</report></rule></pattern>",
        "defaultPhase='two'");
    EXPECT_EQ(found(schema, "<a/>"), "2");
    EXPECT_EQ(found(schema, "<a/>", {.phase = "one", .loader = {}}), "1");
    EXPECT_EQ(found(schema, "<a/>", {.phase = "#ALL", .loader = {}}), "1; 2");
    EXPECT_EQ(found(schema, "<a/>", {.phase = "three", .loader = {}}), rules::phase_unknown.id);
    EXPECT_EQ(found(iso_schema("<phase id='f'><active pattern='x'/></phase><pattern/>"), "<a/>"),
              rules::pattern_unknown.id);
    EXPECT_EQ(found(iso_schema("<pattern/>", "defaultPhase='x'"), "<a/>"), rules::phase_unknown.id);
}

TEST(Schematron, IncludesWhatTheLoaderGives) {
    const SchemaOptions options{
        .phase = "#DEFAULT", .loader = [](const std::string& href, const std::string& base) {
            EXPECT_EQ(base, "s.sch");
            std::optional<schematron::Loaded> out;
            if (href == "p.sch") {
                out = schematron::Loaded{href, "<pattern " + std::string(iso) +
                                                   "><rule context='a'><report test='1'>in</report>"
                                                   "</rule></pattern>"};
            }
            if (href == "r.sch") {
                out = schematron::Loaded{href, "<rules " + std::string(iso) +
                                                   "><rule id='x' context='a'><report test='1'>in"
                                                   "</report></rule></rules>"};
            }
            return out;
        }};
    EXPECT_EQ(found(iso_schema("<include href='p.sch'/>"), "<a/>", options), "in");
    EXPECT_EQ(found(iso_schema("<pattern><rule context='a'><extends href='r.sch#x'/></rule></pattern>"),
                    "<a/>", options),
              "in");
    EXPECT_EQ(found(iso_schema("<pattern/><include href='q.sch'/>"), "<a/>", options),
              rules::not_included.id);
    EXPECT_EQ(found(iso_schema("<pattern/><include href='p.sch'/>"), "<a/>"), rules::not_included.id);
}

TEST(Schematron, TakesVariablesOfXsltForItsOwn) {
    EXPECT_EQ(found(iso_schema("<xsl:variable xmlns:xsl='http://www.w3.org/1999/XSL/Transform' name='v' "
                               "select='count(//b)'/><pattern><rule context='a'><report test='$v = 2'>"
                               "<value-of select='$v'/></report></rule></pattern>"),
                    "<a><b/><b/></a>"),
              "2");
}

TEST(Schematron, TakesWhatIsInASchemaThatIsIncludedWhole) {
    const auto loader = [](const std::string& href, const std::string&) {
        const std::string_view inside =
            href == "s.sch" ? "<pattern><rule context='a'><report test='1'>in</report></rule></pattern>"
                            : "<pattern/>";
        return std::optional(schematron::Loaded{href, iso_schema(inside)});
    };
    EXPECT_EQ(found(iso_schema("<include href='s.sch'/>"), "<a/>", {.phase = "#ALL", .loader = loader}),
              "in");
    EXPECT_EQ(found(iso_schema("<pattern><include href='t.sch'/></pattern>"), "<a/>",
                    {.phase = "#ALL", .loader = loader}),
              rules::element_misplaced.id);
}

TEST(Schematron, GivesInstancesWhatTheirAbstractPatternSays) {
    const auto schema = compile(iso_schema(
        "<pattern abstract='true' id='t' role='$r'><rule context='a'><report test='1'>x</report></rule>"
        "</pattern><pattern is-a='t'><param name='r' value='info'/></pattern>"));
    ASSERT_TRUE(schema.schema);
    EXPECT_EQ(schema.schema->patterns[0].role, "info");
}

TEST(Schematron, RefusesKeysThatAreNotThere) {
    EXPECT_EQ(found_by_rules("<rule context='a'><assert test=\"key('k', 1)\">x</assert></rule>", "<a/>"),
              rules::query_wrong.id);
}

TEST(Schematron, LooksUpKeys) {
    constexpr std::string_view key =
        "<xsl:key xmlns:xsl='http://www.w3.org/1999/XSL/Transform' name='k' match='b' use='@n'/>";
    EXPECT_EQ(
        found(iso_schema(
                  std::string(key) +
                  "<pattern><rule context='c'><assert test=\"key('k', @to)\">lost</assert></rule></pattern>"),
              "<a><b n='1'/><c to='1'/><c to='2'/></a>"),
        "lost");
}

TEST(Schematron, GivesEachRoleItsWeight) {
    const auto schema =
        compile(iso_schema("<pattern><rule context='a'><report test='1' role='warning'>w</report>"
                           "<report test='1' role='info'>i</report><report test='1'>e</report>"
                           "<report test='1' severity='warning' role='x'>s</report></rule></pattern>"));
    base::Findings faults;
    const xml::Document document = xml::parse("<a/>", faults);
    Runner runner(*schema.schema);
    const base::Findings findings = schematron::findings_of(runner.run(document), *schema.schema, document);
    EXPECT_EQ(findings.count(base::Severity::warning), 2U);
    EXPECT_EQ(findings.count(base::Severity::info), 1U);
    EXPECT_EQ(findings.count(base::Severity::error), 1U);
}

TEST(Schematron, NeverPassesWhatItDoesNotEvaluate) {
    constexpr std::string_view rule =
        "<rule context='a'><assert test='format-number(1, \"0\", \"f\")'>x</assert></rule>";
    const auto schema = compile(iso_schema("<pattern>" + std::string(rule) + "</pattern>"));
    ASSERT_TRUE(schema.schema);
    EXPECT_TRUE(schema.findings.has(rules::part_not_evaluated));
    base::Findings faults;
    const xml::Document touched = xml::parse("<a/>", faults);
    const xml::Document untouched = xml::parse("<b/>", faults);
    Runner runner(*schema.schema);
    EXPECT_EQ(runner.run(touched).not_evaluated, 1U);
    EXPECT_EQ(runner.run(untouched).not_evaluated, 0U);
    EXPECT_TRUE(
        schematron::findings_of(runner.run(touched), *schema.schema, touched).has(rules::not_evaluated));
}

TEST(Schematron, FindsPlacesOfFindings) {
    const auto schema = compile(
        iso_schema("<pattern><rule context='b'><report test='1' subject='@n'>x</report></rule></pattern>"));
    base::Findings faults;
    const xml::Document document = xml::parse("<a>\n  <b n='1'/></a>", faults);
    Runner runner(*schema.schema);
    const base::Findings findings = schematron::findings_of(runner.run(document), *schema.schema, document);
    ASSERT_EQ(findings.all().size(), 1U);
    EXPECT_EQ(findings.all()[0].where.line, 2U);
    EXPECT_EQ(findings.all()[0].where.column, 6U);
}

struct Fault {
    std::string_view schema;
    const base::Rule& rule;
};

TEST(Schematron, NamesTheFaultsOfASchema) {
    for (const Fault& fault : std::initializer_list<Fault>{
             {"<pattern><rule><assert test='1'/></rule></pattern>", rules::attribute_missing},
             {"<pattern><rule context='a'><assert/></rule></pattern>", rules::attribute_missing},
             {"<pattern><rule context='a'><assert test='b['/></rule></pattern>", rules::query_wrong},
             {"<pattern><rule context='a['/></pattern>", rules::query_wrong},
             {"<pattern><rule context='q:a'/></pattern>", rules::query_wrong},
             {"<pattern><rule context='a'><assert test='nope()'/></rule></pattern>", rules::query_wrong},
             {"<pattern><assert test='1'/></pattern>", rules::element_misplaced},
             {"<pattern/><rubbish/>", rules::element_misplaced},
             {"<pattern rubbish=''/>", rules::attribute_unknown},
             {"<pattern abstract='yes'/>", rules::attribute_value},
             {"<title>no pattern</title>", rules::child_missing},
             {"<pattern/><ns prefix='a' uri='1'/><ns prefix='a' uri='2'/>", rules::name_twice},
             {"<pattern/><ns prefix='' uri='u'/>", rules::attribute_value},
             {"<pattern/><ns prefix='q' uri=''/>", rules::attribute_value},
             {"<pattern>text</pattern>", rules::element_misplaced}}) {
        const Compiled compiled = compile(iso_schema(fault.schema));
        EXPECT_FALSE(compiled.schema) << fault.schema;
        EXPECT_TRUE(compiled.findings.has(fault.rule)) << fault.schema;
    }
    EXPECT_TRUE(compile("<schema/>").findings.has(rules::no_schema));
    EXPECT_TRUE(compile(iso_schema("<pattern/>", "queryBinding='sql'")).findings.has(rules::binding_unknown));
}

TEST(Schematron, ReadsSchematron15) {
    constexpr std::string_view start = "<schema xmlns='http://www.ascc.net/xml/schematron'>";
    const auto old = [&](std::string_view inside) {
        return std::string(start) + std::string(inside) + "</schema>";
    };
    EXPECT_EQ(
        found(old("<pattern name='n'><rule context='a'><assert test='b'>no b</assert></rule></pattern>"),
              "<a/>"),
        "no b");
    EXPECT_EQ(found(old("<pattern name='n'><rule context='b'><key name='k' path='@n'/><report "
                        "test=\"not(key('k', '7'))\">x</report>"
                        "</rule></pattern>"),
                    "<a><b n='1'/></a>"),
              "x");
    EXPECT_EQ(
        found(old("<pattern name='n'><rule context='b'><key name='k' path='@n'/></rule><rule context='a'>"
                  "<report test=\"key('k', '1')\">x</report></rule></pattern>"),
              "<a><b n='1'/></a>"),
        "x");
    EXPECT_EQ(found(old("<pattern><rule context='a'><assert test='b'/></rule></pattern>"), "<a/>"),
              rules::attribute_missing.id);
    EXPECT_EQ(found(old("<pattern name='n'><rule context='a'/></pattern>"), "<a/>"), rules::child_missing.id);
    EXPECT_EQ(found(old("<pattern name='n'/><ns prefix='p' uri='u'/>"), "<a/>"), rules::order.id);
    EXPECT_EQ(found(old("<pattern name='n'/><diagnostics/><diagnostics/>"), "<a/>"), rules::order.id);
    EXPECT_EQ(
        found(old("<pattern name='n'><rule context='a'><assert test='b' diagnostics=''/></rule></pattern>"),
              "<a/>"),
        rules::attribute_value.id);
    EXPECT_EQ(found(old("<pattern name='n' id='i'/><pattern name='m' id='i'/>"), "<a/>"),
              rules::name_twice.id);
}

TEST(Schematron, RefusesTwoPatternsOrPhasesOfOneId) {
    constexpr std::string_view rule = "<rule context='a'><assert test='b'>x</assert></rule>";
    const auto two = [&](std::string_view first, std::string_view second) {
        return found(iso_schema("<pattern id='p' " + std::string(first) + ">" + std::string(rule) +
                                "</pattern><pattern id='p' " + std::string(second) + ">" + std::string(rule) +
                                "</pattern>"),
                     "<a/>");
    };
    EXPECT_EQ(two("", ""), rules::name_twice.id);
    EXPECT_EQ(two("abstract='true'", ""), rules::name_twice.id);
    EXPECT_EQ(
        found(iso_schema("<phase id='f'/><phase id='f'/><pattern id='p'>" + std::string(rule) + "</pattern>"),
              "<a/>"),
        rules::name_twice.id);
}

TEST(Schematron, ChecksEachItemThatVisitEachSelects) {
    EXPECT_EQ(found_by_rules("<rule context='a' visit-each='b'><let name='n' value='count(b)'/>"
                             "<assert test='@x'>b <value-of select='@n'/> of <value-of select='$n'/></assert>"
                             "</rule>",
                             "<a><b n='1'/><b n='2' x=''/><b n='3'/></a>"),
              "b 1 of 3; b 3 of 3");
    EXPECT_EQ(found_by_rules("<rule context='a' visit-each=\"tokenize(@r, ' ')\"><assert "
                             "test=\"starts-with(., '#')\">no <value-of select='.'/></assert></rule>",
                             "<a r='#x y #z'/>", "queryBinding='xslt2'"),
              "no y");
}

TEST(Schematron, LetsPhasesShareTheNameOfAVariable) {
    const std::string schema = iso_schema(
        "<phase id='f'><let name='v' value='1'/><active pattern='p'/></phase>"
        "<phase id='g'><let name='v' value='2'/><active pattern='p'/></phase>"
        "<pattern id='p'><rule context='a'><report test='1'><value-of "
        "select='$v'/></report></rule></pattern>");
    SchemaOptions options;
    options.phase = "g";
    EXPECT_EQ(found(schema, "<a/>", options), "2");
    options.phase = "#ALL";
    EXPECT_EQ(found(schema, "<a/>", options), "1");
}

TEST(Schematron, TakesTheSubjectOfTheRuleWhereTheAssertionHasNone) {
    const auto schema = compile(
        iso_schema("<pattern><rule context='b' subject='@n'><report test='1'>x</report></rule></pattern>"));
    base::Findings faults;
    const xml::Document document = xml::parse("<a><b n='1'/></a>", faults);
    Runner runner(*schema.schema);
    const base::Findings findings = schematron::findings_of(runner.run(document), *schema.schema, document);
    ASSERT_EQ(findings.all().size(), 1U);
    EXPECT_EQ(findings.all()[0].where.column, 7U);
}

}  // namespace
