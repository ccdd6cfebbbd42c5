// Our own reading of a zip's central directory, before any library opens the file.
//
// A zip says twice what it holds and lets any bytes lie in between; programs differ in what they believe,
// and so one archive can show two contents. Here only archives pass that leave no room for that: the end
// record is the last thing in the file; the central directory lies right before it; each local header
// agrees with its record; entries do not overlap and nothing is hidden between them; names are sound,
// different, and different after folding. Work is linear in the directory (n log n for the names), memory
// bounded by its limits; no entry is unpacked.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bag/capped.h"
#include "bag/random_access.h"

namespace bag {

/// What an archive may ask of us. In bytes, but for `entries` and `ratio`.
struct ZipLimits {
    std::uint64_t entries = 4'000'000;
    std::uint64_t directory = std::uint64_t{512} << 20;
    std::uint64_t unpacked = std::uint64_t{1} << 40;  ///< all entries together
    std::uint64_t ratio = 200;  ///< unpacked to packed, of an entry and of the whole …
    std::uint64_t ratio_from = std::uint64_t{16} << 20;  ///< … when that much comes out
};

struct ZipRules {
    /// exact: entries tile the file from byte 0 to the directory, as pressmark writes them. loose: other
    /// programs' archives, where idle bytes between entries are a warning.
    enum class Tiling { exact, loose } tiling = Tiling::loose;
    /// sound: names are judged (paths.h). raw: only NULs are; the caller decodes names and judges then.
    enum class Names { sound, raw } names = Names::sound;
    ZipLimits limits{};
};

struct ZipEntry {
    std::string name;  ///< raw bytes; a folder's without its last slash
    std::uint64_t packed_size = 0, size = 0;
    std::uint64_t header_offset = 0, data_offset = 0;
    std::uint32_t crc = 0;
    std::uint16_t flags = 0, method = 0;
    bool folder = false;
    bool utf8 = false;  ///< marked as UTF-8, or ASCII
};

/// In the order of the central directory. Empty when the archive is refused as a whole.
using ZipEntries = std::vector<ZipEntry>;

/// Reads and checks. The archive is refused when `findings` counts an error afterwards; then it must not
/// be unpacked. Throws base::Error when the system cannot read.
[[nodiscard]] ZipEntries read_central_directory(const RandomAccess& archive, const ZipRules& rules,
                                                CappedFindings& findings);

}  // namespace bag
