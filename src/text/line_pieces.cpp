#include "text/line_pieces.h"

#include <algorithm>
#include <cstddef>

#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace text {
namespace {

constexpr double above_measure = 0.6;
constexpr double below_fragments = 3.2;  // digits are a little wider than one cell

bool may_be_fragment(std::string_view text, const PrintedLine& line) {
    const char32_t first = decode_at(line.slice.of(text), 0).code;
    return (closes(first) || opens(first) || begins_no_line(first)) && line.blanks == 0 && line.indent <= 0;
}

/// Are the two together as wide as the column, to a sign that was taken down?
bool completes(const LineMetrics& before, const LineMetrics& line) {
    const double together = before.width + line.width;
    return before.measure > 0 && before.width < before.measure - 1 &&
           together > before.measure - below_fragments && together < before.measure + above_measure;
}

/// Does this text begin new lines at signs in mid-line, as a habit? Where short lines before a sign and the
/// line that it begins are as wide as the column more often than chance would have it.
bool cuts_at_signs(std::string_view text, const std::vector<PrintedLine>& lines, const LineStatistics& of) {
    constexpr std::size_t least = 3;
    std::size_t whole = 0, others = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (!may_be_fragment(text, lines[i]) || of.lines[i].spaced || of.lines[i - 1].spaced) continue;
        if (completes(of.lines[i - 1], of.lines[i])) {
            ++whole;
        } else if (of.lines[i - 1].width < of.lines[i - 1].measure - 4) {
            ++others;
        }
    }
    return whole >= least && 2 * whole >= others;
}

/// Some extractors begin a new line at a quotation mark or bracket in mid-line ("区。这里收藏了《府志》",
/// "《望川"): such lines are one line of type, and as wide as both together.
void join_at_signs(std::string_view text, const std::vector<PrintedLine>& lines, LineStatistics& of) {
    constexpr double widest_fragment = 12;
    const bool cut_at_signs = cuts_at_signs(text, lines, of);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        LineMetrics& line = of.lines[i];
        LineMetrics& before = of.lines[i - 1];
        if (!may_be_fragment(text, lines[i])) continue;
        if (cut_at_signs && completes(before, line)) {
            before.joined = true;
            before.width = line.width = before.width + line.width;
            continue;
        }
        const std::string_view words = lines[i].slice.of(text);
        if (line.width > widest_fragment) continue;
        if (opens(decode_at(words, 0).code) && ends_with_sentence(words)) continue;
        const double together = before.width + line.width;
        if (together > before.measure + 3 || together < before.measure - 4) continue;
        before.joined = true;
        before.width = line.width = together;
    }
}

/// One ideograph or full-width sign?
bool is_one_letter(std::string_view words) {
    if (words.empty()) return false;
    const Decoded one = decode_at(words, 0);
    return one.size == words.size() &&
           (is_han(one.code) || is_one_of(one.code, U"，。、；：！？（）《》「」『』【】—"));
}

/// Some extractors put each character of a widely spaced line on a line of its own: those fill the column.
void join_letters(std::string_view text, const std::vector<PrintedLine>& lines, LineStatistics& of) {
    constexpr std::size_t fewest = 4;
    for (std::size_t first = 0, end = 0; first < lines.size(); first = std::max(end, first + 1)) {
        const auto is_letter = [&](std::size_t i) {
            return i < lines.size() && (i == first || lines[i].blanks == 0) &&
                   is_one_letter(lines[i].slice.of(text));
        };
        for (end = first; is_letter(end);) ++end;
        for (std::size_t i = first; end - first >= fewest && i < end; ++i) {
            of.lines[i].joined = i + 1 < end;
            of.lines[i].width = std::max(of.lines[i].width, of.lines[i].measure);
        }
    }
}

}  // namespace

void join_pieces(std::string_view text, const std::vector<PrintedLine>& lines, LineStatistics& of) {
    join_at_signs(text, lines, of);
    join_letters(text, lines, of);
}

}  // namespace text
