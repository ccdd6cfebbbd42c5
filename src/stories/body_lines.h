// The lines of the paragraphs of a page, one after the other, whatever stands between them: what
// column_ends.h walks through.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lines/passages.h"

namespace stories {

/// What stands between a line of a body and the one before it.
enum class Between : std::uint8_t { nothing, aside, heads, end };

struct BodyLine {
    std::uint32_t line = 0, passage = 0;
    Between before = Between::nothing;
    bool starts = false;    ///< a passage
    bool opens = false;     ///< a story: dateline, byline, jump notice
    bool open = false;      ///< ends in mid-sentence
    bool indented = false;  ///< short by an indent, a full line behind it
};

[[nodiscard]] std::vector<BodyLine> body_lines(std::string_view text, const lines::LinedPage& page);

/// Do paragraphs of the page begin with an indent, or short by one?
[[nodiscard]] bool tells_indents(const std::vector<BodyLine>& body, const lines::LinedPage& page);

}  // namespace stories
