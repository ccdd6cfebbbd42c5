// Does the text go on from one block of lines to another?
//
// What the end of one and the beginning of the other show, each with a weight, summed: how both lines fill
// their column, whether a sentence is open, whether the two characters that would meet stand together
// elsewhere in the text, whether a bracket left open is closed.
#pragma once

#include <string>
#include <vector>

#include "lines/common_pairs.h"
#include "lines/neighbours.h"
#include "lines/phrases.h"
#include "lines/vocabulary.h"
#include "text/lines.h"
#include "text/word_breaks.h"

namespace columns {

/// A line at the edge of a block.
struct EdgeLine {
    double width = 0;     ///< cells
    char32_t sign = 0;    ///< the character at the edge
    std::string end;      ///< the last characters, or the first, white space left out
    bool spaced = false;  ///< letter-spaced: its width tells little
    bool stop = false;    ///< ends a sentence
    bool first = false;   ///< a paragraph may begin with it: it may be full but for an indent
};

/// A block of lines that follow each other: what its edges say.
struct Block {
    std::vector<text::PrintedLine> lines;  ///< at least one
    EdgeLine first, last;
    double measure = 0;   ///< cells of its widest line
    char32_t open = 0;    ///< a bracket that it leaves open; 0: none
    char32_t closed = 0;  ///< the bracket that would open what it closes without having opened it
    bool opener = false;  ///< a story begins with it: it goes on nothing
    bool head = false;    ///< a headline by its looks: goes on nowhere
};

/// `measure`: of most columns of the page.
[[nodiscard]] Block block_of(std::string_view text, std::vector<text::PrintedLine> lines, double measure);

/// What tells whether two characters belong together.
struct Meetings {
    const lines::Vocabulary& words;              ///< of the whole text
    text::WordBreaks* breaks = nullptr;          ///< those of a dictionary; none: cheaper, and weaker
    const lines::Phrases* phrases = nullptr;     ///< of the whole text: for the closer look (closer_look.h)
    const lines::CommonPairs* common = nullptr;  ///< of Chinese at large: for the closest
    /// The same, pair by pair, where columns are weighed against each other; it says too little of two alone.
    const lines::Neighbours* neighbours = nullptr;
};

/// What speaks for it, and against it.
struct Continuity {
    double shape = 0;     ///< how the lines fill their column, and whether a sentence is open
    double meeting = 0;   ///< the two characters that would meet
    double signs = 0;     ///< brackets and quotation marks
    double measures = 0;  ///< both stand in columns of one measure
    double place = 0;     ///< side by side, or a story begins: nothing else counts
    [[nodiscard]] double sum() const { return shape + meeting + signs + measures + place; }
};
[[nodiscard]] Continuity continuity_parts(const Block& from, const Block& to, const Meetings& meetings);

/// Their sum. Above zero: rather yes.
[[nodiscard]] double continuity(const Block& from, const Block& to, const Meetings& meetings);

}  // namespace columns
