// What the characters of a small block say, apart from its place and its width: how many of them, which signs
// among them, what it begins and ends with.
#pragma once

#include <cstddef>

#include "lines/line_ends.h"
#include "lines/phrases.h"

namespace lines {

/// Of the lines of one block, white space left out.
struct BlockWords {
    std::size_t characters = 0;
    std::size_t commas = 0;         ///< the last character, and those in quotation marks, not counted
    std::size_t quoted_commas = 0;  ///< … and these
    std::size_t stops = 0;          ///< full stops and semicolons, the last character not counted
    std::size_t narrow = 0;         ///< letters and digits
    std::size_t pairs = 0;          ///< of Han characters, side by side on a line
    std::size_t known_pairs = 0;    ///< … that stand elsewhere on the page as well
    bool balanced_stop = false;     ///< the one full stop of a line has as many characters on either side
    bool colon = false;
    bool bracket = false;      ///< round or pointed, as around bylines
    bool strokes = false;      ///< rules, inside a line
    bool edge_stroke = false;  ///< a rule at the edge of a line: one that parts columns
    bool halves = false;       ///< a space between Han characters, some on either side
    bool opens_only = false;   ///< a quotation mark is left open …
    bool closes_only = false;  ///< … or closed that was not opened
    char32_t first = 0, last = 0;
    char32_t before_comma = 0;  ///< right before the first comma
};

/// `phrases`: of the whole page.
[[nodiscard]] BlockWords block_words(const LineContext& context, std::size_t first, std::size_t last,
                                     const Phrases& phrases);

}  // namespace lines
