// Looking for bytes that hardly any text has, at the speed of memory.
//
// Most passes over a text end where they began: there is no control character, no question mark, nothing
// invisible. Such a pass asks a block of bytes at once, in a loop without branches that compilers turn into
// vector code on any machine.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace base {

/// The offset of the first byte from `at` on of which `test` holds, or npos. `test` takes a pointer to that
/// byte and may look at `width` bytes from it; behind the end of the text they are zero. It must not branch:
/// comparisons joined by `|` and `&`.
template <std::size_t width, typename Test>
[[nodiscard]] std::size_t find_bytes(std::string_view text, std::size_t at, const Test& test) {
    // Of large blocks few are asked whether there was any; of words that are no larger than a small one,
    // little is looked at in vain.
    constexpr std::size_t block = 32, small_block = 16;
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
    const auto any_in = [&](const unsigned char* from, auto size) {
        unsigned char any = 0;
        for (std::size_t i = 0; i < size; ++i) any = static_cast<unsigned char>(any | test(from + i));
        return any != 0;
    };
    const auto first_in = [&](const unsigned char* from, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            if (test(from + i) != 0) return at + i;
        }
        return std::string_view::npos;
    };
    for (; text.size() - at >= block + width - 1; at += block) {
        if (any_in(bytes + at, std::integral_constant<std::size_t, block>()))
            return first_in(bytes + at, block);
    }
    // What is left is looked at with zeros behind it.
    for (; at < text.size(); at += small_block) {
        std::array<unsigned char, 2 * small_block + width> rest{};
        const std::size_t left = std::min(text.size() - at, small_block + width - 1);
        std::memcpy(rest.data(), bytes + at, left);
        if (!any_in(rest.data(), std::integral_constant<std::size_t, small_block>())) continue;
        const std::size_t found = first_in(rest.data(), std::min(left, small_block));
        if (found != std::string_view::npos) return found;
    }
    return std::string_view::npos;
}

}  // namespace base
