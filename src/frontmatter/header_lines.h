// The lines of a post's header: where it begins and ends, and which lines belong to which key.
//
// Lines alone, no YAML: this also works on headers that no YAML library reads.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "text/slice.h"

namespace frontmatter {

struct HeaderPlace {
    text::Slice block;      ///< without the separator lines
    std::uint32_t end = 0;  ///< where the body begins: behind the closing line
    bool json = false;      ///< `;;;`
    bool toml = false;      ///< `+++`: Hugo's and Zola's
    bool opened = true;     ///< there is an opening line
    bool closed = true;     ///< there is a closing line
};

/// The header that begins at `from`, blank lines before it aside; nothing when there is none.
[[nodiscard]] std::optional<HeaderPlace> find_header(std::string_view whole, std::uint32_t from);

/// A key that stands at the start of a line, and the lines up to the next one.
struct KeyLines {
    text::Slice name;  ///< without quotes
    text::Slice rest;  ///< behind the colon, to the end of the line
    text::Slice all;   ///< all its lines
};
[[nodiscard]] std::vector<KeyLines> key_lines(std::string_view whole, text::Slice block);

}  // namespace frontmatter
