#include "cli/row_file.h"

#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

#include "base/error.h"

namespace cli {
namespace {

constexpr std::size_t buffer_size = 256 << 10;

void write_at(int handle, std::string_view bytes, std::uint64_t offset) {
    while (!bytes.empty()) {
        const ssize_t put = ::pwrite(handle, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) throw base::system_error("cannot write rows of a package", errno);
        bytes.remove_prefix(static_cast<std::size_t>(put));
        offset += static_cast<std::uint64_t>(put);
    }
}

int nameless_file(const std::filesystem::path& folder) {
    const int handle = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (handle >= 0) return handle;
    // Not every file system has nameless files.
    std::string name = (folder / "rows-XXXXXX").string();
    const int named = ::mkostemp(name.data(), O_CLOEXEC);
    if (named < 0) throw base::system_error("cannot create a file in " + folder.string(), errno);
    ::unlink(name.c_str());
    return named;
}

}  // namespace

RowFiles::RowFiles(const std::filesystem::path& folder, std::size_t count) : files_(count) {
    for (File& file : files_) file.handle = nameless_file(folder);
}

RowFiles::~RowFiles() {
    for (const File& file : files_) {
        if (file.handle >= 0) ::close(file.handle);
    }
}

void RowFiles::append(std::size_t index, std::string_view rows) {
    File& file = files_[index];
    file.buffer += rows;
    if (file.buffer.size() >= buffer_size) flush(file);
}

void RowFiles::flush(File& file) {
    write_at(file.handle, file.buffer, file.written);
    file.written += file.buffer.size();
    file.buffer.clear();
}

void RowFiles::read(std::size_t index, const std::function<void(std::string_view)>& take) {
    RowReader reader(*this, index);
    for (std::string_view piece = reader.next(); !piece.empty(); piece = reader.next()) take(piece);
}

RowReader::RowReader(RowFiles& files, std::size_t file)
    : file_(files.files_[file]), room_(buffer_size, '\0') {
    files.flush(files.files_[file]);
}

std::string_view RowReader::next() {
    if (at_ >= file_.written) return {};
    ssize_t got = 0;
    do {
        got = ::pread(file_.handle, room_.data(), room_.size(), static_cast<off_t>(at_));
    } while (got < 0 && errno == EINTR);
    if (got <= 0) throw base::system_error("cannot read rows of a package", got < 0 ? errno : EIO);
    at_ += static_cast<std::uint64_t>(got);
    return std::string_view(room_).substr(0, static_cast<std::size_t>(got));
}

WholeFile::WholeFile(std::filesystem::path path) : path_(std::move(path)) {
    handle_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (handle_ < 0) throw base::system_error("cannot create " + path_.string(), errno);
}

WholeFile::~WholeFile() {
    if (handle_ >= 0) ::close(handle_);
}

void WholeFile::append(std::string_view bytes) {
    write_at(handle_, bytes, size_);
    size_ += bytes.size();
}

void WholeFile::sync() {
    int result = 0;
    do {
        result = ::fsync(handle_);
    } while (result != 0 && errno == EINTR);
    if (result != 0) throw base::system_error("cannot sync " + path_.string(), errno);
}

void WholeFile::finish() {
    const int handle = handle_;
    handle_ = -1;
    // On Linux the handle is gone even after EINTR.
    if (::close(handle) != 0 && errno != EINTR)
        throw base::system_error("cannot close " + path_.string(), errno);
}

}  // namespace cli
