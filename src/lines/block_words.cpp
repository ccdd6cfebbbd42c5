#include "lines/block_words.h"

#include <algorithm>
#include <string_view>

#include "text/characters.h"
#include "text/radicals.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace lines {
namespace {

constexpr std::u32string_view commas = U"，,、", stops = U"。；;", strokes = U"|｜";

/// A space in a line, some characters on either side? OCR puts one beside a colon and the like as well.
bool in_halves(std::string_view words) {
    constexpr std::size_t least = 3;  // characters of a half
    constexpr std::u32string_view signs = U"：；？！:;?!";
    std::size_t run = 0, halves = 0;
    char32_t before = 0;
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (text::is_space(code)) {
            if (run >= least && !text::is_one_of(before, signs)) ++halves;
            run = 0;
        } else {
            ++run;
            before = code;
        }
    }
    return halves > 0 && run >= least;
}

}  // namespace

BlockWords block_words(const LineContext& context, std::size_t first, std::size_t last,
                       const Phrases& phrases) {
    BlockWords of;
    std::size_t before_stop = 0;  // characters
    std::size_t before_stray = 0, strays = 0;
    std::size_t open_commas = 0;  // behind a quotation mark that is not closed yet
    int open = 0;
    bool straight = false;  // the one that is open, and so OCR reads stray signs as well
    for (std::size_t i = first; i < last; ++i) {
        const std::string_view words = context.words(i);
        of.halves = of.halves || (!context.statistics.lines[i].spaced && in_halves(words));
        of.edge_stroke = of.edge_stroke || text::is_one_of(text::decode_at(words, 0).code, strokes) ||
                         text::is_one_of(text::decode_before(words, words.size()).code, strokes);
        char32_t before = 0;
        for (const auto [code, at, size] : text::CodePoints(words)) {
            if (text::is_space(code)) continue;
            if (of.first == 0) of.first = code;
            ++of.characters;
            if (of.before_comma == 0 && text::is_one_of(code, commas)) of.before_comma = of.last;
            of.last = code;
            if (text::is_word(code)) ++of.narrow;
            if (text::is_one_of(code, commas)) ++(open > 0 ? open_commas : of.commas);
            if (text::is_one_of(code, stops)) {
                ++of.stops;
                before_stop = of.characters - 1;
            }
            of.colon = of.colon || text::is_one_of(code, U"：:");
            of.bracket = of.bracket || text::is_one_of(code, U"()（）〈〉<");
            of.strokes = of.strokes || text::is_one_of(code, strokes);
            if (code == U'"' && open == 0) {
                straight = true;
                ++open;
            } else if (text::opens(code)) {
                straight = false;
                ++open;
            } else if (text::closes(code) || code == U'"') {
                if (open > 0) {
                    --open;
                } else {
                    of.closes_only = true;
                    before_stray = of.characters - 1;
                    ++strays;
                }
                of.quoted_commas += open_commas;
                open_commas = 0;
            }
            if (text::is_han(code) && text::is_han(before)) {
                const std::uint32_t count =
                    phrases.count(text::ideograph_of(before), text::ideograph_of(code));
                ++of.pairs;
                of.known_pairs += count > 1 ? 1 : 0;
            }
            before = code;
        }
    }
    of.opens_only = open > 0 && !straight;
    constexpr std::size_t least = 4, about = 2;  // characters
    const std::size_t behind_stop = of.characters - std::min(of.characters, before_stop + 1);
    // One quotation mark that closes nothing, in the middle of a line without other signs, is a gap.
    const bool gap = last == first + 1 && of.closes_only && strays == 1 && of.commas + open_commas == 0 &&
                     of.stops == 0 && !of.colon && before_stray >= least &&
                     of.characters >= before_stray + 1 + least;
    if (gap) {
        of.closes_only = false;
        of.halves = true;
    }
    of.balanced_stop = last == first + 1 && of.stops == 1 && std::min(before_stop, behind_stop) >= least &&
                       std::max(before_stop, behind_stop) <= std::min(before_stop, behind_stop) + about;
    of.commas += open_commas;
    if (text::is_one_of(of.last, commas) && of.commas > 0) --of.commas;
    if (text::is_one_of(of.last, stops)) --of.stops;
    return of;
}

}  // namespace lines
