#include "cli/spool.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

#include "base/error.h"

namespace cli {
namespace {

// A parcel: a head; the articles: their number, and of each its fields; the rest: the record, the number of
// files, and of each its path, digests, size, CRC, whether deflated, packed bytes, proof. The head holds size
// and CRC of the articles and of the rest: who needs one of them reads no more. Numbers are little-endian, 8
// bytes; strings have their length before them.

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

    std::string_view text() {
        const std::uint64_t size = number();
        need(size);
        const std::string_view out = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        return out;
    }

    void end() const {
        if (!bytes_.empty())
            throw base::Error("a parcel of the spool is too long", "start over with --force");
    }

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

/// A share of a parcel's bytes, as the head tells it.
struct Share {
    std::uint64_t size = 0;
    std::uint32_t crc = 0;

    [[nodiscard]] bool is(std::string_view bytes) const {
        return bytes.size() == size && bag::crc32(0, bytes) == crc;
    }
};

struct Head {
    Share articles, rest;
};
constexpr std::size_t head_size = 4 * sizeof(std::uint64_t);

std::string head_bytes(const Head& head) {
    std::string out;
    for (const Share& share : {head.articles, head.rest}) {
        put(out, share.size);
        put(out, std::uint64_t{share.crc});
    }
    return out;
}

[[noreturn]] void throw_damaged(const SpoolPlace& place) {
    throw base::Error(place.segment + " does not hold what was written to it", "run again with --resume");
}

/// `bytes` begin with the head.
Head read_head(std::string_view bytes, const SpoolPlace& place) {
    bytes = bytes.substr(0, head_size);
    if (bytes.size() != head_size || bag::crc32(0, bytes) != place.crc) throw_damaged(place);
    ParcelReader reader(bytes);
    Head head;
    for (Share* share : {&head.articles, &head.rest}) {
        share->size = reader.number();
        share->crc = static_cast<std::uint32_t>(reader.number());
    }
    if (head_size + head.articles.size + head.rest.size != place.size) throw_damaged(place);
    return head;
}

void put_articles(const Parcel& parcel, std::string& out) {
    put(out, std::uint64_t{parcel.articles.size()});
    for (const CatalogueArticle& article : parcel.articles) {
        for (std::string CatalogueArticle::*field : article_fields) put(out, article.*field);
    }
}

void put_rest(const Parcel& parcel, std::string& out) {
    put(out, parcel.record);
    put(out, std::uint64_t{parcel.files.size()});
    for (const bag::Sealed& sealed : parcel.files) {
        put(out, sealed.file.path);
        put(out, std::uint64_t{sealed.file.digests.size()});
        for (const std::string& digest : sealed.file.digests) put(out, digest);
        put(out, sealed.packed.size);
        put(out, std::uint64_t{sealed.packed.crc});
        put(out, std::uint64_t{sealed.packed.deflated});
        put(out, sealed.packed.bytes);
        put(out, sealed.proof);
    }
}

/// Writes the parcel over `out`; gives the CRC of its head.
std::uint32_t write_parcel(const Parcel& parcel, std::string& out) {
    out.assign(head_size, '\0');
    put_articles(parcel, out);
    const std::string_view articles = std::string_view(out).substr(head_size);
    Head head{.articles = {articles.size(), bag::crc32(0, articles)}, .rest = {}};
    const std::size_t begin = out.size();
    put_rest(parcel, out);
    const std::string_view rest = std::string_view(out).substr(begin);
    head.rest = {rest.size(), bag::crc32(0, rest)};
    const std::string bytes = head_bytes(head);
    out.replace(0, head_size, bytes);
    return bag::crc32(0, bytes);
}

/// As much as nearly all articles of a document take.
constexpr std::size_t usual_articles = 32 << 10;

}  // namespace

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
    constexpr std::size_t kept_room = std::size_t{1} << 20;  // a larger one is given back
    const std::uint32_t crc = write_parcel(parcel, room_);
    if (handle_ < 0 || size_ >= segment_size) open_next();
    try {
        write_whole(handle_, room_, size_, segment_);
    } catch (...) {
        close();
        throw;
    }
    SpoolPlace place{segment_, size_, room_.size(), crc};
    size_ += room_.size();
    if (room_.capacity() > kept_room) std::string().swap(room_);
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

void SpoolReader::open(const std::string& segment) {
    if (segment_ == segment) return;
    if (handle_ >= 0) ::close(handle_);
    handle_ = -1;
    segment_.clear();
    handle_ = open_file(batch_ / segment, O_RDONLY);
    segment_ = segment;
}

/// Fewer bytes where the segment ends.
std::string_view SpoolReader::bytes_at(std::uint64_t offset, std::size_t size) {
    if (size > room_size_) {
        room_ = std::make_unique_for_overwrite<char[]>(size);
        room_size_ = size;
    }
    std::size_t done = 0;
    while (done < size) {
        const ssize_t got =
            ::pread(handle_, room_.get() + done, size - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw base::system_error("cannot read " + segment_, errno);
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    return {room_.get(), done};
}

PackageParcel SpoolReader::read_for_package(const SpoolPlace& place) {
    open(place.segment);
    const std::string_view bytes = bytes_at(place.offset, place.size);
    const Head head = read_head(bytes, place);
    const std::string_view rest = bytes.substr(head_size + head.articles.size);
    if (!head.rest.is(rest)) throw_damaged(place);
    ParcelReader reader(rest);
    PackageParcel parcel;
    parcel.record = reader.text();
    for (std::uint64_t files = reader.number(); files > 0; --files) {
        bag::File file;
        bag::PackedView packed;
        file.path = reader.text();
        for (std::uint64_t digests = reader.number(); digests > 0; --digests)
            file.digests.emplace_back(reader.text());
        packed.size = file.size = reader.number();
        packed.crc = static_cast<std::uint32_t>(reader.number());
        packed.deflated = reader.number() != 0;
        packed.bytes = reader.text();
        const std::string_view proof = reader.text();
        parcel.files.push_back({std::move(file), packed, proof});
    }
    reader.end();
    return parcel;
}

std::vector<CatalogueArticle> SpoolReader::read_articles(const SpoolPlace& place) {
    open(place.segment);
    std::string_view bytes = bytes_at(place.offset, std::min<std::size_t>(place.size, usual_articles));
    const Head head = read_head(bytes, place);
    if (bytes.size() < head_size + head.articles.size)
        bytes = bytes_at(place.offset, head_size + head.articles.size);
    const std::string_view articles = bytes.substr(head_size).substr(0, head.articles.size);
    if (!head.articles.is(articles)) throw_damaged(place);
    ParcelReader reader(articles);
    std::vector<CatalogueArticle> out(reader.number());
    for (CatalogueArticle& article : out) {
        for (std::string CatalogueArticle::*field : article_fields) article.*field = reader.text();
    }
    reader.end();
    return out;
}

}  // namespace cli
