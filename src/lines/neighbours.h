// How likely is it that one character follows another in newspaper Chinese? Counted by
// bench/count_neighbours.py: coarser than a language model of words, and good enough to weigh several columns
// against each other where none of their line ends parts a word.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace lines {

class Neighbours {
  public:
    /// The table, made when it is first asked for.
    [[nodiscard]] static const Neighbours& table();

    /// Natural logarithm: how much likelier `right` stands behind `left` than anywhere, from -3 to 4; 0 where
    /// the table knows nothing of them. Traditional characters count as their simplified forms.
    [[nodiscard]] double likely(char32_t left, char32_t right) const;

  private:
    Neighbours();
    void add(std::u32string_view groups);

    std::unordered_map<std::uint64_t, double> pairs_;
    std::unordered_map<char32_t, double> often_;
    double all_ = 0;
    char32_t left_ = 0;  ///< the group under way, …
    double count_ = 0;   ///< … and how often what is read follows it
};

}  // namespace lines
