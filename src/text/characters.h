// What a character is to somebody who sets or reads lines: its width, and where a line may break.
//
// Widths are in cells: a full-width character takes 2, a half-width one 1, a space inside a line a half
// (extractors write one wherever a gap is wide enough, whatever its width). Curly quotation marks take one
// cell or two, as the font has it: the caller says which.
#pragma once

#include <cstdint>
#include <string_view>

namespace text {

/// Two neighbours as one key of a table.
[[nodiscard]] constexpr std::uint64_t pair_of(char32_t left, char32_t right) {
    return std::uint64_t{left} << 32U | right;
}

[[nodiscard]] constexpr bool is_digit(char32_t code) {
    return code >= U'0' && code <= U'9';
}
/// Letters of the Latin script, with or without marks.
[[nodiscard]] bool is_latin(char32_t code);
/// A Latin letter or an ASCII digit.
[[nodiscard]] bool is_word(char32_t code);
/// Full width: Han, kana, CJK punctuation, full-width forms; also radicals and enclosed letters.
[[nodiscard]] bool is_full_width(char32_t code);
/// Is it one of `signs`, which is a list of characters and no word?
[[nodiscard]] constexpr bool is_one_of(char32_t code, std::u32string_view signs) {
    return signs.find(code) != std::u32string_view::npos;
}
/// “ ” ‘ ’
[[nodiscard]] constexpr bool is_curly_quote(char32_t code) {
    return code == 0x2018 || code == 0x2019 || code == 0x201C || code == 0x201D;
}

/// Brackets and quotation marks that open: no line ends with one.
[[nodiscard]] bool opens(char32_t code);
/// Brackets and quotation marks that close.
[[nodiscard]] bool closes(char32_t code);
/// ” of “, ） of （: the sign that closes what `code` opens; 0 where `opens` is false.
[[nodiscard]] char32_t closing_of(char32_t code);
/// “ of ”, （ of ）: the sign that opens what `code` closes; 0 where `closes` is false.
[[nodiscard]] char32_t opening_of(char32_t code);
/// What no line begins with: closing brackets, commas, stops, middle dots, …
[[nodiscard]] bool begins_no_line(char32_t code);
/// 。！？…!? and their half-width fellows but for the full stop of Latin text, which also ends a number.
[[nodiscard]] bool ends_sentence(char32_t code);
/// Any sign that is not a letter, a digit or a Han character.
[[nodiscard]] bool is_sign(char32_t code);

/// Does `text` end with the end of a sentence, closing quotation marks and brackets after it allowed?
[[nodiscard]] bool ends_with_sentence(std::string_view text);

[[nodiscard]] double cells(char32_t code, double quote_cells = 2);
/// Of a whole line; leading and trailing white space does not count.
[[nodiscard]] double cells(std::string_view text, double quote_cells = 2);

/// Cells of what cannot be parted at the start of a line: opening signs, one character or one Latin word or
/// number, and the signs after it that begin no line.
[[nodiscard]] double first_unit_cells(std::string_view text, double quote_cells = 2);

}  // namespace text
