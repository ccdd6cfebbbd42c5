// A stretch of a text: two numbers instead of a copy that has forgotten where it came from.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace text {

/// Half-open range of bytes in the decoded UTF-8 text of a source, on character bounds.
struct Slice {
    std::uint32_t begin = 0, end = 0;

    [[nodiscard]] std::uint32_t size() const { return end - begin; }
    [[nodiscard]] bool empty() const { return begin == end; }
    [[nodiscard]] bool contains(Slice other) const { return begin <= other.begin && other.end <= end; }
    [[nodiscard]] bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
    [[nodiscard]] std::string_view of(std::string_view whole) const {
        return whole.substr(begin, end - begin);
    }
    auto operator<=>(const Slice&) const = default;
};

}  // namespace text
