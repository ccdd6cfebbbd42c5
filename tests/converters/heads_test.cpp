// Headline kinds by words alone: fixtures/newspaper/heads*.tsv.
#include "stories/heads.h"

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/file.h"
#include "converters/cues.h"

namespace {

std::string types(const std::vector<std::string>& words, const lines::Vocabulary& story) {
    base::Findings findings;
    static const lines::Cues cues = converters::newspaper_cues({}, findings);
    std::vector<stories::HeadLine> lines;
    for (const std::string& line : words) lines.push_back({{}, line, 0, false});
    std::string out;
    for (const stories::TypedHead& head : stories::type_heads(lines, {.story = &story}, cues))
        out += std::string(out.empty() ? "" : " ") + std::string(stories::name(head.kind));
    return out;
}

/// Cells of a row, empty ones too.
std::vector<std::string> cells_of(const std::string& row) {
    std::vector<std::string> cells(1);
    for (const char sign : row) sign == '\t' ? cells.emplace_back() : (cells.back() += sign, cells.back());
    return cells;
}

struct Count {
    std::size_t rows = 0, right = 0;
};

/// How many rows of a table are typed right by words alone, without anything that a page shows.
Count typed_right(const std::string& name) {
    std::istringstream table(
        base::read_file(std::string(PRESSMARK_SOURCE_DIR) + "/fixtures/newspaper/" + name));
    Count count;
    for (std::string row; std::getline(table, row);) {
        if (row.starts_with('#')) continue;
        const std::vector<std::string> cells = cells_of(row);
        const lines::Vocabulary story(cells.back());
        std::vector<std::string> lines;
        std::string expected;
        for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
            if (cells[i].empty()) continue;
            lines.push_back(cells[i]);
            const auto kind = static_cast<stories::HeadKind>(std::min<std::size_t>(i, 2));
            expected += std::string(expected.empty() ? "" : " ") + std::string(stories::name(kind));
        }
        ++count.rows;
        if (types(lines, story) == expected) ++count.right;
    }
    return count;
}

// Floors: they may rise.
TEST(HeadTable, IsTypedRight) {
    const Count count = typed_right("heads.tsv");
    EXPECT_EQ(count.rows, 288U);
    EXPECT_GE(count.right, 259U);
}

TEST(HeadTable, OfOtherHandsAreTypedRight) {
    Count all;
    for (int i = 2; i <= 14; ++i) {
        const Count count = typed_right("heads_" + std::to_string(i) + ".tsv");
        all.rows += count.rows;
        all.right += count.right;
    }
    EXPECT_EQ(all.rows, 5636U);
    EXPECT_GE(all.right, 4940U);
}

TEST(HeadTable, IsTypedRightWhereNothingWasFittedToIt) {
    const Count count = typed_right("heads_unseen.tsv");
    EXPECT_EQ(count.rows, 120U);
    EXPECT_GE(count.right, 105U);
}

}  // namespace
