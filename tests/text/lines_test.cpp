#include "text/lines.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/white_space.h"

namespace {

using text::Slice;

std::vector<std::string> words_within(std::string_view whole, Slice within) {
    std::vector<std::string> words;
    for (const Slice line : text::lines_within(whole, within)) words.emplace_back(line.of(whole));
    return words;
}

TEST(Lines, OfAStretchHaveNoTerminators) {
    const std::string_view whole = "甲\n乙\r\n\r丙";
    const std::vector<std::string> all{"甲", "乙", "", "丙"};
    EXPECT_EQ(words_within(whole, {0, static_cast<std::uint32_t>(whole.size())}), all);
    EXPECT_EQ(words_within(whole, {3, 3}), std::vector<std::string>());
    EXPECT_EQ(words_within(whole, {1, 6}),
              (std::vector<std::string>{std::string(whole.substr(1, 2)), std::string(whole.substr(4, 2))}));
}

TEST(Lines, OfAllShortTextsTileThem) {
    constexpr std::string_view signs = "a\r\n";
    for (std::size_t number = 0; number < 729; ++number) {
        std::string whole;
        for (std::size_t rest = number, i = 0; i < 6; ++i, rest /= 3) whole += signs[rest % 3];
        std::string tiled;
        for (const text::PhysicalLine& line : text::physical_lines(whole)) {
            tiled += line.words.of(whole);
            tiled += line.terminator.of(whole);
            EXPECT_EQ(text::next_line(whole, line.words.end), line.terminator.end);
        }
        EXPECT_EQ(tiled, whole);
        EXPECT_EQ(text::lines_within(whole, {0, 6}).size(), text::physical_lines(whole).size());
    }
}

TEST(Lines, AStretchLosesWhiteSpaceAtItsEndsAlone) {
    const std::string_view whole = " 　甲 乙\t ";
    EXPECT_EQ(text::trimmed(whole, {0, static_cast<std::uint32_t>(whole.size())}).of(whole), "甲 乙");
    EXPECT_EQ(text::trimmed(whole, {0, 4}), (Slice{0, 0}));
    EXPECT_EQ(text::trimmed(whole, {4, 4}), (Slice{4, 4}));
}

TEST(PhysicalLines, EndWithLfCrLfOrCr) {
    const auto lines = text::physical_lines("a\r\nb\rc\n\nd");
    ASSERT_EQ(lines.size(), 5U);
    EXPECT_EQ(lines[0].terminator.size(), 2U);
    EXPECT_EQ(lines[3].words.size(), 0U);
    EXPECT_TRUE(lines[4].terminator.empty());
}

TEST(PrintedLines, LeaveOutBlankLinesAndCountThem) {
    const auto lines = text::printed_lines("春\n \n\n　　耕\n");
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[1].blanks, 2U);
    EXPECT_EQ(lines[1].number, 4U);
    EXPECT_EQ(lines[1].indent, 4.0);
}

TEST(PrintedLines, TakeASingleSpaceForTheMarkOfAFrame) {
    const auto lines = text::printed_lines(" 春\n  耕\n\f种");
    EXPECT_TRUE(lines[0].frame_mark);
    EXPECT_EQ(lines[0].indent, 0.0);
    EXPECT_FALSE(lines[1].frame_mark);
    EXPECT_TRUE(lines[2].page_start);
}

TEST(PrintedLines, TileEveryCharacterThatIsNoWhiteSpaceForAllShortStrings) {
    const std::string_view alphabet[] = {"春", "a", " ", "\n", "\r", "\f", "　"};
    for (std::size_t code = 0; code < 7 * 7 * 7 * 7 * 7; ++code) {
        std::string words;
        for (std::size_t rest = code, i = 0; i < 5; ++i, rest /= 7) words += alphabet[rest % 7];
        std::string kept, all;
        for (const text::PrintedLine& line : text::printed_lines(words)) kept += line.slice.of(words);
        for (const char c : words) all += c;
        for (const std::string_view white : {" ", "\n", "\r", "\f", "　"}) {
            for (std::string* text : {&kept, &all}) {
                for (auto at = text->find(white); at != std::string::npos; at = text->find(white))
                    text->erase(at, white.size());
            }
        }
        ASSERT_EQ(kept, all) << words;
    }
}

}  // namespace
