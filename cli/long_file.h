// A collected file that is too long for memory: digested, summed and deflated in parts, several at a time, on
// its way through a file without a name.
//
// Memory: one part of bag::part_size a thread, and what it deflates to. The bytes do not depend on the
// threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bag/bag_write.h"
#include "bag/packed_parts.h"
#include "cli/row_file.h"

namespace cli {

class LongFile {
  public:
    /// Throws base::Error; so does every member.
    LongFile(std::filesystem::path folder, unsigned threads)
        : folder_(std::move(folder)), threads_(threads) {}

    /// The next bytes of the file.
    void append(std::string_view bytes);
    /// All of the file when it did not get long: no more than one part.
    [[nodiscard]] std::optional<std::string> take_short();
    /// Ends the file and enters it into the package as `path`.
    void finish(std::string path, bag::BagWriter& writer);

  private:
    void pack(bool last);

    std::filesystem::path folder_;
    unsigned threads_;
    std::optional<RowFiles> packed_;        ///< none before the first part is packed; so are the packers
    std::vector<bag::PartPacker> packers_;  ///< one a thread
    std::string waiting_;                   ///< the parts to be packed next
    base::Digest digest_{"sha512"};
    std::uint64_t size_ = 0;
    std::uint32_t crc_ = 0;
};

}  // namespace cli
