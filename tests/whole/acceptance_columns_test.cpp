// What a newspaper page must become: our fixture always; seed source 004 where it lies beside the repository,
// every line of its acceptance page.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/json.h"
#include "converters/newspaper.h"
#include "model/edition.h"
#include "repair/pass.h"
#include "stories/rules.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace {

namespace fs = std::filesystem;
using model::Kind;
using model::Name;

/// A page and what became of it.
struct Page {
    std::string source;
    model::Edition edition;
    base::Findings findings;

    [[nodiscard]] const model::Document& document() const { return edition.document; }

    /// Nodes of a kind below `top`.
    [[nodiscard]] std::vector<std::uint32_t> all(Kind kind, std::uint32_t top = 0, bool whole = true) const {
        std::vector<std::uint32_t> found;
        const std::uint32_t end =
            whole ? static_cast<std::uint32_t>(document().nodes().size()) : document().node(top).end;
        for (std::uint32_t i = top; i < end; ++i) {
            if (document().node(i).kind == kind) found.push_back(i);
        }
        return found;
    }
    [[nodiscard]] std::vector<std::uint32_t> inside(std::uint32_t top, Kind kind) const {
        return all(kind, top, false);
    }

    /// READING of the block at a node.
    [[nodiscard]] std::string reading(std::uint32_t node) const {
        for (const model::Block& block : document().blocks()) {
            if (block.node == node) return model::reading(edition, block);
        }
        return {};
    }
    [[nodiscard]] std::string reading() const { return model::reading(edition); }

    /// "kicker: …" for every head of an article.
    [[nodiscard]] std::vector<std::string> heads(std::uint32_t article) const {
        std::vector<std::string> found;
        for (const std::uint32_t head : inside(article, Kind::head)) {
            if (document().attribute(head, Name::type).empty()) continue;
            found.push_back(std::string(document().attribute(head, Name::type)) + ": " + reading(head));
        }
        return found;
    }
    [[nodiscard]] std::size_t count(model::RepairKind kind) const {
        return static_cast<std::size_t>(
            std::ranges::count(edition.repairs.all(), kind, &model::Repair::kind));
    }
};

Page read_page(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string source{std::istreambuf_iterator<char>(file), {}};
    base::Findings findings;
    model::Document document = converters::newspaper_text.read(text::SourceText(source), {}, findings);
    model::Edition edition = repair::run(std::move(document), converters::newspaper_text.recipe, findings);
    return {std::move(source), std::move(edition), std::move(findings)};
}

std::size_t spaces_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count(text, ' '));
}

std::size_t han_in(std::string_view text) {
    std::size_t count = 0;
    for (const auto [code, at, size] : text::CodePoints(text)) count += text::is_han(code) ? 1 : 0;
    return count;
}

// ---- our own page, in the shape of the seed

Page fixture() {
    return read_page(fs::path(PRESSMARK_SOURCE_DIR) / "fixtures/newspaper/page.txt");
}

TEST(NewspaperFixture, LosesNothing) {
    const Page page = fixture();
    EXPECT_EQ(model::diplomatic(page.document()), page.source);
}

TEST(NewspaperFixture, HasFiveStoriesTwoOfThemInASeries) {
    const Page page = fixture();
    const auto articles = page.all(Kind::article);
    ASSERT_EQ(articles.size(), 5U);
    const std::size_t paragraphs[] = {2, 2, 1, 2, 2};
    for (std::size_t i = 0; i < 5; ++i)
        EXPECT_EQ(page.inside(articles[i], Kind::paragraph).size(), paragraphs[i]) << i;
    ASSERT_EQ(page.all(Kind::series).size(), 1U);
    EXPECT_EQ(page.inside(page.all(Kind::series)[0], Kind::article).size(), 2U);
}

