// Undoing an insertion that cut double-byte characters in two.
//
// A site kept its pages in GBK and put a reading behind every character of a list, byte by byte: "AA 84" (獎)
// was also found in the middle of 要創 (D2 AA 84 93), and the reading went between the halves of 創. Read
// as GBK again, the half before the bracket took the bracket with it and became "?":
//
//     要創新   D2 AA | 84 93 | D0 C2      →   要?jiǎng)?chuàng)新
//
// From there on all characters are read one byte off (俅雾 for 再次), until a byte that can begin none brings
// both ways of counting together; the byte 0x80 is read as € on the way (每?zǒng)€(gè) for 每個).
//
// The way back: take the insertions out, leave a hole for each lost byte, and ask which bytes fit: with the
// byte before it a lost byte must spell the character whose reading was put in, with the byte behind it a
// character of the text. A restoration stands only if doing the damage again gives the source exactly.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/slice.h"

namespace text {

/// The readings that are put in elsewhere in the same text: the best evidence of what the list holds.
using InsertedReadings = std::map<char32_t, std::string>;

struct ShiftDamage {
    Slice slice;           ///< the whole damaged stretch, in the text handed in
    std::string restored;  ///< what stood there; empty when it cannot be known for certain
};

/// The damaged stretches of `line` in order. Every stretch begins at a `?` or U+FFFD that a reading follows;
/// one that starts no damage of this kind is not listed.
[[nodiscard]] std::vector<ShiftDamage> find_shift_damage(std::string_view line,
                                                         const InsertedReadings& known);

/// Does the damage: puts `readings` behind every pair of bytes that spells their character in GBK, once a
/// place, and decodes; a byte pair that spells nothing becomes `hole` ("?" or U+FFFD). Nothing for text that
/// GBK cannot spell. For proofs and tests.
[[nodiscard]] std::string shift_damage(std::string_view clean, const InsertedReadings& readings,
                                       std::string_view hole = "?");

}  // namespace text
