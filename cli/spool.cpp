#include "cli/spool.h"

#include <cerrno>
#include <memory>

#include <fcntl.h>
#include <unistd.h>

#include "base/error.h"

namespace cli {
namespace {

// A parcel: the number of files; of each its path, digests, size, CRC, whether deflated, packed bytes; the
// record; the number of articles, and of each its fields. Numbers are little-endian, 8 bytes; strings have
// their length before them.

constexpr std::string CatalogueArticle::*article_fields[] = {
    &CatalogueArticle::id,     &CatalogueArticle::title,    &CatalogueArticle::date,
    &CatalogueArticle::byline, &CatalogueArticle::language, &CatalogueArticle::url,
    &CatalogueArticle::words,
};

void put(std::string& out, std::uint64_t number) {
    char bytes[8];
    for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>(number >> (8 * i) & 0xFF);
    out.append(bytes, sizeof bytes);
}

void put(std::string& out, std::string_view text) {
    put(out, std::uint64_t{text.size()});
    out += text;
}

class ParcelReader {
  public:
    explicit ParcelReader(std::string_view bytes) : bytes_(bytes) {}

    std::uint64_t number() {
        need(8);
        std::uint64_t value = 0;
        for (std::size_t i = 8; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes_[i]);
        bytes_.remove_prefix(8);
        return value;
    }

    std::string text() {
        const std::uint64_t size = number();
        need(size);
        std::string out(bytes_.substr(0, size));
        bytes_.remove_prefix(size);
        return out;
    }

    [[nodiscard]] bool at_end() const { return bytes_.empty(); }

  private:
    void need(std::uint64_t size) const {
        if (size > bytes_.size())
            throw base::Error("a parcel of the spool is cut short", "start over with --force");
    }

    std::string_view bytes_;
};

void write_whole(int handle, std::string_view bytes, std::uint64_t offset, const std::string& name) {
    while (!bytes.empty()) {
        const ssize_t put = ::pwrite(handle, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) throw base::system_error("cannot write " + name, errno);
        bytes.remove_prefix(static_cast<std::size_t>(put));
        offset += static_cast<std::uint64_t>(put);
    }
}

int open_file(const std::filesystem::path& path, int flags) {
    int handle = -1;
    do {
        handle = ::open(path.c_str(), flags | O_CLOEXEC, 0666);
    } while (handle < 0 && errno == EINTR);
    if (handle < 0) throw base::system_error("cannot open " + path.string(), errno);
    return handle;
}

}  // namespace

std::string write_parcel(const Parcel& parcel) {
    constexpr std::size_t around = 512;  // numbers, paths and digests of a file; the fields of an article
    std::size_t size = parcel.record.size() + around;
    for (const bag::Sealed& sealed : parcel.files) size += sealed.packed.bytes.size() + around;
    for (const CatalogueArticle& article : parcel.articles) size += article.words.size() + around;
    std::string out;
    out.reserve(size);
    put(out, std::uint64_t{parcel.files.size()});
    for (const bag::Sealed& sealed : parcel.files) {
        put(out, sealed.file.path);
        put(out, std::uint64_t{sealed.file.digests.size()});
        for (const std::string& digest : sealed.file.digests) put(out, digest);
        put(out, sealed.packed.size);
        put(out, std::uint64_t{sealed.packed.crc});
        put(out, std::uint64_t{sealed.packed.deflated});
        put(out, sealed.packed.bytes);
    }
    put(out, parcel.record);
    put(out, std::uint64_t{parcel.articles.size()});
    for (const CatalogueArticle& article : parcel.articles) {
        for (std::string CatalogueArticle::*field : article_fields) put(out, article.*field);
    }
    return out;
}

Parcel read_parcel(std::string_view bytes) {
    ParcelReader reader(bytes);
    Parcel parcel;
    for (std::uint64_t files = reader.number(); files > 0; --files) {
        bag::Sealed sealed;
        sealed.file.path = reader.text();
        for (std::uint64_t digests = reader.number(); digests > 0; --digests) {
            sealed.file.digests.push_back(reader.text());
        }
        sealed.packed.size = reader.number();
        sealed.file.size = sealed.packed.size;
        sealed.packed.crc = static_cast<std::uint32_t>(reader.number());
        sealed.packed.deflated = reader.number() != 0;
        sealed.packed.bytes = reader.text();
        parcel.files.push_back(std::move(sealed));
    }
    parcel.record = reader.text();
    for (std::uint64_t articles = reader.number(); articles > 0; --articles) {
        CatalogueArticle article;
        for (std::string CatalogueArticle::*field : article_fields) article.*field = reader.text();
        parcel.articles.push_back(std::move(article));
    }
    if (!reader.at_end()) throw base::Error("a parcel of the spool is too long", "start over with --force");
    return parcel;
}

SpoolWriter::SpoolWriter(std::filesystem::path batch, std::string prefix)
    : batch_(std::move(batch)), prefix_(std::move(prefix)) {}

SpoolWriter::~SpoolWriter() {
    close();
}

void SpoolWriter::open_next() {
    close();
    segment_ = prefix_ + "-" + std::to_string(next_++) + ".parcels";
    handle_ = open_file(batch_ / segment_, O_WRONLY | O_CREAT | O_TRUNC);
    size_ = 0;
}

void SpoolWriter::close() {
    if (handle_ >= 0) ::close(handle_);
    handle_ = -1;
}

SpoolPlace SpoolWriter::add(const Parcel& parcel) {
    const std::string bytes = write_parcel(parcel);
    if (handle_ < 0 || size_ >= segment_size) open_next();
    try {
        write_whole(handle_, bytes, size_, segment_);
    } catch (...) {
        close();
        throw;
    }
    SpoolPlace place{segment_, size_, bytes.size(), bag::crc32(0, bytes)};
    size_ += bytes.size();
    return place;
}

void SpoolWriter::sync() {
    if (handle_ >= 0 && ::fdatasync(handle_) != 0 && errno != EINTR) {
        throw base::system_error("cannot sync " + segment_, errno);
    }
}

SpoolReader::~SpoolReader() {
    if (handle_ >= 0) ::close(handle_);
}

Parcel SpoolReader::read(const SpoolPlace& place) {
    if (segment_ != place.segment) {
        if (handle_ >= 0) ::close(handle_);
        handle_ = -1;
        segment_.clear();
        handle_ = open_file(batch_ / place.segment, O_RDONLY);
        segment_ = place.segment;
    }
    const auto room = std::make_unique_for_overwrite<char[]>(place.size);
    const std::string_view bytes(room.get(), place.size);
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got =
            ::pread(handle_, room.get() + done, bytes.size() - done, static_cast<off_t>(place.offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw base::system_error("cannot read " + place.segment, errno);
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    if (done != bytes.size() || bag::crc32(0, bytes) != place.crc) {
        throw base::Error(place.segment + " does not hold what was written to it", "run again with --resume");
    }
    return read_parcel(bytes);
}

}  // namespace cli
