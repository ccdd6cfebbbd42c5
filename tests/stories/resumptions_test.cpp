// Stories that take turns on a recognised page: which paragraph goes on where.
#include "stories/resumptions.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "lines/passages.h"
#include "readers/lined.h"
#include "tests/stories/story_cues.h"

namespace {

/// Two stories whose columns OCR read in bands; 28 cells wide, signs as OCR writes them.
constexpr std::string_view bands[] = {
    "本报讯 (记者 方禾) 今年春天\n"
    "雨水多，水库的水位涨得快，守坝\n"
    "的人日夜巡查: 水位一过警戒线，就\n"
    "要开闸放水。守坝人老周说，这座\n",
    "本报讯 (记者 周一鸣) 县里的\n"
    "茶农正忙着采茶。茶园里到处是背\n"
    "篓的人，新茶一天一个价，谁也不\n"
    "敢歇。茶农方大嫂说，今年的茶\n",
    "水库修了四十年，大坝没有出过一\n"
    "次险情，靠的是水位一天三报。\n",
    "叶又嫩又香，茶园门口排着收茶的\n"
    "车队，一直排到山下的公路。\n",
};

std::string page() {
    std::string text;
    for (const std::string_view band : bands) text += std::string(band) + '\n';
    return text;
}

/// The paragraphs, white space left out.
std::vector<std::string> paragraphs(std::string text) {
    base::Findings findings;
    const model::Document document =
        readers::read_lined(text::SourceText(std::move(text)), story_cues(), {}, findings);
    std::vector<std::string> found;
    for (const model::Block& block : document.blocks()) {
        if (document.node(block.node).kind != model::Kind::paragraph) continue;
        found.emplace_back();
        for (const char c : document.plain(block.node)) {
            if (c != ' ' && c != '\n') found.back() += c;
        }
    }
    return found;
}

lines::LinedPage lined(const std::string& text) {
    return lines::lined_page(text, text::printed_lines(text), story_cues());
}

}  // namespace

TEST(Resumptions, GoesOnWithTheParagraphWhoseWordsItShares) {
    const std::vector<std::string> found = paragraphs(page());
    ASSERT_EQ(found.size(), 2U);
    EXPECT_NE(found[0].find("这座水库修了四十年"), std::string::npos) << found[0];
    EXPECT_NE(found[1].find("今年的茶叶又嫩又香"), std::string::npos) << found[1];
}

TEST(Resumptions, BeginNowhereWhereAStoryOpens) {
    const std::string text = page();
    const lines::LinedPage page = lined(text);
    const stories::Resumptions resumptions(text, page);
    EXPECT_FALSE(resumptions.may_resume(0));
    EXPECT_FALSE(resumptions.may_resume(1));
    EXPECT_TRUE(resumptions.may_resume(2));
}
