// The books of a bag that is being made: which files it holds, how long they are and what their digests
// say. The bytes themselves pass by (bag_write.h); no bag is ever in memory.
//
// Always holds: paths are relative, `/`-separated, unique, ASCII (or, where asked for, UTF-8), without `..`,
// and lie under data/;
// manifests are sorted by path; the tag files say what was entered and nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bag/bag_info.h"

namespace bag {

/// A file of the payload. `digests` are raw, in the order of the bag's algorithms.
struct File {
    std::string path;  ///< from the bag's folder: "data/tei/0001.xml"
    std::uint64_t size = 0;
    std::vector<std::string> digests{};
};

/// A file beside the payload, whole: bag-info.txt, a manifest.
struct TagFile {
    std::string path, bytes;
};

/// Which names a bag may have. Ingest systems rewrite what is not ASCII, so our own packages are ascii; a
/// folder of someone else's keeps the names that it has.
enum class Names { ascii, utf8 };

class Bag {
  public:
    /// `base`: the name of the bag's folder, one path segment. `algorithms`: as base::Digest names them, in
    /// the order in which the manifests are written.
    explicit Bag(std::string base, std::vector<std::string> algorithms = {"sha512"},
                 Names names = Names::ascii);

    /// Enters a payload file. Its path and digests are ours: a fault is a Bug.
    void add(File file);

    [[nodiscard]] const std::string& base() const { return base_; }
    [[nodiscard]] const std::vector<std::string>& algorithms() const { return algorithms_; }
    [[nodiscard]] std::uint64_t payload_files() const { return payload_.size(); }
    [[nodiscard]] std::uint64_t payload_bytes() const { return payload_bytes_; }
    /// "bytes.files", the value of Payload-Oxum (RFC 8493 §2.2.2).
    [[nodiscard]] std::string oxum() const;
    /// "7.3 MB", the value of Bag-Size.
    [[nodiscard]] std::string readable_size() const;
    /// Digest (of the bag's first algorithm, hexadecimal) of the first payload manifest: equal for equal
    /// payloads, whatever the order of entering. Names are made from it.
    [[nodiscard]] std::string payload_digest() const;
    /// "urn:uuid:…", the value of External-Identifier: name-based (RFC 9562 §5.5) on payload_digest(), so
    /// that equal payloads have equal names.
    [[nodiscard]] std::string identifier() const;

    /// The payload manifest of one algorithm, sorted by path.
    [[nodiscard]] std::string manifest(std::size_t algorithm) const;
    /// The tag files that follow the payload, in the order of package.md's entries: bag-info.txt, payload
    /// manifests, tag manifests. bagit_txt() comes before the payload.
    [[nodiscard]] std::vector<TagFile> tag_files(const BagInfo& info) const;

    /// Frees the memory of the books when the tag files are written: nothing is asked of the bag afterwards.
    void release_books();

  private:
    /// A file in the books: its path stands at `place`, its raw digests behind that, each behind a byte that
    /// tells its length. A package has 65,000 files: each takes the length of these, and 32 bytes.
    struct Entered {
        std::uint64_t place;
        std::uint32_t path_size;
    };

    [[nodiscard]] bool may_hold(std::string_view path) const;
    [[nodiscard]] std::string_view path_of(const Entered& file) const;
    [[nodiscard]] std::string_view digest_of(const Entered& file, std::size_t algorithm) const;
    /// False when a path of that hash was entered before.
    [[nodiscard]] bool enter_hash(std::uint64_t hash);

    std::string base_;
    std::vector<std::string> algorithms_;
    Names names_;
    std::vector<Entered> payload_;     ///< in the order of entering
    std::string books_;                ///< paths and digests
    std::vector<std::uint64_t> seen_;  ///< hashes of paths, by open addressing; 0 is free
    std::uint64_t payload_bytes_ = 0;
};

/// bagit.txt of version 1.0 (RFC 8493 §2.1.1).
[[nodiscard]] TagFile bagit_txt();

/// "123 B", "4.5 KB", "1.2 GB": decimal units, one digit after the point.
[[nodiscard]] std::string readable_bytes(std::uint64_t bytes);

}  // namespace bag
