// The published conformance suite, folder by folder and each bag as a zip. Runs where the suite lies
// beside the repository; its bags are data and never part of it.
#include <gtest/gtest.h>

#include "tests/validate/bag_files.h"

namespace {

using namespace validate::testing;
namespace fs = std::filesystem;

const fs::path suite = fs::path(PRESSMARK_SOURCE_DIR) / "../shared/conformance/bagit";

// Its .DS_Store was lost when the suite was put into version control: the bag is truly incomplete.
constexpr std::string_view broken_bag = "special-system-files";

struct Case {
    std::string kind;
    fs::path bag;
};

std::vector<Case> cases() {
    std::vector<Case> found;
    for (const auto& version : fs::directory_iterator(suite)) {
        if (!version.is_directory() || !version.path().filename().string().starts_with("v")) continue;
        for (const auto& kind : fs::directory_iterator(version)) {
            if (!kind.is_directory()) continue;
            for (const auto& bag : fs::directory_iterator(kind)) {
                if (!bag.is_directory() || bag.path().filename() == broken_bag) continue;
                found.push_back({kind.path().filename().string(), bag.path()});
            }
        }
    }
    return found;
}

Files files_of(const fs::path& folder) {
    Files files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files[entry.path().lexically_relative(folder).string()] = base::read_file(entry.path());
        }
    }
    return files;
}

TEST(Conformance, AgreesWithThePublishedSuite) {
    if (!fs::is_directory(suite)) GTEST_SKIP() << "no suite beside the repository";
    const bag::testing::Scratch scratch;
    std::size_t checked = 0;
    for (const Case& one : cases()) {
        const bool good = one.kind == "valid" || one.kind == "warning";
        const auto expected = good ? base::Verdict::valid : base::Verdict::invalid;
        EXPECT_EQ(outcome(one.bag).verdict, expected) << one.bag;
        const std::string base = one.bag.filename().string();
        write_archive(scratch / (base + ".zip"), base, files_of(one.bag));
        const Outcome zipped = outcome(scratch / (base + ".zip"));
        EXPECT_EQ(zipped.verdict, expected) << one.bag << " as a zip";
        EXPECT_TRUE(one.kind != "warning" || !zipped.ids.empty()) << one.bag << " without a warning";
        ++checked;
    }
    EXPECT_EQ(checked, 59U);
}

}  // namespace
