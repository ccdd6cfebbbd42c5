// Photos to stories: a photo goes to the story whose words its caption shares, if that is clear.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "stories/page_parts.h"

namespace stories {

/// Looks among the stories of a page, which outlive it.
class PhotoMatcher {
  public:
    /// `units` are in the order of their first passages.
    PhotoMatcher(std::string_view text, const lines::LinedPage& page, const lines::Cues& cues,
                 std::span<const Unit> units)
        : text_(text), page_(page), cues_(cues), units_(units) {}

    /// The story, an index of `units`; nothing when none is clearly nearest. `caption`: the photo's words;
    /// `at`: its last passage.
    [[nodiscard]] std::optional<std::size_t> find(const Photo& photo, const lines::Vocabulary& caption,
                                                  std::uint32_t at) const;

  private:
    [[nodiscard]] std::string_view words(std::uint32_t line) const {
        return page_.lines[line].slice.of(text_);
    }
    [[nodiscard]] const lines::Passage& passage(std::uint32_t at) const { return page_.passages[at]; }
    /// Several sentences under a photo tell a story of their own: a reporter takes more than one a day.
    [[nodiscard]] bool is_photo_news(const Photo& photo) const;
    /// Does a name of the credit stand in the first lines of the story?
    [[nodiscard]] bool same_reporter(const Photo& photo, const Unit& unit) const;

    std::string_view text_;
    const lines::LinedPage& page_;
    const lines::Cues& cues_;
    std::span<const Unit> units_;
};

}  // namespace stories
