// Which script a text is written in: the judgement behind xml:lang (tei-encoding.md, section 12).
//
// A Han character counts for a script when it occurs in that script only. No list of characters is kept
// here: ICU's traditional-to-simplified conversion says which characters form a pair, and the two national
// character sets say whether one side of a pair is also at home in the other script (后 in Big5, 著 in
// GB 2312). Characters at home in both count for neither.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace text {

enum class Script : std::uint8_t { both, simplified, traditional };

/// The only script in which `code` occurs; `both` for everything that does not tell.
[[nodiscard]] Script only_in(char32_t code);

/// Is `code` a Han ideograph (unified, extension or compatibility)?
[[nodiscard]] bool is_han(char32_t code);

/// What a text is made of, in code points; `latin_words` counts runs of Latin letters.
struct ScriptCensus {
    std::size_t han = 0, simplified = 0, traditional = 0;
    std::size_t kana = 0, hangul = 0;
    std::size_t latin_words = 0, english_words = 0;

    ScriptCensus& operator+=(const ScriptCensus& other);
};
[[nodiscard]] ScriptCensus script_census(std::string_view utf8);

/// The BCP 47 tag of the main language: "zh-Hans" or "zh-Hant" when at least five characters tell and 90 %
/// of them agree, else "zh"; "ja", "ko" by their own letters; "en" for Latin text with the small words of
/// English; "und" when nothing tells.
[[nodiscard]] std::string_view script_of(std::string_view utf8);
/// The same of a text that has been counted.
[[nodiscard]] std::string_view script_of(const ScriptCensus& census);

/// The simplified form of a traditional character, else `code` itself. One character for one.
[[nodiscard]] char32_t simplified(char32_t code);

}  // namespace text
