#include "text/scripts.h"

#include <gtest/gtest.h>

#include "text/characters.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace {

using text::only_in;
using text::Script;
using text::script_of;

TEST(Scripts, TellsCharactersOfOneScriptOnly) {
    EXPECT_EQ(only_in(U'国'), Script::simplified);
    EXPECT_EQ(only_in(U'這'), Script::traditional);
    EXPECT_EQ(only_in(U'這' + 0x10000), Script::both);
    EXPECT_EQ(only_in(U'a'), Script::both);
}

TEST(Scripts, LeavesCharactersOfBothScriptsOut) {
    for (const char32_t code : U"后里干云面台著着人山") {
        EXPECT_EQ(only_in(code), Script::both) << static_cast<unsigned>(code);
    }
}

TEST(Scripts, NamesTheScriptOfAPage) {
    EXPECT_EQ(script_of("云泽县召开春耕备耕现场会，部署农业生产。"), "zh-Hans");
    EXPECT_EQ(script_of("雲澤縣召開春耕備耕現場會，部署農業生產。"), "zh-Hant");
}

TEST(Scripts, SaysZhWhenUnderFiveCharactersTell) {
    EXPECT_EQ(script_of("开会讨论"), "zh");
    EXPECT_EQ(script_of("人口"), "zh");
}

TEST(Scripts, ToleratesResidueOfOneInTenAndNoMore) {
    EXPECT_EQ(script_of("國際會議開幕後強調發展業務愿景強調发"), "zh-Hant");
    EXPECT_EQ(script_of("國際會議開幕国际会议开幕"), "zh");
}

TEST(Scripts, CountsOtherWritingSystemsByTheirOwnLetters) {
    EXPECT_EQ(script_of("これは日本語の文章です。"), "ja");
    EXPECT_EQ(script_of("한국어 문장입니다."), "ko");
    EXPECT_EQ(script_of("The county was dry for most of the year."), "en");
    EXPECT_EQ(script_of("Das Wasser ist knapp geworden."), "und");
    EXPECT_EQ(script_of("12-34"), "und");
    EXPECT_EQ(script_of(""), "und");
}

TEST(Scripts, AFewLatinWordsDoNotMakeAPageEnglish) {
    EXPECT_EQ(script_of("全县医院开通的 Wi-Fi of the future 覆盖乡镇学校图书馆"), "zh-Hans");
}

TEST(Scripts, GivesTheSimplifiedFormOfAPair) {
    EXPECT_EQ(text::simplified(U'縣'), U'县');
    EXPECT_EQ(text::simplified(U'县'), U'县');
    EXPECT_EQ(text::simplified(U'山'), U'山');
}

TEST(Scripts, AnyBytesHaveAnAnswer) {
    EXPECT_EQ(script_of("\xFF\xE5\x80"), "und");
    EXPECT_EQ(script_of("\xE5"), "und");
}

TEST(Scripts, CountsTheLastCharacterLikeTheOthers) {
    for (const std::string before : {"", "水", "a", "水，", "é"}) {
        EXPECT_EQ(text::script_census(before + "县").simplified, 1U) << before;
        EXPECT_EQ(text::script_census(before + "縣").traditional, 1U) << before;
        EXPECT_EQ(text::script_census(before + "縣。").traditional, 1U) << before;
    }
}

TEST(Scripts, CountsEachCharacterOnceWhereRunsMeet) {
    const text::ScriptCensus census = text::script_census("全縣the开了。かな3的𠀀，and县\xE5\x8E");
    EXPECT_EQ(census.han, 7U);
    EXPECT_EQ(census.simplified, 2U);
    EXPECT_EQ(census.traditional, 1U);
    EXPECT_EQ(census.kana, 2U);
    EXPECT_EQ(census.latin_words, 2U);
    EXPECT_EQ(census.english_words, 2U);
}

TEST(Characters, MeasureALineByItsCharacters) {
    EXPECT_EQ(text::cells("  春耕，abc 備耕 "), 2 * 2 + 2 + 3 + 0.5 + 2 * 2);
    EXPECT_EQ(text::cells("“春”", 1), 1 + 2 + 1);
    EXPECT_EQ(text::cells("春\xE6\x98"), 2 + 1);
    EXPECT_EQ(text::cells(""), 0);
}

TEST(WhiteSpace, CountsInkInLongTextsAsInShortOnes) {
    const std::string words = "春耕 备耕\u3000a\n";
    std::string text;
    for (std::size_t i = 1; i < 40; ++i) {
        text += words;
        EXPECT_EQ(text::count_inked(text), i * 5) << i;
    }
}

TEST(WhiteSpace, CountsWhatHasInk) {
    const std::u32string alphabet = U"春a 。　\u00A0\u0085é\u2003“\u1680😀\n";
    for (const char32_t a : alphabet) {
        for (const char32_t b : alphabet) {
            const std::string two = text::encoded(a) + text::encoded(b);
            const std::size_t expected = (text::is_space(a) ? 0U : 1U) + (text::is_space(b) ? 0U : 1U);
            EXPECT_EQ(text::count_inked(two), expected) << two;
        }
    }
}

TEST(Utf8, FindsTheFirstMalformedByteWhereverItStands) {
    for (const std::string_view before :
         {"", "abcdefgh", "abcdefghi春", "春春a", "春春春春", "a春春春春春", "é春😀", "12345678春12345678"}) {
        for (const std::string_view bad : {"\xE6\x98",
                                           "\xE6\x98"
                                           "a",
                                           "\x80", "\xED\xA0\x80", "\xE0\x80\x80", "\xC3"}) {
            for (const std::string_view after : {"", "a", "春", "12345678"}) {
                const std::string all = std::string(before) + std::string(bad) + std::string(after);
                EXPECT_EQ(text::find_malformed(all), before.size()) << all;
            }
            EXPECT_EQ(text::find_malformed(before), std::string_view::npos);
        }
    }
}

}  // namespace
