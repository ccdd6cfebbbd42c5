#include "columns/placed_columns.h"

#include <algorithm>
#include <map>

#include "lines/photo_credits.h"
#include "lines/running_heads.h"
#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace columns {
namespace {

/// Few lines without any sign of a sentence.
bool has_no_sign(std::string_view text, const PageColumns& page, const Column& column) {
    constexpr std::size_t most_lines = 3;
    if (column.cells.size() > most_lines) return false;
    for (const std::uint32_t i : column.cells) {
        for (const auto [code, at, size] : text::CodePoints(page.cells()[i].slice.of(text))) {
            if (text::is_one_of(code, U"，。；：、,;！？!?…")) return false;
        }
    }
    return true;
}

/// Does white space part words of several characters in one of its lines?
bool has_parts(std::string_view text, const PageColumns& page, const Column& column) {
    constexpr std::size_t several = 3;  // characters
    return std::ranges::any_of(column.cells, [&](std::uint32_t i) {
        const std::string_view line = page.cells()[i].slice.of(text);
        std::size_t before = 0, run = 0;
        char32_t last = 0;
        for (const auto [code, at, size] : text::CodePoints(line)) {
            if (text::is_space(code)) {
                if (run > 0) before = text::is_han(last) ? run : 0;
                run = 0;
                continue;
            }
            if (run == 0 && !text::is_han(code)) before = 0;
            ++run;
            if (run >= several && before >= several) return true;
            last = code;
        }
        return false;
    });
}

}  // namespace

std::vector<PlacedColumn> placed_columns(std::string_view text, const PageColumns& page,
                                         const std::vector<Box>& boxes, const lines::Cues& cues) {
    constexpr std::size_t most_of_caption = 8;  // lines
    std::vector<PlacedColumn> placed;
    std::map<std::uint32_t, std::uint32_t> ends;  // columns by their last cells
    for (const Column& column : page.columns())
        ends.emplace(column.cells.back(), static_cast<std::uint32_t>(ends.size()));
    for (const Column& column : page.columns()) {
        const Box& box = boxes[placed.size()];
        const std::string_view first = page.cells()[column.cells.front()].slice.of(text);
        const std::string_view last = page.cells()[column.cells.back()].slice.of(text);
        const auto credit = lines::credit_at_end(last, cues);
        PlacedColumn one;
        one.box = box;
        one.measure = page.cells()[column.cells.front()].measure;
        const bool single = column.cells.size() == 1;
        one.credit = single && lines::is_credit(first, false, cues);
        const bool caption = credit && column.cells.size() <= most_of_caption;
        one.alone = caption || (single && lines::is_running_head(first, cues));
        one.ends = lines::jump_at_end(last, cues).has_value();
        one.plain = has_no_sign(text, page, column);
        one.spaced = one.plain && has_parts(text, page, column);
        if (column.above) {
            if (const auto over = ends.find(*column.above); over != ends.end()) one.above = over->second;
        }
        placed.push_back(one);
    }
    return placed;
}

}  // namespace columns
