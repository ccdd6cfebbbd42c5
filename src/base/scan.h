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

namespace base {

/// The offset of the first byte from `at` on of which `test` holds, or npos. `test` takes a pointer to that
/// byte and may look at `width` bytes from it; behind the end of the text they are zero. It must not branch:
/// comparisons joined by `|` and `&`.
template <std::size_t width, typename Test>
[[nodiscard]] std::size_t find_bytes(std::string_view text, std::size_t at, const Test& test) {
    constexpr std::size_t block = 16;
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
    const auto any_in = [&](const unsigned char* from) {
        unsigned char any = 0;
        for (std::size_t i = 0; i < block; ++i) any = static_cast<unsigned char>(any | test(from + i));
        return any != 0;
    };
    const auto first_in = [&](const unsigned char* from, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            if (test(from + i) != 0) return at + i;
        }
        return std::string_view::npos;
    };
    for (; text.size() - at >= block + width - 1; at += block) {
        if (any_in(bytes + at)) return first_in(bytes + at, block);
    }
    // What is left is looked at with zeros behind it: many words are no longer than a block.
    for (; at < text.size(); at += block) {
        std::array<unsigned char, 2 * block + width> rest{};
        const std::size_t left = std::min(text.size() - at, block + width - 1);
        std::memcpy(rest.data(), bytes + at, left);
        if (!any_in(rest.data())) continue;
        const std::size_t found = first_in(rest.data(), std::min(left, block));
        if (found != std::string_view::npos) return found;
    }
    return std::string_view::npos;
}

}  // namespace base
