// What holds for all elements of a path is found once: never another answer than at each of them.
#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "run_for_test.h"

namespace {

using schematron::Runner;
using namespace schematron::testing;

/// Few names in any nesting, so that paths come often; some elements with attributes and texts.
std::string random_document(std::mt19937& random) {
    std::string out = "<a>";
    std::vector<std::string> open = {"a"};
    for (int i = 0; i < 300; ++i) {
        if (random() % 3 == 0 && open.size() > 1) {
            out += "</" + open.back() + ">";
            open.pop_back();
        } else if (open.size() < 6) {
            open.emplace_back(1, "abcd"[random() % 4]);
            out += "<" + open.back() + (random() % 3 == 0 ? " x='1'" : "") +
                   (random() % 5 == 0 ? " y='2'" : "") + ">" + (random() % 4 == 0 ? "t" : "");
        }
    }
    for (; !open.empty(); open.pop_back()) out += "</" + open.back() + ">";
    return out;
}

struct Outcome {
    std::size_t passed = 0, failed = 0, not_evaluated = 0;
    std::vector<std::uint32_t> fired{};
    std::vector<std::string> places{};
    bool operator==(const Outcome&) const = default;
};

Outcome outcome_of(Runner& runner, const std::string& document) {
    base::Findings faults;
    const xml::Document parsed = xml::parse(document, faults);
    const schematron::Result result = runner.run(parsed);
    Outcome out{result.passed, result.failed, result.not_evaluated, result.fired_rules};
    for (const schematron::Outcome& one : result.outcomes)
        out.places.push_back(std::to_string(one.rule) + " " +
                             (one.node ? schematron::location_path(one.node) : one.text));
    return out;
}

Outcome outcome_of(const std::string& schema, const std::string& document) {
    const Compiled compiled = compile(schema);
    EXPECT_TRUE(compiled.schema) << schema;
    Runner runner(*compiled.schema);
    return outcome_of(runner, document);
}

std::string schema_of(std::string_view context, std::string_view test) {
    return iso_schema("<pattern><rule context=\"" + std::string(context) + "\"><assert test=\"" +
                      std::string(test) + "\">1</assert></rule><rule context=\"*\"><report test=\"" +
                      std::string(test) + "\">2</report></rule></pattern>");
}

constexpr std::string_view contexts[] = {"b",
                                         "a/b",
                                         "a//b",
                                         "/a/b",
                                         "b[@x]",
                                         "*[not(ancestor::c)]",
                                         "c[parent::a or @y]",
                                         "d[ancestor::b[@x]]/c",
                                         "b//c/*",
                                         "*[self::b | self::c][not(@x)]",
                                         "zero | c[ancestor::zero]",
                                         "*[c]",
                                         "a//b[@x][@y]",
                                         "c/d//*[@y]",
                                         "a/b[@x]/c[@y]"};
constexpr std::string_view tests[] = {"ancestor::c",
                                      "parent::a or ancestor::d",
                                      "not(ancestor::b | parent::c)",
                                      "ancestor::b[@x]",
                                      "ancestor::b[parent::a]",
                                      "ancestor::zero/@x or zero",
                                      "(ancestor::b and not(parent::d)) or @y",
                                      "../parent::b",
                                      "true()",
                                      "ancestor-or-self::c[2]",
                                      "self::b and parent::*",
                                      "c"};

TEST(Paths, GiveTheAnswerThatEachElementWouldGive) {
    std::mt19937 random(7);
    for (const std::string_view context : contexts) {
        for (const std::string_view test : tests) {
            const std::string document = random_document(random);
            // A position and a string are nothing that names could tell.
            const std::string slow_context =
                context.find('|') == context.npos && context.back() != ']'
                    ? std::string(context) + "[position() > 0]"
                    : "(" + std::string(context) + ")[string-length(name()) > 0]";
            const std::string slow_test = "string-length(name()) > 0 and (" + std::string(test) + ")";
            EXPECT_EQ(outcome_of(schema_of(context, test), document),
                      outcome_of(schema_of(slow_context, slow_test), document))
                << context << "\n"
                << test << "\n"
                << document;
        }
    }
}

/// What a runner keeps from document to document must not be seen in what it says.
TEST(Paths, OfEarlierDocumentsChangeNothingInLaterOnes) {
    std::mt19937 random(11);
    for (const std::string_view context : contexts) {
        for (const std::string_view test : tests) {
            const std::string schema = schema_of(context, test);
            const Compiled compiled = compile(schema);
            ASSERT_TRUE(compiled.schema);
            Runner kept(*compiled.schema);
            for (int i = 0; i < 6; ++i) {
                std::string document = random_document(random);
                // Not all documents have the same names.
                if (i % 3 == 1) std::ranges::replace(document, 'c', 'e');
                if (i % 3 == 2) std::ranges::replace(document, 'x', 'z');
                Runner fresh(*compiled.schema);
                EXPECT_EQ(outcome_of(kept, document), outcome_of(fresh, document)) << context << "\n"
                                                                                   << test << "\n"
                                                                                   << document;
            }
        }
    }
}

TEST(Paths, AreKnownAgainAfterADocumentInWhichAContextHadNoValue) {
    const Compiled compiled = compile(
        iso_schema("<pattern><rule context='b[ancestor::a]'><report test='ancestor::a'>1</report></rule>"
                   "<rule context='c[xs:integer(@y) = 2] | d[ancestor::a]'>"
                   "<assert test='ancestor::a'>2</assert></rule></pattern>",
                   "queryBinding='xslt2'"));
    ASSERT_TRUE(compiled.schema);
    std::string whole = "<a>", broken = "<a>";
    for (int i = 0; i < 9; ++i) {
        whole += "<b/><c y='2'/><d/>";
        broken += i == 5 ? "<b/><c y='no'/><d/>" : "<b/><c y='2'/><d/>";
    }
    whole += "</a>";
    broken += "</a>";
    Runner kept(*compiled.schema);
    std::vector<Outcome> seen;
    for (const std::string& document : {whole, broken, whole, broken}) {
        Runner fresh(*compiled.schema);
        seen.push_back(outcome_of(kept, document));
        EXPECT_EQ(seen.back(), outcome_of(fresh, document));
    }
    EXPECT_EQ(seen[0], seen[2]);
    EXPECT_EQ(seen[1], seen[3]);
    EXPECT_EQ(seen[0].not_evaluated, 0U);
    EXPECT_EQ(seen[1].not_evaluated, 1U);
}

TEST(Paths, AreToldApartBelowAnOnlyChild) {
    std::string document = "<a>";
    for (int i = 0; i < 9; ++i) document += i % 2 == 0 ? "<b><c/></b>" : "<d><c/></d>";
    EXPECT_EQ(
        found_by_rules("<rule context='c'><report test='parent::d'>d</report></rule>", document + "</a>"),
        "d; d; d; d");
}

}  // namespace
