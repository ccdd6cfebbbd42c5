// Parcels on their way through the spool, and which of them hold a section of the review page.
#include "cli/spool.h"

#include <filesystem>
#include <fstream>
#include <functional>

#include <gtest/gtest.h>

#include "bag/proof.h"
#include "base/error.h"
#include "cli/packaging.h"
#include "cli/review_guess.h"
#include "tests/bag/scratch.h"

namespace {

using bag::testing::Scratch;
using cli::PackageBy;

cli::Parcel parcel_of(const std::string& number, bool reviewed = true) {
    bag::Sealer sealer({"sha512"}, bag::Compression::deflate);
    package::Record record;
    record.reviewed = reviewed;
    const std::string tei(900, 'a');
    bag::Sealed proven = sealer.seal_kept("data/tei/" + number + ".xml", tei);
    proven.proof = bag::Prover().prove(tei, proven.file, proven.packed);
    return {{std::move(proven), sealer.seal("data/source/" + number + ".txt", "春")},
            package::to_string(record),
            {{number + "-a1", "题目", "2024-03-08", "", "zh", "", "春耕 "},
             {number + "-a2", "又题", "", "周一鸣", "zh", "", std::string(40'000, 'w')}}};
}

/// Turns a byte of the parcel around.
void damage(const std::filesystem::path& batch, const cli::SpoolPlace& place, std::uint64_t at) {
    std::fstream file(batch / place.segment, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(place.offset + at));
    const int byte = file.get();
    file.seekp(static_cast<std::streamoff>(place.offset + at));
    file.put(static_cast<char>(byte ^ 1));
}

TEST(Spool, GivesBackWhatWasPutIn) {
    const Scratch scratch;
    cli::SpoolWriter writer(scratch / ".", "s");
    const cli::Parcel one = parcel_of("0001"), other = parcel_of("0002");
    const std::vector<cli::SpoolPlace> places{writer.add(one), writer.add(other)};
    cli::SpoolReader reader(scratch / ".");
    for (const std::size_t i : {1U, 0U, 1U}) {
        const cli::Parcel& put = i == 0 ? one : other;
        const auto articles = reader.read_articles(places[i]);
        ASSERT_EQ(articles.size(), 2U);
        EXPECT_EQ(articles[0].id, put.articles[0].id);
        EXPECT_EQ(articles[1].byline, "周一鸣");
        EXPECT_EQ(articles[1].words, put.articles[1].words);
        const cli::PackageParcel parcel = reader.read_for_package(places[i]);
        EXPECT_EQ(parcel.record, put.record);
        ASSERT_EQ(parcel.files.size(), 2U);
        for (std::size_t file = 0; file < 2; ++file) {
            EXPECT_EQ(parcel.files[file].file.path, put.files[file].file.path);
            EXPECT_EQ(parcel.files[file].file.digests, put.files[file].file.digests);
            EXPECT_EQ(parcel.files[file].file.size, put.files[file].file.size);
            EXPECT_EQ(parcel.files[file].packed.bytes, put.files[file].packed.bytes);
            EXPECT_EQ(parcel.files[file].packed.crc, put.files[file].packed.crc);
            EXPECT_EQ(parcel.files[file].packed.deflated, put.files[file].packed.deflated);
            EXPECT_EQ(parcel.files[file].proof, put.files[file].proof);
        }
    }
}

TEST(Spool, NoticesEachDamagedByteWhereItIsRead) {
    const Scratch scratch;
    cli::SpoolWriter writer(scratch / ".", "s");
    const cli::SpoolPlace place = writer.add(parcel_of("0001"));
    for (std::uint64_t at = 0; at < place.size; at += at < 64 ? 1 : 97) {
        damage(scratch / ".", place, at);
        cli::SpoolReader reader(scratch / ".");
        int noticed = 0;
        try {
            (void)reader.read_articles(place);
        } catch (const base::Error&) {
            ++noticed;
        }
        try {
            (void)reader.read_for_package(place);
        } catch (const base::Error&) {
            ++noticed;
        }
        EXPECT_EQ(noticed, at < 32 ? 2 : 1) << at;
        damage(scratch / ".", place, at);
    }
    std::filesystem::resize_file(scratch / place.segment, place.size - 1);
    cli::SpoolReader reader(scratch / ".");
    EXPECT_EQ(reader.read_articles(place).size(), 2U);
    EXPECT_THROW((void)reader.read_for_package(place), base::Error);
    std::filesystem::resize_file(scratch / place.segment, 20);
    EXPECT_THROW((void)reader.read_articles(place), base::Error);
}

TEST(Packaging, ADocumentThatLacksItsSectionOfTheReviewPageIsConvertedAgain) {
    const Scratch scratch;
    cli::SpoolWriter writer(scratch / ".", "s");
    cli::PackagePlan plan{.batch = scratch / ".", .target = scratch / "p.zip", .facts = {}, .members = {}};
    plan.facts.id = "p";
    plan.members = {{1, writer.add(parcel_of("0001"))},
                    {2, writer.add(parcel_of("0002", false))},
                    {3, writer.add(parcel_of("0003"))}};
    const cli::PackageReport report = cli::write_package(plan);
    EXPECT_EQ(report.lost, std::vector<std::int64_t>{2});
    EXPECT_FALSE(report.good);
    EXPECT_FALSE(std::filesystem::exists(plan.target));
}

/// The package of one document, and what became of it.
cli::PackageReport packaged(const Scratch& scratch, const cli::Parcel& parcel) {
    cli::SpoolWriter writer(scratch / ".", "s");
    cli::PackagePlan plan{.batch = scratch / ".", .target = scratch / "p.zip", .facts = {}, .members = {}};
    plan.facts.id = "p";
    plan.members = {{1, writer.add(parcel)}};
    return cli::write_package(plan);
}

TEST(Packaging, UnpacksWhatItsProofDoesNotHold) {
    const Scratch scratch;
    const cli::Parcel good = parcel_of("0001");
    EXPECT_TRUE(packaged(scratch, good).good);
    cli::Parcel unproven = good;
    unproven.files[0].proof.clear();
    EXPECT_TRUE(packaged(scratch, unproven).good);
    // The file is as it should be; the proof is not believed, and the file is read in full.
    cli::Parcel odd = good;
    odd.files[0].proof[7] ^= 1;
    EXPECT_TRUE(packaged(scratch, odd).good);
    std::filesystem::remove(scratch / "p.zip");
    const std::function<void(bag::Sealed&)> faults[] = {
        [](bag::Sealed& file) { file.packed.bytes[file.packed.bytes.size() / 2] ^= 1; },
        [](bag::Sealed& file) { file.packed.crc ^= 1; },
        [](bag::Sealed& file) { file.file.digests[0][9] ^= 1; },
        [](bag::Sealed& file) { file.file.size = ++file.packed.size; },
    };
    for (const auto& spoil : faults) {
        for (const bool proven : {true, false}) {
            cli::Parcel bad = proven ? good : unproven;
            spoil(bad.files[0]);
            const cli::PackageReport report = packaged(scratch, bad);
            EXPECT_FALSE(report.good) << proven;
            EXPECT_NE(report.findings.find("0001.xml"), std::string::npos) << report.findings;
            EXPECT_FALSE(std::filesystem::exists(scratch / "p.zip"));
        }
    }
}

TEST(ReviewGuess, KnowsTheFirstOfEachPackage) {
    cli::ReviewGuess guess({}, true);
    constexpr std::uint64_t files = 5, in_package = cli::most_entries / files;
    std::uint64_t without = 0;
    for (std::uint64_t document = 0; document < 3 * in_package; ++document) {
        const bool early = guess.may_be_early(static_cast<std::int64_t>(document) + 1, 64);
        if (document % in_package < 200) {
            EXPECT_TRUE(early) << document;
        }
        without += early ? 0 : 1;
        guess.count(files);
    }
    EXPECT_GT(without, 3 * in_package * 9 / 10);
}

TEST(ReviewGuess, WhereNothingIsKnownEveryDocumentMayBeEarly) {
    cli::ReviewGuess later({}, false), counted({PackageBy::What::count, 10'000}, true);
    for (int i = 0; i < 5000; ++i) {
        later.count(5);
        counted.count(5);
    }
    EXPECT_TRUE(later.may_be_early(5001, 0));
    EXPECT_TRUE(counted.may_be_early(5001, 0));
    // One that comes again, because another broke its worker.
    cli::ReviewGuess guess({}, true);
    for (int i = 0; i < 5000; ++i) guess.count(5);
    EXPECT_FALSE(guess.may_be_early(5001, 0));
    EXPECT_TRUE(guess.may_be_early(17, 0));
}

}  // namespace
