#include "text/radicals.h"

#include <gtest/gtest.h>

#include "text/scripts.h"

namespace {

TEST(Radicals, StandForIdeographsInTheScriptOfTheText) {
    using text::Script;
    EXPECT_EQ(text::ideograph_of(0x2F47), U'日');
    EXPECT_EQ(text::ideograph_of(0x2ED3), U'长');
    EXPECT_EQ(text::ideograph_of(0x2EA0), U'民');
    EXPECT_EQ(text::ideograph_of(0x2F3E, Script::simplified), U'户');
    EXPECT_EQ(text::ideograph_of(0x2F3E, Script::traditional), U'戶');
    EXPECT_EQ(text::ideograph_of(U'春'), U'春');
}

TEST(Radicals, AllBecomeIdeographsOrStay) {
    for (char32_t code = 0x2E80; code <= 0x2FD5; ++code) {
        const char32_t ideograph = text::ideograph_of(code);
        EXPECT_TRUE(ideograph == code || text::is_han(ideograph)) << std::hex << static_cast<unsigned>(code);
        if (code >= 0x2F00) {
            EXPECT_NE(ideograph, code);
        }
    }
}

}  // namespace
