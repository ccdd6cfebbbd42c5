// Doubling: type that was printed twice by overlay (fake bold, a shadow), which extractors read twice,
// chunk by chunk: "沧县沧县““政务热线政务热线””", or over lines "A" / "AB" / "B".
//
// A doubled stretch is a chain of chunks, each of which stands twice in a row; white space between copies
// and chunks does not count. Of several chains the one with fewest chunks is taken (so 书香书香书香书香 is
// one doubled 书香书香). Honest repetition is not a doubling: a chain must hold a chunk of some length, and
// it must fill the stretch from one border (line end or space) to another.
//
// Cost: the square of the longest chain that is looked at (`longest`), linear in the rest.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "text/slice.h"

namespace text {

/// A chunk and its second copy; offsets of the text that was looked at. Neither begins nor ends with white
/// space; a copy may have white space inside where the chunk has none.
struct DoubledChunk {
    Slice first, second;
};

/// A chain of doubled chunks.
struct Doubling {
    Slice extent;  ///< from the first character of the first chunk to the last of the last copy
    std::vector<DoubledChunk> chunks;
    bool clauses = false;  ///< it has commas, as cheers and verse have that people do say twice
};

/// Chains with commas in them are believed only on a page that is known to double its headlines.
enum class Clauses : bool { no, yes };

/// Does chunk `at` (> 0) stand on the printed line of the chunk before it? Not behind a line end; but some
/// extractors begin a new line at every lone quotation mark or bracket.
[[nodiscard]] bool same_printed_line(std::string_view text, const Doubling& doubling, std::size_t at);

inline constexpr std::size_t longest_doubling = 240;  ///< characters, both copies counted

/// The longest convincing chain that begins at the first character of `stretch` and ends at white space or
/// at the end of it.
[[nodiscard]] std::optional<Doubling> doubling_at_start(std::string_view stretch,
                                                        Clauses clauses = Clauses::no);

inline constexpr std::size_t doublings_of_a_page = 2;  ///< without commas: so many show that it doubles

}  // namespace text
