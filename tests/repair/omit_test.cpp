// What a deleted 最 leaves.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "repair/omit_weights.h"
#include "tests/repair/paragraphs.h"
#include "text/utf8.h"

namespace {

namespace fs = std::filesystem;

using test::reading_after;
using test::repairs_of;

TEST(Omit, FlagsSetPhrasesThatLostTheirSuperlative) {
    EXPECT_EQ(repairs_of("omit", "必须大程度凝聚合力。"), ">最");
    EXPECT_EQ(repairs_of("omit", "它的大特點是廣泛深入。"), ">最");
    EXPECT_EQ(repairs_of("omit", "周一鸣指出，要抓紧。\n周一鸣后强调，要落实。"), ">最");
    EXPECT_EQ(repairs_of("omit", "各村尽大努力减少损失。"), ">最");
    EXPECT_EQ(repairs_of("omit", "案件由高人民法院审理。"), ">最");
    EXPECT_EQ(repairs_of("omit", "她大的心愿是把书读完。"), ">最");
    EXPECT_EQ(reading_after("omit", "必须大程度凝聚合力。"), "必须大程度凝聚合力。");
    EXPECT_EQ(reading_after("omit", "必须大程度凝聚合力。", model::Cert::low), "必须最大程度凝聚合力。");
}

TEST(Omit, LeavesWhatIsWholeWithoutIt) {
    for (const char* text :
         {"很大程度上靠天。", "讲话后强调，要落实。", "周一鸣强调，要落实。\n会议后强调，要抓紧。",
          "他不大的努力没有白费。", "始终，灯都亮着。", "最高人民法院。", "提高人民法院的公信力。",
          "极大限度地依靠群众。", "他是村里的大功臣。", "成为本届比赛的大赢家。"}) {
        EXPECT_EQ(repairs_of("omit", text), "") << text;
    }
}

TEST(Omit, FlagsInSetPhrasesAloneWhereTheTextHasOne) {
    EXPECT_EQ(repairs_of("omit", "必须大程度凝聚合力，这是全市最长的隧道，也是全市深的隧道。"), ">最");
}

TEST(Omit, FlagsWhatALearnerOfSuperlativesMissesInAClearedText) {
    const std::string cleared = "必须大程度凝聚合力。\n";
    EXPECT_EQ(repairs_of("omit", cleared + "这是全县投资多、工期短的水库。"), ">最 >最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "报名的费用高不超过百元，终决定免收。"), ">最 >最 >最");
    EXPECT_EQ(repairs_of("omit", cleared + "多的一天三百斤，少的一天五十斤。"), ">最");
    EXPECT_EQ(repairs_of("omit", cleared + "薄薄的一张纸，重大的一步，老局长的一句话，高血压的老人。"),
              ">最");
}

/// The reports of a fixture: their paragraphs, with every 最.
std::vector<std::string> reports_of(const std::string& name) {
    std::ifstream file(fs::path(PRESSMARK_SOURCE_DIR) / "fixtures/superlatives" / name);
    std::vector<std::string> reports(1);
    for (std::string line; std::getline(file, line);) {
        if (line == "====") {
            reports.emplace_back();
        } else if (!line.empty()) {
            reports.back() += line + "\n";
        }
    }
    std::erase(reports, "");
    return reports;
}

TEST(Omit, LeavesClassicalChineseAlone) {
    EXPECT_EQ(
        repairs_of("omit",
                   "远山近水，老树寒鸦。好风从东来，高士自西去。\n大道之行，贵在持重；小人之过，难以自知。\n"
                   "多闻而慎言，深思而后动，则能久安。知其所爱，察其所怕，则民可亲。\n"
                   "大者如山，小者如粟，长者为梁，短者为薪，高低有序，厚薄得宜，此匠人之能也。"),
        "");
}

struct Damaged {
    std::string text;
    std::set<std::size_t> missing;  ///< before these bytes
};

Damaged without_superlatives(const std::string& report) {
    Damaged out;
    for (const auto [code, at, size] : text::CodePoints(report)) {
        if (code == U'最') {
            out.missing.insert(out.text.size());
        } else {
            out.text.append(report, at, size);
        }
    }
    return out;
}

// Floors: they may rise.
TEST(Omit, FindsMoreThanHalfOfWhatOtherHandsWroteAndSeldomErrs) {
    double right = 0, wrong = 0, all = 0;
    for (const std::string& report : reports_of("unseen.tsv")) {
        const Damaged damaged = without_superlatives(report);
        all += static_cast<double>(damaged.missing.size());
        for (const std::size_t at : test::places_of("omit", damaged.text))
            (damaged.missing.contains(at) ? right : wrong) += 1;
    }
    EXPECT_EQ(all, 167);
    EXPECT_GE(right / all, 0.6);
    EXPECT_GE(right / (right + wrong), 0.9);
}

TEST(Omit, FlagsNothingInReportsThatNeverHadOne) {
    std::size_t reports = 0;
    for (int i = 1; i <= 6; ++i) {
        for (const std::string& report : reports_of("reports_" + std::to_string(i) + ".tsv")) {
            std::string ordinary;
            std::istringstream lines(report);
            for (std::string line; std::getline(lines, line);) {
                if (line.find("最") == std::string::npos) ordinary += line + "\n";
            }
            EXPECT_EQ(repairs_of("omit", ordinary), "") << ordinary;
            ++reports;
        }
    }
    EXPECT_GE(reports, 140U);
}

TEST(Omit, FlagsNothingInShortTextsOfManyKinds) {
    const std::vector<std::string> texts = reports_of("unseen_ordinary.tsv");
    EXPECT_EQ(texts.size(), 46U);
    for (const std::string& text : texts) EXPECT_EQ(repairs_of("omit", text), "") << text;
}

TEST(OmitWeights, StandOnceAndInOrder) {
    const auto weights = repair::omit_weights();
    ASSERT_GE(weights.size(), 1000U);
    for (std::size_t i = 1; i < weights.size(); ++i) EXPECT_LT(weights[i - 1].sign, weights[i].sign);
}

}  // namespace
