// UTF-8, code point by code point. Everything takes any bytes; what does not decode is U+FFFD, one
// for each maximal subpart (Unicode 15 §3.9, table 3-8), as ICU does it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace text {

inline constexpr char32_t replacement = 0xFFFD;

struct Decoded {
    char32_t code = 0;       ///< U+FFFD when the bytes do not decode
    std::uint32_t size = 0;  ///< bytes taken, at least 1
    bool good = true;
};

/// As decode_at, for any bytes.
[[nodiscard]] Decoded decode_any(std::string_view text, std::size_t at);

/// The code point at `at`; `at` < text.size(). ASCII and what begins with E1…EC, EE and EF (Han and its
/// punctuation) is decoded in place: every reader and pass spends its time here.
[[nodiscard]] inline Decoded decode_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]));
    };
    const std::uint32_t first = byte(0);
    if (first < 0x80) return {first, 1, true};
    if (first > 0xE0 && first < 0xF0 && first != 0xED && text.size() - at > 2) {
        const std::uint32_t second = byte(1), third = byte(2);
        if ((second & 0xC0) == 0x80 && (third & 0xC0) == 0x80)
            return {(first & 0x0F) << 12 | (second & 0x3F) << 6 | (third & 0x3F), 3, true};
    }
    return decode_any(text, at);
}
/// The character of three bytes (nearly all of Chinese text) of well-formed UTF-8 at `four`, from where four
/// bytes can be read; 0 when the one there takes another number of bytes.
[[nodiscard]] inline char32_t three_byte_character(const char* four) {
    const auto byte = [&](int i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(four[i])); };
    // Compilers make one load of these four.
    const std::uint32_t all = byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3);
    if ((all & 0xF0C0C000) != 0xE0808000) return 0;
    return (all >> 12 & 0xF000) | (all >> 10 & 0xFC0) | (all >> 8 & 0x3F);
}
/// The code point that ends before `at`; 0 < `at`.
[[nodiscard]] Decoded decode_before(std::string_view text, std::size_t at);

void append(std::string& out, char32_t code);
[[nodiscard]] std::string encoded(char32_t code);

/// Offset of the first byte that is not part of well-formed UTF-8, or npos.
[[nodiscard]] std::size_t find_malformed(std::string_view text);

/// How many code points there are.
[[nodiscard]] std::size_t count(std::string_view text);

/// Walks the code points of `text`: for (auto [code, at, size] : CodePoints(text)) …
class CodePoints {
  public:
    struct Item {
        char32_t code;
        std::uint32_t at, size;
    };
    class Iterator {
      public:
        Iterator(std::string_view text, std::size_t at) : text_(text), at_(at) { load(); }
        Item operator*() const { return {now_.code, static_cast<std::uint32_t>(at_), now_.size}; }
        Iterator& operator++() {
            at_ += now_.size;
            load();
            return *this;
        }
        bool operator!=(const Iterator& other) const { return at_ != other.at_; }

      private:
        void load() {
            if (at_ < text_.size()) now_ = decode_at(text_, at_);
        }
        std::string_view text_;
        std::size_t at_;
        Decoded now_;
    };

    explicit CodePoints(std::string_view text) : text_(text) {}
    [[nodiscard]] Iterator begin() const { return {text_, 0}; }
    [[nodiscard]] Iterator end() const { return {text_, text_.size()}; }

  private:
    std::string_view text_;
};

}  // namespace text
