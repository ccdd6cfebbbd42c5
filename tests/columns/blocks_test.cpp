// What the edges of a block of lines say.
#include <string>

#include <gtest/gtest.h>

#include "columns/continuity.h"
#include "text/lines.h"

namespace {

bool looks_like_head(const std::string& line) {
    return columns::block_of(line, text::printed_lines(line), 28).head;
}

TEST(Blocks, AShortLineWithoutSignsLooksLikeAHeadline) {
    EXPECT_TRUE(looks_like_head("渡口新桥通车"));
    EXPECT_TRUE(looks_like_head("石桥小学书画展"));
    EXPECT_FALSE(looks_like_head("渡口新桥，通车"));
    EXPECT_FALSE(looks_like_head("春耕时节全县各乡镇抢抓农时机"));
}

TEST(Blocks, ALineStretchedToItsColumnDoesNot) {
    EXPECT_FALSE(looks_like_head("春 耕 时 节 全 县 各 乡 镇"));
    // Of so few characters a headline may be spread as well.
    EXPECT_TRUE(looks_like_head("今 日 关 注"));
}

}  // namespace
