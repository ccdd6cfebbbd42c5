// A page whose columns break off is said to.
#include "columns/broken_off.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/columns/columns_in_turn.h"

namespace {

using namespace columns_test;

TEST(BrokenOff, CountsWhereTheNextBlockDoesNotGoOn) {
    const std::vector<Column>& all = three_columns();
    const auto halves = [&](const std::vector<std::size_t>& order) {
        std::string text;
        for (const std::size_t half : order) {
            const Column& one = all[half / 2];
            const std::size_t middle = 3;
            const auto begin = half % 2 == 0 ? one.begin() : one.begin() + middle;
            const auto end = half % 2 == 0 ? one.begin() + middle : one.end();
            for (auto line = begin; line != end; ++line) text += *line + '\n';
            text += '\n';
        }
        return text;
    };
    const std::string sound = halves({0, 1, 2, 3, 4, 5});
    const std::string broken = halves({0, 2, 4, 1, 3, 5});
    const auto judged = [](const std::string& text) {
        const auto lines = text::printed_lines(text);
        return columns::broken_off(text, lines, text::line_statistics(text, lines), {});
    };
    EXPECT_EQ(judged(sound).places, 0U);
    EXPECT_LT(judged(sound).score(), 0);
    EXPECT_GE(judged(broken).places, 2U);
    EXPECT_GE(judged(broken).elsewhere, 1U);
    EXPECT_GT(judged(broken).score(), 0);
}

TEST(BrokenOff, IsSaidOfAPageThatIsLeftAsItStandsAndNotOfVerse) {
    const std::vector<Column>& all = three_columns();
    std::string page;
    for (const Column& one : all) {
        for (const std::string& line : one) page += line + '\n';
        page += '\n';
    }
    std::string verse;
    for (int stanza = 0; stanza < 10; ++stanza) {
        for (const char* const line : {"春水漫过石桥", "渡船停在柳下", "谁家灯火未眠", "照见一河星光"}) {
            verse += std::string(line) + '\n';
        }
        verse += '\n';
    }
    for (const std::string& text : {page, verse}) {
        base::Findings findings;
        static_cast<void>(columns::printed_page(text, {}, findings));
        EXPECT_TRUE(findings.all().empty());
    }
}

TEST(BrokenOff, IsSaidOfColumnsInSpacesWhateverBlankLinesTheyAreCutAt) {
    // Bands of three columns: one breaks off, the others are paragraphs by themselves, as all blocks end
    // there.
    const Column whole{"”园林工人在大道旁补种香樟桂", "花，铺好了透水砖，又把旧护栏", "拆了。"};
    const Column other{"乡里的茶农今年又尝到甜头，采", "茶的人手也多了，忙到谷雨才算", "歇了。"};
    const std::string gap = "      ", behind(11, ' ');
    std::string page, sound;
    for (std::size_t band = 0; band < 12; ++band) {
        const Column& text = three_columns()[band % 3];
        for (std::size_t row = 0; row < 3; ++row) {
            const std::string right =
                gap + whole[row] + (row == 2 ? behind : "") + gap + other[row] + (row == 2 ? "\n\n" : "\n");
            page += text[band / 3 + row] + right;
            sound += other[row] + (row == 2 ? behind : "") + right;
        }
    }
    for (const std::string& text : {page, sound}) {
        base::Findings findings;
        const columns::PrintedPage read = columns::printed_page(text, {}, findings);
        EXPECT_EQ(read.arrangement, "columns read one after the other");
        EXPECT_EQ(findings.all().empty(), text == sound);
    }
}

}  // namespace
