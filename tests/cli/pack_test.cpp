// pressmark pack, from the command line to the bytes on the disk.
#include <filesystem>

#include <gtest/gtest.h>

#include "base/file.h"
#include "cli/command.h"
#include "tests/bag/scratch.h"
#include "validate/bagit.h"

namespace {

namespace fs = std::filesystem;
using bag::testing::Scratch;

int run(std::vector<std::string> words) {
    std::vector<const char*> arguments{"pressmark"};
    for (const std::string& word : words) arguments.push_back(word.c_str());
    return cli::run(static_cast<int>(arguments.size()), arguments.data());
}

/// A folder of twelve files, one of them in a folder with a Chinese name.
void make_folder(const fs::path& folder) {
    fs::create_directories(folder / "春");
    for (int i = 0; i < 11; ++i) {
        base::write_file(folder / (std::to_string(i) + ".txt"),
                         std::string(static_cast<std::size_t>(i) * 9000, 'x'));
    }
    base::write_file(folder / "春/a.xml", "<a/>");
}

TEST(Pack, GivesTheSameBytesWhateverTheThreadsDatesAndModes) {
    const Scratch scratch;
    make_folder(scratch / "one");
    make_folder(scratch / "other/in");
    fs::last_write_time(scratch / "other/in/3.txt",
                        fs::file_time_type::clock::now() - std::chrono::hours(9999));
    fs::permissions(scratch / "other/in/4.txt", fs::perms::owner_all);
    fs::create_directories(scratch / "other/out");
    const fs::path one = scratch / "p.zip";
    const fs::path other = scratch / "other/out/p.zip";
    ASSERT_EQ(run({"pack", scratch / "one", "-o", one, "-j", "1"}), 0);
    ASSERT_EQ(run({"pack", scratch / "other/in", "-o", other, "-j", "3"}), 0);
    EXPECT_EQ(base::read_file(one), base::read_file(other));
}

TEST(Pack, MakesAValidBagOfAllFiles) {
    const Scratch scratch;
    make_folder(scratch / "in");
    ASSERT_EQ(run({"pack", scratch / "in", "-o", scratch / "p.zip", "--algorithm", "sha256,md5", "--date",
                   "2024-05-06", "--info", "Source-Organization: 报社"}),
              0);
    base::Findings findings;
    const auto report = validate::bagit(scratch / "p.zip", {}, findings);
    EXPECT_EQ(report.verdict, base::Verdict::valid);
    EXPECT_TRUE(findings.empty());
    EXPECT_EQ(report.payload_files, 12U);
    EXPECT_EQ(report.algorithms, (std::vector<std::string>{"md5", "sha256"}));
    bag::CappedFindings capped(findings, "p.zip");
    const auto info = report.store->bytes(report.store->find("bag-info.txt").value(), 10000, capped);
    EXPECT_TRUE(info->starts_with(
        "Source-Organization: 报社\nBagging-Date: 2024-05-06\nExternal-Identifier: urn:uuid:"));
    EXPECT_NE(info->find("Payload-Oxum: 495004.12\nBag-Size: 495.0 KB\n"), std::string::npos);
}

TEST(Pack, RefusesWhatCannotBeMeant) {
    const Scratch scratch;
    make_folder(scratch / "in");
    fs::create_directories(scratch / "empty");
    const std::string in = scratch / "in";
    EXPECT_EQ(run({"pack", in, "-o", scratch / "p.tar"}), 2);
    EXPECT_EQ(run({"pack", scratch / "none", "-o", scratch / "p.zip"}), 2);
    EXPECT_EQ(run({"pack", scratch / "empty", "-o", scratch / "p.zip"}), 2);
    EXPECT_EQ(run({"pack", in, "-o", in + "/p.zip"}), 2);
    EXPECT_EQ(run({"pack", in, "-o", scratch / "p.zip", "--algorithm", "tiger"}), 2);
    EXPECT_EQ(run({"pack", in, "-o", scratch / "p.zip", "--info", "no colon"}), 2);
    EXPECT_EQ(run({"pack", in, "-o", scratch / "p.zip", "--compression", "best"}), 2);
    EXPECT_FALSE(fs::exists(scratch / "p.zip"));
    EXPECT_FALSE(fs::exists(scratch / "p.zip.part"));
    base::write_file(scratch / "in/bagit.txt", "");
    EXPECT_EQ(run({"pack", in, "-o", scratch / "p.zip"}), 2);
}

TEST(Pack, ReplacesAPackageOnlyWhenToldTo) {
    const Scratch scratch;
    make_folder(scratch / "in");
    base::write_file(scratch / "p.zip", "old");
    EXPECT_EQ(run({"pack", scratch / "in", "-o", scratch / "p.zip"}), 2);
    EXPECT_EQ(base::read_file(scratch / "p.zip"), "old");
    EXPECT_EQ(run({"pack", scratch / "in", "-o", scratch / "p.zip", "--force"}), 0);
    EXPECT_NE(base::read_file(scratch / "p.zip"), "old");
}

TEST(Pack, RefusesLinksAndNamesThatDoNotTravel) {
    const Scratch scratch;
    make_folder(scratch / "in");
    base::write_file(scratch / "in/back\\slash", "");
    EXPECT_EQ(run({"pack", scratch / "in", "-o", scratch / "p.zip"}), 1);
    fs::remove(scratch / "in/back\\slash");
    base::write_file(scratch / "in/1.TXT", "");
    EXPECT_EQ(run({"pack", scratch / "in", "-o", scratch / "p.zip"}), 1);
    fs::remove(scratch / "in/1.TXT");
    fs::create_symlink("/dev/zero", scratch / "in/link");
    EXPECT_EQ(run({"pack", scratch / "in", "-o", scratch / "p.zip"}), 1);
    EXPECT_FALSE(fs::exists(scratch / "p.zip"));
}

TEST(Pack, StoresWhatIsTooLargeForMemory) {
    const Scratch scratch;
    fs::create_directories(scratch / "in");
    base::write_file(scratch / "in/a", "a");
    base::write_file(scratch / "in/large", std::string((std::size_t{33} << 20), 'x'));
    base::write_file(scratch / "in/z", "z");
    ASSERT_EQ(run({"pack", scratch / "in", "-o", scratch / "p.zip", "-j", "2"}), 0);
    EXPECT_GT(fs::file_size(scratch / "p.zip"), std::uintmax_t{33} << 20);
    base::Findings findings;
    EXPECT_EQ(validate::bagit(scratch / "p.zip", {}, findings).verdict, base::Verdict::valid);
}

}  // namespace
