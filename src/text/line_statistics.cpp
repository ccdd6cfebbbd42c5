#include "text/line_statistics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>

#include "text/characters.h"
#include "text/letter_spacing.h"
#include "text/line_pieces.h"
#include "text/quote_width.h"
#include "text/recognised_signs.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace text {
namespace {

constexpr std::size_t window = 9;      // lines on either side that say how wide the column is here
constexpr double below_measure = 2.5;  // a full line may be this much narrower: a sign took a character down
constexpr double above_measure = 0.6;
constexpr double narrowest = 16, widest = 130;  // of all columns

/// A row of a table: no extractor of pages writes tabs.
bool is_row(std::string_view line) {
    return line.find('\t') != std::string_view::npos;
}

/// The measure at each line: a width that its neighbours, the near ones before the far ones, reach and do
/// not pass; of several, the widest that is nearly as common as the commonest (first and last lines of
/// paragraphs are short, and may agree with each other).
double measure_at(const std::vector<LineMetrics>& lines, std::size_t at) {
    constexpr double nearly = 0.7;
    const std::size_t first = at < window ? 0 : at - window;
    const std::size_t last = std::min(lines.size(), at + window + 1);
    const auto support = [&](double measure) {
        double weight = 0;
        for (std::size_t i = first; i < last; ++i) {
            const double width = lines[i].width;
            if (lines[i].spaced && i != at) continue;
            if (width < measure - below_measure || width > measure + above_measure) continue;
            weight += 1 / (1 + static_cast<double>(i > at ? i - at : at - i) / 4);
        }
        return weight;
    };
    std::array<std::pair<double, double>, 2 * window + 1> found{};
    std::size_t count = 0;
    double best = 0;
    const bool any_plain = std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(first),
                                       lines.begin() + static_cast<std::ptrdiff_t>(last),
                                       [](const LineMetrics& one) { return !one.spaced; });
    for (std::size_t candidate = first; candidate < last; ++candidate) {
        // Letter-spacing makes lines wider than the column.
        if (lines[candidate].spaced && any_plain) continue;
        // Most lines around are as wide as others.
        const auto known = found.begin() + static_cast<std::ptrdiff_t>(count);
        if (std::any_of(found.begin(), known,
                        [&](const auto& one) { return one.first == lines[candidate].width; }))
            continue;
        found[count] = {lines[candidate].width, support(lines[candidate].width)};
        best = std::max(best, found[count++].second);
    }
    double measure = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (found[i].second >= nearly * best) measure = std::max(measure, found[i].first);
    }
    return measure;
}

/// Signs whose width no font changes: ideographs and full-width punctuation.
bool all_full_width(std::string_view words) {
    for (const auto [code, at, size] : CodePoints(words)) {
        if (!is_han(code) && !is_one_of(code, U"，。、；：！？（）《》「」『』【】")) return false;
    }
    return true;
}

/// May what `words` begin with stand behind the line before them, counted in cells without doubt?
bool begins_full_width(std::string_view words) {
    constexpr std::size_t enough = 4;
    std::size_t end = 0;
    for (std::size_t i = 0; i < enough && end < words.size(); ++i) end += decode_at(words, end).size;
    return all_full_width(words.substr(0, end));
}

/// Marks the lines whose room is certain.
void mark_exact(std::string_view text, const std::vector<PrintedLine>& lines, LineStatistics& of) {
    constexpr std::size_t witnesses = 3;
    std::vector<char> counted(lines.size(), 0);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        counted[i] =
            !of.lines[i].spaced && lines[i].indent <= 0 && all_full_width(lines[i].slice.of(text)) ? 1 : 0;
    }
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        LineMetrics& line = of.lines[i];
        if (counted[i] == 0 || line.joined || !begins_full_width(lines[i + 1].slice.of(text))) continue;
        std::size_t agree = 0;
        const std::size_t last = std::min(lines.size(), i + window + 1);
        for (std::size_t k = i < window ? 0 : i - window; k < last; ++k) {
            if (of.lines[k].width > line.measure + 0.1 && !of.lines[k].spaced) agree = 0;
            if (counted[k] != 0 && std::abs(of.lines[k].width - line.measure) < 0.1) ++agree;
        }
        line.exact = agree >= witnesses;
    }
}

