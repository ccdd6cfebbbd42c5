#include "columns/bands.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>

#include "columns/gutters.h"
#include "columns/narrow_gutters.h"
#include "columns/row_cells.h"
#include "lines/openers.h"
#include "lines/running_heads.h"
#include "text/characters.h"
#include "text/line_statistics.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace columns {
namespace {

constexpr double wider = 1.5;          ///< than the measure: two columns, one of them not full
constexpr double half = 0.45;          ///< of the measure: so much must stand on either side of a gap
constexpr std::size_t least_rows = 2;  ///< of a band
constexpr std::u32string_view strokes = U"|｜│";  ///< what OCR reads for rules
constexpr std::uint32_t gutter = 2;               ///< white spaces: more than a space
constexpr std::uint32_t wide_gap = 4;             ///< white spaces: OCR leaves as many as would stand there

struct Row {
    std::vector<RowWord> words;
    bool wide = false;    ///< wider than a column
    bool parted = false;  ///< by a gap that is more than a space
    bool ruled = false;   ///< by a rule, a line of a column on one side of it and some words on the other
    bool whole = false;   ///< no gutter runs through it
};

/// One stroke by itself.
bool is_rule(std::string_view text, text::Slice word) {
    const text::Decoded first = text::decode_at(text, word.begin);
    return first.size == word.size() && text::is_one_of(first.code, strokes);
}

/// A dateline or byline, or both, and nothing behind it? Misread gaps in it are signs of their own.
bool is_opener(std::string_view text, text::Slice slice, const lines::Cues& cues) {
    std::string words;
    for (const auto [code, at, size] : text::CodePoints(slice.of(text))) {
        const bool gap = code == U'”' || text::is_one_of(code, strokes);
        words += gap ? std::string_view(" ") : slice.of(text).substr(at, size);
    }
    const auto opener = lines::opener_at_start(words, cues);
    return opener && text::trimmed(std::string_view(words).substr(opener->extent.end)).empty();
}

/// OCR reads the gap between two columns, or the rule in it, as a sign now and then ("满城 ”银装"): a closing
/// quotation mark that nothing opened, or a stroke, behind a space. Behind a dateline or byline stands a gap
/// as well, which is none between columns.
void find_misread_gutters(std::string_view text, std::vector<RowWord>& words, const lines::Cues& cues) {
    int open = 0;
    std::size_t from = 0;  // where the column begins
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0 && words[i].gap >= gutter) from = i;
        for (const auto [code, at, size] : text::CodePoints(words[i].slice.of(text))) {
            const bool first = at == 0, closed = text::closes(code) && text::is_curly_quote(code);
            const bool stray = (closed && open == 0) || text::is_one_of(code, strokes);
            if (first && stray && i > from &&
                !is_opener(text, {words[from].slice.begin, words[i - 1].slice.end}, cues)) {
                words[i].gap = std::max(words[i].gap, gutter);
                from = i;
            }
            if (text::opens(code) && text::is_curly_quote(code)) ++open;
            if (closed && open > 0) --open;
        }
    }
}

/// The words of a line; a rule between columns, which OCR reads as a stroke, parts what stands around it
/// whether it left a space there or not.
std::vector<RowWord> words_of(std::string_view text, text::Slice line) {
    std::vector<RowWord> words;
    for (const RowWord& word : row_words(text, line)) {
        const std::size_t whole = words.size();
        words.push_back(word);
        std::uint32_t place = word.place;
        for (const auto [code, at, size] : text::CodePoints(word.slice.of(text))) {
            if (at > 0 && text::is_one_of(code, strokes)) {
                RowWord rest = words.back();
                rest.slice.begin = word.slice.begin + at;
                rest.place = place;
                rest.gap = gutter;
                words.back().slice.end = rest.slice.begin;
                words.push_back(rest);
            }
            ++place;
        }
        if (words.size() == whole + 1) continue;
        for (RowWord& part : std::span(words).subspan(whole)) {
            part.width = text::cells(part.slice.of(text));
            part.give = part.width - text::cells(part.slice.of(text), 1);
            part.single = text::count(part.slice.of(text)) == 1;
        }
    }
    return words;
}

