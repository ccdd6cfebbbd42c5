// The files of a package (package.md): those of one document, and those collected over all documents.
//
//   worker threads     make_files(converted)           -> files and a record, a pure function
//   one thread         Collector::add(record)          in the order of the documents; rows go to the caller
//                      Collector::finish(facts)        -> the collected files, piece by piece
//                      bag_info(facts, bag)            -> bag-info.txt
//
// Memory: a Collector keeps counts only. Equal documents in equal order give equal bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bag/bag.h"
#include "bag/bag_write.h"
#include "package/access.h"
#include "package/converted.h"
#include "package/record.h"

namespace package {

/// A file of the payload. `path` begins with "data/".
struct Entry {
    std::string path, bytes;
};

/// A file of one document. The bytes are those of what it was converted to, or of the access copies: they
/// last as long as both.
struct DocumentFile {
    std::string path;
    std::string_view bytes;
    std::optional<bag::Sums> sums{};  ///< SHA-512 and CRC-32, where they are known already
};

struct DocumentFiles {
    DocumentFiles() = default;
    DocumentFiles(DocumentFiles&&) = default;  // not copied: the views would stay behind
    DocumentFiles& operator=(DocumentFiles&&) = default;

    std::vector<DocumentFile>
        entries;  ///< in package.md's order: source, decoded source, TEI, ledger, access copies, pictures
    std::vector<AccessCopy> copies;
    std::string record;                  ///< for the Collector
    std::vector<ArticleFacts> articles;  ///< for a catalogue
};

[[nodiscard]] DocumentFiles make_files(const Converted& converted);

/// What is known about a package besides its documents. Empty strings are left out.
struct PackageFacts {
    std::string id;  ///< the name of its folder
    std::string organization{}, contact{}, description{}, rights{}, profile{};
    std::string date{};            ///< of packing: ISO date or time
    std::string group{};           ///< Bag-Group-Identifier
    std::uint64_t bag = 0;         ///< from 1; 0: not part of a group
    std::uint64_t bags = 0;        ///< how many there are; 0: not known yet
    std::string sender_id{};       ///< Internal-Sender-Identifier
    std::string compressor{};      ///< bag::compressor(), or "stored"
    std::vector<Entry> schemas{};  ///< "data/schema/pressmark.rng", …
    std::string job{};             ///< the job file as it stands
};

/// A piece of a collected file: rows that went to the caller, or words.
struct Piece {
    std::optional<Stream> rows{};
    std::string words{};
};
struct CollectedFile {
    std::string path;
    std::vector<Piece> pieces;  ///< end to end they are the file
};

/// The sections of the review page end with this many documents or bytes, whatever comes first.
inline constexpr std::uint64_t most_reviewed = 200;
inline constexpr std::uint64_t most_review_bytes = std::uint64_t{8} << 20;

class Collector {
  public:
    /// Takes rows of a stream, in their order: the caller keeps them, on the disk where there are many.
    using Append = std::function<void(Stream, std::string_view)>;
    explicit Collector(Append append);

    /// The next document. The first `most_reviewed` must be reviewed.
    void add(const RecordView& record);
    /// The collected files, in the order of their entries. The crate lists them too, so that this is asked
    /// once, after the last document.
    [[nodiscard]] std::vector<CollectedFile> finish(const PackageFacts& facts);

    [[nodiscard]] std::uint64_t documents() const { return documents_; }
    [[nodiscard]] std::uint64_t articles() const { return total_.articles; }

  private:
    void put(Stream stream, std::string_view rows);

    Append append_;
    std::uint64_t documents_ = 0, reviewed_ = 0;
    Record total_;                                     ///< counts only
    std::array<std::uint64_t, stream_count> sizes_{};  ///< bytes of the rows so far
};

/// bag-info.txt, with Payload-Oxum, Bag-Size and the identifier that follow from the payload.
[[nodiscard]] bag::BagInfo bag_info(const PackageFacts& facts, const bag::Bag& bag);

/// "urn:uuid:…", name-based (RFC 4122, version 5), of a payload's digest.
[[nodiscard]] std::string payload_uuid(std::string_view digest);

}  // namespace package
