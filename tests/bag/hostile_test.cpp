// Archives made to deceive (make_hostile.py) are refused for the right reason and with bounded work; those
// that honest programs write pass.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "bag/bag_write.h"
#include "bag/zip_read.h"
#include "base/file.h"
#include "tests/bag/scratch.h"

namespace {

using bag::testing::Scratch;

bool runs(const std::string& command) {
    return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
}

/// What became of an archive that was opened and, where it was not refused, read to its end.
struct Outcome {
    std::set<std::string> ids;
    std::size_t findings = 0;
    bool refused = false;
    std::uint64_t unpacked = 0, directory_bytes_read = 0;
};

Outcome outcome(const std::filesystem::path& path, const bag::ZipRules& rules = {}) {
    Outcome out;
    base::Findings findings;
    {
        bag::CappedFindings capped(findings, "a.zip");
        const bag::RandomAccess bytes(path);
        (void)bag::read_central_directory(bytes, rules, capped);
        out.directory_bytes_read = bytes.bytes_read();
    }
    findings = {};
    {
        bag::CappedFindings capped(findings, "a.zip");
        const auto zip = bag::ZipReader::open(bag::RandomAccess(path), rules, capped);
        for (std::size_t i = 0; zip && i < zip->entries().size(); ++i) {
            (void)zip->read(
                i, [&](std::string_view piece) { out.unpacked += piece.size(); }, capped);
        }
        out.refused = capped.errors() > 0;
    }
    for (const auto& finding : findings.all()) out.ids.emplace(finding.rule->id);
    out.findings = findings.all().size();
    return out;
}

struct Case {
    std::string name, expected;
};

std::vector<Case> make_cases(const std::filesystem::path& folder) {
    const std::string script = std::string(PRESSMARK_SOURCE_DIR) + "/tests/bag/make_hostile.py";
    EXPECT_TRUE(runs("python3 '" + script + "' '" + folder.string() + "'"));
    std::ifstream index(folder / "cases.tsv");
    std::vector<Case> cases;
    for (Case one; std::getline(std::getline(index, one.name, '\t'), one.expected);) cases.push_back(one);
    return cases;
}

bool any_of_them(const std::string& expected, const std::set<std::string>& ids) {
    std::istringstream words(expected);
    for (std::string id; std::getline(words, id, ',');) {
        if (ids.contains(id)) return true;
    }
    return false;
}

TEST(HostileZip, IsRefusedForTheRightReasonWithBoundedWork) {
    if (!runs("python3 --version")) GTEST_SKIP() << "no python3 to make the archives with";
    const Scratch scratch;
    const std::vector<Case> cases = make_cases(scratch.path());
    ASSERT_GT(cases.size(), 100U);
    for (const Case& one : cases) {
        const auto path = scratch / (one.name + ".zip");
        const Outcome got = outcome(path);
        std::string ids;
        for (const std::string& id : got.ids) ids += id + " ";
        const bool warned = one.expected.ends_with('+');
        EXPECT_EQ(got.refused, one.expected != "valid" && !warned) << one.name << ": " << ids;
        const std::string wanted = warned ? one.expected.substr(0, one.expected.size() - 1) : one.expected;
        EXPECT_TRUE(one.expected == "valid" || any_of_them(wanted, got.ids)) << one.name << ": " << ids;
        // The directory, the local headers (512 bytes at a time) and gaps, once each; and a tail of 64 KiB.
        const std::uint64_t size = std::filesystem::file_size(path);
        EXPECT_LE(got.directory_bytes_read, 12 * size + 66000) << one.name;
        EXPECT_LE(got.unpacked, std::uint64_t{1} << 20) << one.name;
        EXPECT_LE(got.findings, 70U) << one.name;
    }
}

TEST(HonestZip, OfInfoZipPasses) {
    if (!runs("zip -v")) GTEST_SKIP() << "no zip";
    const Scratch scratch;
    std::filesystem::create_directories(scratch / "p/data");
    base::write_file(scratch / "p/data/a.xml", std::string(5000, 'a'));
    base::write_file(scratch / "p/data/春.xml", "春");
    const std::string in = "cd '" + scratch.path().string() + "' && ";
    for (const char* command :
         {"zip -q -r a.zip p", "zip -q -0 -r b.zip p", "zip -q -r - p >c.zip", "zip -q -fz -r d.zip p",
          "zip -q -X -D -r e.zip p", "LC_ALL=C zip -q -r f.zip p"}) {
        ASSERT_TRUE(runs(in + "(" + command + ")")) << command;
    }
    for (const char* name : {"a.zip", "b.zip", "c.zip", "d.zip", "e.zip", "f.zip"}) {
        const Outcome got = outcome(scratch / name);
        EXPECT_FALSE(got.refused) << name << (got.ids.empty() ? "" : *got.ids.begin());
        EXPECT_EQ(got.unpacked, 5003U) << name;
    }
}

TEST(HonestZip, OfInfoZipMayHoldLargeEntries) {
    if (!runs("zip -v")) GTEST_SKIP() << "no zip";
    const Scratch scratch;
    std::string large;
    for (int i = 0; large.size() < (std::size_t{17} << 20); ++i) large += std::to_string(i * 7919) + "春";
    base::write_file(scratch / "large", large);
    const std::string in = "cd '" + scratch.path().string() + "' && ";
    // With zip64 fields where none is needed, and as a stream with data descriptors.
    for (const char* command : {"zip -q -1 -fz a.zip large", "zip -q -1 -r - large >a.zip"}) {
        ASSERT_TRUE(runs(in + "rm -f a.zip && (" + command + ")")) << command;
        const Outcome got = outcome(scratch / "a.zip");
        EXPECT_FALSE(got.refused) << command << (got.ids.empty() ? "" : *got.ids.begin());
        EXPECT_EQ(got.unpacked, large.size());
    }
}

TEST(OurZip, PassesTheProgramsOfOthers) {
    const Scratch scratch;
    const auto path = scratch / "a.zip";
    bag::ZipWriter zip(path);
    for (const char* name : {"p/a", "p/b.xml", "p/春.xml"})
        zip.add(name, bag::pack(std::string(3000, 'x'), bag::Compression::deflate));
    zip.finish();
    zip.commit();
    EXPECT_EQ(outcome(path, {.tiling = bag::ZipRules::Tiling::exact}).unpacked, 9000U);
    const std::string quoted = " '" + path.string() + "'";
    EXPECT_TRUE(!runs("unzip -v") || runs("unzip -tq" + quoted));
    EXPECT_TRUE(!runs("python3 --version") || runs("python3 -m zipfile -t" + quoted));
}

TEST(OurZip, GoesToZip64BeyondSixtyFiveThousandEntries) {
    const Scratch scratch;
    for (const std::size_t count : {std::size_t{65534}, std::size_t{65535}, std::size_t{65537}}) {
        const auto path = scratch / "a.zip";
        bag::ZipWriter zip(path);
        const bag::Packed nothing = bag::pack("", bag::Compression::store);
        for (std::size_t i = 0; i < count; ++i) zip.add("p/" + std::to_string(i), nothing);
        zip.finish();
        zip.commit();
        base::Findings findings;
        bag::CappedFindings capped(findings, "a.zip");
        const bag::RandomAccess bytes(path);
        const bag::ZipRules exact{.tiling = bag::ZipRules::Tiling::exact};
        EXPECT_EQ(bag::read_central_directory(bytes, exact, capped).size(), count);
        EXPECT_TRUE(findings.empty());
        EXPECT_TRUE(count == 65534 || !runs("python3 --version") ||
                    runs("python3 -m zipfile -t '" + path.string() + "'"))
            << count;
    }
}

TEST(OurZip, GoesToZip64BeyondFourGigabytes) {
    if (std::getenv("PRESSMARK_HUGE") == nullptr)
        GTEST_SKIP() << "set PRESSMARK_HUGE to write 10 GB into the temporary folder";
    const Scratch scratch;
    const std::string piece(std::size_t{1} << 20, 'x');
    const std::uint64_t size = std::uint64_t{5} << 30;
    std::uint32_t crc = 0;
    for (std::uint64_t at = 0; at < size; at += piece.size()) crc = bag::crc32(crc, piece);
    bag::ZipWriter zip(scratch / "a.zip");
    for (const char* name : {"p/a", "p/b"}) {
        std::uint64_t at = 0;
        zip.add_stored(name, size, crc, [&]() -> std::string_view {
            at += piece.size();
            return at <= size ? std::string_view(piece) : std::string_view();
        });
    }
    zip.add("p/c", bag::pack(piece, bag::Compression::deflate));
    zip.finish();
    zip.commit();
    const Outcome got = outcome(scratch / "a.zip", {.tiling = bag::ZipRules::Tiling::exact});
    EXPECT_FALSE(got.refused);
    EXPECT_EQ(got.unpacked, 2 * size + piece.size());
    EXPECT_TRUE(!runs("unzip -v") || runs("unzip -tq '" + (scratch / "a.zip").string() + "'"));
}

}  // namespace
