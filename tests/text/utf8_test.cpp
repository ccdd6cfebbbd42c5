#include "text/utf8.h"

#include <string>

#include <gtest/gtest.h>

namespace {

/// What find_malformed says, the long way.
std::size_t first_malformed(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const text::Decoded one = text::decode_any(text, at);
        if (!one.good) return at;
        at += one.size;
    }
    return std::string_view::npos;
}

}  // namespace

TEST(FindMalformed, FindsTheFirstOfAnyThreeBytesAmongOthers) {
    // Behind ASCII, a character of two bytes, Han and one of four; at every distance from a block of 16.
    const std::string_view before[] = {"", "abc", "é", "雨", "雨水é", "a雨𠀀"};
    const std::string_view some =
        "\x41\x7F\x80\x8F\x9F\xA0\xBF\xC0\xC2\xDF\xE0\xE1\xEC\xED\xEE\xEF\xF0\xF4\xF5\xFF";
    for (const std::string_view prefix : before) {
        for (const char first : some) {
            for (const char second : some) {
                for (const char third : some) {
                    const std::string text = std::string(prefix) + first + second + third + "、河水abc涨了";
                    ASSERT_EQ(text::find_malformed(text), first_malformed(text))
                        << testing::PrintToString(text);
                }
            }
        }
    }
}

TEST(FindMalformed, AtEveryPlaceOfALongText) {
    const std::string clean = "云泽县 reservoir é 河堤，𠀀·方禾——2019年。\n水位、流量；";
    std::string text = clean + clean + clean;
    EXPECT_EQ(text::find_malformed(text), std::string::npos);
    for (std::size_t size = 0; size < text.size(); ++size) {
        const std::string_view cut = std::string_view(text).substr(0, size);
        ASSERT_EQ(text::find_malformed(cut), first_malformed(cut)) << size;
        std::string bad = text;
        bad[size] = '\xBF';
        ASSERT_EQ(text::find_malformed(bad), first_malformed(bad)) << size;
        bad[size] = 'x';
        ASSERT_EQ(text::find_malformed(bad), first_malformed(bad)) << size;
    }
}

TEST(ThreeByteCharacter, IsThatOfDecoding) {
    for (char32_t code = 1; code < 0x11000; ++code) {
        if (code >= 0xD800 && code < 0xE000) continue;
        const std::string text = text::encoded(code) + "xyz";
        EXPECT_EQ(text::three_byte_character(text.data()), code >= 0x800 && code < 0x10000 ? code : 0U);
    }
}
