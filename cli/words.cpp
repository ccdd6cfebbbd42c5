#include "cli/words.h"

#include <algorithm>

#include "text/fold.h"
#include "text/scripts.h"
#include "text/utf8.h"

namespace cli {
namespace {

bool is_ascii_letter(char32_t code) {
    return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

/// Letters and digits outside ASCII and Han, as far as news has them: Latin, Greek, Cyrillic, kana, Hangul.
bool is_other_letter(char32_t code) {
    return (code >= 0xC0 && code <= 0x24F && code != 0xD7 && code != 0xF7) ||
           (code >= 0x370 && code <= 0x52F) || (code >= 0x3041 && code <= 0x30FF && code != 0x30FB) ||
           (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xFF10 && code <= 0xFF19) ||
           (code >= 0xFF21 && code <= 0xFF3A) || (code >= 0xFF41 && code <= 0xFF5A);
}

/// Hands out runs of Han characters (already folded) and words of other letters.
template <typename TakeHan, typename TakeWord>
void cut(std::string_view text, const TakeHan& take_han, const TakeWord& take_word) {
    std::u32string han;
    std::string word;
    const auto end_han = [&] {
        if (!han.empty()) take_han(han);
        han.clear();
    };
    const auto end_word = [&] {
        if (!word.empty()) take_word(word);
        word.clear();
    };
    for (const auto item : text::CodePoints(text)) {
        if (text::is_han(item.code)) {
            end_word();
            han += text::simplified(item.code);
        } else if (is_ascii_letter(item.code) || is_other_letter(item.code)) {
            end_han();
            // Full-width digits and letters are those of ASCII.
            text::append(word, item.code >= 0xFF10 && item.code <= 0xFF5A ? item.code - 0xFEE0 : item.code);
        } else {
            end_han();
            end_word();
        }
    }
    end_han();
    end_word();
}

std::string pair(const std::u32string& run, std::size_t at) {
    std::string out;
    for (const char32_t code : run.substr(at, 2)) text::append(out, code);
    return out;
}

/// The pairs without repetition, in the order in which they first come: what the index takes.
std::vector<std::uint64_t> without_repetition(const std::vector<std::uint64_t>& pairs) {
    // Open addressing with a table at most half full: sorting takes ten times as long.
    std::size_t size = 64;
    while (size < 2 * pairs.size()) size *= 2;
    std::vector<std::uint64_t> table(size), out;
    for (const std::uint64_t pair : pairs) {
        std::size_t at = (pair * 0x9E3779B97F4A7C15U >> 32) & (size - 1);
        while (table[at] != 0 && table[at] != pair) at = (at + 1) & (size - 1);
        if (table[at] != 0) continue;
        table[at] = pair;  // never 0: no Han character is U+0000
        out.push_back(pair);
    }
    return out;
}

std::string folded_word(const std::string& word) {
    const bool ascii = std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!ascii) return text::folded(word);
    std::string out = word;
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

}  // namespace

std::string index_words(std::string_view text) {
    std::vector<std::uint64_t> pairs;
    std::vector<std::string> words;
    cut(
        text,
        [&](const std::u32string& run) {
            for (std::size_t i = 0; i + 1 < run.size(); ++i)
                pairs.push_back(std::uint64_t{run[i]} << 32 | run[i + 1]);
            pairs.push_back(std::uint64_t{run.back()} << 32);
        },
        [&](const std::string& word) { words.push_back(folded_word(word)); });
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    std::string out;
    for (const std::uint64_t pair : without_repetition(pairs)) {
        text::append(out, static_cast<char32_t>(pair >> 32));
        if ((pair & 0xFFFFFFFF) != 0) text::append(out, static_cast<char32_t>(pair & 0xFFFFFFFF));
        out += ' ';
    }
    for (const std::string& word : words) out += word + ' ';
    return out;
}

std::string index_query(std::string_view query) {
    std::string out;
    cut(
        query,
        [&](const std::u32string& run) {
            if (run.size() == 1) out += "\"" + pair(run, 0) + "\"* ";
            for (std::size_t i = 0; i + 1 < run.size(); ++i) out += "\"" + pair(run, i) + "\" ";
        },
        [&](const std::string& word) { out += "\"" + folded_word(word) + "\" "; });
    return out;
}

}  // namespace cli
