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

}  // namespace cli
