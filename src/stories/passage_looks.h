// What passages of a page look like to threads.h, apart from their words: openers, subheads, notices of what
// was continued, salutations of letters.
#pragma once

#include <cstdint>
#include <string_view>

#include "lines/passages.h"

namespace stories {

/// Text and page must outlive it. Arguments are passages.
class PassageLooks {
  public:
    PassageLooks(std::string_view text, const lines::LinedPage& page) : text_(text), page_(page) {}

    /// With a dateline, a byline or a notice of what it continues?
    [[nodiscard]] bool opens(std::uint32_t at) const { return passage(at).opener || passage(at).jump_from; }
    /// Does one short line stand between this paragraph and the one before it, as subheads do?
    [[nodiscard]] bool over_subhead(std::uint32_t at) const;
    /// Of the blocks of headlines on the page, how many are there to which a dateline or byline belongs? 0
    /// to 1.
    [[nodiscard]] double share_of_openers() const;
    /// "（上接第三版）" on a line by itself: what it announces stands right behind it.
    [[nodiscard]] bool is_notice(std::uint32_t at) const;
    /// A few characters and a colon on a line by itself, as "编辑同志：" stands over a letter.
    [[nodiscard]] bool may_be_salutation(std::uint32_t at) const;

  private:
    [[nodiscard]] const lines::Passage& passage(std::uint32_t at) const { return page_.passages[at]; }
    [[nodiscard]] std::string_view first_line(std::uint32_t at) const {
        return page_.lines[passage(at).first].slice.of(text_);
    }
    [[nodiscard]] bool is_subhead_like(std::uint32_t at) const;
    [[nodiscard]] bool opens_or_heads(std::uint32_t at) const;

    std::string_view text_;
    const lines::LinedPage& page_;
};

}  // namespace stories
