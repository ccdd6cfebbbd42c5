// Which story does each paragraph belong to, on a page that came in pieces?
//
// Columns that were kept in spaces or taken in turn were put together by their looks. OCR reads the blocks of
// a page in an order of its own: a column of one story, then what stands beside or below it, then the next
// column of the first. So stories come in pieces. The pieces are put together all at once: every paragraph
// begins a story or follows the last one of a story under way, each step is weighed by what can be seen (one
// table), and the best way through the whole page is taken.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lines/passages.h"
#include "stories/ties.h"

namespace stories {

struct Threads {
    /// For each passage the one before it in its story; of one that begins a story, and of all that are no
    /// paragraph: itself.
    std::vector<std::uint32_t> before;
    /// Does it go on with the sentence that the one before left open?
    std::vector<char> goes_on;
    /// Would another story have done nearly as well?
    std::vector<char> doubtful;
    std::size_t weighed = 0;  ///< choices: what it cost
};

/// Linear: a paragraph is compared with the ends of stories near it alone. `weights`: tie_count of them.
[[nodiscard]] Threads threads(std::string_view text, const lines::LinedPage& page,
                              std::span<const double> weights);
[[nodiscard]] Threads threads(std::string_view text, const lines::LinedPage& page);

/// What is known of a passage, for bench/fit_threads.py.
struct Known {
    std::uint32_t before = 0;  ///< as in Threads
    bool goes_on = false;
    bool sure = false;
};
/// What a passage may do where all before it was done as it is known, and which of that is right.
struct Lesson {
    std::uint32_t passage = 0;
    std::vector<Ties> choices;
    std::size_t right = 0;
};
[[nodiscard]] std::vector<Lesson> lessons(std::string_view text, const lines::LinedPage& page,
                                          std::span<const Known> known);

}  // namespace stories
