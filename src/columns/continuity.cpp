#include "columns/continuity.h"

#include <algorithm>
#include <cmath>

#include "columns/closer_look.h"
#include "text/characters.h"
#include "text/doubling.h"
#include "text/letter_spacing.h"
#include "text/radicals.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace columns {
namespace {

constexpr double short_by = 2.6;       ///< cells: a full line may lack a sign that went down to the next
constexpr double indent_least = 2.6;   ///< the first line of a paragraph lacks two characters …
constexpr double indent_most = 6.6;    ///< … and perhaps a sign
constexpr double same_measure = 2.6;   ///< two blocks of one column
constexpr double other_measure = 4.5;  ///< blocks of different columns
constexpr double side_by_side = -8;
constexpr double new_story = -6;

/// The characters at the edge, white space left out, the ideographs of radicals.
std::string end_of(std::string_view words, bool at_start) {
    constexpr std::size_t enough = 12;
    std::u32string codes;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (!text::is_space(code)) codes.push_back(text::ideograph_of(code));
    }
    if (codes.size() > enough)
        codes = at_start ? codes.substr(0, enough) : codes.substr(codes.size() - enough);
    std::string out;
    for (const char32_t code : codes) text::append(out, code);
    return out;
}

EdgeLine edge(std::string_view words, bool at_start) {
    EdgeLine line;
    line.width = text::cells(words);
    line.spaced = !text::letter_spaced_runs(words).empty();
    line.stop = text::ends_with_sentence(words);
    line.end = end_of(words, at_start);
    line.sign = at_start ? text::decode_at(words, 0).code : text::decode_before(words, words.size()).code;
    return line;
}

void brackets(std::string_view words, std::vector<char32_t>& open, char32_t& closed) {
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (text::opens(code)) open.push_back(code);
        // Narrow brackets are often misread: they close nothing for certain.
        if (!text::is_one_of(code, U"”’）》」』】")) continue;
        if (open.empty()) {
            if (closed == 0) closed = text::opening_of(code);
        } else {
            open.pop_back();
        }
    }
}

/// Few short lines without the signs of a sentence, or lines that are doubled.
bool looks_like_head(std::string_view text, const std::vector<text::PrintedLine>& lines, double measure) {
    constexpr std::size_t most_lines = 8, several = 3;
    if (lines.size() > most_lines) return false;
    const text::Slice whole{lines.front().slice.begin, lines.back().slice.end};
    if (lines.front().slice.begin < lines.back().slice.end && text::doubling_at_start(whole.of(text)))
        return true;
    for (const text::PrintedLine& line : lines) {
        // As wide as the lines of a column: one or two of them may have no signs by chance.
        const double room = measure - text::cells(line.slice.of(text));
        if (lines.size() < several && room > -short_by && room < indent_most) return false;
        // One line stretched to its column: its spaces take more room than they show.
        const bool stretched = !text::letter_spaced_runs(line.slice.of(text)).empty();
        if (lines.size() == 1 && stretched && room > 0 && 2 * room < measure) return false;
        for (const auto [code, at, size] : text::CodePoints(line.slice.of(text))) {
            if (text::is_one_of(code, U"，。；：、,;")) return false;
        }
    }
    return true;
}

enum class Fill { full, indented, less };

Fill fill(const EdgeLine& line, double measure) {
    const double room = measure - line.width;
    if (line.spaced) return room < indent_most ? Fill::full : Fill::less;
    if (room < short_by) return Fill::full;
    return room >= indent_least && room <= indent_most ? Fill::indented : Fill::less;
}

/// How the lines fill the column says whether a paragraph ends and one begins.
double shape(const Block& from, const Block& to, double measure) {
    Fill end = fill(from.last, measure);
    if (end == Fill::indented && from.last.first) end = Fill::full;
    const Fill begin = fill(to.first, measure);
    const bool single = to.lines.size() == 1;
    if (from.last.stop && end != Fill::full) {
        if (begin == Fill::full) return to.first.spaced || text::opens(to.first.sign) ? -1 : -2.5;
        return begin == Fill::indented ? 0.8 : single && to.first.stop ? -0.5 : -1;
    }
    if (from.last.stop) return begin == Fill::indented ? 0.6 : begin == Fill::full ? 0.5 : 0;
    if (end == Fill::less && !from.last.spaced) return -1.5;
    switch (begin) {
        case Fill::full: return 0.8;
        case Fill::indented: return to.first.stop ? 0.3 : to.first.spaced || from.last.spaced ? -0.3 : -2;
        case Fill::less: return to.first.stop ? 0.8 : -1;
    }
    return 0;
}