/// A comma or full stop with words on both sides? OCR narrows some, between Han characters.
bool holds_inner_sign(std::string_view words) {
    char32_t before = 0;
    for (const auto [code, at, size] : CodePoints(words)) {
        const bool sign = code == U'，' || code == U'。' || code == U'；';
        const bool narrowed = (code == U',' || code == U';') && is_han(before);
        if ((sign || narrowed) && at > 0 && at + size < words.size()) return true;
        before = code;
    }
    return false;
}

/// How much of the text stands on lines that are clearly wider than most and as wide as none around them: a
/// paragraph a line, whatever short lines stand over and under them.
double share_of_lonely_lines(const LineStatistics& of) {
    constexpr double clearly = 1.4, same = 3;  // of the measure; cells
    double all = 0, lonely = 0;
    for (std::size_t i = 0; i < of.lines.size(); ++i) {
        const double width = of.lines[i].width;
        all += width;
        if (width < clearly * of.measure) continue;
        const std::size_t first = i < window ? 0 : i - window;
        const std::size_t last = std::min(of.lines.size(), i + window + 1);
        bool alone = true;
        for (std::size_t k = first; k < last && alone; ++k)
            alone = k == i || std::abs(of.lines[k].width - width) > same;
        if (alone) lonely += width;
    }
    return all > 0 ? lonely / all : 0;
}

/// Could a short line be the cell of a table, and no part of a program or a list?
bool is_cell(std::string_view words) {
    for (const auto [code, at, size] : CodePoints(words)) {
        if (is_latin(code) || is_one_of(code, U"*+-$#&<>|=_/\\")) return false;
    }
    return true;
}

BlankLines meaning_of_blanks(std::string_view text, const std::vector<PrintedLine>& lines,
                             LineStatistics& of) {
    std::size_t ends = 0, blank = 0, stops = 0, blank_stops = 0, open = 0, blank_open = 0, alone = 0,
                apart = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const bool is_blank = lines[i + 1].blanks > 0;
        ++ends;
        blank += is_blank ? 1 : 0;
        of.blanks_in_columns = of.blanks_in_columns || (is_blank && !lines[i + 1].column_start);
        if (ends_with_sentence(lines[i].slice.of(text))) {
            ++stops;
            blank_stops += is_blank ? 1 : 0;
            // A line that begins after a stop, blank lines on both sides of it: mutool's first lines.
            if (is_blank && i + 2 < lines.size()) {
                ++apart;
                alone += lines[i + 2].blanks > 0 && !ends_with_sentence(lines[i + 1].slice.of(text)) ? 1 : 0;
            }
        } else {
            ++open;
            blank_open += is_blank ? 1 : 0;
        }
    }
    if (ends == 0) return BlankLines::none;
    const auto share = [](std::size_t part, std::size_t whole) {
        return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
    };
    of.blank_rate = share(blank, ends);
    of.blank_rate_at_stops = share(blank_stops, stops);
    const double at_open = share(blank_open, open);
    if (of.blank_rate < 0.02) return BlankLines::none;
    // After so many lines in mid-sentence, a blank line says nothing, whatever its rhythm.
    if (at_open > 0.35) return BlankLines::every_line;
    if (share(alone, apart) > 0.6) return BlankLines::first_line;
    if (at_open > 0.015) return BlankLines::jump;
    return BlankLines::paragraph;
}

/// See LineStatistics::indented_rate_at_ends.
double indented_at_ends(std::string_view text, const std::vector<PrintedLine>& lines,
                        const LineStatistics& of) {
    constexpr double much_room = 6;    // cells: more than what an indent and a sign take
    constexpr std::size_t enough = 3;  // ends
    std::size_t ends = 0, indented = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i + 1].column_start || of.lines[i].room < much_room) continue;
        if (!ends_with_sentence(lines[i].slice.of(text))) continue;
        ++ends;
        indented += lines[i + 1].indent > 0 ? 1 : 0;
    }
    return ends < enough ? 1 : static_cast<double>(indented) / static_cast<double>(ends);
}

/// How paragraphs begin, told by those that begin for certain: behind a line that ends a sentence and leaves
/// more room than any line in mid-paragraph.
FirstLines width_of_first_lines(std::string_view text, const std::vector<PrintedLine>& lines,
                                const LineStatistics& of) {
    constexpr double indent = 4, more_than_any = 4;  // cells
    constexpr std::size_t fewest = 2;
    std::size_t indented = 0, full = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const LineMetrics& next = of.lines[i + 1];
        if (of.lines[i].joined || of.lines[i].spaced || next.joined || next.spaced) continue;
        if (of.lines[i].room < more_than_any || !ends_with_sentence(lines[i].slice.of(text))) continue;
        if (lines[i + 1].indent > 0) {
            ++indented;
            continue;
        }
        const double left = next.measure - next.width;
        if (left < indent - 2 * above_measure) {
            if (next.room < 1 && left > -above_measure) ++full;
        } else if (next.room - indent < 1 && next.room > 0) {
            ++indented;
        }
    }
    if (full >= fewest && full > 2 * indented) return FirstLines::full;
    return indented >= fewest && indented > 2 * full ? FirstLines::indented : FirstLines::unknown;
}

