// A zip of sources: its files are inputs like those of a folder, read one by one when their turn comes.
//
// Nothing is unpacked to the disk. Names: marked as UTF-8, or valid UTF-8; else GBK, as Chinese Windows
// writes them, when that gives Chinese; else CP437, as the format says. The raw name is kept. An archive
// that is hostile or damaged (bag/central_directory.h) is refused whole, before anything is read.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "bag/zip_read.h"
#include "cli/inputs.h"

namespace cli {

/// Lists the files of `archive`, with the rules for names of inputs.h. `changed`: of the archive.
void list_zip(const std::string& archive, std::int64_t changed, Listing& listing,
              const std::function<void(Input)>& take);

/// Reads members of zips; the last one stays open.
class ZipMembers {
  public:
    /// The bytes of a member, checked against its CRC. Throws base::Error when it is damaged or larger than
    /// `limit` bytes.
    [[nodiscard]] std::string read(const std::string& archive, std::int64_t member, std::uint64_t limit);

  private:
    std::string name_;
    std::optional<bag::ZipReader> archive_;
};

/// A name in a zip as UTF-8, and what it was read as: "UTF-8", "GB18030", "IBM437".
struct ZipName {
    std::string text;
    std::string_view encoding;
};
[[nodiscard]] ZipName read_zip_name(const std::string& raw, bool marked_utf8);

}  // namespace cli
