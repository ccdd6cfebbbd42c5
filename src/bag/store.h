// The files of a bag that lies somewhere: in a folder, or in a zip. Validation and all who read packages
// see the same thing in both.
//
// Holds: paths are relative to the bag's folder, `/`-separated, sorted by bytes and unique.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bag/capped.h"
#include "bag/proof.h"
#include "bag/zip_read.h"

namespace bag {

struct StoredFile {
    std::string path;
    std::uint64_t size = 0;  ///< in bytes
};

class Store {
  public:
    virtual ~Store() = default;

    /// Sorted by path.
    [[nodiscard]] const std::vector<StoredFile>& files() const { return files_; }
    /// The index of `path` in files(), if it is there.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view path) const;
    /// Is there a folder of that name, even an empty one? `path` without slash at its end.
    [[nodiscard]] bool has_folder(std::string_view path) const;
    /// The name of the bag's folder; inside a zip, not outside.
    [[nodiscard]] const std::string& base() const { return base_; }
    [[nodiscard]] bool zipped() const { return zipped_; }

    /// Hands the bytes of a file to `sink`. False, and a finding, when they are damaged; throws
    /// base::Error when the system cannot read.
    [[nodiscard]] virtual bool read(std::size_t index, const Sink& sink, CappedFindings& findings) const = 0;
    /// The whole of a file of at most `limit` bytes; nothing, and a finding, when it is damaged or larger.
    [[nodiscard]] virtual std::optional<std::string> bytes(std::size_t index, std::uint64_t limit,
                                                           CappedFindings& findings) const;
    /// Are the file's bytes, as they stand deflated in a zip, those that were proven to unpack to a file of
    /// these digests (raw, end to end)? False says nothing. Throws base::Error when the system cannot read.
    [[nodiscard]] virtual bool proven(std::size_t /*index*/, std::string_view /*digests*/,
                                      const Proofs& /*proofs*/, ProofDigest& /*digest*/) const {
        return false;
    }

  protected:
    Store(std::string base, bool zipped) : base_(std::move(base)), zipped_(zipped) {}
    Store(const Store&) = default;

    std::vector<StoredFile> files_;
    std::vector<std::string> folders_;  ///< sorted; only those that hold no file need to be here

  private:
    std::string base_;
    bool zipped_;
};

/// The bag in a folder. What is neither file nor folder (links, devices) is a finding and left out.
/// Throws base::Error when a folder cannot be read.
[[nodiscard]] std::unique_ptr<Store> open_folder(const std::filesystem::path& folder,
                                                 CappedFindings& findings);

/// The bag in a zip, which must hold one folder and nothing beside it. Nothing when the zip is refused.
[[nodiscard]] std::unique_ptr<Store> open_zip(const std::filesystem::path& archive, const ZipRules& rules,
                                              CappedFindings& findings);

}  // namespace bag
