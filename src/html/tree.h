// HTML as a tree: flat, in pre-order, each node with its place in the markup. Gumbo's only door.
//
// Markup that guard.h warns of must not come here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/slice.h"

namespace html {

struct HtmlAttribute {
    std::string name, value;

    bool operator==(const HtmlAttribute&) const = default;
};

struct HtmlNode {
    enum class What : std::uint8_t { element, text, comment } what;
    std::uint32_t end = 0;  ///< index behind its subtree
    text::Slice slice{};    ///< in the markup: the start tag, the text, the comment; empty for an implied tag
    text::Slice end_tag{};  ///< of an element, if it is written
    std::string name{};     ///< of an element: lower case
    std::string words{};    ///< of a text: character references resolved, as the parser sees it
    std::vector<HtmlAttribute> attributes{};

    /// The value of an attribute; empty when there is none.
    [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
    [[nodiscard]] bool has_attribute(std::string_view wanted) const;
    /// Is `token` among the words of its class attribute?
    [[nodiscard]] bool has_class(std::string_view token) const;

    bool operator==(const HtmlNode&) const = default;
};

using HtmlTree = std::vector<HtmlNode>;

enum class HtmlForm { page, body };  ///< a whole page, or what stands inside <body>

/// Parses any markup that is well-formed UTF-8.
[[nodiscard]] HtmlTree parse_html(std::string_view html, HtmlForm form);
/// The same tree, of a parser that sees every character (condensed.h): the slow way, and its measure.
[[nodiscard]] HtmlTree parse_html_in_full(std::string_view html, HtmlForm form);

}  // namespace html