/// Widths, measures and room of all lines.
void measure_lines(std::string_view text, const std::vector<PrintedLine>& lines, LineStatistics& of) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view words = lines[i].slice.of(text);
        of.lines[i].joined = false;
        of.lines[i].width = lines[i].indent + (of.recognised ? printed_cells(words, of.quote_cells)
                                                             : cells(words, of.quote_cells));
    }
    std::map<long, std::size_t> measures;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        of.lines[i].measure = measure_at(of.lines, i);
        ++measures[std::lround(of.lines[i].measure)];
    }
    join_pieces(text, lines, of);
    std::size_t most = 0;
    for (const auto& [measure, count] : measures) {
        if (count > most) {
            most = count;
            of.measure = static_cast<double>(measure);
        }
    }
    // A frame with few full lines is taken to be as wide as most, unless it is clearly not.
    // Lines that are all shorter than any column (verse, names one below the other) stand in one that is
    // wider.
    for (LineMetrics& line : of.lines) {
        const bool none = line.measure < narrowest && of.measure >= narrowest;
        if (none || (line.measure < of.measure && line.measure > of.measure - 2)) line.measure = of.measure;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        LineMetrics& line = of.lines[i];
        const bool is_last = i + 1 == lines.size();
        const double unit = is_last ? 2 : first_unit_cells(lines[i + 1].slice.of(text), of.quote_cells);
        line.room = line.joined ? -unit : line.measure - line.width - unit;
    }
    mark_exact(text, lines, of);
}

}  // namespace

std::string_view name(BlankLines blank_lines) {
    switch (blank_lines) {
        case BlankLines::none: return "none";
        case BlankLines::every_line: return "after every line";
        case BlankLines::first_line: return "around first lines";
        case BlankLines::jump: return "where the position jumps";
        case BlankLines::paragraph: return "between paragraphs";
    }
    return "none";
}

std::string_view LineStatistics::signature() const {
    if (!columns) return "no columns";
    if (recognised) return "recognised from an image";
    if (frame_marks > 0) return "pdfbox";
    switch (blank_lines) {
        case BlankLines::none: return "content stream";
        case BlankLines::every_line: return "pdfbox, a blank line after every line";
        case BlankLines::first_line: return "mutool";
        case BlankLines::jump: return "pdfbox";
        case BlankLines::paragraph: return "paragraphs kept";
    }
    return "unknown";
}

