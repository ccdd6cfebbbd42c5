// Which word classes of the forms (omit_table.h) a character can begin or end a word of.
//
// The search asks this at every character of every text, and for nearly all the answer is "none": it is one
// bit, and what stands in a list of words is found only for the few that have it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace repair {

/// The number of a class among those of the table; no_class when the letter stands for itself.
inline constexpr std::size_t no_class = static_cast<std::size_t>(-1);
[[nodiscard]] std::size_t class_number(char32_t letter);

/// Can a word of the class begin (`forward`), or end, with `code`?
[[nodiscard]] bool can_bound(std::size_t class_number, char32_t code, bool forward);

/// The words of a class, one by one, till `visit` says that it has what it wants.
template <typename Visit>
void each_word(std::u32string_view words, Visit visit) {
    while (!words.empty()) {
        const std::size_t end = words.find(U' ');
        if (visit(words.substr(0, end)) || end == std::u32string_view::npos) return;
        words.remove_prefix(end + 1);
    }
}

}  // namespace repair
