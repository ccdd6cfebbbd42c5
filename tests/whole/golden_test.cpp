// Whole conversions, byte for byte: each folder of fixtures/golden holds a source and what it must become.
#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "base/file.h"
#include "cli/checker.h"
#include "cli/pipeline.h"
#include "package/ledger_file.h"
#include "tei/read_back.h"
#include "validate/fidelity.h"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> cases() {
    std::vector<fs::path> out;
    for (const auto& entry : fs::directory_iterator(PRESSMARK_SOURCE_DIR "/fixtures/golden")) {
        if (entry.is_directory()) out.push_back(entry.path());
    }
    std::ranges::sort(out);
    return out;
}

fs::path source_of(const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().stem() == "source") return entry.path();
    }
    return {};
}

void expect(const fs::path& file, const std::string& made) {
    const char* const bless = std::getenv("PRESSMARK_BLESS");
    if (bless != nullptr && std::string_view(bless) == "1") {
        base::write_file(file, made);
        return;
    }
    ASSERT_TRUE(fs::exists(file)) << file;
    EXPECT_EQ(base::read_file(file), made) << file;
}

class Golden : public testing::TestWithParam<fs::path> {};

}  // namespace

TEST_P(Golden, BecomesWhatIsExpected) {
    const fs::path folder = GetParam();
    const fs::path file = source_of(folder);
    ASSERT_FALSE(file.empty()) << folder << " has no source.*";
    const cli::Pipeline pipeline{cli::Settings{}};
    cli::Source source;
    source.path = folder.filename().string() + "/" + file.filename().string();
    source.bytes = base::read_file(file);
    static const std::vector<validate::LoadedSchema> own = validate::load_own_schemas();
    cli::Checker checker(own);
    const cli::Conversion made = pipeline.convert(std::move(source), checker);
    ASSERT_EQ(made.result, cli::Result::converted);
    const std::string ledger = package::write_ledger(made.edition->document);

    base::Findings findings;
    const xml::Document document = xml::parse(made.tei, findings);
    EXPECT_TRUE(findings.empty());
    const tei::ReadBack texts = tei::read_back(document);
    validate::FidelityInput input{document, texts};
    input.source = made.edition->document.text();
    input.ledger = ledger;
    const validate::Fidelity laws = validate::fidelity(input);
    for (const base::Finding& one : laws.findings.all()) ADD_FAILURE() << one.message();
    EXPECT_EQ(laws.identity, base::Verdict::valid);
    EXPECT_EQ(laws.coverage, base::Verdict::valid);

    expect(folder / "expected.tei.xml", made.tei);
    expect(folder / "expected.ledger.csv", ledger);
    expect(folder / "expected.reading.txt", tei::reading(texts) + "\n");
}

INSTANTIATE_TEST_SUITE_P(Fixtures, Golden, testing::ValuesIn(cases()), [](const auto& one) {
    std::string name = one.param.filename().string();
    std::ranges::replace(name, '-', '_');
    return name;
});