LineStatistics line_statistics(std::string_view text, const std::vector<PrintedLine>& lines) {
    LineStatistics of;
    of.quote_cells = quote_width(text, lines);
    of.lines.resize(lines.size());
    std::size_t spaced = 0, indented = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        of.lines[i].spaced = !letter_spaced_runs(lines[i].slice.of(text)).empty();
        spaced += of.lines[i].spaced ? 1 : 0;
        indented += lines[i].indent > 0 ? 1 : 0;
        of.frame_marks += lines[i].frame_mark ? 1 : 0;
    }
    measure_lines(text, lines, of);
    std::size_t full_and_open = 0, wide_and_open = 0;
    std::size_t overlong = 0;          // no line of a column is: a paragraph stands on each
    std::size_t with_inner_signs = 0;  // clauses end in mid-line: prose, and no list
    std::size_t at_signs = 0;          // verse and lists end their lines with signs; columns break anywhere
    constexpr std::size_t least_cells = 4;
    std::size_t cells = 0, slips = 0;  // short lines on end, one for each cell of a table; all of them
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const LineMetrics& line = of.lines[i];
        const std::string_view words = lines[i].slice.of(text);
        const bool full = !is_row(words) && line.width > line.measure - below_measure &&
                          line.width < line.measure + above_measure;
        if (is_sign(decode_before(words, words.size()).code)) ++at_signs;
        const bool open = !ends_with_sentence(words);
        cells = line.width < line.measure / 3 && is_cell(words) ? cells + 1 : 0;
        if (cells >= least_cells) slips += cells == least_cells ? least_cells : 1;
        if (full && open) ++full_and_open;
        if (line.width > line.measure / 2 && open) ++wide_and_open;
        if (holds_inner_sign(words)) ++with_inner_signs;
        if (line.width > widest || (line.width > 2.5 * line.measure && line.width > 2.5 * of.measure))
            ++overlong;
    }
    const auto share = [&](std::size_t part) {
        return lines.empty() ? 0.0 : static_cast<double>(part) / static_cast<double>(lines.size());
    };
    of.spaced_rate = share(spaced);
    of.indented_rate = share(indented);
    of.blank_lines = meaning_of_blanks(text, lines, of);
    // Rows of a list may all be as wide, but hold no clauses; of few lines only clauses throughout say
    // enough.
    constexpr std::size_t few = 8;
    const bool is_prose =
        share(with_inner_signs) > 0.15 &&
        (lines.size() >= few || (share(with_inner_signs) >= 0.5 && share(full_and_open) > 0.5));
    // Lines that were put together from columns stand in them, however few are full.
    const bool known = std::ranges::any_of(lines, &PrintedLine::column_start);
    // A table of one cell a line makes no list of the columns around it.
    constexpr std::size_t least_of_columns = 10;
    const bool full_beside_slips =
        full_and_open >= least_of_columns &&
        static_cast<double>(full_and_open) > 0.3 * static_cast<double>(lines.size() - slips);
    of.columns =
        lines.size() >= 3 && is_prose && of.measure >= narrowest && of.measure <= widest &&
        share(at_signs) < 0.6 && share(overlong) < 0.15 && share_of_lonely_lines(of) < 0.35 &&
        // OCR leaves lines of many widths: that prose is broken in mid-sentence must do.
        (known || share(full_and_open) > 0.3 || full_beside_slips ||
         (share(full_and_open) > 0.2 && share(wide_and_open) > 0.4 && share(with_inner_signs) > 0.3));
    of.recognised = of.columns && has_recognised_signs(text, lines);
    if (of.recognised) measure_lines(text, lines, of);
    of.indented_rate_at_ends = indented_at_ends(text, lines, of);
    of.first_lines = width_of_first_lines(text, lines, of);
    // OCR puts a blank line between the blocks that it found, and some of a line or two are pieces of
    // columns.
    constexpr double most_blanks = 0.75;
    if (of.recognised && of.blank_rate > 0.02 && of.blank_rate < most_blanks &&
        of.blank_lines != BlankLines::paragraph)
        of.blank_lines = BlankLines::jump;
    return of;
}

std::string dump(std::string_view text, const std::vector<PrintedLine>& lines,
                 const LineStatistics& statistics) {
    std::string out;
    char row[160];
    std::snprintf(row, sizeof row, "%zu lines, measure %.1f cells, quotation marks of %.0f cell(s)\n",
                  lines.size(), statistics.measure, statistics.quote_cells);
    out += row;
    std::snprintf(row, sizeof row, "blank lines: %s (after %.0f %% of lines, %.0f %% of sentence ends)\n",
                  std::string(name(statistics.blank_lines)).c_str(), 100 * statistics.blank_rate,
                  100 * statistics.blank_rate_at_stops);
    out += row;
    if (statistics.first_lines != FirstLines::unknown) {
        out += statistics.first_lines == FirstLines::full
                   ? "paragraphs begin with full lines\n"
                   : "paragraphs begin with lines short by an indent\n";
    }
    std::snprintf(row, sizeof row, "indented %.0f %%, letter-spaced %.0f %%, frame marks %u, signature: %s\n",
                  100 * statistics.indented_rate, 100 * statistics.spaced_rate, statistics.frame_marks,
                  std::string(statistics.signature()).c_str());
    out += row;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const LineMetrics& line = statistics.lines[i];
        std::snprintf(row, sizeof row, "%5u %c%c%c%c %5.1f of %5.1f room %5.1f  ", lines[i].number,
                      lines[i].blanks > 0 ? '-' : ' ',
                      lines[i].indent > 0   ? '>'
                      : lines[i].frame_mark ? '|'
                                            : ' ',
                      line.spaced ? 's' : ' ', ends_with_sentence(lines[i].slice.of(text)) ? '.' : ' ',
                      line.width, line.measure, line.room);
        out += row;
        out += lines[i].slice.of(text);
        out += '\n';
    }
    return out;
}

}  // namespace text