/// OCR fills a wide gap with as many spaces as would stand there: places are counted in full-width characters
/// of the type, a space half of one. Gives the right edge of the line, in cells.
double place_by_width(std::vector<RowWord>& words) {
    double at = 0;  // cells
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) at += words[i].gap;
        words[i].place = static_cast<std::uint32_t>(std::lround(at / 2));
        at += words[i].width;
    }
    return at;
}

/// Gaps that narrow gutters leave are as wide as other gutters.
void widen(std::vector<RowWord>& words, const NarrowGutters& narrow) {
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (std::ranges::binary_search(narrow.behind, words[i].slice.begin))
            words[i].gap = std::max(words[i].gap, gutter);
    }
}

/// The width that most pieces of rows have, in cells of width, where most lines are rows, or most of those
/// that fill the `common` measure; 0 elsewhere.
double measure_of_rows(std::string_view text, std::span<const text::PrintedLine> lines, double common,
                       const lines::Cues& cues, const NarrowGutters& narrow) {
    constexpr double narrowest = 16, widest = 60, nearly_full = 0.85;
    constexpr std::size_t least = 8;
    std::array<std::size_t, static_cast<std::size_t>(widest) + 2> counts{};
    std::size_t all = 0, rows = 0, full = 0, full_rows = 0;
    for (const text::PrintedLine& line : lines) {
        std::vector<RowWord> words = words_of(text, line.slice);
        if (is_no_row(words)) continue;
        find_misread_gutters(text, words, cues);
        const bool parted = piece_widths(words, gutter).size() > 1;
        widen(words, narrow);
        const std::vector<double> pieces = piece_widths(words, gutter);
        const bool fills = joined_width(words, 0, words.size()) >= nearly_full * common;
        full += fills ? 1 : 0;
        if (pieces.size() < 2) continue;
        rows += parted ? 1 : 0;
        full_rows += fills ? 1 : 0;
        for (const double width : pieces) {
            if (width < narrowest || width > widest) continue;
            ++counts[static_cast<std::size_t>(width)];
            ++all;
        }
    }
    if (all < least || (2 * rows < lines.size() && 3 * full_rows < 2 * full)) return 0;
    std::size_t best = 1, most = 0;
    for (std::size_t width = 1; width + 1 < counts.size(); ++width) {
        const std::size_t number = counts[width - 1] + 2 * counts[width] + counts[width + 1];
        if (number >= most) {  // of two that are as common the wider: first lines are short by an indent
            most = number;
            best = width;
        }
    }
    return static_cast<double>(best);
}

bool is_ruled(std::string_view text, const std::vector<RowWord>& words) {
    constexpr double line = 20, some = 6;  // cells; those of a table are short
    for (std::size_t i = 1; i < words.size(); ++i) {
        const bool rule = text::is_one_of(text::decode_at(text, words[i].slice.begin).code, strokes);
        if (!rule) continue;
        std::size_t first = i - 1, last = i + 1;
        while (first > 0 && words[first].gap < gutter) --first;
        while (last < words.size() && words[last].gap < gutter) ++last;
        const double left = joined_width(words, first, i), right = joined_width(words, i, last);
        if (std::max(left, right) >= line && std::min(left, right) >= some) return true;
    }
    return false;
}

