// Where a zip's central directory lies: its end record, and that of zip64.
#pragma once

#include <cstdint>
#include <optional>

#include "bag/capped.h"
#include "bag/random_access.h"

namespace bag::zip {

struct DirectoryPlace {
    std::uint64_t begin = 0, size = 0;  ///< in bytes
    std::uint64_t entries = 0;          ///< as the end record counts them
};

/// Reads at most 64 KiB from the end of the archive. Nothing (and a finding) unless the end record is the
/// last thing in the file and the directory lies right before it.
[[nodiscard]] std::optional<DirectoryPlace> find_directory(const RandomAccess& archive,
                                                           CappedFindings& findings);

}  // namespace bag::zip
