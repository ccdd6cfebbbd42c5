// A block as its characters, each with its place in S: what passes look at that look for patterns.
//
// Always holds: characters stand in the order of the block; `exact` ones are spelled by their own bytes, so
// that a repair may target them alone. A line break of flowed text is U+000A without extent.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/finding.h"
#include "model/document.h"

namespace repair {

struct Character {
    char32_t code = 0;
    text::Slice slice{};
    bool exact = false;
};
using Characters = std::vector<Character>;

/// What a block stands for.
[[nodiscard]] Characters characters(const model::Document& document, const model::Block& block);

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
