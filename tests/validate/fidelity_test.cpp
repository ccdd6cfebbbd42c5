// Laws 1 to 4, from bytes that are written out here: no writer has a part in it.
#include "validate/fidelity.h"

#include <gtest/gtest.h>

#include "validate/fidelity_rules.h"
#include "validate/spelling.h"

namespace {

namespace rules = validate::fidelity_rules;
using base::Verdict;

struct Files {
    std::string tei, source, ledger;
};

std::string around(const std::string& type, const std::string& body, const std::string& header = {}) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" "
           "xml:id=\"d-1\">\n<teiHeader>" +
           header + "</teiHeader>\n<text type=\"" + type + "\"><body>\n" + body +
           "\n</body></text>\n</TEI>\n";
}

/// Two lines, the head after the body.
Files lined() {
    return {around("lined",
                   "<div xml:id=\"a1\" type=\"article\">\n<head xml:id=\"a1.h1\" source=\"src:4-8\"><lb "
                   "n=\"2\"/>题</head>\n"
                   "<p xml:id=\"a1.p1\" source=\"src:0-4\"><lb n=\"1\"/>a春</p>\n</div>"),
            "a春\n题", "start,end,fate,carrier,spelled\n0,4,text,a1.p1,\n4,8,text,a1.h1,\n"};
}

/// A title in the front matter, a character reference, markup between.
Files flowed() {
    return {
        around("flowed",
               "<div xml:id=\"a1\" type=\"article\">\n<head xml:id=\"a1.h1\" source=\"src:3-4\">题</head>\n"
               "<p xml:id=\"a1.p1\" source=\"src:8-19\">b&amp;<lb/>c</p>\n</div>",
               "\n<xenoData type=\"frontmatter\" source=\"src:0-5\">t: T\n</xenoData>\n"),
        "t: T\n<p>b&amp;<br>c</p>",
        "start,end,fate,carrier,spelled\n0,3,frontmatter,teiHeader/xenoData[1],\n3,4,frontmatter,teiHeader/"
        "xenoData[1] a1.h1,\n"
        "4,5,frontmatter,teiHeader/"
        "xenoData[1],\n5,8,markup,,\n8,9,text,a1.p1,\n9,14,text,a1.p1,&\n14,18,markup,,\n18,19,text,a1.p1,"
        "\n19,23,markup,,\n"};
}

validate::Fidelity check(const Files& files, bool with_ledger = true) {
    base::Findings findings;
    const xml::Document document = xml::parse(files.tei, findings);
    EXPECT_TRUE(findings.empty());
    const tei::ReadBack texts = tei::read_back(document);
    validate::FidelityInput input{document, texts, "a.xml", "a.txt", "a.csv"};
    input.source = files.source;
    if (with_ledger) input.ledger = files.ledger;
    return validate::fidelity(input);
}

Files replaced(Files files, std::string Files::*which, const std::string& from, const std::string& to) {
    std::string& words = files.*which;
    const auto at = words.find(from);
    EXPECT_NE(at, std::string::npos);
    words.replace(at, from.size(), to);
    return files;
}

std::string told(const validate::Fidelity& result) {
    std::string out;
    for (const base::Finding& one : result.findings.all())
        out += std::string(one.rule->id) + " " + one.message() + "\n";
    return out;
}

void expect_all_valid(const validate::Fidelity& result) {
    EXPECT_EQ(result.identity, Verdict::valid) << told(result);
    EXPECT_EQ(result.coverage, Verdict::valid) << told(result);
    EXPECT_EQ(result.accountability, Verdict::valid) << told(result);
    EXPECT_EQ(result.hygiene, Verdict::valid) << told(result);
}

}  // namespace

TEST(Fidelity, HoldsForAWholeLinedFile) {
    expect_all_valid(check(lined()));
}

TEST(Fidelity, HoldsForAWholeFlowedFile) {
    Files files = flowed();
    files.tei = replaced(files, &Files::tei, ">题<", ">T<").tei;
    expect_all_valid(check(files));
}

