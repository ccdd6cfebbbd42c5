// Which words two texts share: Han bigrams, weighted by how few of the candidates have them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace lines {

/// The Han bigrams of a text, white space and line ends ignored; radicals count as their ideographs.
class Vocabulary {
  public:
    Vocabulary() = default;
    explicit Vocabulary(std::string_view words) { add(words); }
    /// Two stretches that are added one after the other do not touch.
    void add(std::string_view words);
    [[nodiscard]] bool has(std::uint64_t bigram) const { return set_.contains(bigram); }
    /// Each once, in the order of the text.
    [[nodiscard]] const std::vector<std::uint64_t>& bigrams() const { return bigrams_; }

  private:
    std::vector<std::uint64_t> bigrams_;
    std::unordered_set<std::uint64_t> set_;  // only asked, never walked: no hash order gets out
};

/// How much of `line` each candidate shares, 0 to 1. A bigram that all candidates have counts little, one
/// that a single candidate has counts most.
[[nodiscard]] std::vector<double> shared(const Vocabulary& line,
                                         std::span<const Vocabulary* const> candidates);

}  // namespace lines
