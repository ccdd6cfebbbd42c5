// Are the rows of neighbouring columns taken in turn? Some extractors (pdfminer, at times pdftotext) write
// the first rows of all columns, then the second rows, and so on; such a text cannot be read line by line.
//
// Two tests, both on the body lines of a text alone (lines about as wide as most):
// - Continuity: the character that ends a line and the one that begins the next make a pair that often
//   stands elsewhere in the text. In a sound text such pairs are common between neighbours and as rare as
//   by chance between lines further apart; in an interleaved one the further lines have them too.
// - Brackets: a quotation mark or bracket left open at the end of a line is closed on one of the next two,
//   and what is closed was opened on one of the last three.
#pragma once

#include <string_view>
#include <vector>

#include "text/lines.h"

namespace text {

struct Interleaving {
    std::size_t lines = 0;  ///< body lines looked at
    double next = 0;        ///< pairs found between neighbouring lines
    double further = 0;     ///< pairs found two to eight lines apart, beyond those due to chance
    double brackets = 0;    ///< share of open and closing brackets without their fellow nearby
    bool interleaved = false;
};

/// Linear.
[[nodiscard]] Interleaving interleaving(std::string_view text, const std::vector<PrintedLine>& lines);

}  // namespace text
