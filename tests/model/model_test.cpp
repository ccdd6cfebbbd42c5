#include <string>

#include <gtest/gtest.h>

#include "model/builder.h"
#include "model/edition.h"
#include "model/rules.h"

namespace {

using model::Act;
using model::Builder;
using model::Form;
using model::Kind;
using model::Repair;
using model::RepairKind;
using text::Slice;

Slice found(std::string_view text, std::string_view words, std::size_t from = 0) {
    const std::size_t at = text.find(words, from);
    EXPECT_NE(at, std::string_view::npos) << words;
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

model::Document one_paragraph(const std::string& source, Form form = Form::lined) {
    base::Findings findings;
    Builder builder(text::SourceText(source), form);
    builder.open(Kind::article);
    builder.open(Kind::paragraph);
    builder.text(text::SourceText(source).whole());
    return std::move(builder).finish({}, findings);
}

model::Edition with(model::Document document, std::vector<Repair> repairs, base::Findings& findings) {
    model::Repairs fitting(document, std::move(repairs), findings);
    return {std::move(document), std::move(fitting)};
}

TEST(Builder, GivesUnclaimedFlowedTextARowOfMarkupOrLayout) {
    const std::string source = "<p>春</p>\n<!--x-->";
    base::Findings findings;
    Builder builder(text::SourceText(source), Form::flowed);
    builder.open(Kind::article);
    builder.open(Kind::paragraph);
    builder.text(found(source, "春"));
    builder.close();
    builder.fate(found(source, "<!--x-->"), model::Fate::comment);
    const model::Document document = std::move(builder).finish({}, findings);
    std::string fates;
    for (const model::Row& row : document.rows()) fates += std::string(name(row.fate)) + ' ';
    EXPECT_EQ(fates, "markup text markup comment ");
    EXPECT_EQ(diplomatic(document), "春");
}

TEST(Builder, AttachesLineEndsToTheBlockThatFollowsAndTheLastOnesToTheLast) {
    const std::string source = "春\n\n雨\n";
    base::Findings findings;
    Builder builder(text::SourceText(source), Form::lined);
    builder.open(Kind::article);
    builder.open(Kind::paragraph);
    builder.text(found(source, "雨"));
    builder.close();
    builder.open(Kind::head);
    builder.text(found(source, "春"));
    builder.close();
    const model::Document document = std::move(builder).finish({}, findings);
    ASSERT_EQ(document.blocks().size(), 2U);
    EXPECT_EQ(diplomatic(document, document.blocks()[0]), "\n\n雨\n");
    EXPECT_EQ(diplomatic(document, document.blocks()[1]), "春");
    EXPECT_EQ(diplomatic(document), source);
    EXPECT_TRUE(findings.empty());
}

TEST(Builder, TurnsABlockThatIsInterruptedIntoRuns) {
    const std::string source = "春\n雨\n来\n";
    base::Findings findings;
    Builder builder(text::SourceText(source), Form::lined);
    builder.open(Kind::article);
    builder.open(Kind::paragraph);
    builder.text(found(source, "春"));
    builder.text(found(source, "来"));
    builder.close();
    builder.open(Kind::head);
    builder.text(found(source, "雨"));
    builder.close();
    const model::Document document = std::move(builder).finish({}, findings);
    ASSERT_EQ(document.blocks().size(), 2U);
    EXPECT_EQ(document.blocks()[0].stretches.size(), 2U);
    EXPECT_EQ(diplomatic(document), source);
}

TEST(Builder, KeepsEveryShortLinedTextWhateverIsClaimed) {
    const std::string_view alphabet[] = {"春", "a", " ", "\n", "\r"};
    for (int code = 0; code < 5 * 5 * 5 * 5 * 5; ++code) {
        std::string source;
        for (int rest = code; rest > 0; rest /= 5) source += alphabet[rest % 5];
        base::Findings findings;
        Builder builder(text::SourceText(source), Form::lined);
        builder.open(Kind::article);
        for (std::uint32_t i = 0; i < source.size(); ++i) {
            if (source[i] != 'a') continue;
            builder.open(Kind::paragraph);
            builder.open(Kind::highlight);
            builder.text({i, i + 1});
            builder.close();
            builder.close();
        }
        EXPECT_EQ(diplomatic(std::move(builder).finish({}, findings)), source);
    }
}

TEST(Builder, DropsWhatHoldsNothingButKeepsEmptyCells) {
    const std::string source = "a";
    base::Findings findings;
    Builder builder(text::SourceText(source), Form::flowed);
    builder.open(Kind::article);
    builder.open(Kind::paragraph);
    builder.empty(Kind::highlight);
    builder.close();
    builder.open(Kind::table);
    builder.open(Kind::row);
    builder.empty(Kind::cell);
    builder.open(Kind::cell);
    builder.text({0, 1});
    const model::Document document = std::move(builder).finish({}, findings);
    EXPECT_EQ(model::dump({document, {}}),
              "flowed\narticle\n  table\n    row\n      cell\n      cell\n        text 0-1 \"a\"\n");
}

TEST(Reading, AppliesRepairsOfTheThresholdAndAbove) {
    const std::string source = "春  雨\n来了";
    base::Findings findings;
    const Slice end = found(source, "\n");
    Repair join{RepairKind::layout, Act::join, end};
    Repair space{RepairKind::layout, Act::drop_space, found(source, "  ")};
    Repair supply{RepairKind::omit, Act::supply, {end.end, end.end}, "最"};
    supply.cert = model::Cert::low;
    Repair correct{RepairKind::garble, Act::correct, found(source, "了"), "啦"};
    const auto edition = with(one_paragraph(source), {join, space, supply, correct}, findings);
    EXPECT_EQ(reading(edition), "春雨来啦");
    EXPECT_EQ(reading(edition, model::Cert::low), "春雨最来啦");
    EXPECT_EQ(diplomatic(edition.document), source);
    EXPECT_TRUE(findings.empty());
}

TEST(Repairs, RefusesWhatCrossesAnEarlierProposal) {
    base::Findings findings;
    Repair first{RepairKind::spacing, Act::regularize, {0, 2}, "x"};
    Repair second{RepairKind::garble, Act::correct, {1, 3}, "y"};
    const auto edition = with(one_paragraph("abc"), {first, second}, findings);
    EXPECT_EQ(edition.repairs.all().size(), 1U);
    EXPECT_TRUE(findings.has(model::rules::refused));
    EXPECT_EQ(reading(edition), "xc");
}

TEST(Repairs, CutsASurplusAtAnInline) {
    const std::string source = "abcd";
    base::Findings findings;
    Builder builder(text::SourceText(source), Form::lined);
    builder.open(Kind::article);
    builder.open(Kind::paragraph);
    builder.text({0, 2});
    builder.open(Kind::date);
    builder.text({2, 4});
    auto document = std::move(builder).finish({}, findings);
    const auto edition = with(std::move(document), {{RepairKind::doubled, Act::surplus, {1, 3}}}, findings);
    EXPECT_EQ(edition.repairs.all().size(), 2U);
    EXPECT_EQ(reading(edition), "ad");
}

TEST(Repairs, LeaveInlineCodeAsItStands) {
    Builder builder(text::SourceText("a?b?"), Form::flowed);
    builder.open(Kind::article);
    builder.open(Kind::paragraph);
    builder.text({0, 1});
    builder.open(Kind::code);
    builder.text({1, 3});
    builder.close();
    builder.text({3, 4});
    builder.close();
    builder.close();
    base::Findings findings;
    model::Document document = std::move(builder).finish({}, findings);
    const auto edition = with(std::move(document),
                              {{RepairKind::lost, Act::correct, {1, 2}, "x"},
                               {RepairKind::lost, Act::correct, {3, 4}, "x"},
                               {RepairKind::omit, Act::supply, {2, 2}, "y"},
                               {RepairKind::omit, Act::supply, {3, 3}, "y"}},
                              findings);
    ASSERT_EQ(edition.repairs.all().size(), 2U);
    for (const Repair& one : edition.repairs.all()) EXPECT_EQ(one.target.begin, 3U);
    EXPECT_TRUE(findings.empty());
}

TEST(Walk, NestsElementsAndEveryPairOfRepairs) {
    // a<date>bc</date>d with every pair of ranges: the steps always nest, the text always comes whole.
    const std::string source = "abcd";
    for (std::uint32_t code = 0; code < 5U * 5 * 5 * 5; ++code) {
        const Slice one{code % 5, code / 5 % 5};
        const Slice two{code / 25 % 5, code / 125};
        if (one.begin >= one.end || two.begin > two.end) continue;
        base::Findings findings;
        Builder builder(text::SourceText(source), Form::lined);
        builder.open(Kind::article);
        builder.open(Kind::paragraph);
        builder.text({0, 1});
        builder.open(Kind::date);
        builder.text({1, 3});
        builder.close();
        builder.text({3, 4});
        Repair first{RepairKind::doubled, Act::surplus, one};
        Repair second{RepairKind::garble, two.empty() ? Act::supply : Act::correct, two, "x"};
        const auto edition = with(std::move(builder).finish({}, findings), {first, second}, findings);
        std::string words;
        std::vector<const void*> open;
        walk(edition, edition.document.blocks()[0], [&](const model::Step& step) {
            using What = model::Step::What;
            const void* const id = step.repair != nullptr
                                       ? static_cast<const void*>(step.repair)
                                       : static_cast<const void*>(&edition.document.node(step.node));
            if (step.what == What::open_node || step.what == What::open_repair) open.push_back(id);
            if (step.what == What::close_node || step.what == What::close_repair) {
                ASSERT_FALSE(open.empty());
                ASSERT_EQ(open.back(), id);
                open.pop_back();
            }
            if (step.what == What::text) words += step.words;
        });
        EXPECT_TRUE(open.empty());
        EXPECT_EQ(words, source);
    }
}

}  // namespace
