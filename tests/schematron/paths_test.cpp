// What holds for all elements of a path is found once: never another answer than at each of them.
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

Outcome outcome_of(const std::string& schema, const std::string& document) {
    const Compiled compiled = compile(schema);
    EXPECT_TRUE(compiled.schema) << schema;
    base::Findings faults;
    const xml::Document parsed = xml::parse(document, faults);
    Runner runner(*compiled.schema);
    const schematron::Result result = runner.run(parsed);
    Outcome out{result.passed, result.failed, result.not_evaluated, result.fired_rules};
    for (const schematron::Outcome& one : result.outcomes)
        out.places.push_back(std::to_string(one.rule) + " " + schematron::location_path(one.node));
    return out;
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

TEST(Paths, AreToldApartBelowAnOnlyChild) {
    std::string document = "<a>";
    for (int i = 0; i < 9; ++i) document += i % 2 == 0 ? "<b><c/></b>" : "<d><c/></d>";
    EXPECT_EQ(
        found_by_rules("<rule context='c'><report test='parent::d'>d</report></rule>", document + "</a>"),
        "d; d; d; d");
}

}  // namespace
