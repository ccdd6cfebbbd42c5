#include "base/uri.h"

#include <gtest/gtest.h>

#include "base/ascii.h"

namespace {

TEST(Uri, EscapesWhatIsNotKept) {
    EXPECT_EQ(base::percent_encoded("a b/c%é", "/"), "a%20b/c%25%C3%A9");
    EXPECT_EQ(base::percent_encoded("", "/"), "");
}

TEST(Uri, ResolvesEscapesAndLeavesOtherPercentSigns) {
    EXPECT_EQ(base::percent_decoded("a%20b%c3%A9"), "a bé");
    EXPECT_EQ(base::percent_decoded("100% %2 %zz %"), "100% %2 %zz %");
}

TEST(Uri, HasEveryByteBackAfterEscaping) {
    std::string all;
    for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
    EXPECT_EQ(base::percent_decoded(base::percent_encoded(all, "")), all);
    EXPECT_EQ(base::percent_decoded(base::percent_encoded(all, "%") + "%41"), all + "A");
}

TEST(Uri, FindsReferencesBesideAFile) {
    EXPECT_EQ(base::beside("x/y.xml", "z.rng"), "x/z.rng");
    EXPECT_EQ(base::beside("x/y.xml", "../a%20b.rng"), "a b.rng");
    EXPECT_EQ(base::beside("x/y.xml", ""), "x/y.xml");
    EXPECT_EQ(base::beside("y.xml", "/s/z.rng"), "/s/z.rng");
    EXPECT_EQ(base::beside("y.xml", "file:///s/z.rng"), "/s/z.rng");
    EXPECT_EQ(base::beside("y.xml", "file://host/s/z.rng"), "/s/z.rng");
}

TEST(Ascii, KnowsItsOwnAndLeavesOtherBytesAlone) {
    EXPECT_EQ(base::lowered("ÄBC-Ａz"), "Äbc-Ａz");
    for (int byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        EXPECT_EQ(base::is_hex(c), base::hex_value(c) >= 0) << byte;
        EXPECT_EQ(base::is_alphanumeric(c), base::is_digit(c) || base::is_letter(c)) << byte;
        EXPECT_FALSE(byte >= 0x80 && base::is_alphanumeric(c)) << byte;
    }
    EXPECT_EQ(base::hex_value('F'), 15);
    EXPECT_EQ(base::hex_value('a'), 10);
}

}  // namespace
