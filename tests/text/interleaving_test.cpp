#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/interleaving.h"

namespace {

/// A story in lines of ten characters; names come back, as in any report.
std::vector<std::string> story(const std::vector<std::string>& names) {
    std::string words;
    for (int i = 0; i < 30; ++i) {
        words += names[static_cast<std::size_t>(i * 7 + i / 3) % names.size()];
        words += names[static_cast<std::size_t>(i * 5 + 1) % names.size()];
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

const std::vector<std::string> first = story({"石桥镇", "防汛准备", "巡堤查险队", "水利局", "责任书", "堤防"});
const std::vector<std::string> second = story({"书画展", "小学生", "老师们", "文化馆长", "作品", "开幕式"});

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

TEST(Interleaving, SaysNothingOfAFewLines) {
    EXPECT_FALSE(judged({first[0], second[0], first[1], second[1]}).interleaved);
    EXPECT_FALSE(judged({}).interleaved);
}

}  // namespace
