// Looking for bytes that hardly any text has, at the speed of memory.
//
// Most passes over a text end where they began: there is no control character, no question mark, nothing
// invisible. Such a pass asks a block of bytes at once, in a loop without branches that compilers turn into
// vector code on any machine.
#pragma once

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
    constexpr std::size_t block = 32;
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
    for (; text.size() - at >= block + width - 1; at += block) {
        unsigned char any = 0;
        for (std::size_t i = 0; i < block; ++i) any = static_cast<unsigned char>(any | test(bytes + at + i));
        if (any != 0) break;
    }
    for (; at + width <= text.size(); ++at) {
        if (test(bytes + at) != 0) return at;
    }
    std::array<unsigned char, 2 * width> tail{};
    const std::size_t left = text.size() - at;
    if (left > 0) std::memcpy(tail.data(), bytes + at, left);
    for (std::size_t i = 0; i < left; ++i) {
        if (test(tail.data() + i) != 0) return at + i;
    }
    return std::string_view::npos;
}

}  // namespace base
