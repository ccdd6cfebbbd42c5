// Whether a story is signed, where, and what that says of its beginning and end.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lines/passages.h"
#include "stories/page_parts.h"

namespace stories {

/// The bylines of a page. Both arguments must outlive it.
class Bylines {
  public:
    Bylines(std::string_view text, const lines::LinedPage& page) : text_(text), page_(page) {}

    /// Does the line that opens a story, the first of passage `at`, name who wrote it?
    [[nodiscard]] bool open(std::uint32_t at) const;
    /// Is it known who wrote a story?
    [[nodiscard]] bool sign(const Unit& unit) const;

  private:
    std::string_view text_;
    const lines::LinedPage& page_;
};

/// Has a story nothing yet but its byline, which was drawn before the headlines?
[[nodiscard]] bool has_only_byline(const Unit& unit);
/// Do the parts of a story end with a closer, or with a byline behind others?
[[nodiscard]] bool is_closed(const std::vector<Part>& parts);
/// Nothing stands behind what closes a story, a closer or a byline behind others, wherever that was found:
/// OCR and columns in turn give it before the last paragraphs.
void put_closers_last(const lines::LinedPage& page, std::vector<Part>& parts);

}  // namespace stories
