// Time zones by their IANA names, through ICU.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace text {

/// Seconds that `zone` ("Asia/Shanghai") is ahead of UTC at the local time `seconds` after 1970-01-01
/// 00:00 local time. Nothing when the zone is unknown, or that local time does not exist or exists twice.
[[nodiscard]] std::optional<std::int64_t> zone_offset(std::string_view zone, std::int64_t seconds);

}  // namespace text
