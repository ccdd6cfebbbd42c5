// The five ways in which findings are written.
#include "report/findings.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "xml/tree.h"

namespace {

constexpr base::Rule rule{"PM-T-001", base::Severity::error, "bad {0}", "some clause", "mend it"};
constexpr base::Rule mild{"PM-T-002", base::Severity::warning, "odd", {}, {}};

report::FileResult one_file() {
    report::FileResult out;
    out.name = "a<b>&.xml";
    out.verdict = base::Verdict::invalid;
    out.checks = {{"well-formed", base::Verdict::valid, 1, 0, 0},
                  {"rules", base::Verdict::invalid, 5, 1, 0},
                  {"grammar", base::Verdict::not_checked, 0, 0, 2}};
    out.text = "<p>\n  春<q/></p>";
    base::Finding finding{&rule, {out.name, 2, 5, base::ByteRange{10, 11}}, {"\x01<q>"}, {}};
    finding.related.push_back({out.name, 1, 2, std::nullopt});
    out.findings.add(finding);
    out.findings.add(mild, {out.name});
    return out;
}

std::string rendered(report::Renderer& renderer) {
    report::Totals totals;
    const report::FileResult file = one_file();
    totals.add(file);
    std::string out = renderer.start();
    out += renderer.file(file);
    return out + renderer.finish(totals);
}

TEST(TextReport, ShowsTheLineAndACaretUnderTheColumn) {
    const std::string got = rendered(*report::text_renderer({}));
    // The Han character is two cells wide, so the caret stands one further to the right.
    EXPECT_EQ(
        got,
        "a<b>&.xml:2:5: error: bad \x01<q> [PM-T-001]\n"
        "    2 |   春<q/></p>\n"
        "      |      ^\n"
        "  see also a<b>&.xml:1:2\n"
        "  what to do: mend it\n"
        "a<b>&.xml: warning: odd [PM-T-002]\n"
        "1 file: 0 valid, 1 invalid; 9 checks: 6 passed, 1 failed, 2 not evaluated; 1 error, 1 warning\n");
}

TEST(TextReport, ColoursOnlyWhenAsked) {
    EXPECT_EQ(rendered(*report::text_renderer({})).find('\x1b'), std::string::npos);
    EXPECT_NE(rendered(*report::text_renderer({.colour = true, .summary = true})).find('\x1b'),
              std::string::npos);
}

TEST(TextReport, CutsLongLinesAroundTheColumn) {
    report::FileResult file;
    file.name = "f";
    file.text = std::string(500, 'x') + "<bad/>" + std::string(500, 'y');
    file.findings.add(rule, {"f", 1, 501, base::ByteRange{500, 506}});
    const std::string got = report::text_renderer({})->file(file);
    EXPECT_LT(got.size(), 400U);
    const std::size_t line = got.find("| …");
    ASSERT_NE(line, std::string::npos);
    EXPECT_NE(got.find("<bad/>"), std::string::npos);
    EXPECT_NE(got.find("^~~~~~"), std::string::npos);
}

TEST(TextReport, ShowsManyPlacesOfALineAsItShowsEachAlone) {
    report::FileResult all;
    all.name = "f";
    for (int i = 0; i < 60; ++i) all.text += "<a" + std::to_string(i) + ">春\t";
    all.text = "first\r\n" + all.text + "\rlast";
    std::string alone;
    for (const std::uint32_t column : {1U, 90U, 91U, 200U, 40U, 330U, 329U, 2U}) {
        report::FileResult one;
        one.name = "f";
        one.text = all.text;
        for (report::FileResult* file : {&one, &all}) {
            file->findings.add(rule, {"f", 2, column, std::nullopt});
            file->findings.add(rule, {"f", column % 2 == 0 ? 3U : 1U, 2, std::nullopt});
        }
        alone += report::text_renderer({})->file(one);
    }
    EXPECT_EQ(report::text_renderer({})->file(all), alone);
}

TEST(TextReport, NamesAPlaceByWhatIsKnownOfIt) {
    report::FileResult file;
    file.name = "f";
    base::Finding finding{&rule, {"f"}, {"x"}, {}};
    finding.related.push_back({"a.txt", 4, 0, base::ByteRange{7, 9}});
    finding.related.push_back({"a.txt", 0, 0, base::ByteRange{7, 9}});
    file.findings.add(finding);
    EXPECT_EQ(report::text_renderer({.summary = false, .clauses = true})->file(file),
              "f: error: bad x [PM-T-001, some clause]\n  see also a.txt:4\n  see also a.txt, bytes 7 to 9\n"
              "  what to do: mend it\n");
}

TEST(SarifReport, WritesPathsThatNoReaderTakesForASchemeAndNoColumnBeforeTheFirst) {
    report::FileResult file;
    file.name = "a b.zip:p.xml";
    base::Finding finding{&rule, {file.name, 1, 1, std::nullopt}, {"x"}, {}};
    finding.related.push_back({"a.txt", 4, 0, std::nullopt});
    file.findings.add(finding);
    const auto renderer = report::sarif_renderer();
    std::string got = renderer->start();
    got += renderer->file(file);
    got += renderer->finish({});
    const auto log = base::parse_json(got);
    ASSERT_TRUE(log);
    const base::Json& result = (*log)["runs"][0]["results"][0];
    EXPECT_EQ(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a%20b.zip%3Ap.xml");
    EXPECT_FALSE(result["relatedLocations"][0]["physicalLocation"]["region"].contains("startColumn"));
}

TEST(JsonReport, GivesOneObjectAFinding) {
    const std::string got = rendered(*report::json_renderer());
    std::vector<base::Json> lines;
    for (std::size_t at = 0; at < got.size();) {
        const std::size_t end = got.find('\n', at);
        lines.push_back(*base::parse_json(got.substr(at, end - at)));
        at = end + 1;
    }
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0]["rule"], "PM-T-001");
    EXPECT_EQ(lines[0]["severity"], "error");
    EXPECT_EQ(lines[0]["line"], 2);
    EXPECT_EQ(lines[0]["column"], 5);
    EXPECT_EQ(lines[0]["bytes"], (base::Json{10, 11}));
    EXPECT_EQ(lines[0]["message"], "bad \x01<q>");
    EXPECT_EQ(lines[0]["clause"], "some clause");
    EXPECT_EQ(lines[0]["remedy"], "mend it");
    EXPECT_EQ(lines[0]["related"][0]["line"], 1);
    EXPECT_EQ(lines[2]["summary"]["checks"]["not_evaluated"], 2);
}

