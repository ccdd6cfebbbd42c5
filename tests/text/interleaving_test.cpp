#include "text/interleaving.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace {

/// A story in lines of ten characters, made of two-character words that come back, as in any report. Its
/// words are characters from `first` on, used by no other story.
std::vector<std::string> story(char32_t first) {
    std::string words;
    std::uint32_t state = first;
    for (int i = 0; i < 301; ++i) {
        state = state * 1664525U + 1013904223U;
        const char32_t word = first + 2 * (state >> 16U) % 120;
        if (i == 0) text::append(words, first + 250);  // so that lines end in mid-word
        text::append(words, word);
        text::append(words, word + 1);
    }
    std::vector<std::string> lines;
    for (std::size_t at = 0; at + 30 <= words.size(); at += 30) lines.push_back(words.substr(at, 30));
    return lines;
}

text::Interleaving judged(const std::vector<std::string>& lines) {
    std::string page;
    for (const std::string& line : lines) page += line + "\n";
    return text::interleaving(page, text::printed_lines(page));
}

const std::vector<std::string> first = story(0x5000);
const std::vector<std::string> second = story(0x6000);

TEST(Interleaving, IsNotSeenInStoriesThatFollowEachOther) {
    std::vector<std::string> lines = first;
    lines.insert(lines.end(), second.begin(), second.end());
    EXPECT_FALSE(judged(lines).interleaved);
}

TEST(Interleaving, IsSeenWhereRowsOfTwoColumnsComeInTurn) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i) {
        lines.push_back(first[i]);
        lines.push_back(second[i]);
    }
    const text::Interleaving found = judged(lines);
    EXPECT_TRUE(found.interleaved);
    EXPECT_GT(found.further, found.next);
}

TEST(Interleaving, IsNotSeenWherePairsComeBackByChance) {
    // Many short texts in one file, a few of whose words come back some lines on.
    std::vector<std::string> lines;
    for (char32_t at = 0x4E00; at < 0x9000; at += 3) {
        std::string line;
        for (char32_t i = 0; i < 10; ++i) text::append(line, at + i * 7 % 30);
        lines.push_back(line + "(a)]");
    }
    lines[100] = first[0];
    for (const std::size_t i : {102U, 103U, 104U, 105U, 106U, 107U}) lines[i] = first[1];
    EXPECT_FALSE(judged(lines).interleaved);
}

TEST(Interleaving, MissesNoFellowOfASignThatHasNone) {
    std::vector<std::string> lines = first;
    for (std::size_t i = 0; i < lines.size(); i += 3) lines[i] += "]";
    for (std::size_t i = 1; i < lines.size(); i += 3) lines[i] += "(甲)";
    EXPECT_EQ(judged(lines).brackets, 0);
}

TEST(Interleaving, SaysNothingOfAFewLines) {
    EXPECT_FALSE(judged({first[0], second[0], first[1], second[1]}).interleaved);
    EXPECT_FALSE(judged({}).interleaved);
}

}  // namespace
