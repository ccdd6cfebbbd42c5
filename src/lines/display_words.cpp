#include "lines/display_words.h"

#include "text/characters.h"
#include "text/radicals.h"
#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace lines {

DisplayWords::DisplayWords(std::string_view words) {
    constexpr std::size_t shortest_half = 3;
    int open = 0;
    std::size_t half = 0;
    bool gap = false;
    constexpr std::size_t shortest_telephone = 7;
    std::size_t run = 0;  // of digits, with hyphens between them
    for (const auto [code, at, size] : text::CodePoints(words)) {
        if (text::is_space(code)) {
            gap = gap || half >= shortest_half;
            half = 0;
            continue;
        }
        ++half;
        // What ends a line is no sign inside it.
        stop = stop || text::is_one_of(last, U"。；;");
        call = call || text::is_one_of(last, U"？！?!");
        colon = colon || text::is_one_of(last, U"：:");
        if (text::is_one_of(last, U"，、,")) ++commas;
        if (first == 0) first = code;
        const char32_t before = last;
        last = code;
        ++characters;
        if (text::is_han(code) || text::is_radical(code)) ++han;
        digits = digits || text::is_digit(code);
        // "88076543·有话直说" is a rubric.
        const bool labelled = run > 0 || text::is_one_of(before, U"：:话話线線");
        run = labelled && (text::is_digit(code) || (run > 0 && text::is_one_of(code, U"-×"))) ? run + 1 : 0;
        telephone = telephone || run >= shortest_telephone;
        if (text::opens(code)) ++open;
        if (text::closes(code) && --open < 0) {
            closes_only = true;
            open = 0;
        }
    }
    halves = gap && half >= shortest_half && commas == 0 && !stop;
    opens_only = open > 0;
}

}  // namespace lines
