// Findings in what pressmark wrote name the place in the source as well.
#include "validate/source_lines.h"

#include <gtest/gtest.h>

namespace {

constexpr base::Rule rule{"PM-T-001", base::Severity::error, "bad", {}, {}};

const std::string head =
    "<TEI xmlns='http://www.tei-c.org/ns/1.0'><prefixDef ident='src' "
    "replacementPattern='a.txt#bytes=$1-$2'/>";

/// What is said of the first place where `mark` stands.
base::Location place_of(const std::string& body, const std::string& mark,
                        std::optional<std::string_view> source = {}) {
    base::Findings findings;
    const std::string text = head + body + "</TEI>";
    const xml::Document document = xml::parse(text, findings);
    EXPECT_TRUE(findings.empty());
    const auto at = static_cast<std::uint32_t>(text.find(mark));
    findings.add(rule, document.location(at, 1));
    validate::point_to_source(document, source, findings);
    const base::Finding& found = findings.all().front();
    return found.related.empty() ? base::Location{} : found.related.front();
}

TEST(SourceLines, TakeTheLastLineThatBeganBeforeThePlace) {
    const std::string body =
        "<p source='src:0-9'><lb n='3'/>one<lb n='4'/>two</p><p source='src:9-12'><lb n='5'/>x</p>";
    EXPECT_EQ(place_of(body, "one").line, 3U);
    EXPECT_EQ(place_of(body, "two").line, 4U);
    EXPECT_EQ(place_of(body, "two").file, "a.txt");
    EXPECT_EQ(place_of(body, "x<").bytes, (base::ByteRange{9, 12}));
}

TEST(SourceLines, TakeTheFirstLineOfAnElementForItsTag) {
    const std::string body = "<p source='src:0-9'><lb n='3'/>one</p><ab source='src:9-12'><lb n='7'/>x</ab>";
    EXPECT_EQ(place_of(body, "ab source").line, 7U);
}

TEST(SourceLines, CountTheLinesOfASourceThatIsAtHand) {
    const std::string body = "<p source='src:4-9 src:20-21'>one</p>";
    EXPECT_EQ(place_of(body, "one").line, 0U);
    EXPECT_EQ(place_of(body, "one").bytes, (base::ByteRange{4, 9}));
    EXPECT_EQ(place_of(body, "one", "a\r\nb\none\n").line, 2U);
    EXPECT_EQ(place_of(body, "one", "a\rb\none\n").line, 3U);
    EXPECT_EQ(place_of(body, "one", "a").line, 0U);
}

TEST(SourceLines, SayNothingOfWhatWasNotMadeFromTheSource) {
    EXPECT_EQ(place_of("<p source='src:4-9'>one</p><p>two</p>", "two").file, "");
    EXPECT_EQ(place_of("<p source='#x'>one</p>", "one").file, "");
    EXPECT_EQ(place_of("<p source='src:4-'>one</p>", "one").file, "");
}

}  // namespace
