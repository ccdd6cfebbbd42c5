// Does the text go on from one block of lines to another, the closer look: what continuity.h asks, with a
// dictionary, and weighed by how often each answer is found.
//
// A weight is the natural logarithm of a ratio: how often lines of one column that follow each other answer
// so, by how often lines do that stand in neighbouring columns (93 pages of pdftotext whose columns are
// known: 3,000 pairs of the one kind, 31,000 of the other). What two characters weigh that meet in no other
// place of the text was counted anew with the pairs of lines/common_pairs.h, those of each set of pages taken
// from the others.
#pragma once

#include "columns/continuity.h"

namespace columns {

/// Behind a sign a clause begins: some characters often begin one, others hardly ever.
[[nodiscard]] double clause_begins(char32_t with);

/// Above zero: rather yes. `meetings` brings a dictionary and the phrases of the text.
[[nodiscard]] double closer_look(const Block& from, const Block& to, const Meetings& meetings);

/// The part of it that the characters have which would meet.
[[nodiscard]] double closer_meeting(const Block& from, const Block& to, const Meetings& meetings);

/// … and the part that brackets have.
[[nodiscard]] double bracket_weight(const Block& from, const Block& to);

}  // namespace columns
