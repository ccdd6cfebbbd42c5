// Documents against schemas: which ones are used, and what the verdict says.
#include "validate/document.h"

#include <gtest/gtest.h>

#include "validate/document_rules.h"
#include "validate/embedded.h"
#include "validate/xml_model.h"

namespace {

using base::Verdict;
using validate::DocumentOptions;
using validate::DocumentValidator;
using validate::LoadedSchema;

constexpr const char* grammar =
    "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0' "
    "xmlns:s='http://purl.oclc.org/dsdl/schematron'>"
    "<s:pattern><s:rule context='a'><s:assert test='count(b) lt 3'>too many</s:assert></s:rule></s:pattern>"
    "<zeroOrMore><element name='b'><empty/></element></zeroOrMore></element>";
constexpr const char* rules =
    "<schema xmlns='http://purl.oclc.org/dsdl/schematron'><pattern><rule context='a'>"
    "<assert test='b'>no b</assert></rule></pattern></schema>";

LoadedSchema load(const char* text, const char* name = "s") {
    base::Findings findings;
    auto out = validate::load_schema({name, text}, {}, findings);
    EXPECT_TRUE(out) << (findings.empty() ? "" : findings.all().front().message());
    return std::move(*out);
}

struct Outcome {
    validate::DocumentReport report;
    base::Findings findings;
};

Outcome check(const char* document, DocumentOptions options) {
    Outcome out;
    DocumentValidator validator(std::move(options));
    out.report = validator.check(document, "d.xml", out.findings);
    return out;
}

TEST(Document, IsCheckedWithGrammarAndItsEmbeddedRules) {
    const LoadedSchema schema = load(grammar);
    DocumentOptions options;
    options.schemas = {&schema};
    EXPECT_EQ(check("<a><b/></a>", options).report.verdict(), Verdict::valid);
    const Outcome unknown = check("<a><c/></a>", options);
    EXPECT_EQ(unknown.report.grammar.verdict, Verdict::invalid);
    EXPECT_EQ(unknown.report.rules.verdict, Verdict::valid);
    const Outcome many = check("<a><b/><b/><b/></a>", options);
    EXPECT_EQ(many.report.grammar.verdict, Verdict::valid);
    EXPECT_EQ(many.report.rules.verdict, Verdict::invalid);
    EXPECT_EQ(many.report.verdict(), Verdict::invalid);
}

TEST(Document, IsCheckedNoFurtherWhenItIsNotWellFormed) {
    const LoadedSchema schema = load(grammar);
    DocumentOptions options;
    options.schemas = {&schema};
    const Outcome broken = check("<a><c></a>", options);
    EXPECT_EQ(broken.report.well_formed.verdict, Verdict::invalid);
    EXPECT_EQ(broken.report.grammar.verdict, Verdict::not_checked);
    EXPECT_EQ(broken.report.verdict(), Verdict::invalid);
}

TEST(Document, IsNotValidWhileARuleIsOpen) {
    const LoadedSchema schema = load(
        "<schema xmlns='http://purl.oclc.org/dsdl/schematron'><pattern><rule context='a'>"
        "<assert test='document(\"x\")'>x</assert><assert "
        "test='true()'>y</assert></rule></pattern></schema>");
    DocumentOptions options;
    options.schemas = {&schema};
    const Outcome open = check("<a/>", options);
    EXPECT_EQ(open.report.rules.passed, 1U);
    EXPECT_EQ(open.report.rules.not_evaluated, 1U);
    EXPECT_EQ(open.report.verdict(), Verdict::not_checked);
    EXPECT_EQ(check("<b/>", options).report.verdict(), Verdict::valid);
}

TEST(Document, SaysWhenNoSchemaIsKnown) {
    const Outcome plain = check("<a/>", {});
    EXPECT_TRUE(plain.findings.has(validate::document_rules::no_schema));
    EXPECT_EQ(plain.report.verdict(), Verdict::valid);
    EXPECT_EQ(plain.report.grammar.verdict, Verdict::not_checked);
}

TEST(Document, FollowsXmlModel) {
    DocumentOptions options;
    int reads = 0;
    options.model_loader = [&](const std::string& href, const std::string&) {
        ++reads;
        std::optional<validate::SchemaSource> out;
        if (href == "s.sch") out = validate::SchemaSource{"s.sch", rules};
        if (href == "bad.sch") out = validate::SchemaSource{"bad.sch", "<schema/>"};
        return out;
    };
    EXPECT_EQ(
        check("<?xml-model href='s.sch' schematypens='http://purl.oclc.org/dsdl/schematron'?><a/>", options)
            .report.rules.verdict,
        Verdict::invalid);
    EXPECT_EQ(check("<?xml-model href='s.sch'?><a><b/></a>", options).report.verdict(), Verdict::valid);
    EXPECT_TRUE(check("<?xml-model href='none.sch'?><a/>", options)
                    .findings.has(validate::document_rules::model_not_used));
    EXPECT_TRUE(check("<?xml-model href='bad.sch'?><a/>", options)
                    .findings.has(validate::document_rules::model_faulty));
    reads = 0;
    check("<?xml-model href='x.rnc' type='application/relax-ng-compact-syntax'?><a/>", options);
    EXPECT_EQ(reads, 0);
}

TEST(Document, IsNotFullyCheckedWhereASchemaThatItNamesIsNotUsed) {
    DocumentOptions options;
    options.model_loader = [](const std::string& href, const std::string&) {
        std::optional<validate::SchemaSource> out;
        if (href == "s.sch") out = validate::SchemaSource{"s.sch", rules};
        return out;
    };
    const std::string good = "<?xml-model href='s.sch'?>", absent = "<?xml-model href='none.rng'?>",
                      compact = "<?xml-model href='x.rnc' type='application/relax-ng-compact-syntax'?>",
                      document = "<a><b/></a>";
    for (const std::string& models : {good + absent, absent, compact}) {
        const Outcome outcome = check((models + document).c_str(), options);
        EXPECT_EQ(outcome.report.verdict(), Verdict::not_checked) << models;
        EXPECT_TRUE(outcome.findings.has(validate::document_rules::model_not_used)) << models;
    }
    // The same schema in a language that is not read says nothing that is missing.
    const Outcome both = check((good + compact + document).c_str(), options);
    EXPECT_EQ(both.report.verdict(), Verdict::valid);
    EXPECT_TRUE(both.findings.empty());
}

TEST(Document, UsesASchemaOnceThatIsNamedForItsGrammarAndForItsRules) {
    DocumentOptions options;
    options.model_loader = [](const std::string&, const std::string&) {
        return std::optional(validate::SchemaSource{"s.rng", grammar});
    };
    const Outcome outcome = check(
        "<?xml-model href='s.rng' schematypens='http://relaxng.org/ns/structure/1.0'?>"
        "<?xml-model href='s.rng' schematypens='http://purl.oclc.org/dsdl/schematron'?><a><c/></a>",
        options);
    EXPECT_EQ(outcome.findings.all().size(), 1U);
}

TEST(Document, UsesOurOwnSchemasForWhatPressmarkWrote) {
    const std::vector<LoadedSchema> own = validate::load_own_schemas();
    DocumentOptions options;
    for (const LoadedSchema& schema : own) options.own_schemas.push_back(&schema);
    constexpr const char* ours =
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><encodingDesc><appInfo>"
        "<application ident='pressmark' version='1'/></appInfo></encodingDesc></teiHeader></TEI>";
    EXPECT_EQ(check(ours, options).report.grammar.verdict, Verdict::invalid);
    constexpr const char* other = "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader/></TEI>";
    EXPECT_EQ(check(other, options).report.grammar.verdict, Verdict::not_checked);
}

TEST(Document, GivesSvrlWhenAsked) {
    const LoadedSchema schema = load(rules);
    DocumentOptions options;
    options.schemas = {&schema};
    options.svrl = true;
    const Outcome out = check("<a><c/></a>", options);
    ASSERT_EQ(out.report.svrl.size(), 1U);
    const std::string& svrl = out.report.svrl.front();
    EXPECT_NE(svrl.find("<svrl:fired-rule context=\"a\"/>"), std::string::npos) << svrl;
    EXPECT_NE(svrl.find("location=\"/a[1]\""), std::string::npos) << svrl;
    EXPECT_NE(svrl.find("<svrl:text>no b</svrl:text>"), std::string::npos) << svrl;
}

TEST(Schema, OfAnotherLanguageIsRefused) {
    base::Findings findings;
    EXPECT_FALSE(
        validate::load_schema({"x.xsd", "<schema xmlns='http://www.w3.org/2001/XMLSchema'/>"}, {}, findings));
    EXPECT_TRUE(findings.has(validate::document_rules::schema_not_xml));
}

TEST(EmbeddedSchemas, AreTheFilesOfTheRepository) {
    EXPECT_NE(validate::embedded_schema("pressmark.rng").find("http://relaxng.org/ns/structure/1.0"),
              std::string::npos);
    EXPECT_NE(validate::embedded_schema("pressmark.sch").find("http://purl.oclc.org/dsdl/schematron"),
              std::string::npos);
    EXPECT_TRUE(validate::embedded_schema("other.rng").empty());
}

TEST(XmlModel, ReadsPseudoAttributes) {
    base::Findings findings;
    const xml::Document document = xml::parse(
        "<?xml-model  href = \"a&amp;b.rng\" type='x'  schematypens=\"http://relaxng.org/ns/structure/1.0\"?>"
        "<?other href='n'?><a/><?xml-model href='late'?>",
        findings);
    const auto models = validate::xml_models(document);
    ASSERT_EQ(models.size(), 1U);
    EXPECT_EQ(models[0].href, "a&b.rng");
    EXPECT_EQ(models[0].type, "x");
    EXPECT_TRUE(models[0].usable());
}

}  // namespace
