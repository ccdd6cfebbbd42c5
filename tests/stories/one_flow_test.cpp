// Text that nothing tells to be a newspaper's keeps its order.
#include "stories/one_flow.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/stories/story_cues.h"

namespace {

using lines::PassageKind;

constexpr std::string_view rules =
    "石桥县图书馆借阅规则\n\n"
    "    读者凭借书证入馆，证件只限本人使用，遗失证件的应当及时到服务台挂\n"
    "失，挂失之前被人冒用造成的损失由读者自己承担。每证一次可以借书五册，\n"
    "期刊两册，借期一个月，期满可以续借一次，续借不超过半个月。\n\n"
    "    新书上架三个月以内只供阅览，不外借。工具书和地方文献也不外借，确\n"
    "有需要的可以在馆内复印，复印费照成本收取。\n\n"
    "    书刊如有污损\n\n"
    "    读者借书时应当面检查，发现污损当即说明；还书时才发现的由读者按原\n"
    "价赔偿，孤本和线装书加倍赔偿，无法估价的请专家估价。\n\n"
    "    —— 石桥县图书馆《借阅手册》第四条\n";

lines::LinedPage page_of(const std::string& text) {
    return lines::lined_page(text, text::printed_lines(text), story_cues());
}

TEST(OneFlow, IsWhatTellsOfNoNewspaper) {
    EXPECT_FALSE(stories::tells_of_stories(page_of(std::string(rules))));
    EXPECT_TRUE(stories::tells_of_stories(page_of("本报讯 （记者林谷）" + std::string(rules))));
    const std::string text(rules);
    std::vector<text::PrintedLine> lines = text::printed_lines(text);
    lines[2].column_start = true;  // columns were put together
    EXPECT_TRUE(stories::tells_of_stories(lines::lined_page(text, lines, story_cues())));
    EXPECT_FALSE(stories::tells_of_stories(page_of("")));
}

TEST(OneFlow, KeepsTheOrderOfThePassages) {
    const std::string text(rules);
    const lines::LinedPage page = page_of(text);
    const stories::PageParts parts = stories::page_parts(text, page);
    ASSERT_EQ(parts.units.size(), 1U);
    ASSERT_EQ(parts.zones.size(), 1U);
    EXPECT_EQ(parts.zones.front().lines.front().clean, "石桥县图书馆借阅规则");
    std::vector<PassageKind> kinds;
    std::uint32_t last = 0;
    for (const stories::Part& part : parts.units.front().article.parts) {
        kinds.push_back(part.kind);
        for (const std::uint32_t passage : part.passages) {
            EXPECT_GT(passage, last);
            last = passage;
        }
    }
    const std::vector<PassageKind> expected{PassageKind::body, PassageKind::body, PassageKind::heads,
                                            PassageKind::body, PassageKind::body};
    EXPECT_EQ(kinds, expected);
    EXPECT_EQ(last + 1, page.passages.size());
}

TEST(OneFlow, LosesNoPassageAndEndsNoStoryWithAHeadline) {
    const std::string text(rules);
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) {
        const std::string start = text.substr(0, at + 1);
        const lines::LinedPage page = page_of(start);
        const stories::PageParts parts = stories::one_flow(start, page);
        std::size_t held = parts.furniture.size();
        for (const stories::Unit& unit : parts.units) {
            EXPECT_NE(unit.article.parts.back().kind, PassageKind::heads);
            for (const stories::Part& part : unit.article.parts) held += part.passages.size();
        }
        for (const stories::HeadZone& zone : parts.zones) held += zone.lines.empty() ? 0 : 1;
        EXPECT_EQ(held, page.passages.size()) << start;
    }
}

}  // namespace
