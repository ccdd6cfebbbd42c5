// What the elements of HTML mean for a flow of text: one table.
#pragma once

#include <cstdint>
#include <string_view>

namespace html {

enum class Role : std::uint8_t {
    transparent,  ///< nothing by itself: its content counts
    hidden,       ///< not shown: script, style
    fallback,     ///< its content is shown only where it does not work: iframe, audio
    block,        ///< begins and ends a paragraph
    heading,
    quote,
    list,
    item,
    table,
    row,
    cell,
    table_caption,
    figure,
    figure_caption,
    preformatted,
    plugin,  ///< ours: a tag plugin that is not known
    rule,
    line_break,
    picture,
    player,  ///< video, audio
    frame,   ///< iframe, embed, object
    token,   ///< an inline with a rend token
    code,
    font,
    link,
    ruby,
    ruby_text,
    ruby_bracket,
    ruby_base,
    align_center,  ///< <center>
};

struct ElementRole {
    std::string_view name;
    Role role;
    std::string_view token{};  ///< of Role::token
};

/// Unknown elements are transparent, as browsers have it.
[[nodiscard]] const ElementRole& role_of(std::string_view name);

}  // namespace html
