#include "bag/bag_write.h"

#include "bag/random_access.h"
#include "base/error.h"

namespace bag {
namespace {

constexpr std::size_t piece_size = std::size_t{1} << 20;

std::vector<base::Digest> digests_for(const std::vector<std::string>& algorithms) {
    std::vector<base::Digest> digests;
    digests.reserve(algorithms.size());
    for (const std::string& algorithm : algorithms) digests.emplace_back(algorithm);
    return digests;
}

/// Reads a file from its start, piece by piece.
class Pieces {
  public:
    explicit Pieces(const RandomAccess& file) : file_(file) {}
    /// The next piece, valid till the next call; empty at the end.
    std::string_view next() {
        const std::string_view piece = file_.read(at_, piece_size, buffer_);
        at_ += piece.size();
        return piece;
    }

  private:
    const RandomAccess& file_;
    std::uint64_t at_ = 0;
    std::string buffer_;
};

}  // namespace

Sealer::Sealer(const std::vector<std::string>& algorithms, Compression compression)
    : digests_(digests_for(algorithms)), packer_(compression) {}

File Sealer::digest(std::string path, std::string_view bytes) {
    File file{std::move(path), bytes.size()};
    for (base::Digest& digest : digests_) {
        digest.update(bytes);
        file.digests.push_back(digest.raw());
    }
    return file;
}

Sealed Sealer::seal(std::string path, std::string bytes) {
    File file = digest(std::move(path), bytes);
    return {std::move(file), packer_.pack(std::move(bytes))};
}

Sealed Sealer::seal_kept(std::string path, std::string_view bytes) {
    File file = digest(std::move(path), bytes);
    return {std::move(file), packer_.pack_kept(bytes)};
}

Sealed Sealer::seal_known(std::string path, std::string_view bytes, Sums sums) {
    PM_CHECK(digests_.size() == 1);
    Packed packed = packer_.pack_kept(bytes);
    PM_CHECK(packed.crc == sums.crc);
    return {{std::move(path), bytes.size(), {std::move(sums.digest)}}, std::move(packed)};
}

BagWriter::BagWriter(const std::filesystem::path& target, std::string base,
                     std::vector<std::string> algorithms, Names names)
    : bag_(std::move(base), std::move(algorithms), names), zip_(target) {
    TagFile first = bagit_txt();
    zip_.add(in_zip(first.path), pack(std::move(first.bytes), Compression::store));
}

std::string BagWriter::in_zip(std::string_view path) const {
    return bag_.base() + "/" + std::string(path);
}

void BagWriter::add(File file, const PackedView& packed) {
    PM_CHECK(file.size == packed.size);
    zip_.add(in_zip(file.path), packed);
    bag_.add(std::move(file));
}

void BagWriter::add_large(std::string path, const std::filesystem::path& source) {
    const RandomAccess file(source);
    File entered{std::move(path), 0};
    std::vector<base::Digest> digests = digests_for(bag_.algorithms());
    std::uint32_t crc = 0;
    Pieces first(file);
    for (std::string_view piece = first.next(); !piece.empty(); piece = first.next()) {
        entered.size += piece.size();
        crc = crc32(crc, piece);
        for (base::Digest& digest : digests) digest.update(piece);
    }
    for (base::Digest& digest : digests) entered.digests.push_back(digest.raw());
    Pieces second(file);
    zip_.add_stored(in_zip(entered.path), entered.size, crc, [&] { return second.next(); });
    bag_.add(std::move(entered));
}

void BagWriter::add_deflated(File file, std::uint64_t packed_size, std::uint32_t crc,
                             const std::function<std::string_view()>& next_piece) {
    zip_.add_deflated(in_zip(file.path), packed_size, file.size, crc, next_piece);
    bag_.add(std::move(file));
}

void BagWriter::finish(const BagInfo& info) {
    Packer packer;
    for (TagFile& file : bag_.tag_files(info))
        zip_.add(in_zip(file.path), packer.pack(std::move(file.bytes)));
    zip_.finish();
}

}  // namespace bag
