// Says, in one pass and before any parser sees it, whether markup is such that parsing it would blow up, and
// whether it leaves something open that swallows the text behind it.
//
// Gumbo's time grows with depth, with the attributes of one tag and with formatting elements left open
// (30,000 unclosed <div> take seconds and gigabytes); its tree is some twenty times its input.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace html {

inline constexpr std::size_t html_depth_limit = 400;
inline constexpr std::size_t html_attribute_limit = 400;
inline constexpr std::size_t html_size_limit = std::size_t{1} << 25;

/// What one pass over markup has seen.
struct HtmlState {
    std::optional<std::string> too_much;  ///< why it is not for parsing; nothing when it is
    struct Unclosed {
        std::uint32_t at;
        std::string what;
    };
    std::optional<Unclosed> unclosed;  ///< what takes all that is behind it
    std::uint64_t steps = 0;           ///< the work done
};
[[nodiscard]] HtmlState look_at_html(std::string_view html);

}  // namespace html
