// Writes a zip, entry by entry as they come, so that the same entries give the same bytes: on any day,
// in any timezone, with any umask.
//
// Not libzip's writer: libzip wants the name of every entry before its first byte is written, and how
// many articles (and so files) a document has is known only when it has been converted; a package that
// is cut by size ends nobody knows where. What is written is byte for byte what libzip 1.7.3 writes from
// the same entries; a test holds that. Always: entries in the order given and end to end from byte 0,
// sizes and CRC in the local header (no data descriptors), date 1980-01-01, mode 0100644, bit 11 for
// names outside ASCII, zip64 only where a number needs it. Memory: about 70 bytes an entry and its name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "bag/packed.h"
#include "bag/part_file.h"

namespace bag {

class ZipWriter {
  public:
    /// Creates NAME.part beside `target`. Throws base::Error; so does every member that writes.
    explicit ZipWriter(const std::filesystem::path& target);

    /// The next entry. `name` has no fault (paths.h); names differ: the caller's business (Bag sees to it).
    void add(std::string_view name, const PackedView& data);

    /// The next entry, stored, of `size` bytes with that CRC-32, handed out piece by piece (an empty
    /// piece ends it). Throws base::Error when the pieces are others than announced.
    void add_stored(std::string_view name, std::uint64_t size, std::uint32_t crc,
                    const std::function<std::string_view()>& next_piece);

    /// The next entry, deflated already: `packed_size` bytes, handed out likewise, that unpack to `size`
    /// bytes with that CRC-32 (which is believed here: who made them knows it).
    void add_deflated(std::string_view name, std::uint64_t packed_size, std::uint64_t size, std::uint32_t crc,
                      const std::function<std::string_view()>& next_piece);

    /// Writes the central directory and syncs. NAME.part can then be read and checked; commit() gives it
    /// its name, discard() removes it (so does the destructor).
    void finish();
    void commit() { file_.commit(); }
    void discard() noexcept { file_.discard(); }

    [[nodiscard]] const std::filesystem::path& part_path() const { return file_.path(); }
    [[nodiscard]] const std::filesystem::path& target() const { return file_.target(); }
    [[nodiscard]] std::uint64_t entries() const { return entries_; }
    /// Bytes written so far; after finish() the size of the archive.
    [[nodiscard]] std::uint64_t size() const { return file_.size(); }
    /// SHA-256 of the archive, hexadecimal; after finish().
    [[nodiscard]] const std::string& sha256() const { return file_.sha256(); }

  private:
    void add_header(std::string_view name, bool packed, std::uint64_t packed_size, std::uint64_t size,
                    std::uint32_t crc);

    PartFile file_;
    std::string directory_;  ///< the central directory so far
    std::uint64_t entries_ = 0;
};

}  // namespace bag
