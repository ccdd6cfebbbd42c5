#include <fstream>

#include <gtest/gtest.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "base/finding.h"
#include "base/json.h"
#include "base/json_text.h"

namespace {

constexpr base::Rule lost_file{"PM-TEST-001", base::Severity::error, "{0} is in {1} but not in the bag",
                               "RFC 8493"};

TEST(Finding, PutsItsArgumentsIntoTheWording) {
    const base::Finding finding{&lost_file, {}, {"data/a", "a manifest"}};
    EXPECT_EQ(finding.message(), "data/a is in a manifest but not in the bag");
}

TEST(Finding, LeavesASlotWithoutArgumentEmpty) {
    const base::Finding finding{&lost_file, {}, {"data/a"}};
    EXPECT_EQ(finding.message(), "data/a is in  but not in the bag");
}

TEST(Findings, NamesTheFileOnlyWhereNoneIsNamed) {
    base::Findings findings;
    findings.add(lost_file, {});
    findings.add(lost_file, {.file = "b.zip"});
    findings.name_file("a.zip");
    EXPECT_EQ(findings.all()[0].where.file, "a.zip");
    EXPECT_EQ(findings.all()[1].where.file, "b.zip");
    EXPECT_EQ(findings.count(base::Severity::error), 2U);
}

TEST(Digest, IsThePublishedOneAndReusable) {
    base::Digest digest("sha256");
    digest.update("a");
    digest.update("bc");
    const std::string abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    EXPECT_EQ(digest.hex(), abc);
    digest.update("abc");
    EXPECT_EQ(digest.hex(), abc);
    EXPECT_EQ(base::digest("md5", ""), "d41d8cd98f00b204e9800998ecf8427e");
    EXPECT_THROW(base::Digest("no-such"), base::Error);
}

TEST(File, WritesWholeAndReadsBack) {
    const auto folder = std::filesystem::temp_directory_path() / "pressmark-base-test";
    std::filesystem::create_directories(folder);
    const std::string bytes("a\0\r\n\xff", 5);
    base::write_file(folder / "f", bytes);
    EXPECT_EQ(base::read_file(folder / "f"), bytes);
    EXPECT_THROW((void)base::read_file(folder / "f", 4), base::Error);
    EXPECT_THROW((void)base::read_file(folder), base::Error);
    EXPECT_THROW((void)base::read_file(folder / "none"), base::Error);
    EXPECT_FALSE(std::filesystem::exists(folder / "f.part"));
    std::filesystem::remove_all(folder);
}

TEST(Json, RefusesDepthAndKeepsOrder) {
    EXPECT_FALSE(base::parse_json(std::string(100000, '[')));
    EXPECT_FALSE(base::parse_json("{\"a\":"));
    EXPECT_EQ(base::one_line(*base::parse_json("{\"b\": 1, \"a\": [\"春\"]}")), "{\"b\":1,\"a\":[\"春\"]}");
}

TEST(JsonText, WritesAStringAsTheTreeOfValuesDoes) {
    std::string all;
    for (int code = 0; code < 0x80; ++code) all += static_cast<char>(code);
    for (const std::string& text : {std::string(), std::string("春耕\n“备耕”\t\\"), all, "é" + all + "😀"}) {
        std::string out = "before";
        base::append_json(out, text);
        EXPECT_EQ(out, "before" + base::one_line(base::Json(text)));
    }
}

TEST(Digest, ReadsItsHexadecimalForm) {
    base::Digest digest("sha256");
    digest.update("a");
    EXPECT_EQ(base::from_hex(base::digest("sha256", "a")), digest.raw());
    EXPECT_EQ(base::from_hex(""), "");
}

}  // namespace
