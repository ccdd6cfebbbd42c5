// Repairs of flowed text: masked titles, indents.
#include <gtest/gtest.h>

#include "model/builder.h"
#include "repair/indent.h"
#include "repair/masked.h"
#include "repair/rules.h"

namespace {

using model::Kind;
using model::Name;

/// A title and a body, each the text between two line ends.
model::Document article(std::string text) {
    model::Builder builder(text::SourceText(std::move(text)), model::Form::flowed);
    const auto end = static_cast<std::uint32_t>(builder.source_text().find('\n'));
    const auto size = static_cast<std::uint32_t>(builder.source_text().size());
    builder.open(Kind::article);
    builder.open(Kind::head, {{Name::type, "main"}});
    builder.text({0, end});
    builder.close();
    builder.open(Kind::paragraph);
    builder.text({end + 1, size});
    builder.close();
    base::Findings findings;
    return std::move(builder).finish({}, findings);
}

/// The title as the repairs of `masked` read it; with "?" behind when it was flagged.
std::string title_of(std::string text) {
    model::Document document = article(std::move(text));
    repair::Proposals proposals;
    repair::masked(document, proposals);
    const bool flagged = proposals.findings.has(repair::rules::masked_title);
    base::Findings findings;
    model::Repairs repairs(document, std::move(proposals.repairs), findings);
    EXPECT_TRUE(findings.empty());
    const model::Edition edition{std::move(document), std::move(repairs)};
    return model::reading(edition, edition.document.blocks()[0]) + (flagged ? "?" : "");
}

TEST(Masked, RestoresQuotationMarksThatTheBodyHas) {
    EXPECT_EQ(title_of("云泽_绿书包_启动\n昨日“绿书包”行动"), "云泽“绿书包”启动");
    EXPECT_EQ(title_of("_春耕_记\n《春耕》出版"), "《春耕》记");
    EXPECT_EQ(title_of("_甲乙_和_丙丁_\n“丙丁”与“甲乙”"), "“甲乙”和“丙丁”");
}

TEST(Masked, RestoresASingleSignThatStandsThereInTheBody) {
    EXPECT_EQ(title_of("县农业局长_要抓农时\n云泽县农业局长：要抓农时不放松"), "县农业局长：要抓农时");
}

TEST(Masked, OnlyFlagsWithoutEvidence) {
    EXPECT_EQ(title_of("湿地来了_稀客_\n湿地来了一群白鹳"), "湿地来了_稀客_?");
    EXPECT_EQ(title_of("_甲_\n“甲”和《甲》"), "_甲_?");
    EXPECT_EQ(title_of("看县农业局_要抓农时\n县农业局：要抓农时，县农业局！要抓农时"),
              "看县农业局_要抓农时?");
}

TEST(Masked, LeavesUnderscoresInLatinWords) {
    EXPECT_EQ(title_of("read_me 用法\n“me 用法”"), "read_me 用法");
    EXPECT_EQ(title_of("春耕\n_春耕_"), "春耕");
}

TEST(Indent, DropsTheBlankThatAParagraphBeginsWith) {
    for (const std::string indent : {"　　", "\u00A0\u00A0\u00A0\u00A0", "\u2003\u2003", "　\u00A0"}) {
        const model::Document document = article("甲\n" + indent + "乙　丙");
        repair::Proposals proposals;
        repair::indent(document, proposals);
        ASSERT_EQ(proposals.repairs.size(), 1u);
        EXPECT_EQ(proposals.repairs[0].act, model::Act::drop_space);
        EXPECT_EQ(proposals.repairs[0].target.of(document.text()), indent);
        EXPECT_EQ(proposals.repairs[0].detail, "indent");
    }
}

TEST(Indent, LeavesTextWithoutIndent) {
    const model::Document document = article("甲\n乙　　丙");
    repair::Proposals proposals;
    repair::indent(document, proposals);
    EXPECT_TRUE(proposals.repairs.empty());
}

}  // namespace
