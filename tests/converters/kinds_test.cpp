// Which kind a source is taken for, and what is refused.
#include <gtest/gtest.h>

#include "base/error.h"
#include "converters/converter.h"
#include "converters/rules.h"
#include "text/decode.h"

namespace {

std::string_view kind_of(std::string bytes, base::Findings& findings, std::string_view file_name = "a") {
    const text::SourceText source = text::decode(std::move(bytes), std::nullopt, findings);
    const converters::Converter* const found = converters::choose(source, file_name, std::nullopt, findings);
    return found == nullptr ? "" : found->name;
}

std::string_view kind_of(std::string bytes) {
    base::Findings findings;
    return kind_of(std::move(bytes), findings);
}

TEST(Kinds, KnowAPostByItsHeader) {
    EXPECT_EQ(kind_of("\n---\ntitle: 云泽\ndate: 2024-03-08\n---\n<p>正文</p>"), "hexo");
    EXPECT_EQ(kind_of("title: 云泽\ntags: a\n---\n正文"), "hexo");
    EXPECT_EQ(kind_of(";;;\n\"title\": \"云泽\"\n;;;\n正文"), "hexo");
}

TEST(Kinds, KnowAPageByItsTags) {
    EXPECT_EQ(kind_of("<!DOCTYPE html><html><body>正文</body></html>"), "html");
    EXPECT_EQ(kind_of("\xEF\xBB\xBF<div><p>正文</p></div>"), "html");
}

TEST(Kinds, KnowMarkdownWithoutAHeaderByItsName) {
    base::Findings findings;
    EXPECT_EQ(kind_of("# 云泽\n\n**正文**\n", findings, "a.md"), "hexo");
    EXPECT_EQ(kind_of("# 云泽\n\n**正文**\n", findings, "a.txt"), "text");
    EXPECT_EQ(kind_of("<!DOCTYPE html><html><body>正文</body></html>", findings, "a.md"), "html");
}

TEST(Kinds, KnowTextThatBeginsWithASignOnly) {
    EXPECT_EQ(kind_of("<云泽日报>今日出版。\n"), "text");
}

TEST(Kinds, KnowTextWithAStrayZeroByte) {
    EXPECT_EQ(kind_of(std::string("云泽县今日开会，\0部署春耕。\n", 41)), "text");
}

TEST(Kinds, TakeParagraphsOnLongLinesForNoColumns) {
    std::string sentence = "云泽县今日召开春耕备耕现场会";
    for (int i = 0; i < 3; ++i) sentence += "，" + sentence;
    std::string words = "云泽日报\n2024年3月8日\n";
    for (int i = 0; i < 6; ++i) words += sentence + "。\n";
    EXPECT_EQ(kind_of(words), "text");
}

TEST(Kinds, TakeCaptionsOfOneLengthForNoColumns) {
    // A gallery: a blank line behind every line, captions of one length, and a paragraph far longer.
    std::string words = "2024年3月8日\n\n第A03版:视觉·影像\n\n春耕时节田间忙\n\n";
    for (const std::string_view caption :
         {"近日,溪口镇上湾村农户正在栽种早春蔬菜。该镇大力发展大棚蔬菜产业,助力乡村振兴。特约摄影 方禾",
          "近日,石桥镇新渠村农户正在翻耕早稻秧田。该镇大力推广机耕机插技术,确保不误农时。特约摄影 林谷",
          "近日,桃溪乡竹坪村农户正在采摘头茬春茶。该乡大力发展生态茶叶产业,带动群众增收。特约摄影 周平",
          "近日,云泽镇柳林村农户正在管护油菜花田。该镇大力发展乡村旅游产业,拓宽致富门路。特约摄影 江帆",
          "近日,双桥镇东河村农户正在投放早春鱼苗。该镇大力发展稻田养鱼产业,盘活闲置水面。特约摄影 方禾",
          "近日,三河乡西山村农户正在修剪果树枝条。该乡大力发展优质柑橘产业,打造特色品牌。特约摄影 林谷",
          "近日,青石镇南坪村农户正在栽植油茶树苗。该镇大力发展木本油料产业,绿化荒山荒坡。特约摄影 周平"}) {
        words += "▲" + std::string(caption) + "\n\n";
    }
    const std::string season =
        "三月春风,大地回暖。时下,云泽各地迎来又一个农忙季,秧苗青青,机声隆隆……春种秋收,一分耕耘一分收获,"
        "人们的干劲和希望洋溢于田间地头,广阔的田野上处处呈现出一派忙碌而热闹的春耕景象。";
    words += season + season + "\n\n策划:摄影部\n\n责编:方禾\n";
    EXPECT_EQ(kind_of(words), "text");
}

TEST(Kinds, RefuseLayoutFiles) {
    for (const char* const layout :
         {"<?xml version=\"1.0\"?><html><body><div class='ocr_page'>a</div></body></html>",
          "<?xml version=\"1.0\"?><alto xmlns=\"http://www.loc.gov/standards/alto/ns-v3#\"/>",
          "<PcGts xmlns=\"http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15\"/>",
          "<!DOCTYPE html><html><body><doc><page><word xMin=\"1\">a</word></page></doc></body></html>"}) {
        base::Findings findings;
        EXPECT_EQ(kind_of(layout, findings), "") << layout;
        EXPECT_TRUE(findings.has(converters::rules::layout_file)) << layout;
    }
}

TEST(Kinds, TakeMarkdownInShortLinesForNoNewspaper) {
    std::string words;
    for (int i = 0; i < 12; ++i)
        words += "The bridge over the river was opened again after a long\nwinter, and the people came. ";
    base::Findings findings;
    EXPECT_EQ(kind_of(words, findings, "notes/README.md"), "hexo");
}

TEST(Kinds, RefuseWhatIsTeiAlready) {
    base::Findings findings;
    EXPECT_EQ(kind_of("<?xml version=\"1.0\"?><TEI xmlns=\"http://www.tei-c.org/ns/1.0\"/>", findings), "");
    EXPECT_TRUE(findings.has(converters::rules::finished));
    EXPECT_FALSE(findings.has(converters::rules::layout_file));
}

TEST(Kinds, RefuseBinaryEmptyAndConfigurationFiles) {
    base::Findings findings;
    EXPECT_EQ(kind_of("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", findings), "");
    EXPECT_EQ(kind_of(std::string("\x01\x02\x00\x03\x04\x05\x06\x07", 8), findings), "");
    EXPECT_TRUE(findings.has(converters::rules::binary_file));
    EXPECT_EQ(kind_of("", findings), "");
    EXPECT_EQ(kind_of(" \r\n　\n", findings), "");
    EXPECT_TRUE(findings.has(converters::rules::empty_file));
    EXPECT_EQ(kind_of("title: 云泽\n", findings, "site/_config.yml"), "");
    EXPECT_TRUE(findings.has(converters::rules::configuration));
}

TEST(Kinds, AreWhatTheCallerSays) {
    base::Findings findings;
    const text::SourceText source(std::string("正文"));
    EXPECT_EQ(converters::choose(source, "a", "hexo", findings)->name, "hexo");
    EXPECT_THROW((void)converters::choose(source, "a", "no such kind", findings), base::UsageError);
}

TEST(Kinds, HaveNamesOfTheirOwnAndKnownRepairs) {
    for (const converters::Converter& one : converters::all())
        EXPECT_EQ(converters::find(one.name)->name, one.name);
}

}  // namespace
