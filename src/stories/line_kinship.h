// How much likelier are the words of a line if it stands in a story than anywhere on the page?
//
// Pairs of Han characters, and single ones, that the page has more than once: each is as likely in a story as
// the part of its lines that have it, mixed with how likely it is anywhere.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stories {

/// Lines [first, last], both included.
struct Range {
    std::uint32_t first = 0, last = 0;
};

class LineKinship {
  public:
    /// The lines that are asked for by their number. Linear.
    explicit LineKinship(const std::vector<std::string_view>& lines);

    /// Logarithm. Above zero: the line is rather of the story. `story` in order; its cost does not grow with
    /// the lines of the story.
    [[nodiscard]] double of(std::span<const Range> story, std::uint32_t line) const;

  private:
    std::vector<std::vector<std::uint32_t>> keys_;         ///< of each line, those that others have
    std::vector<std::vector<std::uint32_t>> occurrences_;  ///< of each key: lines
    std::vector<char> pair_;                               ///< is the key a pair?
};

}  // namespace stories
