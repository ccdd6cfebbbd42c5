// Items of a numbered list: lines that begin with 1., 2., 3. one after the other (also 1、 （1） ① 一、).
#pragma once

#include <string_view>
#include <vector>

#include "text/lines.h"

namespace lines {

/// Of each line: does it begin the next item of such a list? One of fewer than three may be chance, and so
/// may a number far behind the one before it. Linear.
[[nodiscard]] std::vector<char> find_numbered_items(std::string_view text,
                                                    const std::vector<text::PrintedLine>& lines);

}  // namespace lines
