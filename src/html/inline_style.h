// What inline elements and styles do to the stack of wraps around text.
#pragma once

#include <string>
#include <string_view>

#include "html/flow.h"
#include "html/tree.h"

namespace html {

/// Inside a highlight with this token, unless there is one already.
[[nodiscard]] std::uint32_t with_rend(Wraps& wraps, std::uint32_t stack, std::string_view token);

/// Inside what a style attribute says of text. The innermost declaration of a property wins: what an outer
/// element said of it is gone, and black text in grey text is not a highlight at all. `box`: the style of a
/// box around many paragraphs, whose font is the page's and not the author's.
[[nodiscard]] std::uint32_t with_style(Wraps& wraps, std::uint32_t stack, std::string_view style,
                                       bool box = false);

/// The attributes of <font> as the style that they stand for.
[[nodiscard]] std::string font_style(const HtmlNode& font);

/// Does the text stand in grey?
[[nodiscard]] bool is_grey(const Wraps& wraps, std::uint32_t stack);
/// Is there a highlight with this token around?
[[nodiscard]] bool has_rend(const Wraps& wraps, std::uint32_t stack, std::string_view token);

/// The value of an attribute; empty when there is none.
[[nodiscard]] std::string_view value_of(const std::vector<Attribute>& attributes, Name name);

}  // namespace html
