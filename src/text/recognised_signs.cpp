#include "text/recognised_signs.h"

#include "text/characters.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace text {
namespace {

constexpr std::u32string_view strokes = U"|｜│";

bool is_stroke(char32_t code) {
    return is_one_of(code, strokes);
}

/// Without the strokes and the white space at its edges.
std::string_view between_strokes(std::string_view line) {
    std::string_view words = trimmed(line);
    while (!words.empty() && is_stroke(decode_at(words, 0).code))
        words = trimmed(words.substr(decode_at(words, 0).size));
    while (!words.empty() && is_stroke(decode_before(words, words.size()).code))
        words = trimmed(words.substr(0, words.size() - decode_before(words, words.size()).size));
    return words;
}

}  // namespace

double printed_cells(std::string_view line, double quote_cells) {
    return cells(between_strokes(line), quote_cells);
}

bool has_recognised_signs(std::string_view text, const std::vector<PrintedLine>& lines) {
    constexpr std::u32string_view wide = U"：；？！", narrow = U":;?!", behind_no_space = U"，。、”";
    constexpr std::size_t least_stops = 5, clearly = 3, least_brackets = 2;
    std::size_t stops = 0, wide_ones = 0, narrow_ones = 0, wide_brackets = 0, narrow_brackets = 0, spaced = 0;
    for (const PrintedLine& line : lines) {
        char32_t before = 0;  // white space left out
        bool space = false;
        for (const auto [code, at, size] : CodePoints(line.slice.of(text))) {
            if (is_space(code)) {
                space = true;
                continue;
            }
            if (code == U'。') ++stops;
            if (is_one_of(code, wide)) ++wide_ones;
            const bool after_han = is_han(before) || closes(before);
            if (after_han && is_one_of(code, narrow)) ++narrow_ones;
            if (code == U'（' || code == U'）') ++wide_brackets;
            // No letter beside it: an ordinary text may well have (PDF).
            if ((code == U')' && is_han(before)) || (before == U'(' && is_han(code))) ++narrow_brackets;
            if (space && is_han(before) && is_one_of(code, behind_no_space)) ++spaced;
            before = code;
            space = false;
        }
    }
    if (stops < least_stops) return false;
    if (narrow_ones + wide_ones > 0) return narrow_ones > clearly * wide_ones;
    return narrow_brackets >= least_brackets && wide_brackets == 0 && spaced > 0;
}

}  // namespace text
