// The folder of a batch, OUT.batch beside OUT.zip (or beside the folder OUT): journal, spool, catalogue,
// summary, list of what failed. Held by one process at a time.
#pragma once

#include <filesystem>
#include <string>

namespace cli {

/// "dir/OUT.batch" for "dir/OUT.zip" and "dir/OUT".
[[nodiscard]] std::filesystem::path batch_folder_for(const std::filesystem::path& output);

/// "OUT" for "dir/OUT.zip".
[[nodiscard]] std::string stem_of(const std::filesystem::path& output);

/// Is it the folder of a batch, this one or another?
[[nodiscard]] bool is_batch_folder(const std::filesystem::path& path);

/// A lock on a folder, held until the object or the process ends.
class FolderLock {
  public:
    /// Makes the folder and takes the lock. Throws base::Error when another process holds it.
    explicit FolderLock(const std::filesystem::path& folder);
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();

  private:
    int handle_ = -1;
};

/// Makes `folder` and those above it. Throws base::Error.
void make_folder(const std::filesystem::path& folder);

/// Gives a finished file its final name, and that name survives a power cut. Throws base::Error.
void put_in_place(const std::filesystem::path& part, const std::filesystem::path& target);

/// Removes a file, or a folder with all that is in it; one that is not there is as good. Throws base::Error.
void remove_whole(const std::filesystem::path& path);

}  // namespace cli
