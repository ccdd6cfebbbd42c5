#include "bag/random_access.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

namespace bag {

RandomAccess::RandomAccess(const std::filesystem::path& path) : name_(path.string()) {
    do {
        // O_NONBLOCK: opening a FIFO must not wait for a writer.
        handle_ = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    } while (handle_ < 0 && errno == EINTR);
    if (handle_ < 0) throw base::system_error("cannot open " + name_, errno);
    struct stat status {};
    const bool known = ::fstat(handle_, &status) == 0;
    if (!known || !S_ISREG(status.st_mode)) {
        const int number = errno;
        ::close(handle_);
        if (!known) throw base::system_error("cannot look at " + name_, number);
        throw base::Error(name_ + " is not a regular file", "name a file");
    }
    size_ = static_cast<std::uint64_t>(status.st_size);
}

RandomAccess RandomAccess::of(std::string_view bytes) {
    RandomAccess made;
    made.bytes_ = bytes;
    made.size_ = bytes.size();
    return made;
}

RandomAccess::RandomAccess(RandomAccess&& other) noexcept
    : name_(std::move(other.name_)),
      handle_(std::exchange(other.handle_, -1)),
      bytes_(other.bytes_),
      size_(other.size_) {}

RandomAccess::~RandomAccess() {
    if (handle_ >= 0) ::close(handle_);
}

std::string_view RandomAccess::read(std::uint64_t at, std::size_t size, std::string& room) const {
    if (handle_ < 0) {
        const std::string_view piece = at < bytes_.size() ? bytes_.substr(at, size) : std::string_view();
        bytes_read_ += piece.size();
        return piece;
    }
    if (room.size() < size) room.resize(size);
    std::size_t got = 0;
    while (got < size) {
        const ssize_t now = ::pread(handle_, room.data() + got, size - got, static_cast<off_t>(at + got));
        if (now < 0 && errno == EINTR) continue;
        if (now < 0) throw base::system_error("cannot read " + name_, errno);
        if (now == 0) break;
        got += static_cast<std::size_t>(now);
    }
    bytes_read_ += got;
    return std::string_view(room).substr(0, got);
}

}  // namespace bag
