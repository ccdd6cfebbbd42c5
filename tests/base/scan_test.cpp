#include "base/scan.h"

#include <string>

#include <gtest/gtest.h>

namespace {

// ？, and ? alone.
constexpr auto is_question = [](const unsigned char* byte) {
    return (byte[0] == '?') | ((byte[0] == 0xEF) & (byte[1] == 0xBC) & (byte[2] == 0x9F));
};

std::size_t find(std::string_view text, std::size_t at = 0) {
    return base::find_bytes<3>(text, at, is_question);
}

}  // namespace

TEST(FindBytes, FindsTheFirstOneAtEveryPlaceOfTextsOfEveryLength) {
    for (std::size_t size = 0; size < 150; ++size) {
        const std::string clean(size, 'x');
        EXPECT_EQ(find(clean), std::string::npos) << size;
        for (std::size_t at = 0; at < size; ++at) {
            std::string text = clean;
            text[at] = '?';
            EXPECT_EQ(find(text), at) << size;
            EXPECT_EQ(find(text, at), at) << size;
            EXPECT_EQ(find(text, at + 1), std::string::npos) << size << " " << at;
            text.replace(at, 1, "\uFF1F?");
            EXPECT_EQ(find(text), at) << size;
        }
    }
}

TEST(FindBytes, SeesNothingBehindTheEnd) {
    const std::string whole = std::string(70, 'x') + "\uFF1F";
    for (std::size_t size = 70; size < whole.size(); ++size) {
        EXPECT_EQ(find(std::string_view(whole).substr(0, size)), std::string::npos) << size;
    }
    EXPECT_EQ(find(whole), 70U);
}
