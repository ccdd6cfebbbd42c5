#include "bag/manifest.h"

#include <filesystem>
#include <functional>

#include <gtest/gtest.h>

#include "bag/bag_info.h"
#include "bag/paths.h"

namespace {

/// Calls `check` with every string of up to `longest` pieces of the alphabet.
void for_all_short_strings(const std::vector<std::string>& alphabet, std::size_t longest,
                           const std::function<void(const std::string&)>& check) {
    std::vector<std::string> of_this_length{""};
    for (std::size_t length = 0; length <= longest; ++length) {
        std::vector<std::string> longer;
        for (const std::string& text : of_this_length) {
            check(text);
            if (length == longest) continue;
            for (const std::string& piece : alphabet) longer.push_back(text + piece);
        }
        of_this_length = std::move(longer);
    }
}

TEST(Manifest, ReadsWhatMd5sumAndItsLikesWrite) {
    const bag::Manifest manifest = bag::read_manifest("AB01  data/a b\r\ncd *./data/春\rnot hex\n\n0  x");
    ASSERT_EQ(manifest.lines.size(), 3U);
    EXPECT_EQ(manifest.lines[0].digest, "ab01");
    EXPECT_EQ(manifest.lines[0].path, "data/a b");
    EXPECT_EQ(manifest.lines[0].number, 1U);
    EXPECT_TRUE(manifest.lines[1].starred && manifest.lines[1].dotted);
    EXPECT_EQ(manifest.lines[1].path, "data/春");
    EXPECT_EQ(manifest.lines[2].number, 5U);
    EXPECT_EQ(manifest.faulty, std::vector<std::uint32_t>{3});
}

TEST(Manifest, BringsEveryPathBackThroughItsEscapes) {
    for_all_short_strings(
        {"春", "a", "/", "%", "0", "A", "D", "25", "\r", "\n", " "}, 5,
        [](const std::string& path) { EXPECT_EQ(bag::unescaped(bag::escaped(path)), path); });
}

TEST(Manifest, ReadsBackTheLineThatWasWritten) {
    for_all_short_strings({"春", "a", "/", "%0A", "\r", "\n", " ", "*", "."}, 4, [](const std::string& text) {
        const std::string path = "data/" + text;
        const bag::Manifest manifest =
            bag::read_manifest(bag::manifest_line("ab", path) + bag::manifest_line("cd", "x"));
        ASSERT_EQ(manifest.lines.size(), 2U) << path;
        EXPECT_EQ(bag::unescaped(manifest.lines[0].path), path);
        EXPECT_EQ(manifest.lines[1].path, "x");
    });
}

TEST(Manifest, AccountsForEveryLine) {
    for_all_short_strings({"a", " ", "\t", "\r", "\n", "*", "./", "-"}, 5, [](const std::string& text) {
        const bag::Manifest manifest = bag::read_manifest(text);
        std::size_t lines = 0;
        for (const std::string_view line : bag::tag_lines(text)) {
            lines += line.find_first_not_of(" \t") != std::string_view::npos;
        }
        EXPECT_EQ(manifest.lines.size() + manifest.faulty.size(), lines) << text;
    });
}

TEST(TagLines, EndInAnyWay) {
    using Lines = std::vector<std::string_view>;
    EXPECT_EQ(bag::tag_lines("a\nb\rc\r\nd\n\re"), (Lines{"a", "b", "c", "d", "", "e"}));
    EXPECT_EQ(bag::tag_lines("a\r\n"), (Lines{"a"}));
    EXPECT_EQ(bag::tag_lines(""), (Lines{}));
    EXPECT_EQ(bag::tag_lines("\r\r"), (Lines{"", ""}));
}

TEST(ManifestName, NamesItsAlgorithm) {
    EXPECT_EQ(bag::algorithm_of("manifest-sha512.txt", "manifest-"), "sha512");
    EXPECT_EQ(bag::algorithm_of("manifest-SHA-256.txt", "manifest-"), "sha256");
    EXPECT_EQ(bag::algorithm_of("manifest-sha3-256.txt", "manifest-"), "sha3-256");
    for (const char* name :
         {"manifest-.txt", "manifest.txt", "tagmanifest-md5.txt", "manifest-md5.xml", ""}) {
        EXPECT_EQ(bag::algorithm_of(name, "manifest-"), "") << name;
    }
}

TEST(FetchList, TakesPathsWithBlanks) {
    const bag::Fetch fetch = bag::read_fetch(
        "https://example.org/a%20b - data/a b\nhttps://example.org/c 12\tdata/c\nx\nx 1\nx y z\n");
    ASSERT_EQ(fetch.lines.size(), 2U);
    EXPECT_EQ(fetch.lines[0].path, "data/a b");
    EXPECT_EQ(fetch.lines[1].length, "12");
    EXPECT_EQ(fetch.faulty, (std::vector<std::uint32_t>{3, 4, 5}));
}

TEST(BagInfo, FoldsRepeatsAndForgetsNothing) {
    const auto read = bag::read_bag_info("A: one\n  two\n\tthree\nb:x\r\na :  four \nno\n");
    EXPECT_EQ(read.info.values("A"), (std::vector<std::string_view>{"one two three", "four"}));
    EXPECT_EQ(read.info.value("B"), "x");
    EXPECT_EQ(read.info.value("c"), "");
    EXPECT_TRUE(read.info.tags()[2].blank_before_colon);
    EXPECT_EQ(read.faulty, std::vector<std::uint32_t>{6});
}

TEST(BagInfo, ReadsBackWhatWasWritten) {
    for_all_short_strings({"春", "a", ":", " ", "\t", "\r", "\n"}, 6, [](const std::string& text) {
        const bag::BagInfo info = bag::read_bag_info(text).info;
        EXPECT_EQ(bag::read_bag_info(bag::write_bag_info(info)).info, info) << text;
    });
}

TEST(BagInfo, KeepsAValueOnOneLine) {
    bag::BagInfo info;
    info.add("A", "one\r\nB: two\n");
    EXPECT_EQ(bag::write_bag_info(info), "A: one  B: two\n");
}

TEST(Paths, HaveNoFaultOnlyWhenTheyStayInside) {
    for_all_short_strings({"a", ".", "/", "\\", ":", "~", "春", "\xFF", "\n"}, 5,
                          [](const std::string& path) {
                              const auto fault = bag::fault_of(path);
                              const auto normal = std::filesystem::path(path).lexically_normal();
                              if (!fault) {
                                  EXPECT_EQ(normal.string(), path);
                                  EXPECT_TRUE(normal.is_relative() && *normal.begin() != ".." &&
                                              path.find('\\') == std::string::npos)
                                      << path;
                              } else {
                                  EXPECT_FALSE(bag::words(*fault).empty());
                                  EXPECT_FALSE(bag::is_our_path(path));
                              }
                          });
}

TEST(Paths, AreTwinsWhenOnlyCaseOrAccentsDiffer) {
    EXPECT_EQ(bag::twin_key("data/ÄB"), bag::twin_key("data/a\u0308b"));
    EXPECT_EQ(bag::twin_key("STRASSE"), bag::twin_key("straße"));
    EXPECT_NE(bag::twin_key("春"), bag::twin_key("舂"));
    EXPECT_EQ(bag::twin_key("\xFF"), "\xFF");
}

TEST(Paths, AreShownWithoutHarm) {
    EXPECT_EQ(bag::printable("a\n\x1B[2J\xFF春"), "a\\x0a\\x1b[2J\\xff春");
    EXPECT_LT(bag::printable(std::string(100000, '\n')).size(), 210U);
}

}  // namespace
