#include "columns/bands.h"

#include <algorithm>

#include "columns/gutters.h"
#include "columns/row_cells.h"
#include "lines/running_heads.h"
#include "text/line_statistics.h"

namespace columns {
namespace {

constexpr double wider = 1.5;          ///< than the measure: two columns, one of them not full
constexpr double half = 0.45;          ///< of the measure: so much must stand on either side of a gap
constexpr std::size_t least_rows = 2;  ///< of a band

struct Row {
    std::vector<RowWord> words;
    bool wide = false;    ///< wider than a column
    bool parted = false;  ///< by a gap that is more than a space
    bool whole = false;   ///< no gutter runs through it
};

Row row_of(std::string_view text, const text::PrintedLine& line, double measure, const lines::Cues& cues) {
    Row row;
    row.words = row_words(text, line.slice);
    if (lines::is_running_head(line.slice.of(text), cues)) return row;
    row.whole = row.words.size() == 1;
    row.wide = joined_width(row.words, 0, row.words.size()) > wider * measure;
    const std::vector<double> pieces = piece_widths(row.words, 2);
    row.parted = pieces.size() >= 2 &&
                 std::ranges::count_if(pieces, [&](double one) { return one >= half * measure; }) >= 2;
    return row;
}

}  // namespace

std::optional<std::vector<text::PrintedLine>> columns_in_bands(std::string_view text,
                                                               const std::vector<text::PrintedLine>& lines,
                                                               const lines::Cues& cues) {
    const text::LineStatistics statistics = text::line_statistics(text, lines);
    if (!statistics.recognised) return std::nullopt;
    std::vector<text::PrintedLine> out;
    bool any = false;
    for (std::size_t first = 0; first < lines.size();) {
        std::vector<std::vector<RowWord>> rows;
        std::size_t wide = 0, whole = 0, end = first;
        for (; end < lines.size() && (end == first || lines[end].blanks == 0); ++end) {
            Row row = row_of(text, lines[end], statistics.measure, cues);
            if (!row.wide && !row.parted) break;
            wide += row.wide ? 1 : 0;
            whole += row.whole ? 1 : 0;
            rows.push_back(std::move(row.words));
        }
        // What stands under a picture is set over several columns as well, and has no gutter.
        if (rows.size() < least_rows || wide == 0 || 2 * whole >= rows.size()) {
            out.push_back(lines[first++]);
            continue;
        }
        const std::size_t before = out.size();
        append_columns(text, rows, std::vector<double>(rows.size(), statistics.measure), {}, cues, out);
        for (std::size_t k = before; k < out.size(); ++k) {
            out[k].number = lines[first + out[k].number].number;
            out[k].indent = 0;  // other lines of the page have lost theirs
        }
        out[before].page_start = lines[first].page_start;
        any = true;
        first = end;
    }
    if (!any) return std::nullopt;
    return out;
}

}  // namespace columns
