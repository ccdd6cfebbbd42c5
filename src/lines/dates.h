// Dates as newspapers print them: 2024年3月8日, 3月8日.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "lines/squeezed.h"
#include "text/slice.h"

namespace lines {

struct DateFound {
    text::Slice slice;
    std::string when;  ///< "2024-03-08", or "--03-08" without a year
};

/// The date that `words` begins with: year (or none), month and day. Offsets are bytes of `words`.
[[nodiscard]] std::optional<DateFound> date_at_start(std::string_view words);

/// The date that begins with character `at`: behind which character it ends, and when it is.
[[nodiscard]] std::optional<std::pair<std::size_t, std::string>> date_from(const Squeezed& words,
                                                                           std::size_t at);

}  // namespace lines
