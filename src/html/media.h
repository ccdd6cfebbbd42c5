// Players, frames and readings in HTML: what their attributes and children say.
#pragma once

#include <string>
#include <vector>

#include "html/flow.h"
#include "html/tree.h"

namespace html {

/// A <video> or <audio>: attributes of each medium, and of its still.
struct Player {
    std::vector<std::vector<Attribute>> media;
    std::vector<Attribute> poster;
};
[[nodiscard]] Player player_of(const HtmlTree& tree, std::uint32_t index);

/// Where an <iframe>, <embed> or <object> points; empty when nowhere.
[[nodiscard]] std::string frame_address(const HtmlTree& tree, std::uint32_t index);

/// Kind and language of the readings of a <ruby>, by their letters.
[[nodiscard]] std::vector<Attribute> ruby_text_of(const HtmlTree& tree, std::uint32_t index);

}  // namespace html
