// Hanyu Pinyin: is a word one syllable of it, and how is a character usually read?
//
// Both are judgements on form: a syllable is an initial and a final that exist, with at most one tone mark;
// the usual reading is ICU's, one a character and blind to context, as a program that glosses text has it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace text {

struct Syllable {
    std::string letters;  ///< lower case, without the tone mark, ü as "ü"
    int tone = 0;         ///< 1 to 4; 0 without a mark
    bool operator==(const Syllable&) const = default;
};

/// `word` as one syllable in lower case, tone marks composed or as combining characters.
[[nodiscard]] std::optional<Syllable> pinyin_syllable(std::string_view word);

/// The usual reading of a Han character, with its tone mark: "zhǎng"; empty when it has none. The first call
/// in a process loads ICU's table, which takes a tenth of a second.
[[nodiscard]] std::string usual_reading(char32_t code);

}  // namespace text