TEST(JunitReport, IsXmlWithATestCaseACheck) {
    base::Findings findings;
    const xml::Document document = xml::parse(rendered(*report::junit_renderer()), findings);
    ASSERT_TRUE(document.well_formed()) << findings.all().front().message();
    const xml::Node suite = document.element().first_element();
    EXPECT_EQ(suite.attribute("tests").value(), "3");
    EXPECT_EQ(suite.attribute("failures").value(), "1");
    EXPECT_EQ(suite.attribute("skipped").value(), "1");
    const xml::Node failed = suite.first_element().next_element();
    EXPECT_EQ(failed.first_element().name(), "failure");
    EXPECT_NE(failed.string().find("PM-T-001"), std::string::npos);
}

TEST(SarifReport, PointsToRulesAndPlaces) {
    const auto log = base::parse_json(rendered(*report::sarif_renderer()));
    ASSERT_TRUE(log);
    const base::Json& run = (*log)["runs"][0];
    EXPECT_EQ((*log)["version"], "2.1.0");
    EXPECT_EQ(run["columnKind"], "unicodeCodePoints");
    EXPECT_EQ(run["results"].size(), 2U);
    const base::Json& result = run["results"][0];
    EXPECT_EQ(result["level"], "error");
    EXPECT_EQ(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"], "PM-T-001");
    const base::Json& place = result["locations"][0]["physicalLocation"];
    EXPECT_EQ(place["artifactLocation"]["uri"], "a%3Cb%3E&.xml");
    EXPECT_EQ(place["region"]["startColumn"], 5);
    EXPECT_EQ(place["region"]["byteLength"], 1);
}

}  // namespace
