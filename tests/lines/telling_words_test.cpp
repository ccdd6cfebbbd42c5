// Captions and headlines of notices, which their words tell.
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "lines/passages.h"

namespace {

const std::string column =
    "　　本报讯 "
    "昨日上午，石桥县引水渠正式通水，沿线八个\n村受益，渠长四公里，由县水利局组织施工，总投资两百\n"
    "万元，稻田有水可插，村民都到渠边来看，孩子们拍着手\n跑来跑去。\n　　渠从云岭下来，绕过三座山头，最高处离"
    "地有二十多\n米，远远看去像一条白线，老人们说，年轻时想过，没敢\n动手，如今修成了。\n";

/// The passages of a kind, each behind a stroke: their first lines.
std::string passages(const std::string& text, lines::PassageKind kind) {
    lines::Cues cues;
    cues.datelines = {"本报讯"};
    cues.caption_starts = {"图为", "图①："};
    cues.notices = {"遗失声明", "公告"};
    cues.credits = {"摄"};
    const lines::LinedPage page = lines::lined_page(text, text::printed_lines(text), cues);
    std::string out;
    for (const lines::Passage& passage : page.passages) {
        if (passage.kind == kind) out += '|' + std::string(page.lines[passage.first].slice.of(text));
    }
    return out;
}

std::ptrdiff_t marked_notices(const std::string& text) {
    lines::Cues cues;
    cues.notices = {"石桥引水渠检修停水", "石桥县水利局公告"};
    std::vector<text::PrintedLine> lines = text::printed_lines(text);
    return std::ranges::count(lines::mark_lines(text, lines, cues).notices, 1);
}

TEST(TellingWords, BeginACaptionBehindASentence) {
    EXPECT_EQ(passages(column + "图为渠边看水的人。\n" + column, lines::PassageKind::caption),
              "|图为渠边看水的人。");
    EXPECT_EQ(
        passages(column + "图①：看水的人。\n图为通水现场。\n方禾 摄\n" + column, lines::PassageKind::caption),
        "|图①：看水的人。|图为通水现场。");
}

TEST(TellingWords, BeginNoCaptionInMidSentence) {
    EXPECT_EQ(
        passages(
            "　　老人们说，渠修成的那一天，村里的画家画了一张画，\n图为渠边看水的人，如今还挂在祠堂的墙上"
            "，来的人都看。\n" +
                column,
            lines::PassageKind::caption),
        "");
}

TEST(TellingWords, MakeAHeadlineOfANotice) {
    EXPECT_EQ(passages(column +
                           "公　告\n　　石桥渠本月检修，停水三天，请沿线村民提前储水备用，\n不便之处敬请谅解"
                           "。\n" +
                           column,
                       lines::PassageKind::heads),
              "|公　告");
    EXPECT_EQ(
        passages(
            "　　县里昨日在石桥镇政府门前的告示栏里贴出了检修的\n公告\n的全文，来看的人不少，都说早该修了"
            "。\n" +
                column,
            lines::PassageKind::heads),
        "");
}

TEST(TellingWords, MayBeLong) {
    const std::string notice =
        "\n　　石桥渠本月检修，停水三天，请沿线村民提前储水备用，\n不便之处敬请谅解。\n";
    EXPECT_EQ(marked_notices("渠已修好。\n石桥引水渠检修停水" + notice), 1);
    EXPECT_EQ(marked_notices("渠已修好。\n石桥县水利局公告栏里贴着一张纸" + notice), 0);
}

}  // namespace
