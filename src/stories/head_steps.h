// The ways by which head lines were given to stories, line by line, of all that head_matching.h followed.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace stories {

class HeadSteps {
  public:
    /// One of the ways up to a line.
    struct Step {
        std::uint32_t target = 0;
        std::uint32_t from = 0;   ///< the step of the line before
        std::uint32_t alike = 0;  ///< the first step of this line that nothing that comes tells from it
    };

    /// Lines.
    [[nodiscard]] std::size_t size() const { return lines_.size(); }
    /// The steps of the next line; what met there was told before.
    void add(std::vector<Step> steps);
    /// On the next line two ways meet that are about as good: one from step `one` of the last line, in the
    /// steps alike to `alike`, and one from `other`. Remembers in which lines they differ.
    void meet(std::uint32_t alike, std::uint32_t one, std::uint32_t other);

    /// The stories of all lines by the way that ends with this step of the last line.
    [[nodiscard]] std::vector<std::uint32_t> way_to(std::uint32_t step) const;
    /// For all lines, 1 where a way that met this one has another story.
    [[nodiscard]] std::vector<char> open_on(std::uint32_t step) const;

  private:
    struct Difference {
        std::size_t met = 0;  ///< the line where the ways met
        std::uint32_t alike = 0;
        std::size_t line = 0;
        friend auto operator<=>(const Difference&, const Difference&) = default;
    };

    std::vector<std::vector<Step>> lines_;
    std::vector<Difference> differences_;  ///< in the order of the lines where they met
};

}  // namespace stories
