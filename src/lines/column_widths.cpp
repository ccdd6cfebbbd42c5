#include "lines/column_widths.h"

#include <algorithm>
#include <map>
#include <utility>

namespace lines {

ColumnWidths::ColumnWidths(const LineContext& context) : context_(context) {
    constexpr std::size_t reach = 14, most_looked_at = 24, enough = 3;
    const std::size_t count = context.lines.size();
    const auto measure = [&](std::size_t line, bool up) {
        std::map<int, std::size_t> widths;
        std::size_t seen = 0;
        for (std::size_t step = 1; step <= most_looked_at && seen < reach; ++step) {
            if (up ? step > line : line + step >= count) break;
            const std::size_t i = up ? line - step : line + step;
            if (context.marks[i] != Mark::none || context.statistics.lines[i].spaced) continue;
            ++widths[static_cast<int>(context.statistics.lines[i].width)];
            ++seen;
        }
        // Of widths as common the wider: lines end early, and never late.
        std::pair<std::size_t, int> best{0, 0};
        for (const auto& [width, times] : widths) best = std::max(best, std::pair{times, width});
        return best.first >= enough ? static_cast<double>(best.second) : 0.0;
    };
    for (std::size_t i = 0; i < count; ++i) {
        const double above = measure(i, true), below = measure(i, false);
        const double widest = std::max(above, below);
        const double either = widest > 0 ? widest : context.statistics.lines[i].measure;
        before_.push_back(above > 0 ? above : either);
        after_.push_back(below > 0 ? below : either);
    }
}

double ColumnWidths::lack(std::size_t line) const {
    return std::min(before_[line], after_[line]) - context_.statistics.lines[line].width;
}

Fill ColumnWidths::fill(double measure, std::size_t line) const {
    constexpr double full_most = 2.5, indented_most = 5.5;  // cells that such lines lack at most
    const double lacks = measure - context_.statistics.lines[line].width;
    if (lacks <= -full_most) return Fill::wide;
    if (lacks < full_most) return Fill::full;
    return lacks <= indented_most ? Fill::indented : Fill::brief;
}

}  // namespace lines
