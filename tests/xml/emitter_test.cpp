#include "xml/emitter.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "xml/tree.h"

namespace {

std::string text(std::string_view words) {
    std::string out;
    xml::Emitter emitter(out);
    emitter.element("p", words);
    return out;
}

/// A code point from U+0080 on.
std::string utf8(char32_t code) {
    const auto trail = [&](unsigned shift) { return static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x800) return {static_cast<char>(0xC0 | (code >> 6)), trail(0)};
    if (code < 0x10000) return {static_cast<char>(0xE0 | (code >> 12)), trail(6), trail(0)};
    return {static_cast<char>(0xF0 | (code >> 18)), trail(12), trail(6), trail(0)};
}

}  // namespace

TEST(Emitter, AttributesStandInTheirOrderAndEmptyOnesAreLeftOut) {
    std::string out;
    xml::Emitter emitter(out);
    emitter.empty("p", {{"source", "src:0-1"},
                        {"unit", "x"},
                        {"break", "no"},
                        {"xml:id", "a"},
                        {"type", "t"},
                        {"n", ""},
                        {"xmlns", "u"}});
    EXPECT_EQ(out, R"(<p xmlns="u" xml:id="a" type="t" source="src:0-1" break="no" unit="x"/>)");
}

TEST(Emitter, EscapesWhatXmlWouldReadAsMarkup) {
    EXPECT_EQ(text("<a> & \"b\""), "<p>&lt;a&gt; &amp; \"b\"</p>");
}

TEST(Emitter, WhatAParserOrAnEyeWouldLoseIsAReference) {
    EXPECT_EQ(text("a\r\n\u00A0\u200B\u3000\U000E0100"), "<p>a&#xD;\n&#xA0;&#x200B;\u3000&#xE0100;</p>");
    std::string out;
    xml::Emitter emitter(out);
    emitter.empty("p", {{"n", "a\t\"\n"}});
    EXPECT_EQ(out, "<p n=\"a&#x9;&quot;&#xA;\"/>");
}

TEST(Emitter, EveryCharacterThatNobodySeesIsAReferenceWhereverItStands) {
    // Long words are looked at many bytes at a time.
    const std::string before(45, 'x'), after(70, 'y');
    for (char32_t code = 0x80; code < 0x30000; ++code) {
        if (!xml::is_allowed(code)) continue;
        const std::string written = text(before + utf8(code) + after);
        const bool reference = written.find('&') != std::string::npos;
        ASSERT_EQ(reference, xml::is_invisible(code)) << std::hex << static_cast<unsigned>(code);
    }
}

TEST(Emitter, ForbiddenCharactersAndBadBytesAreOurBug) {
    for (const char* words : {"\x01", "\x0B", "\uFFFE", "\xFF", "\xED\xA0\x80"}) {
        EXPECT_THROW((void)text(words), base::Bug) << words;
    }
}

TEST(Emitter, HtmlKeepsEndTagsOfEmptyElements) {
    std::string out;
    xml::Emitter emitter(out, xml::Emitter::Syntax::html);
    emitter.open("td");
    emitter.empty("br");
    emitter.empty("b");
    emitter.close();
    EXPECT_EQ(out, "<td><br/><b></b></td>");
}

TEST(EmitterLaw, EveryAllowedCharacterOfTheFirstPlaneReadsBack) {
    std::string words;
    for (char32_t code = 1; code < 0x10000; ++code) {
        if (!xml::is_allowed(code)) continue;
        if (code < 0x80) {
            words += static_cast<char>(code);
        } else if (code < 0x800) {
            words += {static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 63))};
        } else {
            words += {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 63)),
                      static_cast<char>(0x80 | (code & 63))};
        }
    }
    std::string out;
    xml::Emitter emitter(out);
    emitter.open("p", {{"n", words}});
    emitter.text(words);
    emitter.close();
    base::Findings findings;
    const xml::Document document = xml::parse(out, findings);
    ASSERT_TRUE(findings.empty());
    EXPECT_EQ(document.element().string(), words);
    EXPECT_EQ(document.element().attribute("n").value(), words);
}
