// The characters that mean something in markup, searched for within a stretch and no further: a search that
// goes on to the end of the source takes quadratic time on many short stretches.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/slice.h"

namespace markdown {

/// Offset of the first `<`, `>`, `&` or `"` of `stretch` from `from` on; its end when there is none.
[[nodiscard]] inline std::uint32_t next_markup_sign(std::string_view source, text::Slice stretch,
                                                    std::uint32_t from) {
    const auto is_sign = [](char c) { return c == '<' || c == '>' || c == '&' || c == '"'; };
    while (from < stretch.end && !is_sign(source[from])) ++from;
    return from;
}

}  // namespace markdown
