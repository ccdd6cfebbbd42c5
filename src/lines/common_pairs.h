// Which characters stand side by side in newspaper Chinese at large, and which are words by themselves: what
// tells whether two that would meet at a joint belong together when the text itself has them nowhere else.
// Counted by bench/count_pairs.py.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace lines {

class CommonPairs {
  public:
    /// The table, made when it is first asked for.
    [[nodiscard]] static const CommonPairs& table();

    enum class Often : std::uint8_t { never, at_times, often };
    [[nodiscard]] Often pair(char32_t left, char32_t right) const;

    enum class Alone : std::uint8_t { mostly, sometimes, hardly };
    /// Is the character a word by itself?
    [[nodiscard]] Alone alone(char32_t code) const;

  private:
    CommonPairs();
    void add(std::u32string_view groups, Often often);

    std::unordered_map<std::uint64_t, Often> pairs_;
    std::unordered_map<char32_t, Alone> characters_;
};

}  // namespace lines
