// What scraped text must become: our fixtures always, the seed sources 002 and 003 where they lie beside the
// repository (every line of their acceptance page, one test each).
#include <algorithm>
#include <filesystem>
#include <map>

#include <gtest/gtest.h>

#include "tei/header.h"
#include "tests/converters/labelled.h"
#include "text/pinyin.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace {

namespace fs = std::filesystem;
using model::Act;
using model::Kind;
using model::RepairKind;

/// A source, what became of it, and questions about both.
struct Page {
    std::string source;
    test::Converted converted;

    [[nodiscard]] const model::Document& document() const { return converted.edition.document; }
    [[nodiscard]] std::string reading() const { return model::reading(converted.edition); }

    [[nodiscard]] std::size_t count(Kind kind) const {
        std::size_t found = 0;
        for (const model::Node& node : document().nodes()) found += node.kind == kind ? 1 : 0;
        return found;
    }
    [[nodiscard]] std::vector<const model::Repair*> repairs(RepairKind kind) const {
        std::vector<const model::Repair*> found;
        for (const model::Repair& one : converted.edition.repairs.all()) {
            if (one.kind == kind) found.push_back(&one);
        }
        return found;
    }
    /// The texts of all blocks of a kind, without white space at their ends.
    [[nodiscard]] std::vector<std::string> blocks(Kind kind) const {
        std::vector<std::string> found;
        for (const model::Block& block : document().blocks()) {
            if (document().node(block.node).kind != kind) continue;
            std::string words = document().plain(block.node);
            words.erase(0, words.find_first_not_of(" \n"));
            found.push_back(std::move(words));
        }
        return found;
    }
    /// Kind of the container around the block that holds `words`.
    [[nodiscard]] Kind block_kind(std::string_view words) const {
        const auto at = static_cast<std::uint32_t>(source.find(words));
        return document().node(document().blocks()[document().block_at(at)].node).kind;
    }
    [[nodiscard]] std::string_view behind(const model::Repair& repair, std::size_t bytes) const {
        return std::string_view(source).substr(repair.target.begin, bytes);
    }
};

Page open_page(const fs::path& path) {
    std::string source = test::read_all(path);
    base::Findings findings;
    const text::SourceText text = text::decode(source, {}, findings);
    const converters::Converter* const converter =
        converters::choose(text, path.filename().string(), {}, findings);
    EXPECT_NE(converter, nullptr);
    EXPECT_EQ(converter->name, "text") << path;
    test::Converted converted = test::convert(source, *converter);
    return {std::move(source), std::move(converted)};
}

std::size_t han(std::string_view text) {
    std::size_t count = 0;
    for (const auto [code, at, size] : text::CodePoints(text)) count += text::is_han(code) ? 1 : 0;
    return count;
}

std::size_t count_of(std::string_view text, std::string_view word) {
    std::size_t count = 0;
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
        ++count;
    return count;
}

/// Bracketed pinyin behind a Han character.
std::size_t glosses_in(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find('('); at != std::string_view::npos; at = text.find('(', at + 1)) {
        const std::size_t end = text.find(')', at);
        if (end == std::string_view::npos || at == 0) continue;
        const auto syllable = text::pinyin_syllable(text.substr(at + 1, end - at - 1));
        if (syllable && syllable->tone > 0 && text::is_han(text::decode_before(text, at).code)) ++count;
    }
    return count;
}

fs::path fixture(const std::string& name) {
    return fs::path(PRESSMARK_SOURCE_DIR) / "fixtures" / "scraped" / name;
}

/// The seed source of that number; empty when the seeds are not beside the repository.
fs::path seed(const std::string& number) {
    const fs::path folder = fs::path(PRESSMARK_SOURCE_DIR) / ".." / "shared" / "seeds";
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        if (entry.path().filename().string().starts_with(number + "_")) return entry.path();
    }
    return {};
}

