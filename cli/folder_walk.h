// Walks a folder: every file below it, in the order of the bytes of their paths.
//
// Always holds: no more than the names of the folders above and of one folder are in memory; a link that
// leads back to a folder above is not followed; nothing is opened but folders.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/finding.h"

namespace cli {

enum class FileKind { absent, file, folder, other };

/// What stands under a path, links followed.
struct FileState {
    FileKind kind = FileKind::absent;
    std::uint64_t size = 0;    ///< in bytes
    std::int64_t changed = 0;  ///< time of the last change, in nanoseconds
    int error = 0;             ///< absent: the errno value
    std::string words{};       ///< other: "a FIFO", "a socket", "a device"
};
[[nodiscard]] FileState look_at(const std::string& path);

struct WalkedFile {
    std::string path;   ///< in the file system
    std::string below;  ///< below the folder that is walked, `/`-separated
    std::uint64_t size = 0;
    std::int64_t changed = 0;
};

/// Is this name wanted? `below`: the folder it stands in, empty for the first.
using Wanted = std::function<bool(std::string_view below, std::string_view name, bool is_folder)>;

/// Hands out every wanted regular file; what cannot be read or is not a file becomes a finding. Returns how
/// many files were not wanted (unwanted folders count as none). Throws base::Error when `folder` itself
/// cannot be read.
std::uint64_t walk_folder(const std::string& folder, const Wanted& wanted, base::Findings& findings,
                          const std::function<void(const WalkedFile&)>& take);

}  // namespace cli
