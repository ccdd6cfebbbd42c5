// How often characters stand side by side in a text: what tells whether two that would meet at a joint belong
// together.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace lines {

/// Han characters, pairs and triples of them, counted; white space is left out, radicals count as their
/// ideographs.
class Phrases {
  public:
    /// Two stretches that are added one after the other do not touch.
    void add(std::string_view words);

    /// How often the pair stands in the text.
    [[nodiscard]] std::uint32_t count(char32_t left, char32_t right) const;
    [[nodiscard]] bool has(char32_t first, char32_t second, char32_t third) const;
    /// Does the pair stand in the text as often as its characters, being common, would meet by chance, or
    /// hardly more?
    [[nodiscard]] bool by_chance(char32_t left, char32_t right) const;

  private:
    std::unordered_map<char32_t, std::uint32_t> characters_;
    std::unordered_map<std::uint64_t, std::uint32_t> groups_;  // pairs and triples: 21 bits a character
    std::uint64_t all_ = 0;
};

}  // namespace lines