/// What holds for a glossed page whatever it says: `flags` are the texts behind the missing 最.
void expect_glossed_page(const Page& page, std::size_t glosses, const std::vector<std::string>& flags) {
    EXPECT_EQ(page.repairs(RepairKind::gloss).size(), glosses);
    EXPECT_EQ(glosses_in(page.reading()), 0U);
    EXPECT_EQ(model::diplomatic(page.document()), page.source);
    EXPECT_EQ(tei::main_language(page.document(), tei::scripts_of(page.document())), "zh-Hant");

    ASSERT_EQ(page.repairs(RepairKind::repeat).size(), 1U);
    const model::Repair& lead = *page.repairs(RepairKind::repeat)[0];
    EXPECT_EQ(lead.target.begin, 0U);
    EXPECT_EQ(lead.detail, "repeated truncated");
    EXPECT_LE(lead.target.end, lead.about.begin);
    EXPECT_EQ(page.count(Kind::argument), 1U);
    EXPECT_EQ(page.count(Kind::head), 0U) << "no title is made up";
    EXPECT_TRUE(page.document().metadata().title.empty());

    ASSERT_EQ(page.repairs(RepairKind::lost).size(), 1U);
    const model::Repair& gap = *page.repairs(RepairKind::lost)[0];
    EXPECT_TRUE(gap.lost);
    EXPECT_EQ(gap.cert, model::Cert::medium);
    EXPECT_EQ(page.blocks(Kind::ab).size(), 1U);

    const std::vector<const model::Repair*> missing = page.repairs(RepairKind::omit);
    ASSERT_EQ(missing.size(), flags.size());
    for (std::size_t i = 0; i < flags.size(); ++i) {
        EXPECT_EQ(page.behind(*missing[i], flags[i].size()), flags[i]);
        EXPECT_EQ(missing[i]->cert, model::Cert::low);
        EXPECT_EQ(missing[i]->reading, "最");
    }
    EXPECT_EQ(page.reading().find("最"), std::string::npos) << "a flag is not read";
}

TEST(AcceptanceScraped, OurGlossedPageBecomesReadable) {
    const Page page = open_page(fixture("glossed.txt"));
    expect_glossed_page(page, test::labels_of(page.converted.edition).size() - 7, {"大程度", "大特", "後強"});
    EXPECT_EQ(page.repairs(RepairKind::byteshift).size(), 2U);
    const std::string reading = page.reading();
    EXPECT_NE(reading.find("一步一步變為現實。各地要創新服務方式"), std::string::npos);
    for (const char* kept : {"(試點)", "(m)", "(kWh)", "(防汛辦)", "「尷尬」(gān gà)"}) {
        EXPECT_NE(reading.find(kept), std::string::npos) << kept;
    }
    EXPECT_EQ(page.blocks(Kind::paragraph).size(), 8U);
}

TEST(AcceptanceScraped, OurPageWithoutAHeadlineKeepsItsDecks) {
    const Page page = open_page(fixture("heads.txt"));
    EXPECT_EQ(page.blocks(Kind::head).size(), 2U);
    EXPECT_EQ(page.blocks(Kind::item).size(), 3U);
    EXPECT_EQ(page.blocks(Kind::fw).size(), 1U);
    EXPECT_TRUE(page.converted.edition.repairs.all().empty());
    EXPECT_EQ(page.reading().find("关注云泽"), std::string::npos);
    EXPECT_EQ(model::diplomatic(page.document()), page.source);
}

TEST(AcceptanceScraped, WordsOfButtonsMayBeginALineOfTheStory) {
    const auto furniture = [](const std::string& line) {
        const std::string page =
            "石桥县河水清了\n2024年3月8日 来源：石桥日报\n昨日，石桥县的河水清了，鱼也回来了。\n" + line +
            "\n";
        const test::Converted made = test::convert(page, *converters::find("text"));
        return std::ranges::count(made.edition.document.nodes(), Kind::fw, &model::Node::kind);
    };
    for (const char* const said : {"关闭小煤矿 还我绿水青山", "返回故乡的路"})
        EXPECT_EQ(furniture(said), 0) << said;
    for (const char* const button : {"关闭", "返回列表"}) EXPECT_EQ(furniture(button), 1) << button;
}

