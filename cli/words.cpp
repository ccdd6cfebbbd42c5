#include "cli/words.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "text/fold.h"
#include "text/han_table.h"
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

/// Shows `take` the Han characters of the first block (folded) that stand from `at` on, but for the last of
/// the text, and says where they end.
template <typename Take>
std::size_t each_han(std::string_view text, std::size_t at, Take take) {
    const char* next = text.data() + at;
    const char* const last = text.data() + text.size() - 3;
    for (; next < last; next += 3) {
        const char32_t code = text::three_byte_character(next);
        if (!text::in_han_table(code)) break;
        take(text::han_simplified[code - text::first_ideograph]);
    }
    return static_cast<std::size_t>(next - text.data());
}

/// Hands out Han characters (already folded), the ends of their runs, and words of other letters.
template <typename Taker>
void cut(std::string_view text, Taker& taker) {
    std::string word;
    bool in_han = false;
    const auto end_han = [&] {
        if (in_han) taker.end_han();
        in_han = false;
    };
    const auto end_word = [&] {
        if (!word.empty()) taker.word(word);
        word.clear();
    };
    for (std::size_t at = 0, size = 0; at < text.size(); at += size) {
        if (const std::size_t end = taker.han_run(text, at); end > at) {  // nearly all
            end_word();
            in_han = true;
            at = end;
        }
        const text::Decoded one = text::decode_at(text, at);
        const char32_t code = one.code;
        size = one.size;
        if (text::in_han_table(code)) {
            end_word();
            in_han = true;
            taker.han(text::han_simplified[code - text::first_ideograph]);
        } else if (text::is_han(code)) {
            end_word();
            in_han = true;
            taker.han(code);
        } else if (is_ascii_letter(code) || is_other_letter(code)) {
            end_han();
            // Full-width digits and letters are those of ASCII.
            text::append(word, code >= 0xFF10 && code <= 0xFF5A ? code - 0xFEE0 : code);
        } else {
            end_han();
            end_word();
        }
    }
    end_han();
    end_word();
}

std::string folded_word(const std::string& word) {
    const bool ascii = std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!ascii) return text::folded(word);
    return base::lowered(word);
}

/// Collects what the index takes: pairs in the order in which they first come, each once, then the words.
class IndexWords {
  public:
    /// Each Han character gives one entry, and takes three bytes at least: the table stays two thirds full.
    explicit IndexWords(std::size_t bytes)
        : table_(std::bit_ceil(bytes / 2 + 2)), pairs_(5 * bytes / 2 + longest_pair, '\0') {}

    void han(char32_t code) {
        if (last_ != 0) enter(last_, code);
        last_ = code;
    }
    std::size_t han_run(std::string_view text, std::size_t at) {
        // Held here: what is written through a char* may be any member. Most pairs have come before.
        char32_t last = last_;
        std::uint32_t* const table = table_.data();
        const std::size_t mask = table_.size() - 1;
        const std::size_t end = each_han(text, at, [&](char32_t code) {
            const bool rare = last >= 0x10000;
            if (last != 0 && (rare || table[place_of(table, mask, last << 16 | code)] == 0))
                enter(last, code);
            last = code;
        });
        last_ = last;
        return end;
    }
    void end_han() {
        enter(last_, 0);
        last_ = 0;
    }
    void word(const std::string& word) { words_.push_back(folded_word(word)); }

    [[nodiscard]] std::string result() && {
        std::ranges::sort(words_);
        words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
        pairs_.resize(size_);
        for (const std::string& word : words_) (pairs_ += word) += ' ';
        return std::move(pairs_);
    }

  private:
    /// Where a pair stands, or may be put. Open addressing: sorting would take ten times as long. No pair is
    /// 0: no Han character is U+0000.
    static std::size_t place_of(const std::uint32_t* table, std::size_t mask, std::uint32_t pair) {
        std::size_t at = (pair * 0x9E3779B97F4A7C15U >> 32) & mask;
        while (table[at] != 0 && table[at] != pair) at = (at + 1) & mask;
        return at;
    }

    void enter(char32_t first, char32_t second) {
        // Nearly all are of the basic plane; the table of their pairs is half as large, and stays in the
        // cache.
        if (((first | second) >> 16) != 0) {
            if (!rare_.emplace(first, second).second) return;
        } else {
            const std::uint32_t pair = first << 16 | second;
            std::uint32_t& place = table_[place_of(table_.data(), table_.size() - 1, pair)];
            if (std::exchange(place, pair) != 0) return;
        }
        if (pairs_.size() - size_ < longest_pair) pairs_.resize(2 * pairs_.size());
        char* end = put(first, pairs_.data() + size_);
        if (second != 0) end = put(second, end);
        *end++ = ' ';
        size_ = static_cast<std::size_t>(end - pairs_.data());
    }

    /// A Han character: three bytes of UTF-8, or four. Gives where the next one stands.
    static char* put(char32_t code, char* at) {
        if (code < 0x10000) {
            *at++ = static_cast<char>(0xE0 | code >> 12);
        } else {
            *at++ = static_cast<char>(0xF0 | code >> 18);
            *at++ = static_cast<char>(0x80 | (code >> 12 & 0x3F));
        }
        *at++ = static_cast<char>(0x80 | (code >> 6 & 0x3F));
        *at++ = static_cast<char>(0x80 | (code & 0x3F));
        return at;
    }

    static constexpr std::size_t longest_pair = 9;  ///< in bytes, with its space

    std::vector<std::uint32_t> table_;
    std::set<std::pair<char32_t, char32_t>> rare_;
    std::vector<std::string> words_;
    std::string pairs_;  ///< written up to size_: room for nearly all that a text can hold
    std::size_t size_ = 0;
    char32_t last_ = 0;
};

/// A query asks for every pair of a run; for a run of one character, for all pairs that begin with it.
class QueryWords {
  public:
    void han(char32_t code) { run_ += code; }
    std::size_t han_run(std::string_view text, std::size_t at) {
        return each_han(text, at, [&](char32_t code) { run_ += code; });
    }
    void end_han() {
        if (run_.size() == 1) out_ += "\"" + pair(0) + "\"* ";
        for (std::size_t i = 0; i + 1 < run_.size(); ++i) out_ += "\"" + pair(i) + "\" ";
        run_.clear();
    }
    void word(const std::string& word) { out_ += "\"" + folded_word(word) + "\" "; }

    [[nodiscard]] std::string result() && { return std::move(out_); }

  private:
    [[nodiscard]] std::string pair(std::size_t at) const {
        std::string out;
        for (const char32_t code : run_.substr(at, 2)) text::append(out, code);
        return out;
    }

    std::u32string run_;
    std::string out_;
};

}  // namespace

std::string index_words(std::initializer_list<std::string_view> texts) {
    std::size_t bytes = 0;
    for (const std::string_view text : texts) bytes += text.size();
    IndexWords words(bytes);
    for (const std::string_view text : texts) cut(text, words);
    return std::move(words).result();
}

std::string index_query(std::string_view query) {
    QueryWords words;
    cut(query, words);
    return std::move(words).result();
}

}  // namespace cli
