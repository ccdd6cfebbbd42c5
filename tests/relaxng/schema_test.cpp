// Every rule about schemas is tripped by the smallest schema that breaks it.
#include "relaxng/schema.h"

#include <map>
#include <set>

#include <gtest/gtest.h>

#include "base/error.h"
#include "relaxng/grammar.h"
#include "relaxng/rules.h"

namespace {

using namespace relaxng;

/// Puts the namespaces into the first tag.
std::string schema(std::string text) {
    constexpr std::string_view attributes =
        " xmlns='http://relaxng.org/ns/structure/1.0' "
        "datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'";
    return text.insert(text.find_first_of(" />"), attributes);
}

std::string grammar(const std::string& inside) {
    return schema("<grammar>" + inside + "</grammar>");
}

base::Findings faults_of(const std::string& text, const std::map<std::string, std::string>& files = {}) {
    base::Findings findings;
    const Resolver resolver = [&](const std::string& path) { return files.at(path); };
    const auto loaded = load("s.rng", text, resolver, findings);
    EXPECT_EQ(loaded.has_value(), findings.empty());
    return findings;
}

struct Broken {
    const base::Rule& rule;
    std::string text;
};

TEST(Schema, ReportsEachKindOfFault) {
    const std::string element = "<element name='a'><empty/></element>";
    const Broken all[] = {
        {rules::not_relaxng, "<foo/>"},
        {rules::misplaced_part, schema("<element name='a'><start/></element>")},
        {rules::bad_part_attribute, schema("<element name='a' foo=''><empty/></element>")},
        {rules::missing_part_attribute, schema("<element name='a'><data/></element>")},
        {rules::stray_text, schema("<element name='a'>x<empty/></element>")},
        {rules::wrong_count, schema("<element name='a'/>")},
        {rules::wrong_count, schema("<element><name>a</name></element>")},
        {rules::bad_schema_name, schema("<element name='1'><empty/></element>")},
        {rules::bad_schema_name, schema("<element name='p:a'><empty/></element>")},
        {rules::bad_library, schema("<element name='a'><value datatypeLibrary='x'>v</value></element>")},
        {rules::bad_href, schema("<externalRef href='a.rng#b'/>")},
        {rules::bad_href, schema("<externalRef href='http://example.org/a.rng'/>")},
        {rules::circular_file, schema("<externalRef href='s.rng'/>")},
        {rules::unknown_library, schema("<element name='a'><data type='foo'/></element>")},
        {rules::bad_type,
         schema("<element name='a'><data type='string'><param name='x'>1</param></data></element>")},
        {rules::bad_type,
         schema("<element name='a'><data type='string'><param name='pattern'>(</param></data></element>")},
        {rules::bad_value, schema("<element name='a'><value type='integer'>x</value></element>")},
        {rules::bad_except,
         schema("<element><anyName><except><anyName/></except></anyName><empty/></element>")},
        {rules::bad_except, schema("<element><nsName><except><nsName/></except></nsName><empty/></element>")},
        {rules::xmlns_attribute, schema("<element name='a'><attribute name='xmlns'/></element>")},
        {rules::duplicate_define, grammar("<start>" + element + "</start><start>" + element + "</start>")},
        {rules::mixed_combine, grammar("<start combine='choice'>" + element +
                                       "</start><start combine='interleave'>" + element + "</start>")},
        {rules::bad_combine, grammar("<start combine='group'>" + element + "</start>")},
        {rules::no_start, grammar("<define name='a'><empty/></define>")},
        {rules::undefined, grammar("<start><ref name='a'/></start>")},
        {rules::no_grammar, schema("<element name='a'><ref name='b'/></element>")},
        {rules::no_grammar, grammar("<start><parentRef name='b'/></start>")},
        {rules::endless_define,
         grammar(
             "<start><ref name='a'/></start><define name='a'><optional><ref name='a'/></optional></define>")},
        {rules::prohibited_path, schema("<element name='a'><list><text/></list></element>")},
        {rules::prohibited_path, grammar("<start><text/></start>")},
        {rules::string_sequence, schema("<element name='a'><data type='int'/><data type='int'/></element>")},
        {rules::attribute_twice,
         schema("<element name='a'><attribute name='b'/><attribute name='b'/></element>")},
        {rules::lone_wildcard, schema("<element name='a'><attribute><anyName/></attribute></element>")},
        {rules::interleave_overlap,
         schema("<element name='a'><interleave>" + element + element + "</interleave></element>")},
        {rules::interleave_overlap,
         schema("<element name='a'><interleave><text/><text/></interleave></element>")},
    };
    for (const Broken& broken : all)
        EXPECT_TRUE(faults_of(broken.text).has(broken.rule)) << broken.rule.id << " " << broken.text;
}

TEST(Schema, ReportsTheFaultsOfAnInclude) {
    const std::string included = grammar("<start><element name='a'><empty/></element></start>");
    const std::string other = grammar("<include href='i.rng'><define name='b'><empty/></define></include>");
    EXPECT_TRUE(faults_of(other, {{"i.rng", included}}).has(rules::nothing_overridden));
    EXPECT_TRUE(faults_of(other, {{"i.rng", schema("<text/>")}}).has(rules::not_a_grammar));
}

TEST(Schema, OverridesWhatItIncludes) {
    const std::string included = grammar(
        "<start><ref name='a'/></start><define name='a'><element name='x'><data "
        "type='nonsense'/></element></define>");
    const std::string whole = grammar(
        "<include href='d/i.rng'><define name='a'><element name='y'><empty/></element></define></include>");
    EXPECT_TRUE(faults_of(whole, {{"d/i.rng", included}}).empty());
}

TEST(Schema, NamesThePlaceOfAFaultInTheRightFile) {
    const base::Findings findings = faults_of(schema("<externalRef href='d/e.rng'/>"),
                                              {{"d/e.rng", schema("<element name='a'>\n <foo/></element>")}});
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings.all()[0].where.file, "d/e.rng");
    EXPECT_EQ(findings.all()[0].where.line, 2U);
}

