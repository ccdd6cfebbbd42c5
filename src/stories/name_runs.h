// Names that a headline runs together ("周一鸣方禾林若谷出席") and the story lists one by one. They are
// reported, never parted: only the editor knows where the spaces were lost.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace stories {

/// The names that a story lists. It is read once, however many lines its headlines have.
class ListedNames {
  public:
    explicit ListedNames(std::string_view story);

    /// The run of Han characters in `headline` that holds two or more names which the story lists between 、,
    /// without a space between them; empty when there is none.
    [[nodiscard]] std::string run_together_in(std::string_view headline) const;

  private:
    struct Pair {
        std::size_t place;   ///< where the story lists them first
        std::size_t border;  ///< characters of the first name
    };
    std::map<std::u32string, Pair, std::less<>> pairs_;  ///< by the two names without a border
};

}  // namespace stories
