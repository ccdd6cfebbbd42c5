// How does the text go on from the last line of a story to a line that may follow it, next to it or far away?
//
// By how the two lines fill their columns, by the characters that would meet (columns/closer_look.h), and by
// the quotation marks that are open in the paragraph.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "columns/continuity.h"
#include "lines/passages.h"
#include "lines/phrases.h"
#include "lines/vocabulary.h"
#include "stories/body_lines.h"
#include "stories/line_kinship.h"
#include "text/word_breaks.h"

namespace stories {

class LineJoints {
  public:
    /// `body` is kept. Linear.
    LineJoints(std::string_view text, const lines::LinedPage& page, const std::vector<BodyLine>& body);

    /// Logarithm. Above zero: rather yes. `story`: lines of the body; it stops in mid-sentence.
    [[nodiscard]] double of(std::span<const Range> story, std::uint32_t at);

  private:
    enum class Sign : std::uint8_t { absent, opens, closes };

    [[nodiscard]] std::string_view words(std::uint32_t at) const;
    [[nodiscard]] columns::Block block(std::uint32_t first, std::uint32_t last) const;
    [[nodiscard]] static Sign sign_of(char32_t code);
    [[nodiscard]] Sign last_sign(std::span<const Range> story) const;
    [[nodiscard]] Sign first_sign(std::uint32_t at) const;
    [[nodiscard]] double quotes(std::span<const Range> story, std::uint32_t at) const;

    std::string_view text_;
    const lines::LinedPage& page_;
    const std::vector<BodyLine>& body_;
    lines::Vocabulary all_words_;
    lines::Phrases phrases_;
    text::WordBreaks breaks_;
    std::unordered_map<std::uint64_t, double> known_;
};

}  // namespace stories
