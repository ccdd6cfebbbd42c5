// How a value of a header is spelled: which of its characters stand in the source as they are, and what the
// others stand for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "frontmatter/yaml.h"
#include "text/slice.h"

namespace frontmatter {

/// A stretch of a value and, where that differs from its bytes, what it stands for.
struct ValuePiece {
    text::Slice slice;
    std::optional<std::string> spelled{};
};

/// The scalar `node`, whose value on one line is `value`, piece by piece; `whole` is what it was read from.
/// References of HTML that end with a semicolon are pieces of their own.
[[nodiscard]] std::vector<ValuePiece> pieces_of(std::string_view whole, const YamlNode& node,
                                                std::string_view value);

/// With one space for each run of white space that holds a line end, and for each tab.
[[nodiscard]] std::string one_line(std::string_view value);

}  // namespace frontmatter
