#include "cli/batch_folder.h"

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"

namespace cli {
namespace {

std::filesystem::path without_slash(const std::filesystem::path& path) {
    return path.has_filename() ? path : path.parent_path();
}

}  // namespace

std::string stem_of(const std::filesystem::path& output) {
    const std::filesystem::path path = without_slash(output);
    return path.extension() == ".zip" ? path.stem().string() : path.filename().string();
}

std::filesystem::path batch_folder_for(const std::filesystem::path& output) {
    return without_slash(output).parent_path() / (stem_of(output) + ".batch");
}

bool is_batch_folder(const std::filesystem::path& path) {
    if (without_slash(path).extension() != ".batch") return false;
    // A batch has a journal or, in shards, a plan from its first moment on; both may still be parts.
    std::error_code error;
    for (std::filesystem::directory_iterator entry(path, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with("journal.sqlite") || name.starts_with("plan.sqlite")) return true;
    }
    return false;
}

void make_folder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw base::system_error("cannot make the folder " + folder.string(), error.value());
}

void put_in_place(const std::filesystem::path& part, const std::filesystem::path& target) {
    int result = 0;
    do {
        result = ::rename(part.c_str(), target.c_str());
    } while (result != 0 && errno == EINTR);
    if (result != 0) throw base::system_error("cannot rename to " + target.string(), errno);
    base::sync_folder(target.parent_path());
}

void remove_whole(const std::filesystem::path& path) {
    std::error_code error;
    do {
        error.clear();
        std::filesystem::remove_all(path, error);
    } while (error == std::errc::interrupted);
    if (error) throw base::system_error("cannot remove " + path.string(), error.value());
}

FolderLock::FolderLock(const std::filesystem::path& folder) {
    make_folder(folder);
    const std::filesystem::path name = folder / "lock";
    do {
        handle_ = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    } while (handle_ < 0 && errno == EINTR);
    if (handle_ < 0) throw base::system_error("cannot create " + name.string(), errno);
    // POSIX record locks are not inherited by workers: a worker that outlives the leader for a moment does
    // not keep the batch locked.
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    if (::fcntl(handle_, F_SETLK, &lock) == 0) return;
    const int number = errno;
    ::close(handle_);
    if (number == EACCES || number == EAGAIN) {
        throw base::Error("another process is at work on this batch (" + folder.string() + ")",
                          "wait for its end, or write to another output");
    }
    throw base::system_error("cannot lock " + name.string(), number);
}

FolderLock::~FolderLock() {
    ::close(handle_);
}

}  // namespace cli
