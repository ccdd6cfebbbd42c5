// Forms of photo credits, and credits that a narrow column breaks.
#include "lines/photo_credits.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "lines/line_marks.h"
#include "text/lines.h"

namespace {

const lines::Cues& cues() {
    static const lines::Cues of = [] {
        lines::Cues some;
        some.credits = {"摄", "供图", "摄影", "摄影报道", "文/摄", "图", "資料圖"};
        some.credit_words = {"资料图片", "資料圖片"};
        some.providers = {"提供"};
        some.roles = {"本报记者", "记者", "通讯员", "文/"};
        some.authors = {"读者", "居民"};
        some.offices = {"局", "小学"};
        return some;
    }();
    return of;
}

std::string at_end(std::string_view words) {
    const auto found = lines::credit_at_end(words, cues());
    return found ? std::string(found->of(words)) : "none";
}

bool behind_sentence(std::string_view words) {
    return lines::is_credit(words, true, cues());
}

lines::LineMarks marks(const std::string& text) {
    std::vector<text::PrintedLine> lines = text::printed_lines(text);
    return lines::mark_lines(text, lines, cues());
}

TEST(PhotoCredit, HasASlashBeforeItsWord) {
    EXPECT_TRUE(behind_sentence("桑榆/摄"));
    EXPECT_TRUE(behind_sentence("周一鸣／摄"));
    EXPECT_EQ(at_end("新渠通水。 周一鸣/摄"), "周一鸣/摄");
    EXPECT_EQ(at_end("渠边的绿化/摄"), "none");
}

TEST(PhotoCredit, MayBeTwoNamesRunTogether) {
    EXPECT_TRUE(behind_sentence("周一鸣方小禾摄"));
    EXPECT_EQ(at_end("新渠通水。 周一鸣方小禾摄"), "周一鸣方小禾摄");
    EXPECT_FALSE(lines::is_credit("周一鸣方小禾摄", false, cues()));
    EXPECT_FALSE(behind_sentence("渠边的绿化带摄"));
}

TEST(PhotoCredit, IsNoPartOfALetterSpacedLine) {
    EXPECT_EQ(at_end("有 雨 ， 后 天 受 北 方 冷 空 气 摄"), "none");
    EXPECT_EQ(at_end("新渠通水。 方 小 禾 摄"), "方 小 禾 摄");
}

TEST(PhotoCredit, MayEndWithThePictureBehindAName) {
    EXPECT_TRUE(behind_sentence("桑榆 图"));
    EXPECT_TRUE(behind_sentence("周一鸣图"));
    EXPECT_EQ(at_end("新渠通水。 桑榆 图"), "桑榆 图");
    for (const char* none : {"路 线 图", "渠道分布图", "新渠的设计 图"}) EXPECT_FALSE(behind_sentence(none));
    EXPECT_FALSE(lines::is_credit("周一鸣图", false, cues()));
}

TEST(PhotoCredit, SaysWhoSentItIn) {
    for (const char* whole : {"读者林先生提供", "水利局提供", "周一鸣提供"})
        EXPECT_TRUE(behind_sentence(whole)) << whole;
    EXPECT_EQ(at_end("新渠通水。 读者林先生提供"), "读者林先生提供");
    EXPECT_EQ(at_end("新渠通水。（水利局提供）"), "（水利局提供）");
    // In running text the same words are a clause.
    for (const char* none : {"水泥由县水利局提供", "免费提供", "水利局无偿为村民家家户户提供"})
        EXPECT_FALSE(behind_sentence(none)) << none;
    EXPECT_FALSE(lines::is_credit("水利局提供", false, cues()));
    EXPECT_EQ(marks("新渠通水了。\n水利局提供\n的水泥用了三吨。\n").marks[1], lines::Mark::none);
}

TEST(PhotoCredit, MayBeAWord) {
    EXPECT_TRUE(behind_sentence("资料图片"));
    EXPECT_EQ(at_end("老渠旧影。 資料圖片"), "資料圖片");
    EXPECT_FALSE(behind_sentence("资料图片上的老人"));
}

TEST(PhotoCredit, BreaksOverTwoLines) {
    const lines::LineMarks rest = marks("新渠通水。\n通讯员方禾记者周一鸣摄影\n报道\n三口老井都清了\n");
    EXPECT_EQ(rest.marks[1], lines::Mark::credit);
    EXPECT_EQ(rest.marks[2], lines::Mark::credit);
    EXPECT_NE(rest.credit_rests[2], 0);
    EXPECT_EQ(rest.marks[3], lines::Mark::none);
    const lines::LineMarks two = marks("新渠通水。\n读者林\n先生提供\n");
    EXPECT_EQ(two.marks[1], lines::Mark::credit);
    EXPECT_NE(two.credit_rests[2], 0);
    for (const char* clause : {"的三盏老灯亮了。\n", "了三盏老灯。\n"}) {
        EXPECT_EQ(marks("新渠通水。\n读者林\n先生提供\n" + std::string(clause)).marks[1], lines::Mark::none)
            << clause;
        EXPECT_EQ(marks("新渠通水。\n水利局提供\n" + std::string(clause)).marks[1], lines::Mark::none)
            << clause;
    }
    EXPECT_NE(marks("新渠通水。 读者林\n先生提供\n").credited[1], 0);
}

TEST(PhotoCredit, IsNoneWhereAStoryIsSigned) {
    EXPECT_EQ(marks("渠水到了田里。本报记者 周\n一鸣 文/摄\n").marks[1], lines::Mark::none);
}

TEST(PhotoCredit, NamesTheAgencyThatHandsThePictureOn) {
    lines::Cues with_agency = cues();
    with_agency.agencies = {"云泽社"};
    const std::string words = "春耕正忙。云泽社发（方禾 摄）", other = "春耕正忙。稿件已发（方禾 摄）";
    EXPECT_EQ(lines::credit_at_end(words, with_agency)->of(words), "云泽社发（方禾 摄）");
    EXPECT_TRUE(lines::is_credit("云泽社发（方禾 摄）", true, with_agency));
    EXPECT_EQ(lines::credit_at_end(other, with_agency)->of(other), "（方禾 摄）");
}

}  // namespace