Row row_of(std::string_view text, const text::PrintedLine& line, double measure, const lines::Cues& cues,
           const NarrowGutters& narrow) {
    Row row;
    row.words = words_of(text, line.slice);
    const double edge = place_by_width(row.words);
    const bool has_wide_gap = std::any_of(row.words.begin() + (row.words.empty() ? 0 : 1), row.words.end(),
                                          [](const RowWord& word) { return word.gap >= wide_gap; });
    find_misread_gutters(text, row.words, cues);
    for (std::size_t i = 1; i < row.words.size(); ++i) {
        RowWord& word = row.words[i];
        // A rule by itself stands in the gap already.
        const bool ruled = is_rule(text, row.words[i - 1].slice) && row.words[i - 1].gap >= gutter;
        if (ruled) {
            word.gap = 1;
        } else if (std::ranges::binary_search(narrow.behind, word.slice.begin)) {
            word.gap = std::max(word.gap, gutter);
        }
    }
    if (is_no_row(row.words) || lines::is_running_head(line.slice.of(text), cues)) return row;
    row.whole = row.words.size() == 1;
    row.wide = joined_width(row.words, 0, row.words.size()) > wider * measure ||
               (has_wide_gap && edge > wider * measure);
    const std::vector<double> pieces = piece_widths(row.words, 2);
    const auto halves = std::ranges::count_if(pieces, [&](double one) { return one >= half * measure; });
    row.parted = pieces.size() >= 2 && halves >= (has_wide_gap ? 1 : 2);
    row.ruled = is_ruled(text, row.words);
    return row;
}

/// Does it hold several columns?
bool is_doubtless(const Row& row) {
    return (row.wide && row.parted) || row.ruled;
}

/// The rows that stand before those that are a band: all of them where none are.
std::size_t before_band(const std::vector<Row>& rows) {
    std::size_t skipped = rows.size(), columns = 0, whole = 0;
    for (std::size_t first = rows.size(); first-- > 0;) {
        columns += rows[first].wide || rows[first].ruled ? 1 : 0;
        whole += rows[first].whole ? 1 : 0;
        const std::size_t number = rows.size() - first;
        // What stands under a picture is set over several columns as well, and has no gutter.
        if (number >= least_rows && columns > 0 && 2 * whole < number) skipped = first;
    }
    return skipped;
}

}  // namespace

Bands columns_in_bands(std::string_view text, const std::vector<text::PrintedLine>& lines,
                       const lines::Cues& cues, Recognised recognised) {
    Bands found;
    const text::LineStatistics statistics = text::line_statistics(text, lines);
    if (recognised == Recognised::by_statistics && !statistics.recognised) return found;
    const NarrowGutters narrow = narrow_gutters(text, lines);
    double common = statistics.measure;
    // Where nearly all lines hold several columns, theirs are the commonest.
    if (const double pieces = measure_of_rows(text, lines, common, cues, narrow);
        pieces > 0 && common > wider * pieces)
        common = pieces;
    found.rows = static_cast<std::size_t>(std::ranges::count_if(lines, [&](const text::PrintedLine& line) {
        return is_doubtless(row_of(text, line, common, cues, narrow));
    }));
    std::vector<text::PrintedLine> out;
    bool any = false;
    for (std::size_t first = 0; first < lines.size();) {
        std::vector<Row> band;
        std::size_t end = first;
        bool beside = false;  // the row before holds several columns, beyond doubt
        for (; end < lines.size(); ++end) {
            Row row = row_of(text, lines[end], common, cues, narrow);
            if (!row.wide && !row.parted && !row.ruled) break;
            const bool doubtless = is_doubtless(row);
            // A blank line in the middle of a band stands where a column begins lower.
            if (end > first && lines[end].blanks > 0 && !(beside && doubtless)) break;
            beside = doubtless;
            band.push_back(std::move(row));
        }
        if (band.empty()) {
            out.push_back(lines[first++]);
            continue;
        }
        const std::size_t skipped = before_band(band);
        out.insert(out.end(), lines.begin() + static_cast<std::ptrdiff_t>(first),
                   lines.begin() + static_cast<std::ptrdiff_t>(first + skipped));
        first += skipped;
        if (first == end) continue;
        std::vector<std::vector<RowWord>> rows;
        for (std::size_t k = skipped; k < band.size(); ++k) rows.push_back(std::move(band[k].words));
        const std::size_t before = out.size();
        append_columns(text, rows, std::vector<double>(rows.size(), common), {}, Relink::no, cues, out);
        for (std::size_t k = before; k < out.size(); ++k) {
            out[k].number = lines[first + out[k].number].number;
            out[k].indent = 0;  // other lines of the page have lost theirs
        }
        out[before].page_start = lines[first].page_start;
        any = true;
        first = end;
    }
    if (any) found.lines = std::move(out);
    return found;
}

}  // namespace columns
