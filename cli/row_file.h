// Rows that grow while a package is written and are read back at its end: files without names, so that a
// kill leaves nothing behind. And a whole file, for what is too large for memory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

class RowFiles {
  public:
    /// `count` empty files in `folder`. Throws base::Error; so does every member.
    RowFiles(const std::filesystem::path& folder, std::size_t count);
    RowFiles(const RowFiles&) = delete;
    RowFiles& operator=(const RowFiles&) = delete;
    ~RowFiles();

    void append(std::size_t file, std::string_view rows);
    /// In bytes.
    [[nodiscard]] std::uint64_t size(std::size_t file) const {
        return files_[file].written + files_[file].buffer.size();
    }
    /// Hands out all rows from the first, piece by piece.
    void read(std::size_t file, const std::function<void(std::string_view)>& take);

  private:
    friend class RowReader;
    struct File {
        int handle = -1;
        std::uint64_t written = 0;
        std::string buffer;
    };
    void flush(File& file);

    std::vector<File> files_;
};

/// Reads the rows of a file from the first, piece by piece; none are appended meanwhile.
class RowReader {
  public:
    RowReader(RowFiles& files, std::size_t file);
    /// Valid till the next call; empty at the end. Throws base::Error.
    std::string_view next();

  private:
    const RowFiles::File& file_;
    std::string room_;
    std::uint64_t at_ = 0;
};

/// A file written piece by piece. Throws base::Error.
class WholeFile {
  public:
    explicit WholeFile(std::filesystem::path path);
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;
    ~WholeFile();
    void append(std::string_view bytes);
    /// What was appended is on the disk.
    void sync();
    /// All bytes are written.
    void finish();

  private:
    std::filesystem::path path_;
    int handle_ = -1;
    std::uint64_t size_ = 0;
};

}  // namespace cli