TEST(Fidelity, WithoutSourceOrLedgerALawIsNotChecked) {
    const Files files = lined();
    const validate::Fidelity result = check(files, false);
    EXPECT_EQ(result.identity, Verdict::valid);
    EXPECT_EQ(result.coverage, Verdict::not_checked);
    base::Findings findings;
    const xml::Document document = xml::parse(files.tei, findings);
    const tei::ReadBack texts = tei::read_back(document);
    EXPECT_EQ(validate::fidelity({document, texts}).identity, Verdict::not_checked);
}

TEST(Fidelity, ACharacterThatDiffersIsPlaced) {
    const validate::Fidelity result = check(replaced(lined(), &Files::tei, "a春", "a夏"));
    EXPECT_EQ(result.identity, Verdict::invalid);
    ASSERT_TRUE(result.findings.has(rules::lined_text)) << told(result);
    EXPECT_EQ(result.findings.all()[0].where.line, 1U);
    EXPECT_EQ(result.findings.all()[0].where.column, 2U);
    EXPECT_EQ(result.coverage, Verdict::valid);
}

TEST(Fidelity, FlowedTextIsWhatItsRowsStandFor) {
    Files files = replaced(flowed(), &Files::tei, ">题<", ">T<");
    EXPECT_TRUE(check(replaced(files, &Files::tei, "<lb/>c", "<lb/>d")).findings.has(rules::flowed_text));
    EXPECT_TRUE(check(replaced(files, &Files::tei, ">T<", ">U<")).findings.has(rules::flowed_text));
    EXPECT_TRUE(check(replaced(files, &Files::ledger, "a1.p1,&", "a1.p1,x")).findings.has(rules::spelling));
    EXPECT_TRUE(check(replaced(files, &Files::tei, "t: T", "t: U")).findings.has(rules::front_matter));
}

TEST(Fidelity, TheLedgerTellsOfEveryByteOnce) {
    EXPECT_TRUE(
        check(replaced(lined(), &Files::ledger, "4,8,text", "5,8,text")).findings.has(rules::ledger_gap));
    EXPECT_TRUE(
        check(replaced(lined(), &Files::ledger, "4,8,text,a1.h1,\n", "")).findings.has(rules::ledger_size));
    EXPECT_TRUE(check(replaced(lined(), &Files::ledger, "4,8,text,a1.h1", "4,8,text,a1.p1"))
                    .findings.has(rules::wrong_carrier));
    EXPECT_TRUE(check(replaced(lined(), &Files::ledger, "4,8,text,a1.h1,", "4,8,layout,,"))
                    .findings.has(rules::no_layout));
    EXPECT_TRUE(check(replaced(lined(), &Files::ledger, "4,8,text", "4,8,poem"))
                    .findings.has(rules::ledger_unreadable));
}

TEST(Fidelity, BlocksCoverWhatTheirRowsCover) {
    EXPECT_TRUE(
        check(replaced(flowed(), &Files::tei, "src:8-19", "src:8-23")).findings.has(rules::range_differs));
    EXPECT_TRUE(
        check(replaced(flowed(), &Files::tei, "src:8-19", "src:9-19")).findings.has(rules::not_carried));
    EXPECT_TRUE(
        check(replaced(lined(), &Files::tei, "src:4-8", "src:3-8")).findings.has(rules::ranges_overlap));
    EXPECT_TRUE(check(replaced(lined(), &Files::tei, "src:0-4", "src:1-4")).findings.has(rules::not_tiled));
    EXPECT_TRUE(
        check(replaced(lined(), &Files::tei, "src:4-8", "src:4-9")).findings.has(rules::outside_source));
}

TEST(Fidelity, WhatCannotBeReadIsNoAccount) {
    EXPECT_TRUE(check(replaced(lined(), &Files::tei, "题<", "题<g ref=\"#no\"/><"))
                    .findings.has(rules::not_understood));
    EXPECT_TRUE(check(replaced(lined(), &Files::tei, "题<", "<choice><sic>题</sic></choice><"))
                    .findings.has(rules::half_choice));
    EXPECT_TRUE(check(replaced(lined(), &Files::tei, "题<", "题<p source=\"src:1-2\"/><"))
                    .findings.has(rules::nested_blocks));
}

