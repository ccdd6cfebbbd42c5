// The file that a package is written to: beside its target, synced, and renamed only when the caller
// says that it is good.
//
// Holds: under the target's name there is always the old file or a whole new one that was synced
// before. What a kill leaves behind is NAME.part; the next writer of the same target takes it over.
// Two processes never write one target at a time (the second is refused).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/digest.h"

namespace bag {

class PartFile {
  public:
    /// Creates NAME.part beside `target`. Throws base::Error.
    explicit PartFile(std::filesystem::path target);
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;
    /// Discards what was not committed.
    ~PartFile();

    /// Appends; buffers 4 MiB. Throws base::Error with the words of the system.
    void write(std::string_view bytes);
    /// Ends the file: all bytes are on the disk. NAME.part can be read, and is locked until the rename.
    void seal();
    /// Renames the sealed file to the target and syncs the folder.
    void commit();
    /// Removes NAME.part. Nothing happens after commit().
    void discard() noexcept;

    [[nodiscard]] const std::filesystem::path& path() const { return part_; }
    [[nodiscard]] const std::filesystem::path& target() const { return target_; }
    /// Bytes so far.
    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// SHA-256 of the sealed file, hexadecimal.
    [[nodiscard]] const std::string& sha256() const { return sha256_; }

  private:
    void flush();

    std::filesystem::path target_, part_;
    int handle_ = -1;
    enum class State { writing, sealed, committed, discarded } state_ = State::writing;
    std::string buffer_;
    std::uint64_t size_ = 0;
    base::Digest digest_{"sha256"};
    std::string sha256_;
};

}  // namespace bag
