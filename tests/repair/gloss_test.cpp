#include <gtest/gtest.h>

#include "tests/repair/paragraphs.h"

namespace {

using test::reading_after;
using test::repairs_of;

// A machine's list: 開, 會, 發, 鄉 wherever they stand.
const std::string pasted =
    "雲澤縣召開(kāi)大會(huì),會(huì)議研究發(fā)展。\n"
    "會(huì)上各鄉(xiāng)鎮發(fā)言,鄉(xiāng)親們參加開(kāi)幕式。";

TEST(Gloss, TakesOutWhatAMachinePasted) {
    EXPECT_EQ(reading_after("gloss", pasted),
              "雲澤縣召開大會,會議研究發展。\n會上各鄉鎮發言,鄉親們參加開幕式。");
}

TEST(Gloss, TakesOutReadingsWithSpaceAround) {
    EXPECT_EQ(reading_after("gloss", "開( kāi )會( huì ),會（ huì ）上發(fā)言,發( fā )展,開（kāi）幕。"),
              "開會,會上發言,發展,開幕。");
}

TEST(Gloss, LeavesOtherBracketsOfSuchAText) {
    EXPECT_EQ(reading_after("gloss", pasted + "\n水塔(一期)高12米(m),用電(kWh)少,見(附件)。"),
              "雲澤縣召開大會,會議研究發展。\n會上各鄉鎮發言,鄉親們參加開幕式。\n水塔(一期)高12米(m),用電("
              "kWh)少,見(附件)。");
}

TEST(Gloss, LeavesTheReadingOfAWord) {
    const std::string text = pasted + "\n他很「尷尬」(gān gà)。";
    EXPECT_NE(reading_after("gloss", text).find("「尷尬」(gān gà)"), std::string::npos);
}

TEST(Gloss, LeavesAHardNameThatIsGlossedOnceInSuchAText) {
    const std::string text = pasted + "\n歙(shè)縣在山區,歙人愛茶,歙硯有名。";
    EXPECT_NE(reading_after("gloss", text).find("歙(shè)縣"), std::string::npos);
}

TEST(Gloss, OccurrencesInBracketsDoNotSpeakAgainstAMachine) {
    EXPECT_EQ(repairs_of("gloss", pasted + "(會)(開)(發)").empty(), false);
}

TEST(Gloss, LeavesReadingsThatAnAuthorGave) {
    for (const char* text : {
             "衢(qú)州市召开大会。",
             "亳(bó)州、歙(shè)县、郴(chēn)州、衢(qú)州、儋(dān)州都是容易读错的地名。",
             "“行”有两个读音：银行(háng)的行，行(xíng)走的行，行(háng)业的行。",
             "会议开始了，会(huì)上发言。会议结束。",
         }) {
        EXPECT_EQ(repairs_of("gloss", text), "") << text;
    }
}

TEST(Gloss, LeavesAPrimerThatGlossesEverything) {
    EXPECT_EQ(repairs_of("gloss",
                         "春(chūn)天(tiān)来(lái)了(le),春(chūn)天(tiān)来(lái)了(le),花(huā)开(kāi)了(le)"),
              "");
}

TEST(Gloss, WorksOnNothing) {
    EXPECT_EQ(repairs_of("gloss", "()(ā)\n(("), "");
}

}  // namespace
