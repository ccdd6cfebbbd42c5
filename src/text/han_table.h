// Of each ideograph of the first block the script it tells and its simplified form: made from ICU's data
// while pressmark is built (cmake/make_han_table.cpp). Every character of every text is looked up here.
#pragma once

namespace text {

// The pairs lie in the first block of unified ideographs; ICU maps none outside it.
inline constexpr char32_t first_ideograph = 0x4E00;
inline constexpr char32_t ideographs_end = 0xA000;

[[nodiscard]] constexpr bool in_han_table(char32_t code) {
    return code >= first_ideograph && code < ideographs_end;
}

/// At `code - first_ideograph`: 'b'oth scripts, 's'implified or 't'raditional.
extern const char han_scripts[ideographs_end - first_ideograph + 1];
extern const char16_t han_simplified[ideographs_end - first_ideograph];

}  // namespace text
