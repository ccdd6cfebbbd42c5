// Letter-spacing: type set wide to fill a line or to stress it, which extractors write with a space after
// every character ("不 松 ， 时 刻").
//
// A run begins and ends at a character, not at a word: justification stops in mid-word, and digits of a
// number part ("全 市 2 3 6"). Single spaces between words are not letter-spacing: at least two gaps between
// Han characters or CJK signs, next to each other, make a run, and so do three digits one by one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/slice.h"

namespace text {

/// Runs in one line, in order; each from its first character to its last. Offsets are of `line`.
[[nodiscard]] std::vector<Slice> letter_spaced_runs(std::string_view line);

/// `run` without its spaces; one space stays between Latin words, where the gap is wider than inside them.
[[nodiscard]] std::string without_spacing(std::string_view run);

}  // namespace text