TEST(Schema, LeavesAFileThatCannotBeReadToTheCaller) {
    base::Findings findings;
    EXPECT_THROW((void)load("s.rng", schema("<externalRef href='e.rng'/>"), nothing_else(), findings),
                 base::Error);
    EXPECT_THROW((void)load_file("/no/such/file.rng", findings), base::Error);
}

TEST(Schema, CollectsTheTopmostSchematronElements) {
    base::Findings findings;
    const auto loaded = load(
        "s.rng",
        grammar(
            "<s:ns xmlns:s='http://purl.oclc.org/dsdl/schematron'/><start><element name='a'>"
            "<s:pattern "
            "xmlns:s='http://purl.oclc.org/dsdl/schematron'><s:rule/></s:pattern><empty/></element></start>"),
        nothing_else(), findings);
    ASSERT_TRUE(loaded);
    ASSERT_EQ(loaded->schematron().size(), 2U);
    EXPECT_EQ(loaded->schematron()[1].local(), "pattern");
    EXPECT_EQ(loaded->path_of(loaded->schematron()[1]), "s.rng");
}

TEST(Schema, TakesDepthWithoutRecursion) {
    // Nested definitions are followed by loops; what would make patterns too deep is refused.
    std::string nested = "<text/>";
    for (int i = 0; i < 1500; ++i) nested = "<oneOrMore><group>" + nested + "<text/></group></oneOrMore>";
    EXPECT_TRUE(faults_of(schema("<element name='a'>" + nested + "</element>")).has(rules::too_deep));
    std::string chain;
    for (int i = 0; i < 20000; ++i)
        chain +=
            "<define name='d" + std::to_string(i) + "'><ref name='d" + std::to_string(i + 1) + "'/></define>";
    EXPECT_TRUE(faults_of(grammar("<start><element name='a'><ref name='d0'/></element></start>" + chain +
                                  "<define name='d20000'><text/></define>"))
                    .empty());
}

TEST(Schema, EveryRuleHasAnIdOfItsOwn) {
    std::set<std::string_view> ids;
    for (const base::Rule* rule : rules::all) EXPECT_TRUE(ids.insert(rule->id).second) << rule->id;
}

}  // namespace
