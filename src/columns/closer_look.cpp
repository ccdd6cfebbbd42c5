#include "columns/closer_look.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace columns {
namespace {

enum class Fill : std::uint8_t { full, indented, less };

Fill fill(const EdgeLine& line, double measure) {
    constexpr double short_by = 2.6;  // cells: a full line may lack a sign that went down to the next
    constexpr double indent = 6.6;    // the first line of a paragraph lacks two characters, perhaps a sign
    const double room = measure - line.width;
    if (line.spaced) return room < indent ? Fill::full : Fill::less;
    if (room < short_by) return Fill::full;
    return room <= indent ? Fill::indented : Fill::less;
}

using Begins = std::array<double, 3>;  ///< full, indented, less

/// How the lines fill the column says whether a paragraph ends and one begins.
double shape(const Block& from, const Block& to, double measure) {
    //                                       full  indented  less
    constexpr Begins open[] = {/* full */ {0.25, -1.05, 0.15},
                               /* indented */ {-0.25, 0.5, -0.1},
                               /* less */ {-0.2, -0.2, 0}};
    constexpr Begins stop[] = {{-0.7, 1.05, -2.2}, {-2.2, 1, -1}, {-2.2, 1.15, -0.6}};
    constexpr double before_sign = 0.8;  // an opening sign may hang, or stand for half its width
    Fill begin = fill(to.first, measure);
    // A line that ends a sentence, all there is: the last of a paragraph as well as its first.
    const bool may_be_last = to.lines.size() == 1 && to.first.stop;
    if (begin == Fill::indented && may_be_last) begin = Fill::less;
    Fill end = fill(from.last, measure);
    if (end == Fill::indented && from.last.first) end = Fill::full;
    const bool opens = text::opens(to.first.sign);
    double value =
        (from.last.stop ? stop : open)[static_cast<std::size_t>(end)][static_cast<std::size_t>(begin)];
    if (opens && from.last.stop) value = std::max(value, before_sign);
    if (opens && !from.last.stop && begin != Fill::full) value -= begin == Fill::indented ? 1.5 : 0.6;
    if (from.last.spaced && to.first.spaced) return value + 1.3;
    return from.last.spaced != to.first.spaced ? value - 0.5 : value;
}

char32_t last_but_one(std::string_view words) {
    if (words.empty()) return 0;
    const std::size_t last = words.size() - text::decode_before(words, words.size()).size;
    return last == 0 ? 0 : text::decode_before(words, last).code;
}

char32_t second(std::string_view words) {
    if (words.empty()) return 0;
    const std::size_t first = text::decode_at(words, 0).size;
    return first == words.size() ? 0 : text::decode_at(words, first).code;
}

using Often = lines::CommonPairs::Often;
using Alone = lines::CommonPairs::Alone;

/// Two ideographs that this text has nowhere else side by side: how common are they in others, and are
/// they words by themselves?
double meeting_of_strangers(const text::WordBreaks::Joint& joint, char32_t left, char32_t right,
                            const lines::CommonPairs& common) {
    constexpr double long_word = 3.6;
    constexpr double word[] = {1.45, 2.4, 3};  // never, at times, often
    constexpr double no_word[] = {0.9, 1.3};   // at times, often
    // Of what part of a word is left and right: a word, a character that is one mostly, sometimes, hardly.
    constexpr double apart[4][4] = {{-0.3, -0.8, -0.8, -1.4},
                                    {-0.4, -0.7, -0.9, -1.5},
                                    {-1, -1.1, -1.1, -1.5},
                                    {-1.45, -1.45, -1.65, -1.7}};
    const Often often = common.pair(left, right);
    if (joint.across) return joint.long_word ? long_word : word[static_cast<std::size_t>(often)];
    if (often != Often::never) return no_word[often == Often::often ? 1 : 0];
    const auto kind = [&](bool single, char32_t code) {
        return single ? 1 + static_cast<std::size_t>(common.alone(code)) : 0;
    };
    return apart[kind(joint.single_left, left)][kind(joint.single_right, right)];
}

/// Two ideographs: is there a word, or were they met elsewhere in the text?
double meeting_of_han(const Block& from, const Block& to, char32_t left, char32_t right,
                      const Meetings& known) {
    const text::WordBreaks::Joint joint = known.breaks->joint(from.last.end, to.first.end);
    const std::uint32_t met = known.phrases->count(left, right);
    if (met == 0 && known.common != nullptr) return meeting_of_strangers(joint, left, right, *known.common);
    if (met == 0) {
        if (joint.across) return 2.1;
        if (joint.single_left && joint.single_right) return -0.85;
        return joint.single_left || joint.single_right ? -0.55 : 0.15;
    }
    const bool more = known.phrases->has(last_but_one(from.last.end), left, right) ||
                      known.phrases->has(left, right, second(to.first.end));
    if (known.phrases->by_chance(left, right)) return joint.across ? 2.6 : more ? 2.1 : 0.9;
    const double often = met > 1 ? 0.7 : 0;
    return (joint.across ? 4 : 1.9) + (more ? 1.3 : 0) + often;
}

double meeting_of(const Block& from, const Block& to, const Meetings& known) {
    constexpr std::u32string_view counted =
        U"年月日时時点點分岁歲元万萬亿億个個名人米亩畝公吨噸户戶家次条條种種件位座版";
    constexpr std::u32string_view counting = U"年月日时時第";
    constexpr std::u32string_view clause_ends = U"，、；：,;:";
    constexpr double likely_share = 0.8;  // what the other answers have said of it already, left out
    const char32_t left = text::decode_before(from.last.end, from.last.end.size()).code;
    const char32_t right = text::decode_at(to.first.end, 0).code;
    if (from.last.stop) return clause_begins(right) - 0.2;
    if (text::begins_no_line(right)) return -2;
    if (text::is_one_of(left, clause_ends)) return clause_begins(right);
    const bool han_left = text::is_han(left);
    const bool han_right = text::is_han(right);
    if (han_left && han_right) {
        const double likely =
            known.neighbours == nullptr ? 0 : likely_share * known.neighbours->likely(left, right);
        return meeting_of_han(from, to, left, right, known) + likely;
    }
    if (text::is_digit(left)) {
        if (han_right) return text::is_one_of(right, counted) ? 2.4 : -1;
        return text::is_digit(right) ? 0 : -1;
    }
    if (text::is_digit(right)) {
        if (han_left) return text::is_one_of(left, counting) ? 1.1 : 0.2;
        return -1;
    }
    if (han_left) return text::is_word(right) ? -0.5 : -1.4;
    return 0;
}

double measures(const Block& from, const Block& to) {
    constexpr std::size_t several = 3;  // fewer may be the first and the last of paragraphs
    constexpr double same = 2.6, other = 4.5;
    if (from.lines.size() < several || to.lines.size() < several) return 0;
    const double apart = std::abs(from.measure - to.measure);
    return apart <= same ? 0.15 : apart > other ? -0.75 : 0;
}

}  // namespace