TEST(Fidelity, TheListOfRepairsIsWhatTheTextBears) {
    const Files files =
        replaced(lined(), &Files::tei, "题", "<surplus ana=\"#rp.double\" reason=\"repeated\">题</surplus>");
    base::Findings findings;
    const xml::Document document = xml::parse(files.tei, findings);
    const tei::ReadBack texts = tei::read_back(document);
    validate::FidelityInput input{document, texts};
    input.repairs = {{"a1.h1", "rp.double", "high", "题", "", {5, 8}}};
    EXPECT_EQ(validate::fidelity(input).accountability, Verdict::valid);
    input.repairs->at(0).kind = "rp.gloss";
    EXPECT_TRUE(validate::fidelity(input).findings.has(rules::repair_list));
    input.repairs->clear();
    EXPECT_TRUE(validate::fidelity(input).findings.has(rules::repair_list));
}

TEST(Fidelity, HygieneSeesWhatAFormatterDoes) {
    const auto broken = [](const std::string& from, const std::string& to, const base::Rule& rule) {
        const validate::Fidelity result = check(replaced(lined(), &Files::tei, from, to));
        EXPECT_TRUE(result.findings.has(rule)) << to << "\n" << told(result);
        EXPECT_EQ(result.hygiene, Verdict::invalid);
    };
    broken("</TEI>\n", "</TEI>", rules::not_our_form);
    broken("<?xml", "\xEF\xBB\xBF<?xml", rules::not_our_form);
    broken("xml:id=\"a1.p1\" source=\"src:0-4\"", "source=\"src:0-4\" xml:id=\"a1.p1\"",
           rules::attribute_order);
    broken("a春", "\na春", rules::line_in_block);
    broken("a春<", "a春 <", rules::bare_space);
    broken("<lb n=\"1\"/>a", "<lb n=\"1\"/><hi> </hi>a", rules::bare_space);
    broken("a春", "<!-- -->a春", rules::foreign_node);
    broken("a春", "<![CDATA[a春]]>", rules::foreign_node);
    broken("a春", "a\u00A0春", rules::invisible);
    broken("<lb n=\"1\"/>", "<lb subtype=\"x\" n=\"1\"/>", rules::lone_subtype);
    broken("<lb n=\"1\"/>", "<lb n=\"1\" break=\"\"/>", rules::empty_attribute);
}

TEST(Spelling, FollowsByTheRulesOfTheirSyntax) {
    for (const auto& [spelled, bytes] : std::vector<std::pair<std::string, std::string>>{
             {"&", "&amp;"},     {"&", "&amp"},        {"&x", "&ampx"},      {"中", "&#x4e2d;"},
             {"中", "&#20013;"}, {"–", "&#150;"},      {"\u00A0", "&nbsp;"}, {"½", "&frac12;"},
             {"*", "\\*"},       {" ", "\n  "},        {"", " \t"},          {"a b", "a\n b"},
             {"it's", "it''s"},  {"\n", "\\n"},        {"中", "\\u4e2d"},    {"\U0001F600", "\\ud83d\\ude00"},
             {"\uFFFD", "&#0;"}, {"<b>", "&lt;b&gt;"}, {"a", "a"},           {"\"", "\\\""},
             {"&#x;", "&#x;"},   {" ", "&#13;"},       {" ", "&#10;"}}) {
        EXPECT_TRUE(validate::follows(spelled, bytes)) << spelled << " from " << bytes;
    }
}

TEST(Spelling, DoesNotFollowFromOtherWords) {
    for (const auto& [spelled, bytes] : std::vector<std::pair<std::string, std::string>>{{"x", "&amp;"},
                                                                                         {"", "a"},
                                                                                         {"ab", "a"},
                                                                                         {"中", "&#x4e2e;"},
                                                                                         {" ", "a"},
                                                                                         {"b", "\\a"},
                                                                                         {"xy", "&what;"}}) {
        EXPECT_FALSE(validate::follows(spelled, bytes)) << spelled << " from " << bytes;
    }
}