double meeting(const Block& from, const Block& to, const Meetings& known) {
    const char32_t left = text::ideograph_of(from.last.sign);
    const char32_t right = text::ideograph_of(to.first.sign);
    if (text::begins_no_line(right)) return -0.5;
    if (from.last.stop) return 0;
    if (text::is_han(left) && text::is_han(right)) {
        const bool met = known.words.has(text::pair_of(left, right));
        if (known.breaks == nullptr) return met ? 1.6 : -0.3;
        if (known.breaks->word_across(from.last.end, to.first.end)) return 3;
        return met ? 1.4 : -0.4;
    }
    // A number is parted from what it counts, a month from its day; hardly ever a number from a number.
    constexpr std::u32string_view counted =
        U"年月日时時点點分岁歲元万萬亿億个個名人米亩畝公吨噸户戶家次条條种種件位座版";
    const bool counts = text::is_one_of(right, counted);
    if (text::is_digit(left))
        return text::is_digit(right) ? -0.8 : counts ? 1.5 : text::is_han(right) ? -0.2 : 0;
    if (text::is_digit(right) &&
        (left == U'月' || left == U'年' || left == U'日' || left == U'时' || left == U'時'))
        return 1;
    return 0;
}

double open_signs(const Block& from, const Block& to) {
    constexpr std::size_t several = 3;
    if (from.open != 0 && to.closed != 0) return from.open == to.closed ? 2 : -1;
    if (from.open != 0) return to.lines.size() >= several ? -0.8 : -0.1;
    if (to.closed != 0) return from.lines.size() >= several ? -0.8 : -0.1;
    return 0;
}

double measures(const Block& from, const Block& to) {
    constexpr std::size_t several = 3;  // fewer may be the first and the last of paragraphs
    if (from.lines.size() < several || to.lines.size() < several) return 0;
    const double apart = std::abs(from.measure - to.measure);
    if (apart <= same_measure) return 0.2;
    return apart > other_measure ? -1.5 : 0;
}

}  // namespace

Block block_of(std::string_view text, std::vector<text::PrintedLine> lines, double measure) {
    Block block;
    std::vector<char32_t> open;
    for (const text::PrintedLine& line : lines) {
        const std::string_view words = line.slice.of(text);
        block.measure = std::max(block.measure, text::cells(words));
        brackets(words, open, block.closed);
    }
    if (!open.empty()) block.open = open.back();
    block.first = edge(lines.front().slice.of(text), true);
    block.last = edge(lines.back().slice.of(text), false);
    block.last.first = lines.size() == 1 || text::ends_with_sentence(lines[lines.size() - 2].slice.of(text));
    block.head = looks_like_head(text, lines, measure);
    block.lines = std::move(lines);
    return block;
}

Continuity continuity_parts(const Block& from, const Block& to, const Meetings& meetings) {
    Continuity of;
    // What stands side by side stands in two columns.
    if (from.lines.back().number == to.lines.front().number) {
        of.place = side_by_side;
    } else if (to.opener) {
        of.place = new_story;
    } else if (!from.head && !to.head) {
        const double measure = std::max(from.measure, to.measure);
        of.shape = shape(from, to, measure);
        of.meeting = meeting(from, to, meetings);
        of.signs = open_signs(from, to);
        of.measures = measures(from, to);
    }
    // A headline may be one of a column; nothing else is known of it.
    return of;
}

double continuity(const Block& from, const Block& to, const Meetings& meetings) {
    const Continuity of = continuity_parts(from, to, meetings);
    const bool closer = meetings.phrases != nullptr && of.place == 0 && !from.head && !to.head;
    return closer ? closer_look(from, to, meetings) : of.sum();
}

}  // namespace columns
