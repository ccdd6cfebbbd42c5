// Reading a zip: checked as a whole when it is opened, and entry by entry when it is read.
//
// Holds: only an archive in which our own pass (central_directory.h) found no error is opened; each entry
// that read() calls good unpacked to exactly the bytes that the directory announces, CRC and all. Memory
// is bounded: entries up to 16 MiB are unpacked by libdeflate in one go, larger ones stream by the
// mebibyte. A const reader serves many threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "bag/central_directory.h"

namespace bag {

/// Takes the bytes of a file piece by piece; a view lasts for the call.
using Sink = std::function<void(std::string_view)>;

class ZipReader {
  public:
    /// Nothing when the archive is refused: `findings` says why. Throws base::Error when the bytes cannot
    /// be read.
    [[nodiscard]] static std::optional<ZipReader> open(RandomAccess archive, const ZipRules& rules,
                                                       CappedFindings& findings);
    ZipReader(ZipReader&&) noexcept;
    ZipReader& operator=(ZipReader&&) = delete;
    ~ZipReader();

    /// In the order of the directory; folders among them.
    [[nodiscard]] const ZipEntries& entries() const;

    /// Hands the unpacked bytes of entry `index` to `sink`. False, and a finding, when they are not those
    /// that the directory announces; what came before that has gone to the sink.
    [[nodiscard]] bool read(std::size_t index, const Sink& sink, CappedFindings& findings) const;

    /// Hands the bytes of entry `index` to `sink` as they stand in the archive, fewer where that ends.
    void read_packed(std::size_t index, const Sink& sink) const;

    /// The whole of an entry of at most `limit` bytes; nothing, and a finding, when it is damaged or
    /// larger.
    [[nodiscard]] std::optional<std::string> bytes(std::size_t index, std::uint64_t limit,
                                                   CappedFindings& findings) const;

  private:
    struct State;
    explicit ZipReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace bag
