// Reading whole files and writing them so that a crash leaves the old file or the whole new one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace base {

/// The bytes of a regular file, read once. Throws Error for what is not a regular file (a FIFO would
/// block), cannot be read, is larger than `limit` bytes, or changes its size while it is read.
[[nodiscard]] std::string read_file(const std::filesystem::path& path,
                                    std::uint64_t limit = std::uint64_t{1} << 32);

/// Everything that comes in on standard input, up to `limit` bytes.
[[nodiscard]] std::string read_standard_input(std::uint64_t limit = std::uint64_t{1} << 32);

/// Writes beside `path`, syncs file and folder, renames. Throws Error; leaves no temporary file.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// Syncs a folder, so that a rename in it survives a power cut.
void sync_folder(const std::filesystem::path& folder);

}  // namespace base
