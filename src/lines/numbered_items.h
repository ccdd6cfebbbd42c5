// Items of a numbered list: lines that begin with 1., 2., 3. one after the other (also 1、 （1） ① 一、).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/lines.h"

namespace lines {

/// How the number of an item is written: lists of two kinds may stand in each other.
enum class NumberForm : std::uint8_t { none, dot, comma, bracket, circle, chinese, chinese_bracket };

struct ItemNumber {
    NumberForm form = NumberForm::none;
    int value = 0;
};

/// "2." of "2.美容美发": the number that a line begins with; no form when it begins with none, or with one
/// that a sign parts (2.5).
[[nodiscard]] ItemNumber item_number(std::string_view words);

/// Of each line: does it begin the next item of such a list? One of fewer than three may be chance, and so
/// may a number far behind the one before it. Linear.
[[nodiscard]] std::vector<char> find_numbered_items(std::string_view text,
                                                    const std::vector<text::PrintedLine>& lines);

}  // namespace lines
