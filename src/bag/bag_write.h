// Writes a bag into a zip as its files come: bagit.txt, the payload in the order given, then what is known
// only at the end (bag-info.txt, manifests). Memory is flat but for the books (Bag).
//
// The costly part, seal(), is a pure function for the caller's threads. The writer itself is fed from one
// thread. After finish() the package stands synced under NAME.part: read it back, then commit() or
// discard().
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bag/bag.h"
#include "bag/packed.h"
#include "bag/zip_write.h"
#include "base/digest.h"

namespace bag {

/// A payload file with all that a package needs of it.
struct Sealed {
    File file;
    Packed packed;
    std::string proof{};  ///< that the one unpacks to the other (proof.h); empty: not proven
};

/// Sums of the same bytes: the digest of a bag's only algorithm, raw, and the CRC-32.
struct Sums {
    std::string digest;
    std::uint32_t crc = 0;
};

/// Digests and packs payload files. One object a thread.
class Sealer {
  public:
    Sealer(const std::vector<std::string>& algorithms, Compression compression);
    [[nodiscard]] Sealed seal(std::string path, std::string bytes);
    /// The same for bytes that the caller keeps.
    [[nodiscard]] Sealed seal_kept(std::string path, std::string_view bytes);
    /// The same where the sums are known already. That they are those of `bytes` is held against the CRC-32,
    /// which packing takes again: others are a Bug.
    [[nodiscard]] Sealed seal_known(std::string path, std::string_view bytes, Sums sums);

  private:
    [[nodiscard]] File digest(std::string path, std::string_view bytes);

    std::vector<base::Digest> digests_;
    Packer packer_;
};

class BagWriter {
  public:
    /// Creates NAME.part beside `target` and writes bagit.txt. Throws base::Error; so does every member
    /// that writes.
    BagWriter(const std::filesystem::path& target, std::string base,
              std::vector<std::string> algorithms = {"sha512"}, Names names = Names::ascii);

    /// The next payload file.
    void add(const Sealed& sealed) { add(sealed.file, sealed.packed); }
    void add(File file, const PackedView& packed);
    /// The next payload file, too large for memory: read twice (sums, then bytes) and stored. `path` is
    /// that in the bag. Throws base::Error when it changes in between.
    void add_large(std::string path, const std::filesystem::path& source);

    /// The next payload file, too large for memory and deflated already: `packed_size` bytes, handed out
    /// piece by piece (an empty piece ends them); `crc` is of the file itself.
    void add_deflated(File file, std::uint64_t packed_size, std::uint32_t crc,
                      const std::function<std::string_view()>& next_piece);

    /// What was entered so far: for Payload-Oxum and the like.
    [[nodiscard]] const Bag& bag() const { return bag_; }
    /// Files in the zip so far, and bytes; for cutting packages.
    [[nodiscard]] std::uint64_t entries() const { return zip_.entries(); }
    [[nodiscard]] std::uint64_t size() const { return zip_.size(); }

    /// Writes bag-info.txt and the manifests, and syncs. `info` is written as it is.
    void finish(const BagInfo& info);
    [[nodiscard]] const std::filesystem::path& part_path() const { return zip_.part_path(); }
    /// SHA-256 of the zip, hexadecimal; after finish().
    [[nodiscard]] const std::string& sha256() const { return zip_.sha256(); }
    /// Frees what only writing needed; after finish().
    void release_books() { bag_.release_books(); }
    void commit() { zip_.commit(); }
    void discard() noexcept { zip_.discard(); }

  private:
    [[nodiscard]] std::string in_zip(std::string_view path) const;

    Bag bag_;
    ZipWriter zip_;
};

}  // namespace bag