TEST(AcceptanceScraped, OurQuestionsStay) {
    const Page page = open_page(fixture("questions.txt"));
    EXPECT_EQ(page.repairs(RepairKind::lost).size(), 2U);
    const std::string reading = page.reading();
    EXPECT_EQ(count_of(reading, "?") + count_of(reading, "？"), 5U);
}

TEST(AcceptanceScraped, OurLeadsAreToldApart) {
    EXPECT_EQ(open_page(fixture("lead_cut.txt")).repairs(RepairKind::repeat).size(), 1U);
    const Page kept = open_page(fixture("lead_kept.txt"));
    EXPECT_TRUE(kept.converted.edition.repairs.all().empty());
    EXPECT_EQ(kept.count(Kind::argument), 1U);
    EXPECT_EQ(kept.blocks(Kind::item).size(), 2U);
}

TEST(AcceptanceScraped, ATextInHalfWidthStaysInIt) {
    const Page page = open_page(fixture("half_width.txt"));
    EXPECT_TRUE(page.converted.edition.repairs.all().empty());
    EXPECT_EQ(page.reading() + "\n", page.source);
}

class Seed002 : public testing::Test {
  protected:
    void SetUp() override {
        if (seed("002").empty()) GTEST_SKIP() << "the seed sources are not beside the repository";
        page = std::make_unique<Page>(open_page(seed("002")));
    }
    std::unique_ptr<Page> page;
};

TEST_F(Seed002, GlossesLeadGapAndFlagsAreAsRecorded) {
    expect_glossed_page(*page, 313, {"大程度凝聚", "大程度", "大特", "后強"});
    EXPECT_EQ(page->converted.edition.repairs.all().size(), 313U + 1 + 1 + 1 + 4);
}

TEST_F(Seed002, TheFossilIsOneCorrectionThatHoldsTheLastGloss) {
    ASSERT_EQ(page->repairs(RepairKind::byteshift).size(), 1U);
    const model::Repair& fossil = *page->repairs(RepairKind::byteshift)[0];
    EXPECT_EQ(fossil.act, Act::correct);
    EXPECT_EQ(fossil.cert, model::Cert::high);
    EXPECT_EQ(fossil.target.of(page->source), "?yōu)楝F(xiàn)");
    EXPECT_NE(page->reading().find("一步一步變為現實。"), std::string::npos);
}

TEST_F(Seed002, TheFourLinesOfQuestionMarksAreAGap) {
    EXPECT_EQ(page->repairs(RepairKind::lost)[0]->target.of(page->source), "?\n?\n?\n?");
    EXPECT_EQ(page->block_kind("?\n?"), Kind::ab);
}

TEST_F(Seed002, NineParagraphsAndTheAbstractApart) {
    const std::vector<std::string> paragraphs = page->blocks(Kind::paragraph);
    ASSERT_EQ(paragraphs.size(), 10U);
    EXPECT_TRUE(paragraphs[0].starts_with("[摘要]"));
    EXPECT_TRUE(paragraphs[2].find("一要高度重視") != std::string::npos);
    EXPECT_TRUE(paragraphs[3].starts_with("二要"));
    EXPECT_TRUE(paragraphs[4].starts_with("要以"));
    EXPECT_TRUE(paragraphs[5].starts_with("要完善"));
    EXPECT_TRUE(paragraphs[6].starts_with("三要"));
}