TEST(NewspaperFixture, GivesEachStoryTheHeadlinesBehindIt) {
    const Page page = fixture();
    const auto articles = page.all(Kind::article);
    ASSERT_EQ(articles.size(), 5U);
    EXPECT_TRUE(page.heads(articles[0]).empty());
    EXPECT_EQ(page.heads(articles[3]),
              (std::vector<std::string>{"kicker: 石桥小学“田野课堂”启动", "main: 麦田里上课 泥土里认春"}));
    EXPECT_EQ(page.heads(articles[4]),
              (std::vector<std::string>{"kicker: 江麓书场重新开锣", "main: 沉寂九年又闻鼓声"}));
}

TEST(NewspaperFixture, ReadsOnOverBlankLinesLetterSpacingAndStraySpaces) {
    const std::string reading = fixture().reading();
    for (const std::string_view words :
         {"听取水库蓄水情况汇报", "总量1.82亿立方米", "都用在田里头。要认真落实", "方禾介绍，全镇",
          "第12届田野课堂", "不时举手提问，对每一株麦苗都看得仔细。老师说", "秋实 方禾 摄", "3月8日电 江麓镇",
          "玩得高高兴兴"}) {
        EXPECT_NE(reading.find(words), std::string::npos) << words;
    }
}

TEST(NewspaperFixture, KeepsThePagesOfItsJumps) {
    const Page page = fixture();
    std::vector<std::string> pages;
    for (const std::uint32_t jump : page.all(Kind::jump))
        pages.emplace_back(page.document().attribute(jump, Name::n));
    EXPECT_EQ(pages, (std::vector<std::string>{"3", "3", "4"}));
}

TEST(NewspaperFixture, LeavesThePhotoUnassigned) {
    const Page page = fixture();
    ASSERT_EQ(page.all(Kind::figure).size(), 1U);
    EXPECT_EQ(page.document().node(page.document().parent(page.all(Kind::figure)[0])).kind, Kind::unassigned);
}

TEST(NewspaperPage, ReadAgainFromItsReadingProposesNothing) {
    // What a reader sees is clean text: the passes find nothing in it.
    const std::string reading = fixture().reading();
    base::Findings findings;
    model::Document document = converters::newspaper_text.read(text::SourceText(reading), {}, findings);
    const model::Edition again =
        repair::run(std::move(document), converters::newspaper_text.recipe, findings);
    for (const model::Repair& one : again.repairs.all()) {
        EXPECT_EQ(one.kind, model::RepairKind::layout) << one.target.of(reading);
        EXPECT_NE(one.act, model::Act::drop_space) << one.target.of(reading);
    }
}

/// Nothing but what source_error and width flag may be proposed for clean text.
void expect_no_repair(const std::string& text) {
    base::Findings findings;
    model::Document document = converters::newspaper_text.read(text::SourceText(text), {}, findings);
    EXPECT_EQ(model::diplomatic(document), text);
    const model::Edition edition =
        repair::run(std::move(document), converters::newspaper_text.recipe, findings);
    for (const model::Repair& one : edition.repairs.all()) {
        ADD_FAILURE() << model::name(one.act) << " of \"" << one.target.of(text) << "\" in\n"
                      << text.substr(one.target.begin < 60 ? 0 : one.target.begin - 60, 160);
    }
}

TEST(CleanText, StaysCleanProseVerseListsCodeEnglish) {
    for (const std::string text :
         {"春天来了。\n石桥镇的水渠边开满了油菜花，镇上的人都出来走走，孩子们跟在后面跑，谁也不想回家。\n天黑"
          "了。\n"
          "水声还在响。\n灯亮了。\n渠边没有人了，只有管水员还在一段一段地查看闸口，把日程记在本子上。\n收工。"
          "\n",
          "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n床前明月光，\n疑是地上霜。\n举头望明月，\n"
          "低头思故乡。\n",
          "一、清淤；\n二、巡堤；\n三、抢修；\n四、送水到户；\n五、登记造册；\n六、验收；\n七、总结。\n",
          "int main() {\n    return 0;\n}\n\nvoid f() {\n    g(1, 2);\n}\n\nstruct S {\n    int a;\n};\n",
          "The quick brown fox.\nIt jumps over 12 dogs.\nNo, 13 of them!\nReally?\nYes.\nThe end of a short "
          "story about a fox.\nGood night.\n",
          "售价 35 元，详见 App 说明。\n这个 農戶 說 "
          "OK。\n高高兴兴上班去，平平安安回家来。\n一步一步、一招一式。\n"
          "人人动手，户户清洁。\n加油，加油！加油，加油！\n三要经常抓、抓经常。\n"}) {
        expect_no_repair(text);
    }
}

