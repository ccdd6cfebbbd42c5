#include "text/characters.h"

#include <algorithm>

#include "text/scripts.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace text {
namespace {

constexpr std::u32string_view opening = U"“‘「『（《〈【〔〖([{";
constexpr std::u32string_view closing = U"”’」』）》〉】〕〗)]}";
static_assert(opening.size() == closing.size());  // each closes what stands over it
constexpr std::u32string_view never_first = U"，。、；：！？…—～·％‰℃,.;:!?%";
constexpr std::u32string_view sentence_ends = U"。！？…!?";

bool in(std::u32string_view set, char32_t code) {
    if (code >= 0x3400 && code < 0xA000) return false;  // Han: most of what is asked for
    return is_one_of(code, set);
}

/// Begins a character of U+4000 to U+9FFF.
bool is_han_lead(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xE4 && byte <= 0xE9;
}
bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

}  // namespace

bool is_latin(char32_t code) {
    if (code < 0x80) return (code | 0x20U) >= U'a' && (code | 0x20U) <= U'z';
    return code >= 0xC0 && code <= 0x24F && code != 0xD7 && code != 0xF7;
}

bool is_word(char32_t code) {
    return is_digit(code) || is_latin(code);
}

bool is_full_width(char32_t code) {
    if (code < 0x1100) return false;
    if (code >= 0x2E80 && code <= 0x9FFF) return true;    // radicals, CJK punctuation, kana, Han
    if (code >= 0xAC00 && code <= 0xD7A3) return true;    // Hangul
    if (code >= 0xF900 && code <= 0xFAFF) return true;    // compatibility ideographs
    if (code >= 0xFE30 && code <= 0xFE6F) return true;    // vertical and small forms
    if (code >= 0xFF01 && code <= 0xFF60) return true;    // full-width forms
    if (code >= 0xE000 && code <= 0xF8FF) return true;    // private use: fonts put Han there
    if (code >= 0x20000 && code <= 0x3FFFD) return true;  // planes 2 and 3
    // Ambiguous ones that fonts for Chinese draw full width.
    return code == 0x2014 || code == 0x2015 || code == 0x2026 || is_curly_quote(code) ||
           (code >= 0x2100 && code <= 0x2BFF);
}

bool opens(char32_t code) {
    return in(opening, code);
}
bool closes(char32_t code) {
    return in(closing, code);
}
char32_t closing_of(char32_t code) {
    const std::size_t at = opening.find(code);
    return at == std::u32string_view::npos ? 0 : closing[at];
}
char32_t opening_of(char32_t code) {
    const std::size_t at = closing.find(code);
    return at == std::u32string_view::npos ? 0 : opening[at];
}
bool begins_no_line(char32_t code) {
    return closes(code) || (in(never_first, code) && code != U'—');
}
bool ends_sentence(char32_t code) {
    return in(sentence_ends, code);
}
bool is_sign(char32_t code) {
    return !is_word(code) && !is_han(code) && !is_space(code);
}

bool ends_with_sentence(std::string_view text) {
    std::size_t end = text.size();
    while (end > 0) {
        const Decoded last = decode_before(text, end);
        // A straight quotation mark (OCR writes them for curly ones) closes here: nothing follows it.
        if (!closes(last.code) && last.code != U'"' && last.code != U'\'' && !is_space(last.code)) {
            return ends_sentence(last.code);
        }
        end -= last.size;
    }
    return false;
}

double cells(char32_t code, double quote_cells) {
    if (code > 0x3000 && code < 0xA000) return 2;  // Han, its signs, kana: nearly all
    if (is_space(code)) return 0.5;
    if (is_curly_quote(code)) return quote_cells;
    return is_full_width(code) ? 2 : 1;
}

double cells(std::string_view text, double quote_cells) {
    const std::string_view words = trimmed(text);
    double sum = 0;
    for (std::size_t at = 0; at < words.size();) {
        // Runs of Han are nearly all.
        const std::size_t run = at;
        while (words.size() - at > 2 && is_han_lead(words[at]) && continues(words[at + 1]) &&
               continues(words[at + 2]))
            at += 3;
        sum += 2 * static_cast<double>((at - run) / 3);
        if (at == words.size()) break;
        const Decoded one = decode_at(words, at);
        sum += cells(one.code, quote_cells);
        at += one.size;
    }
    return sum;
}

double first_unit_cells(std::string_view text, double quote_cells) {
    double sum = 0;
    bool inside = false;  // something stands there that can be followed by a break
    bool word = false;
    for (const auto [code, at, size] : CodePoints(text)) {
        if (is_space(code)) {
            if (inside) break;
            continue;
        }
        const bool goes_on = !inside || begins_no_line(code) || (word && is_word(code));
        if (!goes_on) break;
        sum += cells(code, quote_cells);
        if (sum > 16) break;  // a long word may be broken anyway
        if (opens(code) && !inside) continue;
        inside = true;
        word = is_word(code) || (word && (code == U'.' || code == U','));
    }
    return sum;
}

}  // namespace text
