#include "text/scripts.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "text/han_table.h"
#include "text/utf8.h"

namespace text {
namespace {

struct Range {
    char32_t first, last;
};

bool in(char32_t code, Range range) {
    return code >= range.first && code <= range.last;
}

bool is_kana(char32_t code) {
    return in(code, {0x3041, 0x3096}) || in(code, {0x30A1, 0x30FA});
}
bool is_hangul(char32_t code) {
    return in(code, {0xAC00, 0xD7A3}) || in(code, {0x1100, 0x11FF});
}
bool is_latin(char32_t code) {
    return in(code | 0x20U, {U'a', U'z'}) || (in(code, {0xC0, 0x24F}) && code != 0xD7 && code != 0xF7);
}

// The words that no page of English does without and that other languages in Latin letters lack.
constexpr std::array<std::string_view, 14> english = {"the",  "of",   "and",  "to",  "is",   "was",  "for",
                                                      "with", "that", "this", "are", "from", "have", "by"};

bool is_english(std::string_view word) {
    constexpr std::size_t longest = 4;
    if (word.size() > longest) return false;
    return std::ranges::find(english, base::lowered(word)) != english.end();
}

/// Is that neither a letter nor Han: 、。《》 and their like (U+3007 counts as Han), ，！（） and full-width
/// digits?
bool is_wide_sign(char32_t code) {
    return in(code, {0x3000, 0x3006}) || in(code, {0x3008, 0x303F}) || in(code, {0xFF00, 0xFF20});
}

/// Counts the Han characters of the table from `at` on, but for the last of the text, with the signs between
/// them, and says where they end: nearly all of Chinese text.
std::size_t end_of_han(std::string_view utf8, std::size_t at, ScriptCensus& census) {
    const char* const begin = utf8.data();
    const char* next = begin + at;
    const char* const end = begin + utf8.size();
    // The letters that stand for a script differ in these bits.
    static_assert(('s' & 1) == 1 && ('b' & 1) == 0 && ('t' & 1) == 0);
    static_assert(('t' & 4) == 4 && ('b' & 4) == 0 && ('s' & 4) == 0);
    std::size_t han = 0, simplified = 0, traditional = 0;  // not in `census`: bytes may be any object's
    for (; end - next > 3; next += 3) {
        const char32_t code = three_byte_character(next);
        if (in_han_table(code)) {
            const auto script = static_cast<unsigned char>(han_scripts[code - first_ideograph]);
            ++han;
            simplified += script & 1U;
            traditional += script & 4U;
        } else if (!is_wide_sign(code)) {
            break;
        }
    }
    traditional /= 4;
    census.han += han;
    census.simplified += simplified;
    census.traditional += traditional;
    return static_cast<std::size_t>(next - begin);
}

}  // namespace

bool is_han(char32_t code) {
    if (code < 0x3007) return false;
    if (in(code, {0x4E00, 0x9FFF})) return true;  // nearly all
    constexpr Range ranges[] = {
        {0x3400, 0x4DBF}, {0x3007, 0x3007}, {0xF900, 0xFAFF}, {0x20000, 0x2FA1F}, {0x30000, 0x323AF}};
    return std::any_of(std::begin(ranges), std::end(ranges), [code](Range range) { return in(code, range); });
}

Script only_in(char32_t code) {
    if (!in_han_table(code)) return Script::both;
    switch (han_scripts[code - first_ideograph]) {
        case 's': return Script::simplified;
        case 't': return Script::traditional;
        default: return Script::both;
    }
}

char32_t simplified(char32_t code) {
    return in_han_table(code) ? han_simplified[code - first_ideograph] : code;
}

ScriptCensus& ScriptCensus::operator+=(const ScriptCensus& other) {
    han += other.han;
    simplified += other.simplified;
    traditional += other.traditional;
    kana += other.kana;
    hangul += other.hangul;
    latin_words += other.latin_words;
    english_words += other.english_words;
    return *this;
}

ScriptCensus script_census(std::string_view utf8) {
    ScriptCensus census;
    std::size_t word_begin = 0;
    bool in_word = false;
    const auto end_word = [&](std::size_t at) {
        if (!in_word) return;
        in_word = false;
        ++census.latin_words;
        if (is_english(utf8.substr(word_begin, at - word_begin))) ++census.english_words;
    };
    for (std::size_t at = 0, size = 0; at < utf8.size(); at += size) {
        if (const std::size_t end = end_of_han(utf8, at, census); end > at) {  // nearly all of Chinese text
            end_word(at);
            at = end;
            if (at == utf8.size()) break;
        }
        const Decoded one = decode_at(utf8, at);
        const char32_t code = one.code;
        size = one.size;
        if (is_latin(code)) {
            if (!in_word) word_begin = at;
            in_word = true;
            continue;
        }
        end_word(at);
        if (is_han(code)) {
            const Script script = only_in(code);
            ++census.han;
            census.simplified += script == Script::simplified ? 1 : 0;
            census.traditional += script == Script::traditional ? 1 : 0;
        } else if (is_kana(code)) {
            ++census.kana;
        } else if (is_hangul(code)) {
            ++census.hangul;
        }
    }
    end_word(utf8.size());
    return census;
}

std::string_view script_of(std::string_view utf8) {
    return script_of(script_census(utf8));
}

std::string_view script_of(const ScriptCensus& census) {
    // A page of Japanese is a third kana or more; a Chinese page quotes a word of it at most.
    if (census.kana * 5 > census.han + census.kana) return "ja";
    if (census.hangul > census.han) return "ko";
    if (census.han >= census.latin_words && census.han > 0) {
        const std::size_t telling = census.simplified + census.traditional;
        if (telling < 5) return "zh";
        if (census.simplified * 10 >= telling * 9) return "zh-Hans";
        if (census.traditional * 10 >= telling * 9) return "zh-Hant";
        return "zh";
    }
    // English prose has one small word in three; one in ten leaves room for lists and names.
    if (census.english_words > 0 && census.english_words * 10 >= census.latin_words) return "en";
    return "und";
}

}  // namespace text
