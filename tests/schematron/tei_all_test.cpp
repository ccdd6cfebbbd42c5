// The rules embedded in the TEI schema: how many are evaluated.
#include <filesystem>

#include <gtest/gtest.h>

#include "base/file.h"
#include "schematron/rules.h"
#include "schematron/run.h"

namespace {

constexpr const char* schema_path = PRESSMARK_SOURCE_DIR "/../shared/schemas/tei_all.rng";

std::optional<schematron::Schema> compile_tei(base::Findings& findings) {
    const xml::Document document = xml::parse(base::read_file(schema_path), findings);
    return schematron::compile_embedded(document, "tei_all.rng", {}, findings);
}

TEST(TeiAll, EvaluatesEveryRuleThatADocumentCanFire) {
    if (!std::filesystem::exists(schema_path)) GTEST_SKIP() << "no " << schema_path;
    base::Findings findings;
    const auto schema = compile_tei(findings);
    ASSERT_TRUE(schema);
    EXPECT_EQ(schema->rule_count, 98U);
    // Rules about ODD files stand with the elements of the tag set documentation; what is left out must
    // be one of those, by its reliance on the day of the run.
    for (const base::Finding& finding : findings.all()) {
        ASSERT_EQ(finding.rule, &schematron::rules::part_not_evaluated) << finding.message();
        EXPECT_NE(finding.message().find("current-date"), std::string::npos) << finding.message();
    }
    EXPECT_LE(schema->not_evaluated, 1U);
}

std::vector<std::string> messages(std::string_view body) {
    base::Findings findings;
    const auto schema = compile_tei(findings);
    const xml::Document document = xml::parse(
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>" + std::string(body) + "</body></text></TEI>",
        findings);
    schematron::Runner runner(*schema);
    const schematron::Result result = runner.run(document);
    std::vector<std::string> out;
    const base::Findings found = schematron::findings_of(result, *schema, document);
    for (const base::Finding& finding : found.all()) {
        out.push_back(finding.message());
    }
    return out;
}

TEST(TeiAll, FindsWhatItsRulesForbid) {
    if (!std::filesystem::exists(schema_path)) GTEST_SKIP() << "no " << schema_path;
    EXPECT_EQ(messages("<p>x</p>").size(), 0U);
    EXPECT_EQ(messages("<p><p>x</p></p>").size(), 1U);
    EXPECT_EQ(messages("<p><ptr target='#a' cRef='b'/></p>").size(), 1U);
    EXPECT_EQ(messages("<p><date when='2020' from='2019'/></p>").size(), 1U);
    EXPECT_EQ(messages("<p><delSpan spanTo='#x'/><anchor xml:id='x'/></p>").size(), 0U);
    EXPECT_EQ(messages("<p><anchor xml:id='x'/><delSpan spanTo='#x'/></p>").size(), 1U);
    EXPECT_EQ(messages("<p><path points='0,0 1,1 0,0'/></p>").size(), 1U);
    EXPECT_EQ(messages("<p><path points='0,0 1,1 0,2'/></p>").size(), 0U);
    EXPECT_EQ(messages("<lg><l><l>x</l></l></lg>").size(), 1U);
    EXPECT_EQ(messages("<p><rs subtype='a'>x</rs></p>").size(), 1U);
}

}  // namespace
