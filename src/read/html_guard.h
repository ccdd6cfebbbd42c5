// Says, in one pass and before any parser sees it, whether markup is such that parsing it would blow up.
//
// Gumbo's time grows with depth, with the attributes of one tag and with formatting elements left open
// (30,000 unclosed <div> take seconds and gigabytes); its tree is some twenty times its input.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace readers {

inline constexpr std::size_t html_depth_limit = 400;
inline constexpr std::size_t html_attribute_limit = 400;
inline constexpr std::size_t html_size_limit = std::size_t{1} << 25;

/// Why `html` is not for parsing; nothing when it is. `steps`, if given, grows by the work done.
[[nodiscard]] std::optional<std::string> too_much_html(std::string_view html, std::uint64_t* steps = nullptr);

}  // namespace readers
