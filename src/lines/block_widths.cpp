#include "lines/block_widths.h"

#include <algorithm>
#include <cmath>

#include "text/characters.h"
#include "text/utf8.h"

namespace lines {
namespace {

/// What the signs of a line may be drawn narrower: the second of two next to each other (”“, ，“).
double slack(std::string_view words) {
    constexpr double cells = 2;
    double of = 0;
    bool after_sign = false;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        const bool sign = text::opens(code) || text::closes(code) || text::begins_no_line(code);
        if (sign && after_sign) of += cells;
        after_sign = sign;
    }
    return of;
}

/// The widest line of the block, between blank lines, that `line` stands in; letter-spaced ones not counted,
/// nor, behind one, the last, which may be of any width.
double block_width(const LineContext& context, std::size_t line) {
    constexpr std::size_t reach = 12;
    std::size_t first = line;
    while (first > 0 && line - first < reach && context.lines[first].blanks == 0) --first;
    double widest = 0;
    for (std::size_t i = first; i < context.lines.size() && i < first + 2 * reach; ++i) {
        if (i > first && context.lines[i].blanks > 0 && i > line) break;
        const bool in_column = context.marks[i] != Mark::doubled && !context.statistics.lines[i].spaced;
        const bool ends = i + 1 == context.lines.size() || context.lines[i + 1].blanks > 0;
        if (!in_column || (ends && i > first && context.statistics.lines[i - 1].spaced)) continue;
        widest = std::max(widest, context.statistics.lines[i].width - slack(context.words(i)));
    }
    return widest;
}

}  // namespace

bool starts_block(const LineContext& context, std::size_t line) {
    if (line + 1 >= context.lines.size()) return false;
    const text::LineMetrics& first = context.statistics.lines[line];
    const text::LineMetrics& second = context.statistics.lines[line + 1];
    const bool as_indented = first.room >= usual_indent - indent_least && first.room <= indent_most;
    return as_indented && !second.spaced && fill_of(context, line + 1) == Seen::next_full &&
           !ends_sentence(context, line);
}

bool begins_indented_block(const LineContext& context, std::size_t line) {
    constexpr double least = 2.6, most = 6.1;  // cells
    if (line + 1 >= context.lines.size() || context.lines[line + 1].blanks > 0) return false;
    if (context.marks[line + 1] != Mark::none || context.statistics.lines[line].spaced) return false;
    double below = context.statistics.lines[line + 1].width;
    const bool third = line + 2 < context.lines.size() && context.lines[line + 2].blanks == 0 &&
                       context.marks[line + 2] == Mark::none;
    if (third) below = std::max(below, context.statistics.lines[line + 2].width);
    const double indent = below - context.statistics.lines[line].width;
    return indent >= least && indent <= most && !ends_sentence(context, line);
}

bool begins_narrow_block(const LineContext& context, std::size_t line) {
    constexpr double even = 1.5, indent = 2.6, most_indent = 5.4;  // cells
    if (line + 2 >= context.lines.size()) return false;
    for (const std::size_t i : {line + 1, line + 2}) {
        if (context.marks[i] != Mark::none || context.statistics.lines[i].spaced) return false;
    }
    const double second = context.statistics.lines[line + 1].width;
    const double third = context.statistics.lines[line + 2].width;
    const double short_by = second - context.statistics.lines[line].width;
    const bool as_first =
        context.statistics.first_lines == text::FirstLines::full ? short_by >= -even : short_by >= indent;
    return std::abs(second - third) <= even && as_first && short_by <= most_indent;
}

bool has_certain_room(const LineContext& context, std::size_t line) {
    constexpr std::size_t reach = 3, enough = 2;
    constexpr double even = 0.6, least = 1.25;  // cells
    const text::LineMetrics& metrics = context.statistics.lines[line];
    if (metrics.spaced || metrics.room < least) return false;
    for (const auto [code, at, size] : text::CodePoints(context.words(line))) {
        if (!text::is_full_width(code) && !text::is_curly_quote(code)) return false;
    }
    if (!text::is_full_width(text::decode_at(context.words(line + 1), 0).code)) return false;
    std::size_t full = 0;
    for (std::size_t i = line < reach ? 0 : line - reach; i < context.lines.size() && i <= line + reach; ++i)
        full += i != line && std::abs(context.statistics.lines[i].width - metrics.measure) <= even ? 1 : 0;
    return full >= enough;
}

bool other_column(const LineContext& context, std::size_t line) {
    constexpr double difference = 4.5;
    const double here = block_width(context, line);
    const double next = block_width(context, line + 1);
    if (here <= 0 || next <= 0) return false;
    if (next > here + difference) {
        // The first line of a block that was cut says nothing about its width.
        return context.statistics.lines[line].measure + difference < next;
    }
    const bool several = line + 3 < context.lines.size() && context.lines[line + 2].blanks == 0 &&
                         context.lines[line + 3].blanks == 0;
    return several && next + difference < here;
}

}  // namespace lines
