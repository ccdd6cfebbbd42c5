#include "bag/part_file.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"

namespace bag {
namespace {

constexpr std::size_t buffer_size = std::size_t{4} << 20;

/// Calls `call` again as long as a signal interrupts it.
template <typename Call>
auto retrying(Call call) {
    auto result = call();
    while (result < 0 && errno == EINTR) result = call();
    return result;
}

/// Is the locked file still the one of that name? Another writer may have renamed it in between, and
/// then we hold his finished package.
bool still_named(int handle, const std::string& name) {
    struct stat mine {};
    struct stat named {};
    return ::fstat(handle, &mine) == 0 && ::lstat(name.c_str(), &named) == 0 && mine.st_dev == named.st_dev &&
           mine.st_ino == named.st_ino;
}

/// Opens (or takes over) and locks the file. Throws base::Error.
int create_locked(const std::string& name) {
    while (true) {
        const int handle =
            retrying([&] { return ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666); });
        if (handle < 0) throw base::system_error("cannot create " + name, errno);
        if (retrying([&] { return ::flock(handle, LOCK_EX | LOCK_NB); }) != 0 && errno == EWOULDBLOCK) {
            ::close(handle);
            throw base::Error(name + " is being written by another process",
                              "wait for it to end, or choose another output");
        }
        // A file system without locks is used without one.
        if (still_named(handle, name)) return handle;
        ::close(handle);
    }
}

}  // namespace

PartFile::PartFile(std::filesystem::path target) : target_(std::move(target)) {
    part_ = target_;
    part_ += ".part";
    handle_ = create_locked(part_.string());
    if (retrying([&] { return ::ftruncate(handle_, 0); }) != 0) {
        const int number = errno;
        discard();
        throw base::system_error("cannot empty " + part_.string(), number);
    }
    buffer_.reserve(buffer_size);
}

PartFile::~PartFile() {
    discard();
}

void PartFile::write(std::string_view bytes) {
    PM_CHECK(state_ == State::writing);
    size_ += bytes.size();
    while (!bytes.empty()) {
        const std::string_view piece = bytes.substr(0, buffer_size - buffer_.size());
        buffer_ += piece;
        bytes.remove_prefix(piece.size());
        if (buffer_.size() == buffer_size) flush();
    }
}

void PartFile::flush() {
    digest_.update(buffer_);
    std::string_view rest = buffer_;
    while (!rest.empty()) {
        const ssize_t put = retrying([&] { return ::write(handle_, rest.data(), rest.size()); });
        if (put < 0) throw base::system_error("cannot write " + part_.string(), errno);
        rest.remove_prefix(static_cast<std::size_t>(put));  // a short write: a signal, or a disk nearly full
    }
    buffer_.clear();
}

void PartFile::seal() {
    PM_CHECK(state_ == State::writing);
    flush();
    sha256_ = digest_.hex();
    if (retrying([&] { return ::fsync(handle_); }) != 0) {
        throw base::system_error("cannot sync " + part_.string(), errno);
    }
    // Not closed yet: the lock must last until the rename.
    std::string().swap(buffer_);
    state_ = State::sealed;
}

void PartFile::commit() {
    PM_CHECK(state_ == State::sealed);
    if (retrying([&] { return ::rename(part_.c_str(), target_.c_str()); }) != 0) {
        throw base::system_error("cannot rename " + part_.string() + " to " + target_.string(), errno);
    }
    state_ = State::committed;
    ::close(std::exchange(handle_, -1));  // nothing can fail here that fsync has not told
    base::sync_folder(target_.parent_path());
}

void PartFile::discard() noexcept {
    if (state_ == State::committed || state_ == State::discarded) return;
    // Unlinked before it is closed: while the lock is held, the name is ours.
    ::unlink(part_.c_str());
    if (handle_ >= 0) ::close(std::exchange(handle_, -1));
    state_ = State::discarded;
}

}  // namespace bag
