// A file of a bag or a zip as one string.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "bag/capped.h"

namespace bag {

/// What `read` hands to its sink of a file of `size` bytes; nothing when it fails. More than `limit` bytes
/// are a finding, and are not read.
[[nodiscard]] std::optional<std::string> whole_file(
    std::string_view name, std::uint64_t size, std::uint64_t limit, CappedFindings& findings,
    const std::function<bool(const std::function<void(std::string_view)>& sink)>& read);

/// Is the file larger than allowed? Says so.
[[nodiscard]] bool too_large(std::string_view name, std::uint64_t size, std::uint64_t limit,
                             CappedFindings& findings);

}  // namespace bag
