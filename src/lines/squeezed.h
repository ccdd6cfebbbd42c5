// Text without its white space, with one width of brackets and no radicals, each character knowing where it
// came from: what cues are matched in. A reading pasted behind a character, 曉(xiǎo), belongs to it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/characters.h"
#include "text/slice.h"

namespace lines {

class Squeezed {
  public:
    /// At most `limit` characters of `words`.
    explicit Squeezed(std::string_view words, std::size_t limit = static_cast<std::size_t>(-1));

    [[nodiscard]] const std::u32string& codes() const { return codes_; }
    [[nodiscard]] std::size_t size() const { return codes_.size(); }
    /// Where the characters [first, last) stand in `words`; first < last.
    [[nodiscard]] text::Slice slice(std::size_t first, std::size_t last) const {
        return {slices_[first].begin, slices_[last - 1].end};
    }
    /// Is there white space before character `at` (at > 0)?
    [[nodiscard]] bool space_before(std::size_t at) const { return slices_[at].begin > slices_[at - 1].end; }

    /// Is character `at` one of `set`? False behind the last one.
    [[nodiscard]] bool stands(std::size_t at, std::u32string_view set) const {
        return at < codes_.size() && text::is_one_of(codes_[at], set);
    }
    /// Does `word` (UTF-8) stand at `at`?  Gives its length in characters, 0 when it does not.
    [[nodiscard]] std::size_t word_at(std::size_t at, std::string_view word) const;
    /// The longest of `words` that stands at `at`, in characters; 0 when none does.
    [[nodiscard]] std::size_t any_at(std::size_t at, const std::vector<std::string>& words) const;
    /// The longest of `words` that ends before `end`.
    [[nodiscard]] std::size_t any_before(std::size_t end, const std::vector<std::string>& words) const;
    /// Where the first of `words` stands at or after `from`; size() when none does.
    [[nodiscard]] std::size_t find_any(std::size_t from, const std::vector<std::string>& words) const;

  private:
    std::u32string codes_;
    std::vector<text::Slice> slices_;
};

/// The byte at which the last `characters` characters of `words` begin; 0 when it has no more.
[[nodiscard]] std::uint32_t begin_of_last(std::string_view words, std::size_t characters);

/// Full-width brackets, slashes and digits as half-width ones; every kind of opening bracket that OCR writes
/// for a round one stays as it is (is_bracket says so).
[[nodiscard]] char32_t folded(char32_t code);
/// Brackets that can stand around a byline: round ones, and what OCR makes of them.
[[nodiscard]] bool opens_note(char32_t code);
[[nodiscard]] bool closes_note(char32_t code);

}  // namespace lines
