// Bylines without brackets that the story goes on behind, and running text that only looks like them.
#include <string>

#include <gtest/gtest.h>

#include "converters/cues.h"
#include "lines/openers.h"
#include "lines/signatures.h"

namespace {

const lines::Cues& cues() {
    return converters::newspaper_cues();
}

/// "byline/person,person", or "none".
std::string byline(std::string_view words) {
    const auto found = lines::opener_at_start(words, cues());
    if (!found || !found->byline) return "none";
    std::string out(found->byline->of(words));
    for (std::size_t i = 0; i < found->persons.size(); ++i) {
        out += i == 0 ? '/' : ',';
        out += found->persons[i].of(words);
    }
    return out;
}

std::string at_end(std::string_view words) {
    const auto found = lines::byline_at_end(words, cues());
    return found ? std::string(found->of(words)) : "none";
}

TEST(RunningByline, EndsAtTheSpaceBehindTheLastName) {
    EXPECT_EQ(byline("本报记者 周一鸣 一只铁桶摆在门口，谁都不去碰。"), "本报记者 周一鸣/周一鸣");
    EXPECT_EQ(byline("本报讯 记者 芮安 通讯员 水芹 苗圃里的树要挪了"), "记者 芮安 通讯员 水芹/芮安,水芹");
    EXPECT_EQ(byline("记者 周一鸣 方禾 苗圃里的树要挪了"), "记者 周一鸣 方禾/周一鸣,方禾");
    EXPECT_EQ(byline("记者周一鸣 苗圃里的树要挪了"), "记者周一鸣/周一鸣");
    EXPECT_EQ(byline("本报驻江麓记者 周一鸣 苗圃里的树要挪了"), "本报驻江麓记者 周一鸣/周一鸣");
    EXPECT_EQ(byline("□ 周一鸣 苗圃里的树要挪了，谁都舍不得"), "□ 周一鸣/周一鸣");
    EXPECT_EQ(byline("记者 周一鸣 记者昨天从苗圃获悉"), "记者 周一鸣/周一鸣");
}

TEST(RunningByline, TakesWhoDidWhat) {
    EXPECT_EQ(byline("文/本报记者 周一鸣 图/方禾 苗圃里的树要挪了"),
              "文/本报记者 周一鸣 图/方禾/周一鸣,方禾");
    EXPECT_EQ(byline("通讯员 周一鸣 文 方禾 图 “树要挪了”"), "通讯员 周一鸣 文 方禾 图/周一鸣,方禾");
    EXPECT_EQ(byline("周一鸣/文 方禾/图 苗圃里的树要挪了"), "周一鸣/文 方禾/图/周一鸣,方禾");
    EXPECT_EQ(byline("文 周一鸣 图 方禾 苗圃里的树要挪了"), "文 周一鸣 图 方禾/周一鸣,方禾");
    // The picture alone is a credit's.
    EXPECT_EQ(byline("本报记者 周一鸣 摄 苗圃里的树要挪了"), "none");
}

TEST(RunningByline, RunsOverLineEnds) {
    EXPECT_EQ(byline("本报记者 周一\n鸣 苗圃里的树要挪了"), "本报记者 周一\n鸣/周一\n鸣");
    EXPECT_EQ(byline("本报记者 周一鸣\n苗圃里的树要挪了"), "本报记者 周一鸣/周一鸣");
    EXPECT_EQ(byline("记者 方禾 通讯\n员 周一鸣 苗圃里的树"), "记者 方禾 通讯\n员 周一鸣/方禾,周一鸣");
}

TEST(RunningByline, TakesTheWriterOfALetter) {
    EXPECT_EQ(byline("读者 周老师 编辑同志：我家门口的路灯"), "读者 周老师/周老师");
    EXPECT_EQ(byline("周一鸣 编辑同志：我家门口的路灯"), "周一鸣/周一鸣");
    EXPECT_EQ(byline("我们 周老师 编辑过一本书：春天"), "none");
    for (const char* editor : {"责任 编辑：方禾 版式：周一鸣", "高级 编辑：方禾", "文字 编辑：方禾"})
        EXPECT_EQ(byline(editor), "none") << editor;
}

TEST(RunningByline, WithoutASpaceNeedsASurnameAndAWordThatBeginsAStory) {
    EXPECT_EQ(byline("本报记者周一鸣昨天来到苗圃"), "本报记者周一鸣/周一鸣");
    EXPECT_EQ(byline("本报记者周一鸣苗圃里的树"), "none");
    EXPECT_EQ(byline("本报讯 记者周一鸣昨天来到苗圃"), "记者周一鸣/周一鸣");
    EXPECT_EQ(byline("记者周一鸣昨天也来到苗圃"), "none");              // lines of running text begin like it
    EXPECT_EQ(byline("本报讯记者周一鸣通讯员水芹苗圃里的树"), "none");  // where does it end?
}

TEST(RunningByline, IsNotFoundInRunningText) {
    for (const char* prose :
         {"记者 走进车间，看到的是一排新机器", "记者 昨天 从县里获悉，树要挪了", "记者 来到 12 号楼前",
          "记者来到 12 号楼前，门关着", "记者时隔3年再到苗圃", "通讯员 们都说好", "记 者 从 县 里 了 解 到",
          "记者 手记 苗圃里的树要挪了", "记者 从 县气象局 了解 到 明天 有雨", "记者连续3天守在门口",
          "通讯员 队伍 建设 工作 会议 召开", "记者 方禾：树为什么要挪？", "小记者 走基层 活动昨天开始",
          "● 高空 作业 注意事项", "记者问“为什么”，没有人答"}) {
        EXPECT_EQ(byline(prose), "none") << prose;
    }
}

TEST(RunningByline, SignsBehindTheLastSentence) {
    EXPECT_EQ(at_end("树终于活了。记者 周一鸣"), "记者 周一鸣");
    EXPECT_EQ(at_end("树终于活了”。本报记者 芮\n安 文/摄"), "本报记者 芮\n安 文/摄");
    EXPECT_EQ(at_end("树终于活了。□ 周一鸣"), "□ 周一鸣");
    EXPECT_EQ(at_end("树终于活了。记者 走进"), "none");
    EXPECT_EQ(at_end("树终于活了。记者问园丁"), "none");
}

}  // namespace