TEST(CleanText, StaysCleanOnTheTrueTextsOneParagraphALine) {
    const fs::path folder = fs::path(PRESSMARK_SOURCE_DIR) / "../shared/eval/dev/pages";
    if (!fs::exists(folder)) GTEST_SKIP() << "the corpus is not beside the repository: " << folder;
    std::size_t texts = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (!entry.path().string().ends_with(".truth.json")) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const auto truth = base::parse_json(std::string{std::istreambuf_iterator<char>(file), {}});
        ASSERT_TRUE(truth);
        for (const auto& article : (*truth)["articles"]) {
            std::string text;
            for (const auto& block : article["blocks"]) {
                const std::string role = block["role"];
                if (role != "table" && role != "jump") text += std::string(block["text"]) + "\n";
            }
            expect_no_repair(text);
            ++texts;
        }
    }
    EXPECT_GT(texts, 20U);
}

class Seed004 : public testing::Test {
  protected:
    void SetUp() override {
        const fs::path path = fs::path(PRESSMARK_SOURCE_DIR) / "../shared/seeds/004_b820c202cf45653d.txt";
        if (!fs::exists(path)) GTEST_SKIP() << "the seed sources are not beside the repository: " << path;
        page_ = read_page(path);
        articles_ = page_.all(Kind::article);
    }

    Page page_{{}, {model::Document(text::SourceText(""), model::Form::flowed, {}, {}, {{}}, {}), {}}, {}};
    std::vector<std::uint32_t> articles_;
};

TEST_F(Seed004, IsTakenForANewspaperPageInSimplifiedChinese) {
    EXPECT_GT(converters::newspaper_text.confidence(page_.document().source(), "004.txt"), 0.8);
    EXPECT_EQ(text::script_of(page_.source), "zh-Hans");
}

TEST_F(Seed004, LosesNothing) {
    EXPECT_EQ(model::diplomatic(page_.document()), page_.source);
}

TEST_F(Seed004, HasSevenArticlesABannerAndAPhoto) {
    ASSERT_EQ(articles_.size(), 7U);
    const std::size_t paragraphs[] = {5, 5, 2, 2, 4, 5, 7};
    for (std::size_t i = 0; i < 7; ++i)
        EXPECT_EQ(page_.inside(articles_[i], Kind::paragraph).size(), paragraphs[i]) << i;
    EXPECT_EQ(page_.all(Kind::figure).size(), 1U);
    const auto series = page_.all(Kind::series);
    ASSERT_EQ(series.size(), 1U);
    EXPECT_EQ(page_.inside(series[0], Kind::article),
              (std::vector<std::uint32_t>{articles_[2], articles_[3]}));
}

TEST_F(Seed004, GivesTheBannerToTheSeries) {
    const auto heads = page_.inside(page_.all(Kind::series)[0], Kind::head);
    ASSERT_EQ(heads.size(), 2U);
    EXPECT_EQ(page_.reading(heads[0]), "扎实开展“严细深实快”作风教育");
    EXPECT_EQ(page_.reading(heads[1]), "——市直单位负责人访谈录");
}

TEST_F(Seed004, InventsNoHeadsForTheFirstFour) {
    for (std::size_t i = 0; i < 4; ++i) EXPECT_TRUE(page_.inside(articles_[i], Kind::head).empty()) << i;
}

