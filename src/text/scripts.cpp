#include "text/scripts.h"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <unicode/translit.h>
#include <unicode/ucnv.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include "base/ascii.h"
#include "base/error.h"
#include "text/utf8.h"

namespace text {
namespace {

// The pairs lie in the first block of unified ideographs; ICU maps none outside it.
constexpr char32_t first_ideograph = 0x4E00;
constexpr char32_t ideographs_end = 0xA000;

/// The characters that a charset can spell and give back.
icu::UnicodeSet repertoire(const char* charset) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* const converter = ucnv_open(charset, &status);
    PM_CHECK(U_SUCCESS(status));
    icu::UnicodeSet set;
    ucnv_getUnicodeSet(converter, set.toUSet(), UCNV_ROUNDTRIP_SET, &status);
    ucnv_close(converter);
    PM_CHECK(U_SUCCESS(status));
    return set;
}

/// Of each ideograph: the script it tells, and its simplified form.
class Table {
  public:
    Table() {
        const icu::UnicodeSet mainland = repertoire("EUC-CN");
        const icu::UnicodeSet taiwan = repertoire("Big5");
        icu::UnicodeString traditional;
        for (char32_t code = first_ideograph; code < ideographs_end; ++code) {
            script_.push_back(Script::both);
            simplified_.push_back(static_cast<char16_t>(code));
            traditional.append(static_cast<UChar32>(code));
        }
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<icu::Transliterator> conversion(icu::Transliterator::createInstance(
            icu::UnicodeString("Traditional-Simplified"), UTRANS_FORWARD, status));
        PM_CHECK(U_SUCCESS(status));
        icu::UnicodeString converted;
        // Piece by piece: each character replaced moves all that stand behind it.
        for (std::int32_t at = 0; at < traditional.length(); at += 256) {
            icu::UnicodeString piece(traditional, at, std::min(256, traditional.length() - at));
            conversion->transliterate(piece);
            converted.append(piece);
        }
        PM_CHECK(converted.length() == traditional.length());  // one for one, all in the basic plane
        for (std::int32_t i = 0; i < traditional.length(); ++i) {
            const char16_t before = traditional[i];
            const char16_t after = converted[i];
            if (before == after) continue;
            simplified_[static_cast<std::size_t>(i)] = after;
            if (taiwan.contains(before) && !mainland.contains(before)) mark(before, Script::traditional);
            if (mainland.contains(after) && !taiwan.contains(after)) mark(after, Script::simplified);
        }
        mark(U'着', Script::both);  // Big5 lacks it, Hong Kong writes it in traditional text
    }

    [[nodiscard]] Script script(char32_t code) const {
        return covers(code) ? script_[index(code)] : Script::both;
    }
    [[nodiscard]] char32_t simplified(char32_t code) const {
        return covers(code) ? simplified_[index(code)] : code;
    }

    static bool covers(char32_t code) { return code >= first_ideograph && code < ideographs_end; }

  private:
    static std::size_t index(char32_t code) { return code - first_ideograph; }
    void mark(char32_t code, Script script) {
        if (covers(code)) script_[index(code)] = script;
    }

    // Small, so that both stay in the cache: every character of every text is looked up.
    std::vector<Script> script_;
    std::vector<char16_t> simplified_;
};

const Table& table() {
    static const Table built;  // some 20 ms: built once, when the first ideograph asks
    return built;
}

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

}  // namespace

bool is_han(char32_t code) {
    if (code < 0x3007) return false;
    if (in(code, {0x4E00, 0x9FFF})) return true;  // nearly all
    constexpr Range ranges[] = {
        {0x3400, 0x4DBF}, {0x3007, 0x3007}, {0xF900, 0xFAFF}, {0x20000, 0x2FA1F}, {0x30000, 0x323AF}};
    return std::any_of(std::begin(ranges), std::end(ranges), [code](Range range) { return in(code, range); });
}

Script only_in(char32_t code) {
    return is_han(code) ? table().script(code) : Script::both;
}

char32_t simplified(char32_t code) {
    return is_han(code) ? table().simplified(code) : code;
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
    const Table* known = nullptr;  // not built for a text without ideographs
    for (std::size_t at = 0, size = 0; at < utf8.size(); at += size) {
        const Decoded one = decode_at(utf8, at);
        const char32_t code = one.code;
        size = one.size;
        if (Table::covers(code)) {  // nearly every character of Chinese text
            end_word(at);
            ++census.han;
            if (known == nullptr) known = &table();
            const Script script = known->script(code);
            census.simplified += script == Script::simplified ? 1 : 0;
            census.traditional += script == Script::traditional ? 1 : 0;
            continue;
        }
        if (is_latin(code)) {
            if (!in_word) word_begin = at;
            in_word = true;
            continue;
        }
        end_word(at);
        if (is_han(code)) {
            ++census.han;
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
