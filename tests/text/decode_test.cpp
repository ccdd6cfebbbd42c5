// Bytes to text and back: every encoding, every damage.
#include "text/decode.h"

#include <random>

#include <gtest/gtest.h>

#include "base/error.h"
#include "text/charset.h"
#include "text/rules.h"

namespace {

using base::Findings;
using text::SourceText;

// A paragraph of invented news, simplified and traditional: enough for a detection to be sure.
constexpr std::string_view simplified =
    "本报讯 云泽县昨日召开春耕备耕现场会，部署早稻秧苗管护和防汛准备工作。会议要求，各乡镇要把农时抓在手上，"
    "把服务送到田头，不让一户农民误了季节。县里的农技员已经下到二十一个村，一家一户地看苗情。\n";
constexpr std::string_view traditional =
    "本報訊 榕灣市昨日舉行春季植樹活動，三百多名市民在河岸種下一千二百棵樹苗。市長表示，希望大家一起愛護"
    "這條河，讓水更清、岸更綠。活動由市政府和二十一個社區合辦。\n";

std::string in(std::string_view encoding, std::string_view text) {
    std::optional<std::string> bytes = text::encode(text, encoding);
    EXPECT_TRUE(bytes.has_value()) << encoding;
    return bytes.value_or("");
}

SourceText decoded(const std::string& bytes, Findings& findings,
                   std::optional<std::string_view> encoding = {}) {
    SourceText source = text::decode(bytes, encoding, findings);
    EXPECT_EQ(text::encode_back(source), bytes);
    return source;
}

SourceText decoded(const std::string& bytes) {
    Findings findings;
    return decoded(bytes, findings);
}

TEST(DecodeRare, TakesTextOfRareCharactersForNoLatinOne) {
    // Cantonese in Hong Kong's Big5, hardly a character of it among the frequent ones.
    const std::optional<std::string> bytes =
        text::encode("佢哋話呢個係好嘢，唔使驚。佢哋喺度，冇問題。", "Big5-HKSCS");
    ASSERT_TRUE(bytes);
    base::Findings findings;
    const text::SourceText source = text::decode(*bytes, std::nullopt, findings);
    EXPECT_EQ(source.encoding(), "Big5-HKSCS");
    EXPECT_TRUE(findings.has(text::rules::uncertain));
}

TEST(DecodeRare, TakesBadlyDamagedUtf8ForUtf8) {
    base::Findings findings;
    const text::SourceText source = text::decode("云泽\xE4\xBA春耕\xFF\xC0\x80", std::nullopt, findings);
    EXPECT_EQ(source.encoding(), "UTF-8");
    EXPECT_EQ(source.exceptions().size(), 4U);
}

TEST(Decode, FindsUtf16OfChineseProseThatHasNextToNoZeros) {
    for (const std::string_view text : {simplified, traditional, std::string_view("开门一切，一开始。\n")}) {
        for (const std::string_view encoding : {"UTF-16LE", "UTF-16BE"}) {
            Findings findings;
            const SourceText source = decoded(in(encoding, text), findings);
            EXPECT_EQ(source.encoding(), encoding);
            EXPECT_EQ(source.text(), text);
            EXPECT_TRUE(findings.has(text::rules::detected));
        }
        for (const std::string_view encoding : {"GB18030", "Big5"}) {
            if (text != (encoding == "Big5" ? traditional : simplified)) continue;
            EXPECT_EQ(decoded(in(encoding, text)).text(), text);
        }
    }
}

TEST(Decode, KeepsValidUtf8AsItIsWithItsByteOrderMark) {
    EXPECT_EQ(decoded("春a").text(), "春a");
    const SourceText marked = decoded("\xEF\xBB\xBF春");
    EXPECT_TRUE(marked.is_utf8());
    EXPECT_EQ(marked.text(), "\xEF\xBB\xBF春");
    EXPECT_EQ(marked.byte_order_mark().size(), 3u);
    EXPECT_EQ(decoded("").text(), "");
}

TEST(Decode, BelievesTheByteOrderMarkOfWideEncodings) {
    for (const std::string_view encoding : {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
        const SourceText source = decoded(in(encoding, "\uFEFF春a\U00020000\r\n"));
        EXPECT_EQ(source.encoding(), encoding);
        EXPECT_EQ(source.text(), "\uFEFF春a\U00020000\r\n");
        EXPECT_TRUE(source.exceptions().empty());
    }
}

TEST(Decode, KnowsWideEncodingsWithoutAMarkByTheirZeros) {
    for (const std::string_view encoding : {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
        Findings findings;
        const SourceText source = decoded(in(encoding, "title: 3 月 8 日\n春耕\n"), findings);
        EXPECT_EQ(source.encoding(), encoding);
        EXPECT_TRUE(findings.has(text::rules::detected)) << encoding;
    }
}

TEST(Decode, DetectsSimplifiedAndTraditionalChinese) {
    Findings findings;
    const SourceText gb = decoded(in("GB18030", simplified), findings);
    EXPECT_EQ(gb.encoding(), "GB18030");
    EXPECT_EQ(gb.text(), simplified);
    const SourceText big5 = decoded(in("Big5", traditional), findings);
    EXPECT_EQ(big5.encoding(), "Big5");
    EXPECT_EQ(big5.text(), traditional);
    EXPECT_TRUE(findings.has(text::rules::detected));
    EXPECT_FALSE(findings.has(text::rules::uncertain));
}

TEST(Decode, SaysThatAFewCharactersAreNotEnoughToBeSure) {
    Findings findings;
    EXPECT_EQ(decoded(in("GB18030", "云泽"), findings).encoding(), "GB18030");
    EXPECT_TRUE(findings.has(text::rules::uncertain));
}

TEST(Decode, DoesNotTakeWesternTextForChinese) {
    Findings findings;
    const SourceText source = decoded("Le caf\xE9 du marche est ferme, \xE0 bientot.\n", findings);
    EXPECT_EQ(source.encoding(), "windows-1252");
    EXPECT_EQ(source.text(), "Le café du marche est ferme, à bientot.\n");
    EXPECT_TRUE(findings.has(text::rules::uncertain));
}

TEST(Decode, BelievesADeclarationThatFits) {
    const std::string html =
        "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">云";
    EXPECT_EQ(decoded(in("GB18030", html)).text(), html);
    const std::string short_form = "<META CHARSET='big5'><p>榕</p>";
    EXPECT_EQ(decoded(in("Big5", short_form)).encoding(), "Big5");
    const std::string xml = "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><p>日</p>";
    EXPECT_EQ(decoded(in("Shift_JIS", xml)).encoding(), "Shift_JIS");
}

TEST(Decode, DoubtsADeclarationThatDoesNotFit) {
    Findings findings;
    const std::string html = "<meta charset=\"iso-8859-1\">" + std::string(simplified);
    EXPECT_EQ(decoded(in("GB18030", html), findings).encoding(), "GB18030");
    EXPECT_TRUE(findings.has(text::rules::false_declaration));
}

TEST(Decode, TakesTheCallersWordAndRefusesUnknownNames) {
    Findings findings;
    EXPECT_EQ(decoded(in("Big5", "榕"), findings, "big5").text(), "榕");
    EXPECT_EQ(decoded(in("GB18030", "云"), findings, "GBK").text(), "云");
    EXPECT_EQ(decoded(in("UTF-16BE", "a b"), findings, "UTF-16").encoding(), "UTF-16BE");
    EXPECT_THROW((void)text::decode("a", "utf-99", findings), base::UsageError);
    EXPECT_THROW((void)text::decode("a", "ISO-2022-JP", findings), base::UsageError);
}

TEST(Decode, KeepsEachBadByteOfDamagedUtf8WithItsPlace) {
    Findings findings;
    const SourceText source = decoded("春\xFF耕\n备\xE8\x80耕备耕", findings);
    EXPECT_EQ(source.encoding(), "UTF-8");
    EXPECT_EQ(source.text(), "春\uFFFD耕\n备\uFFFD耕备耕");
    ASSERT_EQ(source.exceptions().size(), 2u);
    EXPECT_EQ(source.exceptions()[1].bytes, "\xE8\x80");
    ASSERT_TRUE(findings.has(text::rules::undecodable));
    EXPECT_EQ(
        findings.all().back().message(),
        "3 bytes do not decode as UTF-8; the first are at line 1 column 2, line 2 column 2; they are kept");
}

TEST(Decode, KeepsBadBytesOfDoubleByteText) {
    std::string bytes = in("GB18030", simplified);
    bytes.insert(bytes.find(' '), "\xFF");
    bytes += '\x81';
    Findings findings;
    const SourceText source = decoded(bytes, findings);
    EXPECT_EQ(source.encoding(), "GB18030");
    EXPECT_EQ(source.exceptions().size(), 2u);
    EXPECT_TRUE(findings.has(text::rules::undecodable));
}

TEST(Decode, ReadsTheEuroSignOfCodePage936) {
    const SourceText source = decoded(in("GB18030", simplified) +
                                      "\x80"
                                      "5");
    EXPECT_TRUE(source.text().ends_with("\u20AC5"));
}

TEST(Decode, ReadsHongKongCharactersOfBig5) {
    const SourceText source = decoded(in("Big5-HKSCS", std::string(traditional) + "啲嘢喺度\n"));
    EXPECT_EQ(source.text(), std::string(traditional) + "啲嘢喺度\n");
}

TEST(Decode, KeepsPrivateUseAndSupplementaryCharacters) {
    for (const std::string_view encoding : {"UTF-8", "UTF-16LE", "GB18030"}) {
        const std::string words = "\uE000\U00020BB7\U0010FFFD";
        EXPECT_EQ(text::decode_exactly(in(encoding, words), encoding), words) << encoding;
    }
}

TEST(Decode, DecodesExactlyOrNotAtAll) {
    EXPECT_EQ(text::decode_exactly("\xD4\xC6", "GBK"), "云");
    EXPECT_EQ(text::decode_exactly("\xD4", "GBK"), std::nullopt);
    EXPECT_EQ(text::decode_exactly("\xFF", "UTF-8"), std::nullopt);
    EXPECT_EQ(text::encode("€云", "windows-1252"), std::nullopt);
    EXPECT_EQ(text::encode("云", "no such thing"), std::nullopt);
}

/// Law: whatever the bytes and whatever the encoding, text and exceptions give the bytes back.
TEST(DecodeLaw, GivesAnyBytesBackInEveryEncoding) {
    constexpr std::string_view encodings[] = {"UTF-8",    "UTF-16LE",  "UTF-16BE", "UTF-32LE",
                                              "UTF-32BE", "GB18030",   "Big5",     "Big5-HKSCS",
                                              "EUC-KR",   "Shift_JIS", "EUC-JP",   "windows-1252"};
    std::mt19937 random(20240308);
    for (const std::string_view encoding : encodings) {
        for (int round = 0; round < 60; ++round) {
            std::string bytes;
            const std::size_t size = random() % 300;
            for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(random() & 0xFF);
            Findings findings;
            (void)decoded(bytes, findings, encoding);
        }
    }
}

TEST(DecodeLaw, GivesAllShortStringsBack) {
    constexpr char alphabet[] = {'\0', 'a', '\n', '\x80', '\xD4', '\xC6', '\xE6', '\x98', '\xFF', '\xFE'};
    std::string bytes;
    for (int number = 0; number < 100'000; ++number) {
        bytes.clear();
        for (int rest = number; rest > 0; rest /= 10) bytes += alphabet[rest % 10];
        Findings findings;
        ASSERT_EQ(text::encode_back(text::decode(bytes, std::nullopt, findings)), bytes) << number;
    }
}

TEST(DecodeLaw, DoesNotMindWhereAChunkEnds) {
    std::string words;
    while (words.size() < 500'000) words += simplified;
    for (const std::string_view encoding : {"GB18030", "UTF-16BE"}) {
        for (const std::size_t shift : {0U, 1U, 2U, 3U}) {
            const std::string shifted = std::string(shift, 'a') + words;
            text::Charset charset = text::Charset::find(encoding).value();
            const text::Conversion conversion = charset.decode(charset.encode(shifted).value());
            EXPECT_EQ(conversion.text, shifted);
            EXPECT_TRUE(conversion.exceptions.empty());
        }
    }
}

}  // namespace
