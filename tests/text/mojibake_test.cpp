#include "text/mojibake.h"

#include <gtest/gtest.h>

#include "text/decode.h"
#include "text/utf8.h"

namespace {

std::string found_in(const std::string& line) {
    std::string out;
    for (const text::Mojibake& one : text::find_mojibake(line)) {
        out += std::string(one.slice.of(line)) + "|" + one.restored + ";";
    }
    return out;
}

/// `text` spelled in `spelled` and read as `read`.
std::string misread(std::string_view text, std::string_view spelled, std::string_view read) {
    const auto bytes = text::encode(text, spelled);
    const auto out = bytes ? text::decode_exactly(*bytes, read) : bytes;
    return out ? *out : "";
}

TEST(Mojibake, UndoesUtf8ReadAsGbk) {
    const std::string garbled = misread("中国新闻", "UTF-8", "GBK");
    ASSERT_FALSE(garbled.empty());
    EXPECT_EQ(found_in(garbled), garbled + "|中国新闻;");
    EXPECT_EQ(found_in("标题 " + garbled + " ok"), garbled + "|中国新闻;");
}

TEST(Mojibake, UndoesUtf8ReadAsWindows1252) {
    EXPECT_EQ(found_in("caf" + misread("é", "UTF-8", "windows-1252")), "Ã©|é;");
    const std::string garbled = misread("“要求", "UTF-8", "windows-1252");
    ASSERT_FALSE(garbled.empty());
    EXPECT_EQ(found_in(garbled), garbled + "|“要求;");
}

TEST(Mojibake, UndoesGbkReadAsWindows1252) {
    const std::string garbled = misread("中国人民", "GBK", "windows-1252");
    ASSERT_FALSE(garbled.empty());
    EXPECT_EQ(found_in(garbled), garbled + "|中国人民;");
}

TEST(Mojibake, LeavesHonestTextAlone) {
    for (const char* line :
         {"云泽县召开春耕备耕现场会，部署农业生产。", "雲澤縣召開會議", "café, naïve, Ångström, 5 °C",
          "ÄÖÜäöüß", "«Les élèves»", "“你好”——…", "これは日本語です", "Привет, мир", "联通", "①②③ℓ㎡",
          "洹澧濮濉", "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"}) {
        EXPECT_EQ(found_in(line), "") << line;
    }
}

TEST(Mojibake, LeavesWhatOnlyChanceMakesBytesOf) {
    // Three characters that GBK spells with the bytes of two of UTF-8: rare ones, or 柠衷.
    for (const char* honest : {"诗有《孺子妾歌》一首", "独寐寤歌，久久不忘", "汛远槎风，梦深薇露"})
        EXPECT_TRUE(text::find_mojibake(honest).empty()) << honest;
}

TEST(Mojibake, LeavesWhatLostBytesOnTheWay) {
    EXPECT_EQ(found_in("涓\xEF\xBF\xBD"), "");
    EXPECT_EQ(found_in("Ã"), "");
    EXPECT_EQ(found_in("锟斤拷"), "锟斤拷|\xEF\xBF\xBD\xEF\xBF\xBD;");
}

TEST(Mojibake, LeavesWhatIsQuotedAsAnExample) {
    const std::string garbled = misread("新闻", "UTF-8", "GBK");
    for (const std::string& line :
         {std::string("похожие на “Ã©” или"), "屏幕上出现「" + garbled + "」这样的字", std::string("«Ã©»"),
          std::string("„Ã©“ statt é"), std::string("‘Ã©’"), "只有一句“" + garbled + "\xEF\xBF\xBD”",
          std::string("就会得到“ÄãºÃ”；"), std::string("见过“锟斤拷”三个字")}) {
        EXPECT_EQ(found_in(line), "") << line;
    }
    // A title that the template of a page set in brackets; a word of what is quoted.
    EXPECT_EQ(found_in("《" + garbled + "》"), garbled + "|新闻;");
    EXPECT_EQ(found_in("“the cafÃ© here”"), "Ã©|é;");
    EXPECT_EQ(found_in("“we have â€” maybe”"), "â€”|—;");
    EXPECT_EQ(found_in("“乐器" + garbled + "不多，可是听的人不少”"), garbled + "|新闻;");
}

TEST(Mojibake, IsNoSignBeforeAQuotationMark) {
    EXPECT_TRUE(text::find_mojibake("实行3×“三查”").empty());
}

/// Every stretch that is listed comes from its restored text by the wrong decoding: the way back is exact.
TEST(Mojibake, LooksBesideWhatGbkCannotSpell) {
    EXPECT_EQ(found_in("负责人\xEF\xBF\xBD加会议。锟斤拷"), "锟斤拷|\xEF\xBF\xBD\xEF\xBF\xBD;");
    EXPECT_EQ(found_in("😀锟斤拷⼾锟斤拷"),
              "锟斤拷|\xEF\xBF\xBD\xEF\xBF\xBD;锟斤拷|\xEF\xBF\xBD\xEF\xBF\xBD;");
}

TEST(Mojibake, DoingTheDamageAgainGivesTheSource) {
    const std::u32string alphabet = U"中涓浗Ãä¸­å›½a，閺傚洣";
    for (const char32_t a : alphabet) {
        for (const char32_t b : alphabet) {
            for (const char32_t c : alphabet) {
                std::string line;
                for (const char32_t code : {a, b, c, a, b}) text::append(line, code);
                // What the quick look lets pass unseen holds none.
                EXPECT_TRUE(text::may_hold_mojibake(line) || text::find_mojibake(line).empty()) << line;
                std::uint32_t last = 0;
                for (const text::Mojibake& one : text::find_mojibake(line)) {
                    EXPECT_LE(last, one.slice.begin);
                    last = one.slice.end;
                    const std::string source(one.slice.of(line));
                    const bool again = misread(one.restored, "UTF-8", "GBK") == source ||
                                       misread(one.restored, "UTF-8", "windows-1252") == source ||
                                       misread(one.restored, "GBK", "windows-1252") == source;
                    EXPECT_TRUE(again) << line << " " << one.restored;
                }
            }
        }
    }
}

}  // namespace
