// Schemas: what they may be, what is a fault, and what they find.
#include <gtest/gtest.h>

#include "schematron/rules.h"
#include "schematron/run.h"
#include "schematron/schema_expand.h"

namespace {

using schematron::Runner;
using schematron::Schema;
using schematron::SchemaOptions;
namespace rules = schematron::rules;

constexpr std::string_view iso = "xmlns='http://purl.oclc.org/dsdl/schematron'";

struct Compiled {
    std::optional<Schema> schema;
    base::Findings findings;
};

Compiled compile(std::string_view text, const SchemaOptions& options = {}) {
    Compiled out;
    const xml::Document document = xml::parse(std::string(text), out.findings);
    out.schema = schematron::compile(document, "s.sch", options, out.findings);
    return out;
}

std::string iso_schema(std::string_view inside, std::string_view attributes = "") {
    return "<schema " + std::string(iso) + " " + std::string(attributes) + ">" + std::string(inside) +
           "</schema>";
}

/// The messages for `document`, "; " between them; the ids of the faults when the schema has some.
std::string found(std::string_view schema, std::string_view document, const SchemaOptions& options = {}) {
    const Compiled compiled = compile(schema, options);
    std::string out;
    const auto add = [&](const std::string& text) { out += (out.empty() ? "" : "; ") + text; };
    if (!compiled.schema) {
        for (const base::Finding& finding : compiled.findings.all()) {
            if (finding.severity() == base::Severity::error) add(std::string(finding.rule->id));
        }
        return out;
    }
    base::Findings findings;
    const xml::Document parsed = xml::parse(std::string(document), findings);
    Runner runner(*compiled.schema);
    const schematron::Result result = runner.run(parsed);
    const base::Findings all = schematron::findings_of(result, *compiled.schema, parsed);
    for (const base::Finding& finding : all.all()) {
        add(finding.message());
    }
    return out;
}

std::string found_by_rules(std::string_view rules, std::string_view document,
                           std::string_view attributes = "") {
    return found(iso_schema("<pattern>" + std::string(rules) + "</pattern>", attributes), document);
}

TEST(Schematron, FindsFailedAssertsAndTrueReports) {
    constexpr std::string_view rule =
        "<rule context='a'><assert test='b'>no b</assert><report test='c'>a c</report></rule>";
    EXPECT_EQ(found_by_rules(rule, "<a><b/></a>"), "");
    EXPECT_EQ(found_by_rules(rule, "<a><c/></a>"), "no b; a c");
}

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
    constexpr std::string_view rule = "<rule context='a'><assert test='document(\"x\")'>x</assert></rule>";
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

TEST(Schematron, GivesUpOnARuleThatTakesTooManySteps) {
    std::string many = "<a>";
    for (int i = 0; i < 3000; ++i) many += "<b/>";
    many += "</a>";
    const std::string got = found_by_rules(
        "<rule context='/'><assert test='count(//b[count(//b[count(//b) > 1]) > 1]) > 1'>x</assert></rule>",
        many);
    EXPECT_NE(got.find("too many steps"), std::string::npos) << got;
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
    EXPECT_EQ(found(old("<pattern name='n' id='i'/><pattern name='m' id='i'/>"), "<a/>"),
              rules::name_twice.id);
}

}  // namespace
