// What a path inside an archive or a bag may look like.
//
// One list of faults for all who meet a foreign path: zip names, manifests, fetch.txt, folders. A path
// without fault is relative, `/`-separated and stays inside its folder on every system.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bag {

enum class PathFault {
    empty,
    too_long,       ///< over 4,096 bytes, or a segment over 255: no file system takes it
    absolute,       ///< starts with `/`
    drive,          ///< starts with `C:`
    backslash,      ///< a separator on Windows
    parent,         ///< a segment `..`
    dot,            ///< a segment `.`
    empty_segment,  ///< `a//b`, or a `/` at the end
    nul,
    control,  ///< U+0001–001F, U+007F
    not_utf8,
};

/// The first fault of a file's path, if any. Work is linear in its length.
[[nodiscard]] std::optional<PathFault> fault_of(std::string_view path);

/// "it starts with a slash": goes on after "the path cannot be used: ".
[[nodiscard]] std::string_view words(PathFault fault);

/// May pressmark write this path? It has no fault and is ASCII (ingest systems rewrite others).
[[nodiscard]] bool is_our_path(std::string_view path);

/// `path` for a message: control characters and what is not UTF-8 as \xNN, cut at 200 bytes.
[[nodiscard]] std::string printable(std::string_view path);

/// Equal for two paths that case-insensitive or normalising file systems take for one: NFC of the
/// case-folded text. What is not UTF-8 stays as it is.
[[nodiscard]] std::string twin_key(std::string_view path);

}  // namespace bag
