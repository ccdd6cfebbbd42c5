#include "columns/narrow_gutters.h"

#include <algorithm>
#include <cmath>

#include "columns/row_cells.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace columns {
namespace {

constexpr double least_before = 14, least_behind = 8;  ///< cells of a column
constexpr double aligned = 3;                          ///< cells between gaps of two lines
constexpr std::size_t least_run = 3, least_rows = 5;   ///< lines

struct Gap {
    double at = 0;             ///< cells from the start of the line
    std::uint32_t behind = 0;  ///< where the word behind it begins
    std::size_t above = 1;     ///< lines on end with it, up to this one …
    std::size_t below = 1;     ///< … and from this one on
};

/// OCR puts a space beside signs, and between numbers and words.
bool may_be_gutter(std::string_view text, const RowWord& left, const RowWord& right) {
    if (right.gap > 1) return true;
    if (left.single && right.single) return false;
    const char32_t before = text::decode_before(text, left.slice.end).code;
    const char32_t after = text::decode_at(text, right.slice.begin).code;
    if (text::begins_no_line(after) || text::opens(before) || text::closes(after)) return false;
    constexpr std::u32string_view signs = U",.:;?!：；？！";
    if (text::is_one_of(before, signs)) return false;
    return !(text::is_word(before) && text::is_word(after));
}

std::vector<Gap> gaps_of(std::string_view text, text::Slice line) {
    std::vector<Gap> gaps;
    const std::vector<RowWord> words = row_words(text, line);
    if (is_no_row(words)) return gaps;
    double all = 0, at = 0;
    for (const RowWord& word : words) all += word.width;
    for (std::size_t i = 1; i < words.size(); ++i) {
        at += words[i - 1].width;
        if (at < least_before || all - at < least_behind) continue;
        if (may_be_gutter(text, words[i - 1], words[i])) gaps.push_back({at, words[i].slice.begin});
    }
    return gaps;
}

bool meet(const Gap& one, const Gap& other) {
    return std::abs(one.at - other.at) <= aligned;
}

}  // namespace

NarrowGutters narrow_gutters(std::string_view text, std::span<const text::PrintedLine> lines) {
    std::vector<std::vector<Gap>> rows;
    rows.reserve(lines.size());
    for (const text::PrintedLine& line : lines) rows.push_back(gaps_of(text, line.slice));
    for (std::size_t i = 1; i < rows.size(); ++i) {
        for (Gap& one : rows[i]) {
            for (const Gap& other : rows[i - 1]) {
                if (meet(one, other)) one.above = std::max(one.above, other.above + 1);
            }
        }
    }
    for (std::size_t i = rows.size(); i-- > 1;) {
        for (Gap& one : rows[i - 1]) {
            for (const Gap& other : rows[i]) {
                if (meet(one, other)) one.below = std::max(one.below, other.below + 1);
            }
        }
    }
    NarrowGutters found;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::size_t before = found.behind.size();
        for (const Gap& one : rows[i]) {
            if (one.above + one.below - 1 >= least_run) found.behind.push_back(one.behind);
        }
        if (found.behind.size() > before) found.rows.push_back(i);
    }
    return found.rows.size() >= least_rows ? found : NarrowGutters{};
}

}  // namespace columns
