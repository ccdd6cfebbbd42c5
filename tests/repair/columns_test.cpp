// The passes for text set in columns: joins, doubling, letter-spacing, spaces, radicals, width.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "model/builder.h"
#include "model/edition.h"
#include "repair/pass.h"

namespace {

using model::Kind;

/// One block of lined text over all of `text`, in an article (a caption: in a figure).
model::Document block(const std::string& text, Kind kind = Kind::paragraph, bool caption = false) {
    model::Builder builder(text::SourceText(text), model::Form::lined);
    builder.open(Kind::article);
    if (caption) builder.open(Kind::figure);
    builder.open(kind);
    builder.text({0, static_cast<std::uint32_t>(text.size())});
    base::Findings findings;
    return std::move(builder).finish({}, findings);
}

model::Edition repaired(model::Document document, std::vector<std::string_view> recipe) {
    base::Findings findings;
    return repair::run(std::move(document), recipe, findings);
}

std::string reading_after(std::vector<std::string_view> recipe, const std::string& text,
                          Kind kind = Kind::paragraph, bool caption = false) {
    return model::reading(repaired(block(text, kind, caption), std::move(recipe)));
}

/// A column around `line`, so that the text is one set in columns.
std::string column(const std::string& line) {
    std::string out;
    for (int i = 0; i < 8; ++i) out += "春耕备耕，会上部署秧苗管\n";
    return out + line;
}

std::string last_line_after(std::vector<std::string_view> recipe, const std::string& line) {
    std::string out = model::reading(repaired(block(column(line)), std::move(recipe)));
    return out.substr(out.rfind("秧苗管\n") + std::string("秧苗管\n").size());
}

TEST(LineJoin, JoinsHanTextAcrossALineEnd) {
    EXPECT_EQ(reading_after({"line_join"}, "防汛准\n备工作"), "防汛准备工作");
}

TEST(LineJoin, LeavesASpaceBetweenLatinWords) {
    EXPECT_EQ(reading_after({"line_join"}, "联系人 Li\nMing"), "联系人 Li Ming");
    EXPECT_EQ(reading_after({"line_join"}, "12\n月"), "12月");
}

TEST(LineJoin, JoinsOverBlankLinesAndEveryTerminator) {
    EXPECT_EQ(reading_after({"line_join"}, "防汛准\r\n\r\n备工\r作"), "防汛准备工作");
}

TEST(LineJoin, LeavesOneLineEndBetweenTheLinesOfAHeadline) {
    EXPECT_EQ(reading_after({"line_join"}, "防汛\n\n备汛", Kind::head), "防汛\n备汛");
    EXPECT_EQ(reading_after({"line_join"}, "防汛\n备汛", Kind::head), "防汛\n备汛");
}

TEST(LineJoin, JoinsTheLinesOfACaption) {
    EXPECT_EQ(reading_after({"line_join"}, "防汛\n备汛", Kind::head, true), "防汛备汛");
}

TEST(LineJoin, KeepsTheLineEndBeforeAJumpNotice) {
    const std::string text = "备汛。\n（下转第二版）";
    model::Builder builder(text::SourceText(text), model::Form::lined);
    builder.open(Kind::article);
    builder.open(Kind::paragraph);
    const auto jump = static_cast<std::uint32_t>(text.find("（"));
    builder.text({0, jump});
    builder.open(Kind::jump);
    builder.text({jump, static_cast<std::uint32_t>(text.size())});
    base::Findings findings;
    const model::Edition edition = repaired(std::move(builder).finish({}, findings), {"line_join"});
    EXPECT_TRUE(edition.repairs.all().empty());
}

TEST(Doubling, MarksTheSecondCopyOfEveryChunk) {
    const model::Edition edition = repaired(block("云泽部署云泽部署春耕春耕", Kind::head), {"doubling"});
    EXPECT_EQ(model::reading(edition), "云泽部署春耕");
    ASSERT_EQ(edition.repairs.all().size(), 2U);
    EXPECT_EQ(edition.repairs.all()[0].act, model::Act::surplus);
    EXPECT_EQ(edition.repairs.all()[0].about, (text::Slice{0, 12}));
    EXPECT_EQ(model::diplomatic(edition.document), "云泽部署云泽部署春耕春耕");
}

TEST(Doubling, ReadsOverTheLineEndsOfABrokenHeadline) {
    EXPECT_EQ(reading_after({"doubling", "line_join"},
                            "云泽部署\n云泽部署春耕\n春耕\n县委提出要求\n县委提出要求", Kind::head),
              "云泽部署春耕\n县委提出要求");
}

TEST(Doubling, KeepsTheSpaceBetweenTheHalvesOfAHeadline) {
    EXPECT_EQ(reading_after({"doubling"}, "林若谷主持林若谷主持 周一鸣发言周一鸣发言", Kind::head),
              "林若谷主持 周一鸣发言");
}

TEST(Doubling, TakesCommasWhereOtherHeadlinesAreDoubled) {
    const std::string comma = "流感来了，打不打？流感来了，打不打？";
    EXPECT_EQ(reading_after({"doubling"}, comma, Kind::head), comma);
    EXPECT_EQ(reading_after({"doubling"}, "云泽部署\n云泽部署\n县委提出\n县委提出\n" + comma, Kind::head),
              "云泽部署\n县委提出\n流感来了，打不打？");
}

TEST(Doubling, StaysAwayFromWhoSaidTwoThings) {
    const std::string source = "--《菜根谭》\n--《菜根谭》";
    EXPECT_EQ(reading_after({"doubling"}, source, Kind::head), source);
    EXPECT_EQ(reading_after({"doubling"}, "——记云泽菜农\n——记云泽菜农", Kind::head), "——记云泽菜农");
}

TEST(Doubling, StaysAwayFromBodiesCaptionsAndHonestRepetition) {
    EXPECT_EQ(reading_after({"doubling"}, "春灌备耕春灌备耕"), "春灌备耕春灌备耕");
    EXPECT_EQ(reading_after({"doubling"}, "春灌备耕春灌备耕", Kind::head, true), "春灌备耕春灌备耕");
    EXPECT_EQ(reading_after({"doubling"}, "书香书香 满城飘香", Kind::head), "书香书香 满城飘香");
    EXPECT_EQ(reading_after({"doubling"}, "宜居宜业 富裕富足", Kind::head), "宜居宜业 富裕富足");
}

TEST(LetterSpacing, IsOneChoiceForEachPartOfALine) {
    const model::Edition edition =
        repaired(block("责任\n不 松 ， 时 刻 严 格\n落 实 各 项"), {"letter_spacing"});
    ASSERT_EQ(edition.repairs.all().size(), 2U);
    EXPECT_EQ(edition.repairs.all()[0].reading, "不松，时刻严格");
    EXPECT_EQ(model::reading(edition), "责任\n不松，时刻严格\n落实各项");
}

TEST(LetterSpacing, LeavesHeadlinesAndNames) {
    EXPECT_EQ(reading_after({"letter_spacing"}, "春 耕 备 耕", Kind::head), "春 耕 备 耕");
    EXPECT_EQ(reading_after({"letter_spacing"}, "孟蕊 殷实 摄"), "孟蕊 殷实 摄");
}

TEST(Spaces, GoBesideDigitsBracketsAndHan) {
    const std::vector<std::string_view> recipe{"spaces"};
    EXPECT_EQ(last_line_after(recipe, "12 月 29日"), "12月29日");
    EXPECT_EQ(last_line_after(recipe, "村 （社区）报告； （下"), "村（社区）报告；（下");
    EXPECT_EQ(last_line_after(recipe, "傍 晚"), "傍晚");
    EXPECT_EQ(last_line_after(recipe, "竣工, 佔地"), "竣工,佔地");
}

TEST(Spaces, StayBetweenNamesInBrackets) {
    EXPECT_EQ(last_line_after({"spaces"}, "傍 晚。（林若谷 周一鸣）"), "傍晚。（林若谷 周一鸣）");
    EXPECT_EQ(last_line_after({"spaces"}, "傍 晚。（通讯员 方禾）"), "傍晚。（通讯员 方禾）");
    EXPECT_EQ(last_line_after({"spaces"}, "傍 晚（试点 地区）"), "傍晚（试点地区）");
}

TEST(Spaces, StayBetweenLatinWords) {
    EXPECT_EQ(last_line_after({"spaces"}, "Li Ming"), "Li Ming");
    EXPECT_EQ(last_line_after({"spaces"}, "Wi-Fi 6 无线，3台"), "Wi-Fi 6无线，3台");
}

TEST(Spaces, StayWhereAnAuthorSetThemBesideEveryLatinWord) {
    const std::string line = "用 C++ 写成，需要 Debian 12 以上";
    EXPECT_EQ(last_line_after({"spaces"}, line), line);
    EXPECT_EQ(last_line_after({"spaces"}, line + "；村 （社区）"),
              "用C++写成，需要Debian 12以上；村（社区）");
}

TEST(Spaces, StayInTextThatIsNotSetInColumns) {
    EXPECT_EQ(reading_after({"spaces"}, "售价 35 元，详见 App 说明"), "售价 35 元，详见 App 说明");
}

TEST(Spaces, DropAnIndent) {
    const model::Edition edition = repaired(block("　　春耕"), {"spaces"});
    EXPECT_EQ(model::reading(edition), "春耕");
    EXPECT_EQ(edition.repairs.all()[0].detail, "indent");
}

TEST(Spaces, StayInHeadlines) {
    EXPECT_EQ(reading_after({"spaces"}, "林若谷主持 周一鸣发言", Kind::head), "林若谷主持 周一鸣发言");
}

TEST(Radical, BecomesTheIdeographOfTheScript) {
    const std::string simplified = "这个农⼾过来说话，这样办会让孩们们头发长";
    EXPECT_NE(reading_after({"radical"}, simplified).find("农户"), std::string::npos);
    const std::string traditional = "這個農⼾過來說話，這樣辦會讓孩們頭髮長";
    EXPECT_NE(reading_after({"radical"}, traditional).find("農戶"), std::string::npos);
}

TEST(Radical, StaysInAListOfRadicals) {
    EXPECT_EQ(reading_after({"radical"}, "⼀ ⼁ ⼂"), "⼀ ⼁ ⼂");
}

TEST(Width, ChangesOnlyTheFewThatStray) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += "春灌，备耕；";
    EXPECT_EQ(reading_after({"width"}, text + "清淤;巡堤").substr(text.size()), "清淤；巡堤");
    std::string half;
    for (int i = 0; i < 60; ++i) half += "春灌,备耕;";
    EXPECT_EQ(reading_after({"width"}, half + "清淤，巡堤"), half + "清淤，巡堤");
    EXPECT_EQ(reading_after({"width"}, "春灌，备耕;清淤"), "春灌，备耕;清淤");
}

TEST(Passes, ProposeNothingForCleanTextOfManyKinds) {
    const std::vector<std::string_view> recipe{"doubling",  "letter_spacing", "spaces",
                                               "line_join", "radical",        "width"};
    for (const std::string text :
         {"春灌开始了，水渠里放满了水。", "床前明月光，疑是地上霜。", "The quick brown fox, 12 times.",
          "int main() { return 0; }", "乡镇 户数 面积", "售价 35 元，详见 App 说明。", "這個農戶說，水來了。",
          "高高兴兴上班去，平平安安回家来。", "一步一步、一招一式"}) {
        EXPECT_TRUE(repaired(block(text), recipe).repairs.all().empty()) << text;
    }
}

}  // namespace
