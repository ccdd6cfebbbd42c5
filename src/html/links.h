// Addresses and pictures as HTML attributes give them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/flow.h"
#include "html/tree.h"

namespace html {

/// An address as TEI takes it: trimmed, white space percent-encoded, `&amp;` that was escaped twice resolved.
[[nodiscard]] std::string clean_address(std::string_view address);
/// Text for an attribute of ours: white space collapsed, characters that XML forbids left out.
[[nodiscard]] std::string clean_words(std::string_view words);
/// "image/png" from the ending of an address; empty when it has none that is known.
[[nodiscard]] std::string_view mime_type_of(std::string_view address);
/// Does this address do nothing but run a script or jump to the top?
[[nodiscard]] bool leads_nowhere(std::string_view address);

/// What a graphic says of an <img>; nothing when it names no picture (a counting pixel, an empty address).
struct Picture {
    std::vector<Attribute> attributes;
    bool small = false;  ///< an icon in running text
};
[[nodiscard]] std::optional<Picture> picture_of(const HtmlNode& image);

}  // namespace html
