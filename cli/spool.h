// Finished documents on their way into packages: the packed files of each, end to end in segment files.
//
// A worker writes to segments of its own; the journal says where each document lies and what its checksum
// is. So a kill costs only the documents that were being converted, packages are cut when all documents are
// known, and the shards of a cluster join by being listed together. A segment is removed when all its
// documents stand in packages.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bag/bag_write.h"
#include "cli/catalogue_article.h"

namespace cli {

/// A converted document: its files for the package, packed, and what the collected files and the catalogue
/// say about it. Read back, the packages take files and record, the catalogue takes the articles.
struct Parcel {
    std::vector<bag::Sealed> files;
    std::string record;
    std::vector<CatalogueArticle> articles;
};

/// What a package takes of a parcel. The views are into the reader's room, and last till it reads again.
struct PackageParcel {
    struct PackedFile {
        bag::File file;
        bag::PackedView packed;
        std::string_view proof;  ///< bag/proof.h; empty: none
    };
    std::vector<PackedFile> files;
    std::string_view record;
};

/// Where a parcel lies.
struct SpoolPlace {
    std::string segment;  ///< file name, below the batch's folder
    std::uint64_t offset = 0;
    std::uint64_t size = 0;  ///< in bytes
    std::uint32_t crc = 0;   ///< CRC-32 of the parcel's head, which holds those of all the rest
};

/// Appends parcels; one object a worker.
class SpoolWriter {
  public:
    /// Segments are `folder`/`prefix`-1.parcels, …; `folder` is below `batch`.
    SpoolWriter(std::filesystem::path batch, std::string prefix);
    SpoolWriter(const SpoolWriter&) = delete;
    SpoolWriter& operator=(const SpoolWriter&) = delete;
    ~SpoolWriter();

    /// Throws base::Error (disk full): the segment is then given up and the next parcel starts a new one.
    [[nodiscard]] SpoolPlace add(const Parcel& parcel);
    /// What was added is on the disk.
    void sync();

  private:
    void open_next();
    void close();

    std::filesystem::path batch_;
    std::string prefix_, segment_;
    int handle_ = -1;
    std::uint32_t next_ = 1;
    std::uint64_t size_ = 0;
    std::string room_;  ///< the last parcel: one is much like another
};

/// Reads parcels back; keeps the last segment open.
class SpoolReader {
  public:
    explicit SpoolReader(std::filesystem::path batch) : batch_(std::move(batch)) {}
    SpoolReader(const SpoolReader&) = delete;
    SpoolReader& operator=(const SpoolReader&) = delete;
    ~SpoolReader();

    /// Both throw base::Error when the segment is gone or the bytes are not those that were written.
    [[nodiscard]] PackageParcel read_for_package(const SpoolPlace& place);
    [[nodiscard]] std::vector<CatalogueArticle> read_articles(const SpoolPlace& place);

  private:
    void open(const std::string& segment);
    [[nodiscard]] std::string_view bytes_at(std::uint64_t offset, std::size_t size);

    std::filesystem::path batch_;
    std::string segment_;
    int handle_ = -1;
    std::unique_ptr<char[]> room_;
    std::size_t room_size_ = 0;
};

/// A segment is closed when it has this size: small enough that packages free disk space as they are
/// written, large enough that a batch has few.
inline constexpr std::uint64_t segment_size = std::uint64_t{64} << 20;

}  // namespace cli
