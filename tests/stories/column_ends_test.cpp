// Columns of two stories in turn, where nothing but the words says that a column ends.
#include "stories/column_ends.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "model/edition.h"
#include "readers/lined.h"
#include "stories/rules.h"
#include "tests/stories/story_cues.h"

namespace {

/// Two stories, their columns 18 characters wide, the indents of paragraphs dropped.
const std::vector<std::string> ducks{
    "本报讯（记者苏同）昨天清晨，护林",
    "员老唐在芦苇湾的观鸟台上数到了四百多",
    "只野鸭。",
    "野鸭从北方飞来过冬，每年霜降前后",
    "到，第二年开春才走。老唐数野鸭已经数",
    "了十一年，他的本子上记着每一年野鸭到",
    "来的日子和数目，哪一年来得早，哪一年",
    "来得晚，都写得清清楚楚。",
    "老唐说，芦苇湾的水清了，鱼虾多",
    "了，野鸭才肯留下来过冬。今年他又添了",
    "一架望远镜，好让来看野鸭的孩子们也数",
    "一数。",
};
const std::vector<std::string> beans{
    "本报讯（通讯员鲍青）豆腐坊的灯凌",
    "晨两点就亮了，街坊们还在睡梦里。",
    "做豆腐的董师傅把泡好的黄豆倒进石",
    "磨，豆浆顺着磨盘流下来，满屋都是豆",
    "香。董师傅说，做豆腐急不得，点卤的火",
    "候差一点，豆腐就老了，街坊们一口就尝",
    "得出来。",
    "如今豆腐坊一天要用三百斤黄豆，董",
    "师傅收了两个徒弟。徒弟们说，磨豆浆容",
    "易，点卤最难，师傅的手一抖，一锅豆腐",
    "的老嫩就定了。",
};

std::string lines_of(const std::vector<std::string>& story, std::size_t first, std::size_t last) {
    std::string text;
    for (std::size_t i = first; i < last; ++i) text += story[i] + '\n';
    return text;
}

/// The first columns of both end in mid-sentence, behind as many lines.
std::string in_turn(std::size_t of_ducks, std::size_t of_beans) {
    return lines_of(ducks, 0, of_ducks) + lines_of(beans, 0, of_beans) +
           lines_of(ducks, of_ducks, ducks.size()) + lines_of(beans, of_beans, beans.size());
}

std::vector<lines::ColumnEnd> ends_of(const std::string& text) {
    const lines::LinedPage page = lines::lined_page(text, text::printed_lines(text), story_cues());
    return stories::column_ends(text, page);
}

/// The paragraphs of each article.
std::vector<std::vector<std::string>> articles(const std::string& text) {
    base::Findings findings;
    const model::Document document = readers::read_lined(text::SourceText(text), story_cues(), {}, findings);
    std::vector<std::vector<std::string>> found;
    std::uint32_t article = 0;
    for (const model::Block& block : document.blocks()) {
        while (article < block.node) {
            if (document.node(article).kind == model::Kind::article) found.emplace_back();
            ++article;
        }
        if (document.node(block.node).kind != model::Kind::paragraph || found.empty()) continue;
        found.back().emplace_back();
        for (const char c : document.plain(block.node)) {
            if (c != ' ' && c != '\n') found.back().back() += c;
        }
    }
    return found;
}

bool holds(const std::vector<std::string>& paragraphs, std::string_view words) {
    return std::ranges::any_of(paragraphs,
                               [&](const std::string& one) { return one.find(words) != std::string::npos; });
}

}  // namespace

TEST(ColumnEnds, AreFoundWhereTheTextGoesOverInMidSentence) {
    const std::vector<lines::ColumnEnd> ends = ends_of(in_turn(6, 6));
    ASSERT_EQ(ends.size(), 2U);
    EXPECT_EQ(ends[0].next, 12U);
    EXPECT_EQ(ends[0].from, 5U);
    EXPECT_TRUE(ends[0].goes_on);
    EXPECT_EQ(ends[1].next, 18U);
    EXPECT_EQ(ends[1].from, 11U);
    EXPECT_TRUE(ends[1].goes_on);
}

TEST(ColumnEnds, LeadEachSentenceOnInItsOwnStory) {
    for (const auto& [first, second] : {std::pair{6U, 6U}, {5U, 5U}, {10U, 4U}}) {
        const std::vector<std::vector<std::string>> found = articles(in_turn(first, second));
        ASSERT_EQ(found.size(), 2U) << first << ' ' << second;
        EXPECT_TRUE(holds(found[0], "每一年野鸭到来的日子和数目")) << first << ' ' << second;
        EXPECT_TRUE(holds(found[0], "今年他又添了一架望远镜")) << first << ' ' << second;
        EXPECT_TRUE(holds(found[1], "街坊们一口就尝得出来。")) << first << ' ' << second;
        EXPECT_TRUE(holds(found[1], "一锅豆腐的老嫩就定了。")) << first << ' ' << second;
    }
}

TEST(ColumnEnds, AreNoneWhereStoriesFollowEachOther) {
    EXPECT_TRUE(ends_of(lines_of(ducks, 0, ducks.size()) + lines_of(beans, 0, beans.size())).empty());
}

TEST(ColumnEnds, AreNoneBehindAJumpNotice) {
    const std::string text = lines_of(ducks, 0, 6) + "（下转第三版）\n" + lines_of(beans, 0, beans.size());
    EXPECT_TRUE(ends_of(text).empty());
}

TEST(ColumnEnds, AreNoneWhereASentenceIsLeftForGood) {
    // Its rest is on another page, and no notice says so: what follows is one story all the same.
    EXPECT_TRUE(ends_of(lines_of(ducks, 0, 6) + lines_of(beans, 0, beans.size())).empty());
}

TEST(ColumnEnds, LeadBackAndLoseNothingWhateverInterruptsALineOfType) {
    // The line of type is cut, and headlines stand where it goes on.
    std::string interruptions;
    for (const std::string_view rest : {"。", "，最后在", "”", "（件）"})
        interruptions += "数完了" + std::string(rest) + "\n野鸭\n野鸭\n过冬\n过冬\n" + std::string(rest) +
                         "\n" + lines_of(ducks, 6, 8);
    for (std::size_t first = 1; first < ducks.size(); ++first) {
        for (std::size_t second = 0; second < beans.size(); ++second) {
            const std::string text = lines_of(ducks, 0, first) + lines_of(beans, 0, second) + interruptions;
            std::uint32_t before = 0;
            for (const lines::ColumnEnd& end : ends_of(text)) {
                EXPECT_GT(end.next, before);
                EXPECT_TRUE(end.from == lines::ColumnEnd::nothing || end.from < end.next);
                before = end.next;
            }
            base::Findings findings;
            EXPECT_EQ(
                model::diplomatic(readers::read_lined(text::SourceText(text), story_cues(), {}, findings)),
                text);
        }
    }
}

TEST(ColumnEnds, TakeEveryKindOfEmptyText) {
    EXPECT_TRUE(ends_of("").empty());
    EXPECT_TRUE(ends_of("一行\n").empty());
}
