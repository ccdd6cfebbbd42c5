#include "text/byteshift.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace {

using text::find_shift_damage;
using text::shift_damage;

/// The stretch that is found and what it is restored to: "?yōu)…|爲現".
std::string found_in(const std::string& line, const text::InsertedReadings& known = {}) {
    std::string out;
    for (const text::ShiftDamage& damage : find_shift_damage(line, known)) {
        out += std::string(damage.slice.of(line)) + "|" + damage.restored + ";";
    }
    return out;
}

TEST(ByteShift, UndoesAReadingBetweenTheHalvesOfACharacter) {
    EXPECT_EQ(found_in("一步步變?yōu)楝F(xiàn)實(shí)"), "?yōu)楝F(xiàn)|為現;");
}

TEST(ByteShift, UndoesTwoReadingsThatOverlap) {
    EXPECT_EQ(found_in("要?jiǎng)?chuàng)新"), "?jiǎng)?chuàng)|創;");
}

TEST(ByteShift, UndoesAByteThatWasReadAsTheEuroSign) {
    EXPECT_EQ(found_in("每?zǒng)€(gè)村"), "?zǒng)€(gè)|個;");
    EXPECT_EQ(found_in("每斤5€(约40元)"), "");
}

TEST(ByteShift, UndoesAByteThatWasTakenForHalfOfAPair) {
    EXPECT_EQ(found_in("每?zǒng)?gè)月"), "?zǒng)?gè)|個;");
}

TEST(ByteShift, UndoesAStretchOverSeveralCharactersAndAStop) {
    EXPECT_EQ(found_in("鼓聲?xiǎo)俅雾懫稹Ｅ_(tái)上"), "?xiǎo)俅雾懫稹Ｅ_(tái)|再次響起。臺;");
}

TEST(ByteShift, TheReadingsOfTheTextItselfComeFirst) {
    EXPECT_EQ(found_in("變?yōu)楝F(xiàn)實", {{U'優', "yōu"}}), "?yōu)楝F(xiàn)|為現;");
    EXPECT_EQ(found_in("變(biàn)?yōu)楝F實", {{U'優', "yōu"}, {U'變', "biàn"}}), "?yōu)楝F|為現;");
    EXPECT_EQ(found_in("大?fà)W畢業(yè)後"), "?fà)W|學;");
    EXPECT_EQ(found_in("變(bi)?yōu)楝F實", {{U'優', "yōu"}}), "");
    EXPECT_EQ(found_in("變?yōu)楝F(xiàn)實", {{U'優', "yǒu"}}), "?yōu)楝F(xiàn)|;");
    EXPECT_EQ(found_in("變?yōu)楝F(xiàn)實", {{U'為', "wéi"}}), "?yōu)楝F(xiàn)|為現;");
}

TEST(ByteShift, TheReadingOfTheCharacterItselfDecidesBetweenTwo) {
    EXPECT_EQ(found_in("這份?bèi)f(xié)議"), "?bèi)f(xié)|協;");
}

TEST(ByteShift, ReportsWithoutAGuessWhatDoesNotComeOutExactly) {
    EXPECT_EQ(found_in("變?bǎng)楝F(xiàn)實"), "?bǎng)楝F(xiàn)|;");
    EXPECT_EQ(found_in("變?yōu)"), "?yōu)|;");
}

TEST(ByteShift, RestoresNoCharacterThatThePageDoesNotPrint) {
    // 政府以 spells, one byte off, two pairs of nothing; they were dropped.
    EXPECT_EQ(found_in("當(dāng)?shù)卣远喾N方式"), "?shù)卣远喾N|;");
    EXPECT_EQ(found_in("當(dāng)?shù)厥赁r(nóng)趁早"), "?shù)厥赁r(nóng)|地柿農;");
}

TEST(ByteShift, LeavesQuestionsAlone) {
    EXPECT_EQ(found_in("真的嗎?(記者問)"), "");
    EXPECT_EQ(found_in("收不收?怎么办?"), "");
    EXPECT_EQ(found_in("?yōu)"), "");
    EXPECT_EQ(found_in("a?yōu)b"), "");
}

TEST(ByteShift, DamageAndWayBackAreOneAnother) {
    const text::InsertedReadings readings = {
        {U'優', "yōu"}, {U'獎', "jiǎng"}, {U'創', "chuàng"}, {U'現', "xiàn"}};
    EXPECT_EQ(shift_damage("變為現實", readings), "變?yōu)楝F(xiàn)實");
    EXPECT_EQ(shift_damage("要創新", readings), "要?jiǎng)?chuàng)新");
    EXPECT_EQ(shift_damage("現實", readings), "現(xiàn)實");
}

/// All pairs of characters of a list, each before each: whatever the damage made of them comes back or is
/// reported, and is never read as something else.
TEST(ByteShift, NeverRestoresToAnythingButTheOriginal) {
    const text::InsertedReadings readings = {
        {U'優', "yōu"},  {U'獎', "jiǎng"}, {U'創', "chuàng"}, {U'現', "xiàn"}, {U'導', "dǎo"},
        {U'會', "huì"},  {U'實', "shí"},   {U'規', "guī"},    {U'業', "yè"},   {U'關', "guān"},
        {U'農', "nóng"}, {U'區', "qū"},    {U'機', "jī"},     {U'報', "bào"},  {U'開', "kāi"},
        {U'發', "fā"},   {U'進', "jìn"},   {U'鄉', "xiāng"}};
    const std::u32string alphabet =
        U"變為要創新現實堅決服從動員與會者業務農時節區機關開發報導進鄉村縣長領導樹立會議";
    std::size_t damaged = 0;
    std::size_t undone = 0;
    for (const char32_t first : alphabet) {
        for (const char32_t second : alphabet) {
            std::string clean = "人";
            text::append(clean, first);
            text::append(clean, second);
            clean += "民";
            const std::string source = shift_damage(clean, readings);
            for (const text::ShiftDamage& damage : find_shift_damage(source, readings)) {
                ++damaged;
                if (damage.restored.empty()) continue;
                ++undone;
                EXPECT_NE(clean.find(damage.restored), std::string::npos) << source << " " << damage.restored;
            }
        }
    }
    EXPECT_GT(damaged, 0U);
    EXPECT_GT(undone, 0U);
    RecordProperty("damaged", static_cast<int>(damaged));
    RecordProperty("undone", static_cast<int>(undone));
}

}  // namespace
