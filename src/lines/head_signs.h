// Which signs speak for a head line's being kicker, headline or subtitle: what grammar (head_looks.h) does
// not see. A sign counts once a line, and once more as its first or its last one. The table is policy and was
// learnt (converters/head_signs.cpp).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace lines {

enum class SignPlace : std::uint8_t { anywhere, first, last };

/// A sign where it was seen: simplified, Han or punctuation.
using PlacedSign = std::pair<SignPlace, char32_t>;
/// Those of a head line without its white space, each once, in order.
[[nodiscard]] std::vector<PlacedSign> placed_signs(std::u32string_view line);

class HeadSigns {
  public:
    using Weights = std::array<double, 3>;  ///< by kind, in the order of HeadKind

    void add(std::size_t kind, SignPlace place, std::u32string_view signs, double weight);
    /// What all signs of the line say together.
    [[nodiscard]] Weights weigh(std::u32string_view line) const;

  private:
    std::map<PlacedSign, Weights> weights_;
};

}  // namespace lines
