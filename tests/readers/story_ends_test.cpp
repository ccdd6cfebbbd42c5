// What stands at the end of a story on a page of columns: who wrote it, who sent it in, where it is from.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "readers/lined.h"
#include "text/white_space.h"

namespace {

using model::Kind;

/// The source text of every block of a kind, without the white space around it.
std::string blocks_of(const std::string& text, Kind kind) {
    lines::Cues cues;
    cues.datelines = {"本报讯"};
    cues.roles = {"本报记者", "记者"};
    cues.credits = {"摄", "文/图"};
    cues.closers = {"来源"};
    cues.salutations = {"编辑同志"};
    cues.offices = {"小学"};
    cues.notes = {"编后"};
    base::Findings findings;
    const model::Document document = readers::read_lined(text::SourceText(text), cues, {}, findings);
    std::string out;
    for (const model::Block& block : document.blocks()) {
        if (document.node(block.node).kind != kind) continue;
        out += text::trimmed(block.stretches.front().slice.of(document.text()));
        out += '|';
    }
    return out;
}

const std::string story = "本报讯 昨日，石桥县的引水渠通水，沿线八个村的稻田\n有水可插，渠长四公里。\n";
const std::string next =
    "　　为迎接端午，文化馆昨日举办包粽子比赛，来自各\n社区的六十名居民参加，包出八百多个。\n";

TEST(StoryEnds, ABylineBehindTheLastItemClosesIt) {
    const std::string items =
        "——抓好春灌。全镇存水充足，水库蓄水量比去年同期多了\n两成以上。\n"
        "——抓好备耕。种子化肥下乡，镇村干部把农技送到田间地\n头，手把手教。（记者林谷 方禾）\n";
    EXPECT_EQ(blocks_of(story + items, Kind::closer), "（记者林谷 方禾）|");
    EXPECT_EQ(blocks_of(story + items, Kind::item).find("记者"), std::string::npos);
}

TEST(StoryEnds, NamesInBracketsCloseIt) {
    EXPECT_EQ(blocks_of(story + "　　　　（林 谷）\n" + next, Kind::closer), "（林 谷）|");
    EXPECT_EQ(blocks_of(story + "　　　　（林 谷）\n" + next, Kind::head), "");
}

TEST(StoryEnds, ABylineBehindTheLastSentenceClosesIt) {
    const std::string signs = "　　县里说，明年还要修两条渠，让更多的旱地变成水\n田。（记者 周一鸣）\n";
    EXPECT_EQ(blocks_of(story + signs, Kind::closer), "（记者 周一鸣）|");
    // Not in the middle of a story.
    EXPECT_EQ(blocks_of(story + signs + next, Kind::closer), "");
}

TEST(StoryEnds, WhoTookThePictureAsWellSignsTheText) {
    const std::string text = story + next + "　　　　（本报记者 林若谷 文/图）\n";
    EXPECT_EQ(blocks_of(text, Kind::closer), "（本报记者 林若谷 文/图）|");
    EXPECT_EQ(blocks_of(text, Kind::head), "");  // no caption was made of the paragraph before
}

TEST(StoryEnds, WhoGaveANoticeAndWhenCloseIt) {
    const std::string text =
        story + next + "　　特此公告\n　　　　　　　石桥县自来水公司\n　　　　　　　2024年11月5日\n";
    EXPECT_EQ(blocks_of(text, Kind::closer), "石桥县自来水公司|2024年11月5日|");
    EXPECT_EQ(blocks_of(text, Kind::head), "");
}

TEST(StoryEnds, WhatTheEditorsAddBehindWhoSignsIsANote) {
    const std::string letter = "三口老井\n编辑同志：\n　　村口的老井干了三天，全村的人都到河边去挑水。\n";
    const std::string added = "【编后】老井已在上周修好。\n";
    const std::string text = story + letter + "石桥小学 周一鸣\n" + added + story;
    EXPECT_EQ(blocks_of(text, Kind::closer), "石桥小学 周一鸣|");
    EXPECT_EQ(blocks_of(text, Kind::note), "【编后】老井已在上周修好。|");
    EXPECT_EQ(blocks_of(story + letter + added + story, Kind::note), "");  // nobody signed before it
}

TEST(StoryEnds, APhotoCreditStaysOne) {
    EXPECT_EQ(blocks_of(story + "\n图为村民在渠边取水。\n（林若谷 摄）\n", Kind::byline), "（林若谷 摄）|");
}

}  // namespace
