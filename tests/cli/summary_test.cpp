// Summing up a journal in steps, of more inputs than one step takes.
#include "cli/summary.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "base/file.h"
#include "tests/bag/scratch.h"

namespace {

using bag::testing::Scratch;

constexpr std::int64_t inputs = 4500;

/// Every third input was rejected, for its own reason.
void fill(cli::Journal& journal) {
    journal.begin_list();
    for (std::int64_t i = 1; i <= inputs; ++i) {
        std::string name = std::to_string(i);
        name.insert(0, 5 - name.size(), '0');
        cli::Input input;
        input.path = name + ".txt";
        input.size = 10;
        journal.list(input);
    }
    (void)journal.end_list([](const std::string&) { return std::string("s"); });
    for (std::int64_t i = 1; i <= inputs; ++i) {
        cli::Record record{.number = i, .state = i % 3 == 0 ? cli::State::rejected : cli::State::converted};
        record.kind = "plain";
        record.findings = "[]";
        record.facts = R"({"seconds":{"read":0.5},"articles":2})";
        if (i % 3 == 0) record.reason = "reason " + std::to_string(i);
        journal.record(record);
    }
    journal.commit();
}

TEST(SummingUp, TakesEveryInputOnceHoweverManySteps) {
    const Scratch scratch;
    cli::Journal journal(scratch / "journal.sqlite");
    fill(journal);
    for (const int ahead : {0, 1, 2, 9}) {
        cli::SummingUp summing(journal, scratch / ".", "try {}");
        for (int i = 0; i < ahead; ++i) EXPECT_EQ(summing.step(), i < 3) << i;
        EXPECT_TRUE(std::filesystem::exists(scratch / "rejected.tsv.part"));
        const cli::Summary summary = summing.finish();
        EXPECT_EQ(summary.inputs, 4500U);
        EXPECT_EQ(summary.converted, 3000U);
        EXPECT_EQ(summary.rejected, 1500U);
        EXPECT_EQ(summary.bytes, 30'000U);
        EXPECT_EQ(summary.facts.articles, 9000U);
        const std::string rejected = base::read_file(scratch / "rejected.tsv");
        EXPECT_EQ(std::ranges::count(rejected, '\n'), 1501);
        EXPECT_NE(rejected.find("\nrejected\t00003.txt\treason 3\ttry "), std::string::npos);
        EXPECT_NE(rejected.find("\nrejected\t04500.txt\treason 4500\ttry "), std::string::npos);
        EXPECT_FALSE(std::filesystem::exists(scratch / "rejected.tsv.part"));
    }
}

TEST(SummingUp, LeavesTheOldListsWhenItIsGivenUp) {
    const Scratch scratch;
    cli::Journal journal(scratch / "journal.sqlite");
    fill(journal);
    base::write_file(scratch / "rejected.tsv", "old");
    {
        cli::SummingUp summing(journal, scratch / ".", "try {}");
        EXPECT_TRUE(summing.step());
    }
    EXPECT_EQ(base::read_file(scratch / "rejected.tsv"), "old");
    EXPECT_FALSE(std::filesystem::exists(scratch / "rejected.tsv.part"));
    EXPECT_FALSE(std::filesystem::exists(scratch / "findings.jsonl.part"));
}

}  // namespace