TEST_F(Seed002, SimplifiedResidueIsReportedAndStays) {
    std::map<std::string, int> found;
    for (const base::Finding& finding : page->converted.findings.all()) {
        if (finding.rule->id == "PM-REPAIR-010") ++found[finding.arguments[0]];
    }
    EXPECT_EQ(found["后"], 1);
    EXPECT_EQ(found["愿"], 1);
    EXPECT_GE(found["干"], 1);
    for (const char* kept : {"后強調", "愿景", "干事創業"}) {
        EXPECT_NE(page->reading().find(kept), std::string::npos) << kept;
    }
}

TEST_F(Seed002, TheDateHasNoYear) {
    const model::Document& document = page->document();
    std::vector<std::string> dates;
    for (std::uint32_t i = 0; i < document.nodes().size(); ++i) {
        if (document.node(i).kind == Kind::date) dates.emplace_back(document.attribute(i, model::Name::when));
    }
    EXPECT_EQ(dates, std::vector<std::string>{"--04-05"});
}

TEST_F(Seed002, PunctuationStaysAndHanCharactersAreAccountedFor) {
    const std::string reading = page->reading();
    const std::string_view lead = page->repairs(RepairKind::repeat)[0]->target.of(page->source);
    for (const char* sign : {",", ":", "!", "《", "》", "“", "”", "。", "、"}) {
        EXPECT_EQ(count_of(reading, sign) + count_of(lead, sign), count_of(page->source, sign)) << sign;
    }
    // The correction takes 楝 and gives 為現.
    EXPECT_EQ(han(reading) + han(lead), han(page->source) - 1 + 2);
}

class Seed003 : public testing::Test {
  protected:
    void SetUp() override {
        if (seed("003").empty()) GTEST_SKIP() << "the seed sources are not beside the repository";
        page = std::make_unique<Page>(open_page(seed("003")));
    }
    std::unique_ptr<Page> page;
};

TEST_F(Seed003, TwoHeadsAndNoMainOneIsMadeUp) {
    const model::Document& document = page->document();
    std::vector<std::string> types;
    for (const model::Block& block : document.blocks()) {
        if (document.node(block.node).kind != Kind::head) continue;
        types.emplace_back(document.attribute(block.node, model::Name::type));
    }
    EXPECT_EQ(types, (std::vector<std::string>{"kicker", "sub"}));
    EXPECT_NE(page->reading().find("陈晓作重要讲话 王健主持大会"), std::string::npos)
        << "this space parts two heads";
}

TEST_F(Seed003, NineParagraphsAListOfThreeAndATrailer) {
    EXPECT_EQ(page->count(Kind::article), 1U);
    EXPECT_EQ(page->blocks(Kind::paragraph).size(), 9U);
    const std::vector<std::string> items = page->blocks(Kind::item);
    ASSERT_EQ(items.size(), 3U);
    for (const std::string& item : items) EXPECT_TRUE(item.starts_with("——要")) << "the dash stays";
    const std::vector<std::string> trailers = page->blocks(Kind::fw);
    ASSERT_EQ(trailers.size(), 1U);
    EXPECT_EQ(trailers[0], "看婺城新闻,关注婺城新闻网微信");
    EXPECT_EQ(page->reading().find("关注婺城新闻网"), std::string::npos);
}

TEST_F(Seed003, NothingIsRepairedAndNothingResolved) {
    EXPECT_TRUE(page->converted.edition.repairs.all().empty());
    EXPECT_EQ(page->count(Kind::date), 0U) << "昨 and 昨天 have no date";
    EXPECT_EQ(tei::main_language(page->document(), tei::scripts_of(page->document())), "zh-Hans");
    EXPECT_EQ(model::diplomatic(page->document()), page->source);
    const std::string reading = page->reading();
    for (const char* kept : {"(街道)", "纪(工)委", "党组(委)会", "10项", "“四风”",
                             "“个转企”、“小上规”、“下升上”", "三要经常抓、抓经常", "昨天上午,"}) {
        EXPECT_NE(reading.find(kept), std::string::npos) << kept;
    }
}

}  // namespace
