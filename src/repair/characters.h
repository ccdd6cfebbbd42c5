// A block as its characters, each with its place in S: what passes look at that look for patterns.
//
// Always holds: characters stand in the order of the block; `exact` ones are spelled by their own bytes, so
// that a repair may target them alone. A line break of flowed text is U+000A without extent.
//
// A character takes many times the memory of its bytes. So a pass never asks for a whole block: a block may
// be a file of a hundred megabytes on one line.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/finding.h"
#include "model/document.h"
#include "text/utf8.h"

namespace repair {

struct Character {
    char32_t code = 0;
    text::Slice slice{};
    bool exact = false;
};
using Characters = std::vector<Character>;

/// A block character by character.
class CharacterStream {
  public:
    CharacterStream(const model::Document& document, const model::Block& block);
    /// The next character; false behind the last one.
    [[nodiscard]] bool next(Character& one) {
        while (at_ == words_.size()) {
            if (node_ == end_) return false;
            if (take_node(one)) return true;
        }
        const text::Decoded here = text::decode_at(words_, at_);
        const auto begin = row_->slice.begin + static_cast<std::uint32_t>(at_);
        const bool whole = here.size == words_.size();  // "&amp;" for "&": the row is the character
        one.code = here.code;
        one.slice = row_->respelled ? row_->slice : text::Slice{begin, begin + here.size};
        one.exact = whole || !row_->respelled;
        at_ += here.size;
        return true;
    }

  private:
    /// Goes on to the next node; true when it is a character by itself, a line break.
    bool take_node(Character& one);

    const model::Document* document_;
    std::uint32_t node_, end_;
    const model::Row* row_ = nullptr;  ///< the one that words_ are of
    std::string_view words_{};
    std::size_t at_ = 0;
};

/// No block that people write is longer than one window.
inline constexpr std::size_t window_size = std::size_t{1} << 16;

/// Shows a block in windows, each as if it were a block: all of it, unless it has more than window_size
/// characters. A longer one is cut behind the end of a sentence or a bracket, behind white space, or between
/// Han characters, so that few things that a pass looks for are cut in two.
void in_windows(const model::Document& document, const model::Block& block,
                const std::function<void(const Characters&)>& look);

/// Does `test` hold for the words of any row of a block? Passes that look for what hardly any block has ask
/// this first: the characters are not needed then.
template <typename Test>
[[nodiscard]] bool any_words(const model::Document& document, const model::Block& block, const Test& test) {
    const std::uint32_t end = document.node(block.node).end;
    for (std::uint32_t i = block.node + 1; i < end; ++i) {
        if (document.node(i).kind != model::Kind::text) continue;
        if (test(document.row(i).stands_for(document.text()))) return true;
    }
    return false;
}

/// Does a block hold what stands for characters that were lost: `?`, its wide form or U+FFFD?
[[nodiscard]] bool has_holes(const model::Document& document, const model::Block& block);

/// From the first byte of `some` to the last; `some` is not empty.
[[nodiscard]] text::Slice extent(std::span<const Character> some);

/// Can one repair target `some`: all exact, one behind the other in S?
[[nodiscard]] bool contiguous(std::span<const Character> some);

/// As UTF-8.
[[nodiscard]] std::string words(std::span<const Character> some);

/// A block as UTF-8 together with its characters, for functions that take text and give offsets.
struct Words {
    std::string text;
    std::vector<std::uint32_t> starts;  ///< offset of each character in `text`, and the size of `text`

    explicit Words(std::span<const Character> some);
    /// Index of the character at an offset on a character bound.
    [[nodiscard]] std::size_t index(std::uint32_t offset) const;
};

/// Where a finding about `slice` stands.
[[nodiscard]] base::Location place(const model::Document& document, text::Slice slice);

}  // namespace repair
