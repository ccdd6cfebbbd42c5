#include <algorithm>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <zip.h>

#include "bag/bag_write.h"
#include "bag/manifest.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "tests/bag/scratch.h"

namespace {

using bag::Compression;
using bag::testing::Scratch;

struct Given {
    std::string name, bytes;
    Compression compression = Compression::deflate;
};

const std::vector<Given> given{{"p/bagit.txt", "BagIt"},
                               {"p/data/a.txt", std::string(5000, 'a')},
                               {"p/data/empty", ""},
                               {"p/data/春.txt", "春天春天春天春天春天春天春天春天春天"},
                               {"p/data/stored", std::string(300, 'b'), Compression::store}};

std::string written_by_us(const std::filesystem::path& target) {
    bag::ZipWriter zip(target);
    for (const Given& one : given) zip.add(one.name, bag::pack(one.bytes, one.compression));
    zip.finish();
    zip.commit();
    return base::read_file(target);
}

/// A libzip source of ready-made data: what performance-minded users of libzip hand to it.
struct Ready {
    bag::Packed packed;
    bool done = false;

    static zip_int64_t call(void* state, void* data, zip_uint64_t size, zip_source_cmd_t command) {
        auto& self = *static_cast<Ready*>(state);
        if (command == ZIP_SOURCE_SUPPORTS) {
            return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                                  ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
        }
        if (command == ZIP_SOURCE_OPEN) self.done = false;
        if (command == ZIP_SOURCE_READ) {
            if (self.done) return 0;
            EXPECT_GE(size, self.packed.bytes.size());
            std::ranges::copy(self.packed.bytes, static_cast<char*>(data));
            self.done = true;
            return static_cast<zip_int64_t>(self.packed.bytes.size());
        }
        if (command == ZIP_SOURCE_STAT) {
            auto& stat = *static_cast<zip_stat_t*>(data);
            zip_stat_init(&stat);
            stat.valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
            stat.size = self.packed.size;
            stat.comp_size = self.packed.bytes.size();
            stat.crc = self.packed.crc;
            stat.comp_method = self.packed.deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
            return sizeof stat;
        }
        return 0;
    }
};

std::string written_by_libzip(const std::filesystem::path& target) {
    std::vector<Ready> sources;
    for (const Given& one : given) sources.push_back({bag::pack(one.bytes, one.compression)});
    zip_t* zip = zip_open(target.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (std::size_t i = 0; i < given.size(); ++i) {
        zip_source_t* source = zip_source_function(zip, Ready::call, &sources[i]);
        EXPECT_EQ(zip_file_add(zip, given[i].name.c_str(), source, ZIP_FL_ENC_UTF_8),
                  static_cast<zip_int64_t>(i));
        zip_set_file_compression(zip, i, sources[i].packed.deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 6);
        zip_file_set_dostime(zip, i, 0, 33, 0);
        zip_file_set_external_attributes(zip, i, 0, ZIP_OPSYS_UNIX, 0100644U << 16);
    }
    EXPECT_EQ(zip_close(zip), 0) << zip_strerror(zip);
    return base::read_file(target);
}

TEST(ZipWriter, WritesByteForByteWhatLibzipWrites) {
    const Scratch scratch;
    EXPECT_EQ(base::digest("sha256", written_by_us(scratch / "ours.zip")),
              base::digest("sha256", written_by_libzip(scratch / "libzip.zip")));
}

TEST(ZipWriter, KnowsTheDigestOfWhatItWrote) {
    const Scratch scratch;
    bag::ZipWriter zip(scratch / "a.zip");
    zip.add("a", bag::pack("春", Compression::deflate));
    zip.finish();
    EXPECT_EQ(zip.sha256(), base::digest("sha256", base::read_file(zip.part_path())));
    EXPECT_EQ(zip.size(), std::filesystem::file_size(zip.part_path()));
}

TEST(PartFile, LeavesTheOldTargetUntilCommit) {
    const Scratch scratch;
    base::write_file(scratch / "a.zip", "old");
    bag::ZipWriter zip(scratch / "a.zip");
    zip.add("a", bag::pack("new", Compression::store));
    zip.finish();
    EXPECT_EQ(base::read_file(scratch / "a.zip"), "old");
    zip.commit();
    EXPECT_NE(base::read_file(scratch / "a.zip"), "old");
    EXPECT_FALSE(std::filesystem::exists(scratch / "a.zip.part"));
}

TEST(PartFile, LeavesNothingWhenItIsNotCommitted) {
    const Scratch scratch;
    { bag::ZipWriter(scratch / "a.zip").finish(); }
    EXPECT_TRUE(std::filesystem::is_empty(scratch.path()));
}

TEST(PartFile, TakesOverWhatAKillLeft) {
    const Scratch scratch;
    base::write_file(scratch / "a.zip.part", std::string(100000, 'x'));
    bag::PartFile file(scratch / "a.zip");
    file.write("new");
    file.seal();
    file.commit();
    EXPECT_EQ(base::read_file(scratch / "a.zip"), "new");
}

TEST(PartFile, RefusesASecondWriterOfTheSameTarget) {
    const Scratch scratch;
    const bag::PartFile first(scratch / "a.zip");
    EXPECT_THROW(bag::PartFile(scratch / "a.zip"), base::Error);
    EXPECT_NO_THROW(bag::PartFile(scratch / "b.zip"));
}

TEST(PartFile, NeverWritesThroughASymbolicLink) {
    const Scratch scratch;
    base::write_file(scratch / "precious", "old");
    std::filesystem::create_symlink(scratch / "precious", scratch / "a.zip.part");
    EXPECT_THROW(bag::PartFile(scratch / "a.zip"), base::Error);
    EXPECT_EQ(base::read_file(scratch / "precious"), "old");
}

TEST(PartFile, WritesMoreThanItsBuffer) {
    const Scratch scratch;
    std::string expected;
    bag::PartFile file(scratch / "a");
    for (int i = 0; i < 9; ++i) {
        const std::string piece((std::size_t{1} << 20) + 7, static_cast<char>('a' + i));
        file.write(piece);
        expected += piece;
    }
    file.seal();
    EXPECT_EQ(base::read_file(file.path()), expected);
    EXPECT_EQ(file.sha256(), base::digest("sha256", expected));
}

TEST(Packer, StoresWhatReadersWouldTakeForABomb) {
    const bag::Packed small = bag::pack(std::string(20'000, 'a'), bag::Compression::deflate);
    EXPECT_TRUE(small.deflated);
    const std::string one_letter(20'000'000, 'a');
    const bag::Packed packed = bag::pack(one_letter, bag::Compression::deflate);
    EXPECT_FALSE(packed.deflated);
    EXPECT_EQ(packed.bytes, one_letter);
}

TEST(Packer, StoresWhatWouldNotShrink) {
    EXPECT_FALSE(bag::pack("ab", Compression::deflate).deflated);
    EXPECT_FALSE(bag::pack("", Compression::deflate).deflated);
    EXPECT_FALSE(bag::pack(std::string(999, 'a'), Compression::store).deflated);
    const bag::Packed packed = bag::pack(std::string(999, 'a'), Compression::deflate);
    EXPECT_TRUE(packed.deflated);
    EXPECT_LT(packed.bytes.size(), 999U);
    std::string back;
    EXPECT_EQ(bag::inflate(packed.bytes, back, 999), bag::Inflated::whole);
    EXPECT_EQ(back, std::string(999, 'a'));
    EXPECT_EQ(bag::inflate(packed.bytes, back, 998), bag::Inflated::other_size);
    EXPECT_EQ(bag::inflate(packed.bytes, back, 1000), bag::Inflated::other_size);
    EXPECT_EQ(bag::inflate(packed.bytes + "x", back, 999), bag::Inflated::damaged);
}

TEST(Unpacker, TakesOneStreamAfterAnotherWhateverWasInTheLast) {
    bag::Unpacker unpacker;
    for (const std::size_t size : {900U, 5000U, 700U}) {
        const std::string words(size, 'a');
        const bag::Packed packed = bag::pack(words, Compression::deflate);
        EXPECT_EQ(unpacker.unpack(packed.bytes, size), bag::Inflated::whole);
        EXPECT_EQ(unpacker.bytes(), words);
        EXPECT_EQ(unpacker.unpack(packed.bytes, size - 1), bag::Inflated::other_size);
        EXPECT_EQ(unpacker.unpack(packed.bytes + "x", size), bag::Inflated::damaged);
    }
    EXPECT_EQ(unpacker.room(), 5000U);
}

TEST(Bag, RefusesPathsThatAreNotOurs) {
    bag::Bag books("p");
    const std::vector<std::string> none{std::string(64, 'x')};
    for (const char* path :
         {"a.txt", "data/../a", "/data/a", "data//a", "data/a/", "data/春", "data\\a", "data/."}) {
        EXPECT_THROW(books.add({path, 0, none}), base::Bug) << path;
    }
    books.add({"data/a", 3, none});
    EXPECT_THROW(books.add({"data/a", 3, none}), base::Bug);
    EXPECT_EQ(books.oxum(), "3.1");
}

TEST(Bag, SortsManifestsWhateverTheOrderOfEntering) {
    const std::vector<std::string> one{"\x01"}, two{"\x02"};
    bag::Bag forth("p"), back("p");
    forth.add({"data/a", 1, one});
    forth.add({"data/b", 1, two});
    back.add({"data/b", 1, two});
    back.add({"data/a", 1, one});
    EXPECT_EQ(forth.manifest(0), "01  data/a\n02  data/b\n");
    EXPECT_EQ(back.manifest(0), forth.manifest(0));
    EXPECT_EQ(back.payload_digest(), forth.payload_digest());
}

TEST(Bag, KeepsTheBooksOfManyFilesInSeveralAlgorithms) {
    bag::Bag books("p", {"md5", "sha512"});
    const auto path = [](std::size_t number) { return "data/" + std::to_string(10000 + number); };
    constexpr std::size_t files = 1000;
    for (std::size_t i = 0; i < files; ++i)
        books.add({path(i), i, {std::string(16, 'a'), std::string(64, 'b')}});
    for (std::size_t i = 0; i < files; i += 37) {
        EXPECT_THROW(books.add({path(i), i, {std::string(16, 'a'), std::string(64, 'b')}}), base::Bug) << i;
    }
    EXPECT_EQ(books.payload_files(), files);
    EXPECT_EQ(books.oxum(), "499500.1000");
    const std::string sha512 = books.manifest(1);
    EXPECT_EQ(std::ranges::count(sha512, '\n'), static_cast<std::ptrdiff_t>(files));
    EXPECT_TRUE(sha512.ends_with("6262  data/10999\n"));
    EXPECT_TRUE(books.manifest(0).starts_with("61616161616161616161616161616161  data/10000\n"));
}

TEST(Bag, HasANameThatDependsOnItsPayloadAlone) {
    bag::Bag one("p"), other("q");
    one.add({"data/a", 1, {"\x01"}});
    other.add({"data/a", 1, {"\x01"}});
    EXPECT_EQ(one.identifier(), other.identifier());
    other.add({"data/b", 1, {"\x01"}});
    EXPECT_NE(one.identifier(), other.identifier());
    EXPECT_EQ(one.identifier().size(), std::string("urn:uuid:6ba7b811-9dad-11d1-80b4-00c04fd430c8").size());
    EXPECT_EQ(one.identifier()[23], '5');  // the version of the UUID
}

TEST(Bag, TakesNamesOutsideAsciiOnlyWhereAskedTo) {
    bag::Bag foreign("报", {"sha512"}, bag::Names::utf8);
    EXPECT_NO_THROW(foreign.add({"data/春", 1, {"\x01"}}));
    EXPECT_THROW(foreign.add({"data/../春", 1, {"\x01"}}), base::Bug);
    EXPECT_THROW(bag::Bag("报"), base::Bug);
}

TEST(Bag, SaysItsSizeForPeople) {
    EXPECT_EQ(bag::readable_bytes(999), "999 B");
    EXPECT_EQ(bag::readable_bytes(1000), "1.0 KB");
    EXPECT_EQ(bag::readable_bytes(999999), "999.9 KB");
    EXPECT_EQ(bag::readable_bytes(7345678), "7.3 MB");
    EXPECT_EQ(bag::readable_bytes(~std::uint64_t{0}), "18.4 EB");
}

TEST(BagWriter, RefusesALargeFileThatChanges) {
    const Scratch scratch;
    bag::ZipWriter zip(scratch / "a.zip");
    int calls = 0;
    const auto shrunk = [&]() -> std::string_view { return calls++ == 0 ? "ab" : ""; };
    EXPECT_THROW(zip.add_stored("a", 3, bag::crc32(0, "abc"), shrunk), base::Error);
}

}  // namespace