TEST_F(Seed004, UndoublesTheHeadsAndAttachesThemToTheArticleBeforeThem) {
    EXPECT_EQ(
        page_.heads(articles_[4]),
        (std::vector<std::string>{"kicker: 梅世彤在市应对疫情工作领导小组会上要求",
                                  "main: 落细落实常态化疫情防控各项措施\n全力以赴筑牢公共卫生安全屏障"}));
    EXPECT_EQ(page_.heads(articles_[5]),
              (std::vector<std::string>{"kicker: 作风教育激发党员干部服务基层的热情",
                                        "main: 沧县“8912345政务服务热线”架起党群连心桥"}));
    EXPECT_EQ(
        page_.heads(articles_[6]),
        (std::vector<std::string>{
            "kicker: 习近平在中央农村工作会议上强调",
            "main: 坚持把解决好“三农”问题作为全党工作重中之重\n促进农业高质高效乡村宜居宜业农民富裕富足",
            "sub: 李克强主持 栗战书汪洋王沪宁赵乐际韩正出席"}));
    EXPECT_EQ(page_.count(model::RepairKind::doubled), 2U + 2 + 1 + 2 + 6 + 2 + 5 + 2 + 2);
}

TEST_F(Seed004, JoinsLinesWithoutSpacesAndOverBlankLines) {
    const std::string reading = page_.reading();
    for (const std::string_view words :
         {"政治局民主生活会", "三重四创五优化", "要聚焦“全省第一、全国一流”", "‘深’字发力、‘实’字落地",
          "严细深实快”作风教育接受记者专访时说。", "强化思想政治引领", "我们严党风党纪", "杜绝“低标准",
          "各级各部门要深刻认识", "以最严密", "人物同查", "县里的“8912345", "只是“8912345", "两个多月来",
          "对于咨询类", "热线联络员", "谋幸福作为重要", "稳住农业基本盘", "水平变化和“两不愁"}) {
        EXPECT_NE(reading.find(words), std::string::npos) << words;
    }
}

TEST_F(Seed004, SplitsWhereNoBlankLineStands) {
    std::set<std::string> firsts;
    for (const std::uint32_t node : page_.all(Kind::paragraph))
        firsts.insert(page_.reading(node).substr(0, 12));
    EXPECT_TRUE(firsts.contains("牢牢把握"));
    EXPECT_TRUE(firsts.contains("“全市‘"));
    EXPECT_TRUE(firsts.contains("“住房公"));
}

TEST_F(Seed004, KeepsParagraphsTogetherWhereAFullLineEndsASentence) {
    const std::string reading = page_.reading();
    EXPECT_NE(reading.find("和谐稳定。要始终牢牢"), std::string::npos);
    EXPECT_NE(reading.find("焕然一新。贫困地区"), std::string::npos);
}

TEST_F(Seed004, ClosesUpLetterSpacingAndStraySpaces) {
    const std::string reading = page_.reading();
    EXPECT_EQ(page_.count(model::RepairKind::spacing), 6U);
    for (const std::string_view words :
         {"责任不松，时刻保持战备状态，严格落实常态化疫情防控各项措施，全力以赴做好冬春季尤其是“双节”期间疫情"
          "防控工作，以实际行动",
          "三要坚持强化履职常态化。以“严细深实快”的", "地方、部门、行业、个人四方责任", "12月29日，受",
          "建党100周年", "第64次", "24小时", "1至2名", "较2010年", "死守18亿亩", "本报讯（记者郭震）12月",
          "村（社区）", "报告；"}) {
        EXPECT_NE(reading.find(words), std::string::npos) << words;
    }
}

TEST_F(Seed004, KeepsTheFiveSpacesThatSeparate) {
    EXPECT_EQ(spaces_in(page_.source), 109U);
    const std::string reading = page_.reading();
    EXPECT_EQ(spaces_in(reading), 5U);
    for (const std::string_view words :
         {"孟蕊 殷实 摄", "记者周洋 通讯员岳培新", "12月29日电 中央农村", "李克强主持 栗战书"}) {
        EXPECT_NE(reading.find(words), std::string::npos) << words;
    }
}

