// Headlines and subheads among the lines of ordered columns: what no line of a column can be.
//
// Nothing is asked of doubling. Each line is a heading or not; what is seen of it, of where headings begin,
// go on and end (display_signs.h) has a weight each, and of all ways through the page the one with the
// greatest sum is taken. bench/fit_display_lines.py fits the weights; a person can read off the table why.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "lines/display_signs.h"
#include "lines/line_ends.h"

namespace lines {

struct DisplayWeight {
    DisplaySign sign;
    double weight;
    std::string_view meaning;
};
[[nodiscard]] std::span<const DisplayWeight> display_weights();

/// For each line: is it a heading? None on pages recognised from an image, and where there are no columns.
/// `tails`: of each line, does it end with a jump notice or a byline? Linear.
[[nodiscard]] std::vector<char> find_display_lines(const LineContext& context,
                                                   const std::vector<char>& tails);

}  // namespace lines
