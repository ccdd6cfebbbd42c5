// Markup with its words left out: what a parser has to see to build the same tree.
//
// Gumbo makes a token of every character of text and asks each one where in the tree it goes; the answer is
// the same for all characters that are neither white space nor signs. So a run of them can be one character
// for the parser, and become itself again in the tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/slice.h"

namespace html {

class CondensedHtml {
  public:
    /// `html` is well-formed UTF-8, and outlives this.
    explicit CondensedHtml(std::string_view html);
    /// With nothing left out.
    [[nodiscard]] static CondensedHtml uncut(std::string_view html);

    /// What to parse in place of `html`.
    [[nodiscard]] std::string_view text() const { return cuts_.empty() ? html_ : std::string_view(made_); }
    [[nodiscard]] std::string_view html() const { return html_; }

    /// Where bytes of text() stand in `html`. Nothing when they begin or end inside of what was left out.
    [[nodiscard]] std::optional<text::Slice> origin(text::Slice slice) const;
    /// `words`, as a parser has read them from the bytes `slice` of text(), in full. Nothing when what was
    /// left out there is not all in them.
    [[nodiscard]] std::optional<std::string> in_full(std::string_view words, text::Slice slice) const;
    /// Is there a sign in `words` that something was left out?
    [[nodiscard]] bool cut_short(std::string_view words) const;

  private:
    CondensedHtml() = default;

    struct Cut {
        std::uint32_t at;   ///< in text(): the stand-in
        text::Slice slice;  ///< in `html`: what it stands for
    };
    void condense();
    void condense_text(std::uint32_t begin, std::uint32_t end);
    [[nodiscard]] std::vector<Cut>::const_iterator first_cut(std::uint32_t at) const;
    [[nodiscard]] std::optional<std::uint32_t> origin(std::uint32_t at) const;

    std::string_view html_;
    std::string made_;
    std::vector<Cut> cuts_;
};

}  // namespace html
