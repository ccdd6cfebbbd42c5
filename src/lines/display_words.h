// What the characters of a line tell of whether it is a headline: how many, which signs, in which order.
#pragma once

#include <cstddef>
#include <string_view>

namespace lines {

struct DisplayWords {
    explicit DisplayWords(std::string_view words);

    std::size_t characters = 0, han = 0, commas = 0;  ///< commas in mid-line
    bool stop = false, call = false, colon = false;   ///< in mid-line
    bool digits = false;
    bool telephone = false;                        ///< behind what says so, or a colon
    bool opens_only = false, closes_only = false;  ///< of quotation marks and brackets
    bool halves = false;                           ///< a space between two phrases
    char32_t first = 0, last = 0;                  ///< 0 in a line of white space
};

}  // namespace lines