TEST_F(Seed004, EncodesTheJumpsAndMarksTheParts) {
    std::vector<std::string> pages;
    for (const std::uint32_t jump : page_.all(Kind::jump))
        pages.emplace_back(page_.document().attribute(jump, Name::n));
    EXPECT_EQ(pages, (std::vector<std::string>{"8", "8", "3", "8"}));
    const std::string_view parts[] = {"", "", "I", "I", "", "I", "I"};
    for (std::size_t i = 0; i < 7; ++i)
        EXPECT_EQ(page_.document().attribute(articles_[i], Name::part), parts[i]) << i;
}

TEST_F(Seed004, LeavesTheBrokenSentenceOpenAndNoOther) {
    std::size_t open = 0;
    for (const std::uint32_t node : page_.all(Kind::paragraph)) {
        const std::string words = page_.reading(node);
        const bool ends = words.ends_with("。") || words.ends_with("。”") || words.ends_with("！");
        if (ends) continue;
        ++open;
        EXPECT_TRUE(words.ends_with("县领导报告；")) << words;
    }
    EXPECT_EQ(open, 1U);
}

TEST_F(Seed004, TypesBylinesDatelinesAndDates) {
    std::vector<std::string> persons, whens;
    for (const std::uint32_t node : page_.all(Kind::person)) {
        std::string name = page_.document().plain(node);
        std::erase(name, '\n');
        persons.push_back(name);
    }
    EXPECT_EQ(persons, (std::vector<std::string>{"郭震", "屈鹏", "郭震", "周洋", "岳培新"}));
    for (const std::uint32_t node : page_.all(Kind::date))
        whens.emplace_back(page_.document().attribute(node, Name::when));
    EXPECT_EQ(whens, (std::vector<std::string>{"--12-29", "--12-28", "--12-29", "--12-29", "--12-29"}));
    ASSERT_EQ(page_.all(Kind::agency).size(), 1U);
    EXPECT_EQ(page_.document().plain(page_.all(Kind::agency)[0]), "新华社");
    EXPECT_EQ(page_.all(Kind::dateline).size(), 5U);
}

TEST_F(Seed004, LeavesThePhotoUnassignedWithItsCaptionAndCredit) {
    const std::uint32_t figure = page_.all(Kind::figure)[0];
    EXPECT_EQ(page_.document().node(page_.document().parent(figure)).kind, Kind::unassigned);
    EXPECT_TRUE(page_.reading(page_.inside(figure, Kind::head)[0]).starts_with("12月29日，沧州市"));
    EXPECT_EQ(page_.reading(page_.inside(figure, Kind::byline)[0]), "孟蕊 殷实 摄");
}

TEST_F(Seed004, FlagsTheWrongNumberAndTheNamesRunTogether) {
    EXPECT_NE(page_.reading().find("“356×24”"), std::string::npos);
    const auto flagged = std::ranges::find_if(page_.edition.repairs.all(), [](const model::Repair& one) {
        return one.act == model::Act::correct && one.cert == model::Cert::low &&
               one.reading.find("365") != std::string::npos;
    });
    EXPECT_NE(flagged, page_.edition.repairs.all().end());
    EXPECT_TRUE(page_.findings.has(stories::rules::names_run_together));
}

TEST_F(Seed004, KeepsLookAlikes) {
    const std::string reading = page_.reading();
    for (const std::string_view words : {"宜居宜业", "富裕富足", "高质高效", "落细落实", "“5×8”", "8912345",
                                         "（每星期5天、8小时工作日）", "“全市‘严细深实快’作风教育开展以来"}) {
        EXPECT_NE(reading.find(words), std::string::npos) << words;
    }
}

TEST_F(Seed004, AccountsForEveryHanCharacter) {
    std::size_t removed = 0;
    for (const model::Repair& one : page_.edition.repairs.all()) {
        if (one.act == model::Act::surplus) removed += han_in(one.target.of(page_.source));
    }
    std::size_t jumps = 0;
    for (const std::uint32_t jump : page_.all(Kind::jump)) jumps += han_in(page_.document().plain(jump));
    EXPECT_EQ(han_in(page_.reading()), han_in(page_.source) - removed - jumps);
}

}  // namespace