double clause_begins(char32_t with) {
    constexpr std::u32string_view never =
        U"的了着著者们們得地之等过過里裡吗嗎呢吧个個位次件间間口元岁歲里百万萬时時长長米车車门門"
        U"人子中生作员員进進理度午期院";
    constexpr std::u32string_view seldom =
        U"年月日上下到十来來天出公起和民本行方名场場面说說点點座事局业業提报報会會班外部条條留程动動定"
        U"钟鐘完";
    constexpr std::u32string_view often = U"他她它把全每今最可我第还還这這再从從孩如但";
    const auto in = [with](std::u32string_view all) { return text::is_one_of(with, all); };
    return in(never) ? -1.8 : in(seldom) ? -0.9 : in(often) ? 0.9 : 0;
}

double closer_meeting(const Block& from, const Block& to, const Meetings& meetings) {
    return meeting_of(from, to, meetings);
}

double bracket_weight(const Block& from, const Block& to) {
    if (from.open != 0 && to.closed != 0) return from.open == to.closed ? 2.4 : 0;
    return from.open != 0 || to.closed != 0 ? -1.6 : 0;
}

double closer_look(const Block& from, const Block& to, const Meetings& meetings) {
    const double measure = std::max(from.measure, to.measure);
    constexpr double share =
        0.75;  // the shapes of lines that follow each other are no chance each for itself
    return share * shape(from, to, measure) + closer_meeting(from, to, meetings) + bracket_weight(from, to) +
           measures(from, to);
}

}  // namespace columns
