// Headline kinds by words alone: fixtures/newspaper/heads.tsv.
#include "read/heads.h"

#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/file.h"
#include "converters/cues.h"

namespace {

std::string types(const std::vector<std::string>& words, const readers::Vocabulary& story) {
    base::Findings findings;
    static const readers::Cues cues = converters::newspaper_cues({}, findings);
    std::vector<readers::HeadLine> lines;
    for (const std::string& line : words) lines.push_back({{}, line, 0, false});
    std::string out;
    for (const readers::TypedHead& head : readers::type_heads(lines, {.story = &story}, cues))
        out += std::string(out.empty() ? "" : " ") + std::string(readers::name(head.kind));
    return out;
}

/// Cells of a row, empty ones too.
std::vector<std::string> cells_of(const std::string& row) {
    std::vector<std::string> cells(1);
    for (const char sign : row) sign == '\t' ? cells.emplace_back() : (cells.back() += sign, cells.back());
    return cells;
}

/// By words alone, without anything that a page shows. A floor: it may rise.
TEST(HeadTable, IsTypedRight) {
    std::istringstream table(
        base::read_file(std::string(PRESSMARK_SOURCE_DIR) + "/fixtures/newspaper/heads.tsv"));
    std::size_t rows = 0, right = 0;
    for (std::string row; std::getline(table, row);) {
        if (row.starts_with('#')) continue;
        const std::vector<std::string> cells = cells_of(row);
        ASSERT_EQ(cells.size(), 4U) << row;
        const readers::Vocabulary story(cells[3]);
        std::vector<std::string> lines;
        std::string expected;
        for (std::size_t i = 0; i < 3; ++i) {
            if (cells[i].empty()) continue;
            lines.push_back(cells[i]);
            const auto kind = static_cast<readers::HeadKind>(i);
            expected += std::string(expected.empty() ? "" : " ") + std::string(readers::name(kind));
        }
        ++rows;
        if (types(lines, story) == expected) ++right;
    }
    EXPECT_EQ(rows, 288U);
    EXPECT_GE(right, 250U);
}

}  // namespace
