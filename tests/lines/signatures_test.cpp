// What signs a story at its end, and what only looks so.
#include "lines/signatures.h"

#include <gtest/gtest.h>

namespace {

bool signs(std::string_view words, bool after_text = true) {
    lines::Cues cues;
    cues.agencies = {"云泽社"};
    cues.closers = {"责任编辑", "責任編輯", "作者", "记者", "来源", "整理"};
    cues.endings = {"完", "未完待续"};
    return lines::is_signature(words, after_text, cues);
}

TEST(Signatures, NameWhoEditedOrSentIn) {
    EXPECT_TRUE(signs("（责任编辑：方禾）", false));
    EXPECT_TRUE(signs("【責任編輯：方禾】", false));
    EXPECT_TRUE(signs("(作者系石桥镇中学教师)", false));
    EXPECT_FALSE(signs("责任编辑：方禾"));
}

TEST(Signatures, NameTheSource) {
    EXPECT_TRUE(signs("（据《云泽日报》）", false));
    EXPECT_TRUE(signs("（据云泽社电）", false));
    EXPECT_FALSE(signs("（据说无人见过）"));
}

TEST(Signatures, AreNamesBehindASentence) {
    EXPECT_TRUE(signs("（林 谷）"));
    EXPECT_TRUE(signs("　　　　（林若谷 周一鸣）"));
    EXPECT_TRUE(signs("（欧阳石、方禾）"));
    EXPECT_FALSE(signs("（林若谷）", false));
    EXPECT_FALSE(signs("（第一车间）"));
    EXPECT_FALSE(signs("（上）"));
}

TEST(Signatures, SayWhatTheNamesDid) {
    EXPECT_TRUE(signs("（林若谷 周一鸣 整理）"));
    EXPECT_FALSE(signs("（林若谷 周一鸣 获奖）"));
}

TEST(Signatures, MayBreakOverTwoLines) {
    lines::Cues cues;
    cues.closers = {"作者"};
    EXPECT_TRUE(lines::begins_signature("（作者系石桥县作家协", "会会员）", true, cues));
    EXPECT_FALSE(lines::begins_signature("（作者系石桥县作家协会会员）", "渠水", true, cues));
    EXPECT_FALSE(lines::begins_signature("（作者系石桥县作家协", "会会员）说。", true, cues));
}

TEST(Signatures, SayThatItEnds) {
    EXPECT_TRUE(signs("（完）", false));
    EXPECT_TRUE(signs("（未完待续）", false));
    EXPECT_FALSE(signs("（完工）", false));
}

TEST(Signatures, AreNoSentencesInBrackets) {
    EXPECT_FALSE(signs("（来源不明的粮种不要买。）"));
    EXPECT_FALSE(signs(
        "（记者走了三天，问了四十户人家，下面是他们说的话，一个字也没有改动，请耐心往下看完这一篇长文）"));
}

TEST(Signatures, NameWhoSentItInBehindASentence) {
    lines::Cues cues;
    cues.closers = {"供稿", "辑", "记者"};
    cues.offices = {"协会"};
    EXPECT_TRUE(lines::is_signature("（石桥县观鸟协会供稿）", true, cues));
    EXPECT_FALSE(lines::is_signature("（石桥县观鸟协会供稿）", false, cues));
    EXPECT_FALSE(lines::is_signature("（老照片第二辑）", true, cues));
    EXPECT_FALSE(lines::is_signature("（看了看身后的记者）", true, cues));
}

TEST(Signatures, AreBylinesBehindTheLastSentence) {
    lines::Cues cues;
    cues.roles = {"记者", "通讯员"};
    const auto found = [&](std::string_view words) {
        const auto slice = lines::byline_at_end(words, cues);
        return slice ? slice->of(words) : std::string_view();
    };
    EXPECT_EQ(found("渠水到田。（记者周一鸣 通讯员方禾）"), "（记者周一鸣 通讯员方禾）");
    EXPECT_EQ(found("“真甜！”（记者周\n一鸣）"), "（记者周\n一鸣）");
    EXPECT_EQ(found("渠水到田（记者周一鸣）"), "");
    EXPECT_EQ(found("渠水到田。（记者在场）了"), "");
    EXPECT_EQ(found("（记者周一鸣）"), "");
}

TEST(Signatures, MayStandBehindTheLastSentenceWithoutBrackets) {
    lines::Cues cues;
    cues.roles = {"记者", "文/", "采访："};
    cues.authors = {"市民"};
    const auto found = [&](std::string_view words) {
        const auto slice = lines::byline_at_end(words, cues);
        return slice ? slice->of(words) : std::string_view();
    };
    EXPECT_EQ(found("桥修好了，人才坐得久。文/周一鸣"), "文/周一鸣");
    EXPECT_EQ(found("去不去，由我。 采访：方禾"), "采访：方禾");
    EXPECT_EQ(found("去不去，由我。记者：走吧"), "");
    EXPECT_EQ(found("就交给那三秒吧。石桥市民　周一鸣"), "石桥市民　周一鸣");
    EXPECT_EQ(found("就交给那三秒吧。石桥市民没有说话"), "");
    EXPECT_EQ(found("花了六百万元。下游的市民马上"), "");
    EXPECT_EQ(found("去不去，由我。采访：就这样"), "");
    EXPECT_EQ(found("去不去，由我。文/后来他真的去了那里"), "");
    EXPECT_EQ(found("文/周一鸣"), "");
}

TEST(Signatures, NameReadersWhoWrite) {
    lines::Cues cues;
    cues.authors = {"市民", "读者"};
    EXPECT_TRUE(lines::names_an_author("石桥市民 周一鸣", cues));
    EXPECT_TRUE(lines::names_an_author("读者林谷", cues));
    EXPECT_FALSE(lines::names_an_author("石桥市民 喜迎新春", cues));
    EXPECT_FALSE(lines::names_an_author("周一鸣", cues));
    EXPECT_FALSE(lines::names_an_author("石桥市民在新开的河滩公园里等来了周一鸣", cues));
}

}  // namespace
