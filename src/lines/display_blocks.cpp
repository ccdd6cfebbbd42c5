#include "lines/display_blocks.h"

#include <algorithm>

#include "lines/block_widths.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace lines {
namespace {

/// Does a block begin with a line that is not short by an indent?
bool begins_full(const LineContext& context, std::size_t line) {
    constexpr double indent = 2.5;  // cells; around pictures blocks are narrower than their column
    const Seen fill = fill_of(context, line);
    if (fill == Seen::next_full || fill == Seen::next_nearly_full || fill == Seen::next_last) return true;
    const auto in_block = [&](std::size_t i) {
        return i < context.lines.size() && context.lines[i].blanks == 0 && context.marks[i] == Mark::none;
    };
    const auto& lines = context.statistics.lines;
    return in_block(line + 1) && in_block(line + 2) &&
           lines[line].width > std::max(lines[line + 1].width, lines[line + 2].width) - indent;
}

/// One line between blank ones on a recognised page, without any sign. It is a heading, unless it is the
/// first line of a paragraph: then the sentence before it has ended and the next line goes on with it.
bool signless_heading(const LineContext& context, std::size_t line) {
    constexpr std::size_t least = 5;  // characters
    if (!in_recognised_blocks(context.statistics)) return false;
    const std::size_t next = line + 1;
    const bool last = next == context.lines.size();
    if (context.lines[line].blanks == 0 || (!last && context.lines[next].blanks == 0)) return false;
    if (text::count(context.words(line)) < least) return false;
    if (holds_any(context.words(line), U"，。、；：？！,;:?!.…")) return false;
    if (last) return line > 0 && ends_sentence(context, line - 1);
    if (context.marks[next] == Mark::credit) return false;
    const bool goes_on = context.marks[next] == Mark::none && begins_full(context, next);
    const bool open = line > 0 && context.marks[line - 1] == Mark::none && !ends_sentence(context, line - 1);
    return !goes_on || open;
}

}  // namespace

bool holds_any(std::string_view words, std::u32string_view signs) {
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (text::is_one_of(code, signs)) return true;
    }
    return false;
}

bool wider_than_columns(const text::LineStatistics& statistics, std::size_t line) {
    constexpr double wider = 2, as_wide = 1;  // cells
    constexpr std::size_t reach = 120, few = 5;
    const double width = statistics.lines[line].width;
    if (width - statistics.measure < wider) return false;
    std::size_t alike = 0;
    const std::size_t end = std::min(statistics.lines.size(), line + reach);
    for (std::size_t i = line < reach ? 0 : line - reach; i < end; ++i) {
        if (statistics.lines[i].width > width - as_wide) ++alike;
    }
    return alike <= few;
}

bool is_display_block(const LineContext& context, std::size_t line) {
    if (context.role(line) != BlockRole::unjudged) return context.role(line) == BlockRole::heading;
    if (signless_heading(context, line)) return true;
    constexpr std::size_t most_lines = 3;
    constexpr double widest = 0.82;  // of the measure: a first line is wider
    const text::BlankLines blanks = context.statistics.blank_lines;
    // Where first lines stand alone, a short one is not a heading.
    if (blanks != text::BlankLines::jump && blanks != text::BlankLines::paragraph) return false;
    constexpr double less_than_full = 2.5;  // cells
    bool narrow = true;
    bool plain = true;
    // Two lines with room on both are not part of a column, nor is one wider than it.
    bool unfilled = in_recognised_blocks(context.statistics);
    for (std::size_t i = line; i < std::min(line + most_lines, context.lines.size()); ++i) {
        const text::LineMetrics& metrics = context.statistics.lines[i];
        if (metrics.spaced || context.marks[i] != Mark::none) return false;
        if (holds_any(context.words(i), U"，、；,;")) return false;
        // Full, but for an indent: a paragraph may begin so.
        const bool first_line = i == line && metrics.room - usual_indent < indent_least;
        const bool halves = context.words(i).find(' ') != std::string_view::npos;
        narrow = narrow && metrics.width <= widest * metrics.measure && (!first_line || halves);
        plain = plain && !holds_any(context.words(i), U"。：.:!?？");
        const bool last = i + 1 == context.lines.size() || context.lines[i + 1].blanks > 0;
        const bool several = i > line || !last;
        const bool short_ones = several && metrics.measure - metrics.width >= less_than_full;
        unfilled = unfilled && (wider_than_columns(context.statistics, i) || short_ones);
        if (last) {
            const bool story = i + 1 < context.lines.size() && context.marks[i + 1] == Mark::opener;
            return ((narrow || unfilled) && plain) || story;
        }
    }
    return false;
}

bool ends_display_block(const LineContext& context, std::size_t line) {
    constexpr std::size_t most_lines = 3;
    for (std::size_t first = line + 1; first-- > 0 && line - first < most_lines;) {
        if (context.lines[first].blanks > 0) return is_display_block(context, first);
    }
    return false;
}

}  // namespace lines
