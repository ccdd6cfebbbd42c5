// Where paragraphs end on pages recognised from an image: signs are lost or change their shape.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "lines/passages.h"

namespace {

// Columns of fourteen characters, signs as OCR writes them.
constexpr std::string_view opening =
    "本报讯 (记者 方禾) 今年春天\n"
    "雨水多，水库的水位涨得快，守坝\n"
    "的人日夜巡查: 水位一过警戒线，就\n"
    "要开闸放水。守坝人老周说，这座\n"
    "水库修了四十年，大坝没有出过一\n"
    "次险情，靠的是水位一天三报。\n\n";
constexpr std::string_view rest =
    "下雨的日子，守坝人老周守在\n"
    "大坝上，日夜看着水库的水位，饭\n"
    "也是家里人送来的。老周说; 看惯\n"
    "了就不怕。一年三百多天都在这。\n\n"
    "孩子们说，老周不在家的日子\n"
    "比在家的多，家里的事都靠他爱人\n"
    "一个人，她从来没有说过一句怨言。\n";

/// Does a passage of this page begin with `words`?
bool begins_on_page(const std::string& text, std::string_view words) {
    lines::Cues cues;
    cues.datelines = {"本报讯"};
    cues.roles = {"记者"};
    const lines::LinedPage page = lines::lined_page(text, text::printed_lines(text), cues);
    EXPECT_TRUE(lines::in_recognised_blocks(page.statistics));
    for (const lines::Passage& passage : page.passages) {
        if (page.lines[passage.first].slice.of(text).starts_with(words)) return true;
    }
    return false;
}

/// … of a page with these lines in its middle?
bool begins_a_passage(std::string_view lines_between, std::string_view words) {
    return begins_on_page(std::string(opening) + std::string(lines_between) + std::string(rest), words);
}

// Paragraphs that have no indent, in columns of fifteen characters.
const std::string unindented =
    "本报讯 (记者 方禾) 今年春天里，\n"
    "雨水多，水库的水位涨得快，守坝\n"
    "的人日夜巡查: 水位一过警戒线就\n"
    "要开闸放水。\n\n"
    "守坝人老周说，这座水库修了四十\n"
    "年，大坝从来没有出过一次大险情\n"
    "靠的是水位一天三报。\n\n"
    "下雨的日子里，守坝人老周守在大\n"
    "坝上，日夜看着水库的水位，饭也\n"
    "是家里人送来的。老周说; 看惯了\n"
    "就不怕。\n\n";

TEST(RecognisedLineEnd, EndsAParagraphOverAnIndentWithoutABlankLine) {
    EXPECT_TRUE(
        begins_a_passage("每逢汛期，县里派人来帮着守大坝，\n"
                         "一天两班，昼夜不停，从不误事。\n"
                         "去年七月，一连下了九天的雨\n"
                         "水位离坝顶只有两米，老周三天三\n"
                         "夜没有合眼，嗓子也喊得哑了。\n",
                         "去年七月"));
}

TEST(RecognisedLineEnd, EndsAParagraphWhoseStopWasLost) {
    EXPECT_TRUE(
        begins_a_passage("每逢汛期，县里派人来帮着守大坝\n"
                         "从不误事o\n"
                         "去年七月，一连下了九天的雨\n"
                         "水位离坝顶只有两米，老周三天三\n"
                         "夜没有合眼，嗓子也喊得哑了。\n",
                         "去年七月"));
}

TEST(RecognisedLineEnd, EndsAParagraphWithAPartOfALineOverABlankLine) {
    EXPECT_TRUE(
        begins_a_passage("每逢汛期，县里派人来帮着守大坝\n"
                         "从不误事o\n\n"
                         "水位离坝顶只有两米，老周三天三\n"
                         "夜没有合眼，嗓子也喊得哑了。\n",
                         "水位离坝顶"));
}

TEST(RecognisedLineEnd, IsNotHeldByAQuotationMarkThatWasNeverClosed) {
    EXPECT_TRUE(
        begins_a_passage("县长对他说，“你守住了大坝，我代\n"
                         "表两岸十万人谢谢你们。\n"
                         "去年七月，一连下了九天的雨\n"
                         "水位离坝顶只有两米，老周三天三\n"
                         "夜没有合眼，嗓子也喊得哑了。\n",
                         "去年七月"));
}

TEST(RecognisedLineEnd, GoesOnBehindAStopInMidParagraph) {
    EXPECT_FALSE(
        begins_a_passage("每逢汛期，县里派人来帮着守大坝，\n"
                         "一天两班，昼夜不停，从不误事。\n"
                         "去年七月，一连下了九天的雨，水\n"
                         "位离坝顶只有两米，老周三天三夜\n"
                         "没有合眼，嗓子也喊得哑了。\n",
                         "去年七月"));
}

TEST(RecognisedLineEnd, EndsAParagraphBeforeADashThatIsReadAsTwoNumerals) {
    EXPECT_TRUE(
        begins_a_passage("守坝要做好三件事，一件也不能少。\n"
                         "一一看水位。一天三回，报到县里\n"
                         "的防汛办，一回也不能落下，刮风\n"
                         "下雨都要去，半夜里也要起来看。\n",
                         "一一看水位"));
}

TEST(RecognisedLineEnd, EndsAParagraphAtAStopWhereTheNextWordWouldHaveFitted) {
    EXPECT_TRUE(
        begins_a_passage("每逢汛期，县里派人来帮着守住大坝\n"
                         "一天两班，昼夜不停，也都不误事，\n"
                         "人人都是自己先报了名才来的。\n"
                         "去年汛期来得也早，在8月里守到\n"
                         "上，一守又是两个多月，没有人回过\n"
                         "家里去，电话也打得很少，守到了秋\n"
                         "天，水位退了才回家。\n",
                         "去年汛期"));
}

TEST(RecognisedLineEnd, EndsAParagraphWithRoomForACharacterWhereFirstLinesAreFull) {
    const std::string more =
        "每逢汛期，县里派人来帮着守住大\n"
        "坝，一天两班人，从不误了事。\n"
        "去年的汛期比哪一年都来得早大家\n"
        "守在坝上，一守又是两个多月，没\n"
        "有人回过家里去，守到了秋天。\n";
    EXPECT_TRUE(begins_on_page(unindented + more, "去年的汛期"));
}

TEST(RecognisedLineEnd, KeepsAParagraphWholeThatBeginsBesideAPictureWithoutAnIndent) {
    const std::string more =
        "带着孩子的人\n"
        "也上坝来看水\n"
        "在坝上坐到天\n"
        "黑，看水落下\n"
        "去，才肯回家去，说守坝人是最好\n"
        "的人，孩子们长大了也要来守坝。\n";
    EXPECT_TRUE(begins_on_page(unindented + more, "带着孩子"));
    EXPECT_FALSE(begins_on_page(unindented + more, "也上坝来"));
    EXPECT_FALSE(begins_on_page(unindented + more, "在坝上坐"));
}

}  // namespace
