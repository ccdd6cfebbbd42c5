// What a report in SVRL keeps of a schema and of its run.
#include "schematron/svrl.h"

#include <gtest/gtest.h>

#include "run_for_test.h"
#include "schematron/rules.h"

namespace {

namespace rules = schematron::rules;
using namespace schematron::testing;

std::string svrl(std::string_view inside, std::string_view document, std::string_view attributes = "") {
    const Compiled compiled = compile(iso_schema(inside, attributes));
    if (!compiled.schema) return "faulty";
    base::Findings findings;
    const xml::Document parsed = xml::parse(std::string(document), findings);
    schematron::Runner runner(*compiled.schema, true);
    return schematron::write_svrl(runner.run(parsed), *compiled.schema, "d.xml");
}

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

TEST(Svrl, KeepsEmphDirAndSpanAndCollapsesSpaceAcrossThem) {
    const std::string out = svrl(
        "<pattern><rule context='a'><report test='1'>\n  One <emph> two </emph> <dir value='rtl'>3</dir>,\n"
        "<span class='k'><value-of select='@n'/></span>\n</report></rule></pattern>",
        "<a n=' 4  5'/>");
    EXPECT_TRUE(holds(out,
                      "<svrl:text>One <svrl:emph>two </svrl:emph><svrl:dir value=\"rtl\">3</svrl:dir>, "
                      "<svrl:span class=\"k\">4 5</svrl:span></svrl:text>"))
        << out;
}

TEST(Svrl, PreservesSpaceWhereTheSchemaWantsIt) {
    const std::string out = svrl(
        "<pattern><rule context='a'><report test='1' xml:space='preserve'> a  b </report></rule></pattern>",
        "<a/>");
    EXPECT_TRUE(holds(out, "<svrl:text xml:space=\"preserve\"> a  b </svrl:text>")) << out;
}

TEST(Svrl, NamesDiagnosticsAndPropertiesWithTheirValues) {
    const std::string out = svrl(
        "<pattern><rule context='a'><let name='v' value='@n'/><assert test='b' id='i' diagnostics='d' "
        "properties='p q'>x</assert></rule></pattern><diagnostics><diagnostic id='d' xml:lang='de'>eins "
        "<emph>zwei</emph></diagnostic></diagnostics><properties><property id='p' role='R' scheme='S'>"
        "<value-of select='$v'/></property><property id='q'>w</property></properties>",
        "<a n='7'/>");
    EXPECT_TRUE(holds(out,
                      "<svrl:diagnostic-reference diagnostic=\"d\" xml:lang=\"de\">eins "
                      "<svrl:emph>zwei</svrl:emph></svrl:diagnostic-reference>"))
        << out;
    EXPECT_TRUE(holds(out,
                      "<svrl:property-reference property=\"p\" role=\"R\" scheme=\"S\">7"
                      "</svrl:property-reference>"))
        << out;
    EXPECT_TRUE(holds(out, "<svrl:property-reference property=\"q\">w</svrl:property-reference>")) << out;
}

TEST(Svrl, RefusesPropertiesThatAreNotThere) {
    EXPECT_EQ(found(iso_schema("<pattern><rule context='a'><assert test='b' properties='p'>x</assert></rule>"
                               "</pattern>"),
                    "<a/>"),
              rules::property_unknown.id);
}

TEST(Svrl, KeepsWhatAnAssertionSaysOfItself) {
    const std::string out = svrl(
        "<pattern><rule context='a' id='r' role='rr' flag='rf'><assert test='b' id='i' role='o' flag='f' "
        "severity='warning' see='http://s' icon='i.png' fpi='F' xml:lang='en'>x</assert></rule></pattern>",
        "<a/>", "schemaVersion='2' schematronEdition='2025'");
    EXPECT_TRUE(holds(out, "schemaVersion=\"2\"")) << out;
    EXPECT_TRUE(holds(out, "schematronEdition=\"2025\"")) << out;
    EXPECT_TRUE(holds(out, "<svrl:fired-rule context=\"a\" flag=\"rf\" id=\"r\" role=\"rr\"/>")) << out;
    for (const std::string_view part : {"flag=\"f\"", "role=\"o\"", "severity=\"warning\"",
                                        "see=\"http://s\"", "icon=\"i.png\"", "fpi=\"F\"", "xml:lang=\"en\""})
        EXPECT_TRUE(holds(out, part)) << part << out;
}

TEST(Svrl, PutsTheValueOfAVariableForARoleAndWeighsByIt) {
    constexpr std::string_view rule =
        "<rule context='a'><let name='s' value='string(@s)'/><assert test='b' severity='$s' role='$none' "
        "flag='$s'>x</assert></rule>";
    const std::string pattern = "<pattern>" + std::string(rule) + "</pattern>";
    const std::string out = svrl(pattern, "<a s='warning'/>");
    EXPECT_TRUE(holds(out, "flag=\"warning\"")) << out;
    EXPECT_TRUE(holds(out, "severity=\"warning\"")) << out;
    EXPECT_TRUE(holds(out, "role=\"$none\"")) << out;
    const Compiled compiled = compile(iso_schema(pattern));
    base::Findings faults;
    for (const auto& [document, rule_of_finding] :
         {std::pair{"<a s='info'/>", &rules::failed_info}, std::pair{"<a s='bad'/>", &rules::failed}}) {
        const xml::Document parsed = xml::parse(document, faults);
        schematron::Runner runner(*compiled.schema);
        EXPECT_TRUE(
            schematron::findings_of(runner.run(parsed), *compiled.schema, parsed).has(*rule_of_finding))
            << document;
    }
}

}  // namespace
