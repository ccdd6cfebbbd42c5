#include <gtest/gtest.h>

#include "bag/bag_write.h"
#include "bag/store.h"
#include "base/file.h"
#include "tests/bag/scratch.h"

namespace {

using bag::testing::Scratch;

constexpr bag::ZipRules exact{.tiling = bag::ZipRules::Tiling::exact};

/// A bag of three files, `large` bytes long the last of them.
void write_bag(const std::filesystem::path& target, std::size_t large = 10) {
    bag::BagWriter writer(target, "p");
    bag::Sealer sealer(writer.bag().algorithms(), bag::Compression::deflate);
    writer.add(sealer.seal("data/b.xml", "<b>春</b>"));
    writer.add(sealer.seal("data/a.xml", std::string(4000, 'a')));
    writer.add(sealer.seal("data/c", std::string(large, 'c')));
    writer.finish({});
    writer.commit();
}

TEST(Store, ReadsBackTheBagThatWasWritten) {
    const Scratch scratch;
    write_bag(scratch / "p.zip");
    base::Findings findings;
    bag::CappedFindings capped(findings, "p.zip");
    const auto store = bag::open_zip(scratch / "p.zip", exact, capped);
    ASSERT_TRUE(store) << (findings.empty() ? "" : findings.all()[0].message());
    EXPECT_EQ(store->base(), "p");
    std::vector<std::string> paths;
    for (const auto& file : store->files()) paths.push_back(file.path);
    EXPECT_EQ(paths, (std::vector<std::string>{"bag-info.txt", "bagit.txt", "data/a.xml", "data/b.xml",
                                               "data/c", "manifest-sha512.txt", "tagmanifest-sha512.txt"}));
    EXPECT_EQ(store->bytes(*store->find("data/b.xml"), 100, capped), "<b>春</b>");
    EXPECT_EQ(store->bytes(*store->find("data/a.xml"), 4000, capped), std::string(4000, 'a'));
    EXPECT_FALSE(store->find("data"));
    EXPECT_TRUE(store->has_folder("data"));
    EXPECT_FALSE(store->has_folder("dat"));
    EXPECT_TRUE(findings.empty());
    EXPECT_FALSE(store->bytes(*store->find("data/a.xml"), 3999, capped));
    EXPECT_TRUE(findings.has(bag::rules::too_large));
}

TEST(Store, NoticesAFileThatGrowsOrShrinksAfterItWasListed) {
    for (const char* now : {"longer than before", "s"}) {
        const Scratch scratch;
        base::write_file(scratch / "a", "before");
        base::Findings findings;
        bag::CappedFindings capped(findings, "p");
        const auto store = bag::open_folder(scratch.path(), capped);
        base::write_file(scratch / "a", now);
        EXPECT_FALSE(store->bytes(0, 1000, capped));
        EXPECT_TRUE(findings.has(bag::rules::changed_while_read));
    }
}

TEST(ZipReader, StreamsEntriesThatAreTooLargeForOneGo) {
    const Scratch scratch;
    std::string large;
    for (int i = 0; large.size() < (std::size_t{17} << 20); ++i) large += std::to_string(i * 7919) + "春";
    {
        bag::ZipWriter zip(scratch / "p.zip");
        zip.add("p/large", bag::pack(large, bag::Compression::deflate));
        zip.add("p/stored", bag::pack(large, bag::Compression::store));
        zip.finish();
        zip.commit();
    }
    base::Findings findings;
    bag::CappedFindings capped(findings, "p.zip");
    const auto zip = bag::ZipReader::open(bag::RandomAccess(scratch / "p.zip"), exact, capped);
    ASSERT_TRUE(zip);
    for (const std::size_t index : {std::size_t{0}, std::size_t{1}}) {
        std::size_t largest = 0;
        std::string back;
        const auto sink = [&](std::string_view piece) {
            largest = std::max(largest, piece.size());
            back += piece;
        };
        EXPECT_TRUE(zip->read(index, sink, capped));
        EXPECT_TRUE(back == large);
        EXPECT_LE(largest, std::size_t{1} << 20);
    }
}

/// What an archive says when it is accepted: names and contents; nothing when it is refused.
std::optional<std::string> told(std::string_view archive) {
    base::Findings findings;
    bag::CappedFindings capped(findings, "p.zip");
    const auto zip = bag::ZipReader::open(bag::RandomAccess::of(archive), exact, capped);
    if (!zip) return std::nullopt;
    std::string all;
    for (std::size_t i = 0; i < zip->entries().size(); ++i) {
        all += zip->entries()[i].name + "\n";
        if (!zip->read(
                i, [&](std::string_view piece) { all += piece; }, capped))
            return std::nullopt;
    }
    return all;
}

TEST(ZipReader, FindsEveryChangedByteThatMatters) {
    const Scratch scratch;
    write_bag(scratch / "p.zip");
    const std::string good = base::read_file(scratch / "p.zip");
    const auto expected = told(good);
    ASSERT_TRUE(expected);
    std::size_t unseen = 0;
    for (std::size_t at = 0; at < good.size(); ++at) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0x21);
        const auto now = told(bad);
        unseen += now.has_value();
        EXPECT_TRUE(!now || now == expected) << "byte " << at;
    }
    // Seven entries, each with versions, level bits, time and date in two headers (20 bytes), internal
    // attributes and the part of the mode that is not a kind (6): nothing else may change unseen.
    EXPECT_LE(unseen, 7U * 26);
}

TEST(ZipReader, RefusesEveryTruncation) {
    const Scratch scratch;
    write_bag(scratch / "p.zip");
    const std::string good = base::read_file(scratch / "p.zip");
    for (std::size_t size = 0; size < good.size(); ++size) EXPECT_FALSE(told(good.substr(0, size))) << size;
    EXPECT_FALSE(told(good + "x"));
    EXPECT_FALSE(told("x" + good));
}

}  // namespace
