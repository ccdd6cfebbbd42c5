#include "base/file.h"

#include <algorithm>
#include <cerrno>
#include <memory>

#include <fcntl.h>
#ifdef __linux__
#include <sys/mman.h>
#endif
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

namespace base {
namespace {

/// Owns a file descriptor.
class Handle {
  public:
    explicit Handle(int number) : number_(number) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int number() const { return number_; }
    /// Closes now and says whether that went well: a full disk may only show here.
    [[nodiscard]] bool close() {
        const int number = number_;
        number_ = -1;
        // On Linux the descriptor is gone even after EINTR; what was fsynced is on the disk.
        return ::close(number) == 0 || errno == EINTR;
    }

  private:
    int number_;
};

int open_retrying(const char* path, int flags, mode_t mode = 0) {
    int number = -1;
    do {
        number = ::open(path, flags | O_CLOEXEC, mode);
    } while (number < 0 && errno == EINTR);
    return number;
}

int sync_retrying(int number) {
    int result = 0;
    do {
        result = ::fsync(number);
    } while (result != 0 && errno == EINTR);
    return result;
}

/// For a large buffer that is about to be filled: pages of 2 MiB where the system has them, since handing out
/// small ones one by one can take longer than reading the file.
void prefer_huge_pages([[maybe_unused]] char* data, [[maybe_unused]] std::size_t size) {
#ifdef MADV_HUGEPAGE
    constexpr std::size_t page = std::size_t{2} << 20;
    void* first = data;
    std::size_t left = size;
    if (std::align(page, page, first, left) != nullptr)
        (void)::madvise(first, left / page * page, MADV_HUGEPAGE);
#endif
}

std::string read_all(int number, const std::string& what, std::uint64_t expected, std::uint64_t limit) {
    std::string bytes;
    bytes.reserve(expected + 1);
    prefer_huge_pages(bytes.data(), bytes.capacity());
    // A string has to be filled before it is read into: piece by piece, so that what was filled is still in
    // the cache.
    constexpr std::uint64_t piece = 256 << 10;
    std::size_t size = 0;
    while (true) {
        if (size == bytes.size()) {
            const std::uint64_t known = expected + 1 > size ? expected + 1 - size : piece;
            bytes.resize(size + static_cast<std::size_t>(std::min(known, piece)));
        }
        const ssize_t got = ::read(number, bytes.data() + size, bytes.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw system_error("cannot read " + what, errno);
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
        if (size > limit)
            throw Error(what + " is larger than the limit of " + std::to_string(limit) + " bytes");
    }
    bytes.resize(size);
    return bytes;
}

void write_all(int number, std::string_view bytes, const std::string& what) {
    while (!bytes.empty()) {
        const ssize_t put = ::write(number, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) throw system_error("cannot write " + what, errno);
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
}

}  // namespace

std::string read_file(const std::filesystem::path& path, std::uint64_t limit) {
    // O_NONBLOCK: opening a FIFO must not wait for a writer.
    Handle handle(open_retrying(path.c_str(), O_RDONLY | O_NONBLOCK));
    if (handle.number() < 0) throw system_error("cannot open " + path.string(), errno);
    struct stat status {};
    if (::fstat(handle.number(), &status) != 0) throw system_error("cannot look at " + path.string(), errno);
    if (!S_ISREG(status.st_mode)) throw Error(path.string() + " is not a regular file", "name a file");
    const auto expected = static_cast<std::uint64_t>(status.st_size);
    if (expected > limit) {
        throw Error(path.string() + " is larger than the limit of " + std::to_string(limit) + " bytes",
                    "split the file");
    }
    std::string bytes = read_all(handle.number(), path.string(), expected, limit);
    if (bytes.size() != expected) {
        throw Error(path.string() + " changed its size while it was read",
                    "run again when nothing writes to it");
    }
    return bytes;
}

std::string read_standard_input(std::uint64_t limit) {
    return read_all(0, "standard input", 65536, limit);
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
    const std::filesystem::path beside = path.string() + ".part";
    try {
        Handle handle(open_retrying(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666));
        if (handle.number() < 0) throw system_error("cannot create " + beside.string(), errno);
        write_all(handle.number(), bytes, beside.string());
        if (sync_retrying(handle.number()) != 0) throw system_error("cannot sync " + beside.string(), errno);
        if (!handle.close()) throw system_error("cannot close " + beside.string(), errno);
        if (::rename(beside.c_str(), path.c_str()) != 0) {
            throw system_error("cannot rename to " + path.string(), errno);
        }
    } catch (...) {
        ::unlink(beside.c_str());
        throw;
    }
    sync_folder(path.parent_path());
}

void sync_folder(const std::filesystem::path& folder) {
    const std::string name = folder.empty() ? "." : folder.string();
    const Handle handle(open_retrying(name.c_str(), O_RDONLY | O_DIRECTORY));
    if (handle.number() < 0) throw system_error("cannot open folder " + name, errno);
    if (sync_retrying(handle.number()) != 0 && errno != EINVAL) {
        throw system_error("cannot sync folder " + name, errno);
    }
}

}  // namespace base
