#include "text/pinyin.h"

#include <algorithm>
#include <memory>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "base/error.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace text {
namespace {

struct Marked {
    char32_t code;
    std::string_view letter;
    int tone;
};

constexpr Marked marked[] = {
    {U'ā', "a", 1},
    {U'á', "a", 2},
    {U'ǎ', "a", 3},
    {U'à', "a", 4},
    {U'ē', "e", 1},
    {U'é', "e", 2},
    {U'ě', "e", 3},
    {U'è', "e", 4},
    {U'ī', "i", 1},
    {U'í', "i", 2},
    {U'ǐ', "i", 3},
    {U'ì', "i", 4},
    {U'ō', "o", 1},
    {U'ó', "o", 2},
    {U'ǒ', "o", 3},
    {U'ò', "o", 4},
    {U'ū', "u", 1},
    {U'ú', "u", 2},
    {U'ǔ', "u", 3},
    {U'ù', "u", 4},
    {U'ǖ', "ü", 1},
    {U'ǘ', "ü", 2},
    {U'ǚ', "ü", 3},
    {U'ǜ', "ü", 4},
    {U'ń', "n", 2},
    {U'ň', "n", 3},
    {U'ǹ', "n", 4},
    {U'ḿ', "m", 2},
    // What extractors and fonts put for ǎ ě ǐ ǒ ǔ, and the breve's letters.
    {U'ă', "a", 3},
    {U'ĕ', "e", 3},
    {U'ĭ', "i", 3},
    {U'ŏ', "o", 3},
    {U'ŭ', "u", 3},
    {U'ɑ', "a", 0},
    {U'ɡ', "g", 0},
    {U'ü', "ü", 0},
};

int combining_tone(char32_t code) {
    switch (code) {
        case 0x0304: return 1;
        case 0x0301: return 2;
        case 0x030C: return 3;
        case 0x0300: return 4;
        default: return 0;
    }
}

// Longest first, so that "zh" is not read as "z".
constexpr std::string_view initials[] = {"zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g",
                                         "k",  "h",  "j",  "q", "x", "r", "z", "c", "s", "y", "w", ""};
constexpr std::string_view finals[] = {
    "a",  "o",  "e",   "ai", "ei",  "ao", "ou",   "an",   "en",   "ang", "eng",  "ong",
    "er", "i",  "ia",  "ie", "iao", "iu", "ian",  "in",   "iang", "ing", "iong", "u",
    "ua", "uo", "uai", "ui", "uan", "un", "uang", "ueng", "ü",    "üe",  "ue",   "io",
};
// Syllables without a vowel.
constexpr std::string_view bare[] = {"m", "n", "ng", "hm", "hng"};
// The final would be spelled with y or w if no initial stood before it.
constexpr std::string_view needs_initial[] = {"i",   "ia",   "ie",   "iao", "iu", "ian", "in", "iang",
                                              "ing", "iong", "u",    "ua",  "uo", "uai", "ui", "uan",
                                              "un",  "uang", "ueng", "ü",   "üe", "ue",  "io", "ong"};

template <std::size_t n>
bool among(const std::string_view (&list)[n], std::string_view word) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool is_syllable(std::string_view letters) {
    if (among(bare, letters)) return true;
    for (const std::string_view initial : initials) {
        if (!letters.starts_with(initial)) continue;
        const std::string_view final_part = letters.substr(initial.size());
        if (among(finals, final_part) && !(initial.empty() && among(needs_initial, final_part))) return true;
    }
    return false;
}

}  // namespace

std::optional<Syllable> pinyin_syllable(std::string_view word) {
    constexpr std::size_t longest = 16;  // bytes; "zhuāng" in combining characters is 8
    if (word.empty() || word.size() > longest) return {};
    Syllable syllable;
    for (const auto [code, at, size] : CodePoints(word)) {
        int tone = combining_tone(code);
        if (tone == 0 && code >= U'a' && code <= U'z') {
            syllable.letters.push_back(static_cast<char>(code));
        } else if (tone == 0) {
            const auto* const letter = std::ranges::find(marked, code, &Marked::code);
            if (letter == std::end(marked)) return {};
            syllable.letters += letter->letter;
            tone = letter->tone;
        }
        if (tone == 0) continue;
        if (syllable.tone != 0 || syllable.letters.empty()) return {};
        syllable.tone = tone;
    }
    if (!is_syllable(syllable.letters)) return {};
    return syllable;
}

std::string usual_reading(char32_t code) {
    if (!is_han(code)) return {};
    // One for all threads: transliterating is const, and ICU guards what its rules share.
    static const std::unique_ptr<const icu::Transliterator> readings = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<const icu::Transliterator> made(
            icu::Transliterator::createInstance(icu::UnicodeString("Han-Latin"), UTRANS_FORWARD, status));
        PM_CHECK(U_SUCCESS(status));
        return made;
    }();
    icu::UnicodeString word(static_cast<UChar32>(code));
    readings->transliterate(word);
    std::string reading;
    word.toUTF8String(reading);
    return pinyin_syllable(reading) ? reading : std::string{};
}

}  // namespace text
