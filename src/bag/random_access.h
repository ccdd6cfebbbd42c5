// Bytes that can be read at any place: a file on the disk, or a string for tests.
//
// Reads do not move anything: one object serves many threads.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace bag {

class RandomAccess {
  public:
    /// Opens a regular file. Throws base::Error (also for a FIFO, which is never waited for).
    explicit RandomAccess(const std::filesystem::path& path);
    /// The bytes of a string that outlives the object.
    [[nodiscard]] static RandomAccess of(std::string_view bytes);
    RandomAccess(RandomAccess&& other) noexcept;
    RandomAccess& operator=(RandomAccess&&) = delete;
    ~RandomAccess();

    /// In bytes, when it was opened.
    [[nodiscard]] std::uint64_t size() const { return size_; }

    /// Up to `size` bytes from `at` on, fewer only where the file ends. The view is into `room` (or into
    /// the string) and lasts as long. Throws base::Error when the system fails.
    [[nodiscard]] std::string_view read(std::uint64_t at, std::size_t size, std::string& room) const;

    /// Bytes handed out so far: tests hold the work on hostile input against it.
    [[nodiscard]] std::uint64_t bytes_read() const { return bytes_read_; }

    [[nodiscard]] const std::string& name() const { return name_; }

  private:
    RandomAccess() = default;

    std::string name_;
    int handle_ = -1;
    std::string_view bytes_;
    std::uint64_t size_ = 0;
    mutable std::atomic<std::uint64_t> bytes_read_ = 0;
};

}  // namespace bag
