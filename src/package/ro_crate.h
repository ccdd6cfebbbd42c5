// ro-crate-metadata.json, RO-Crate 1.1: the package as a data set, and every file in it.
#pragma once

#include <string>
#include <string_view>

#include "package/record.h"

namespace package {

/// Adds a file of the payload; `path` begins with "data/". Entries end with a comma: more always follows.
void add_to_crate(std::string_view path, std::uint64_t size, std::string_view name, Record& record);

/// What the crate says of the package.
struct CrateFacts {
    std::string id, name, description, date, license, organization;
};

/// The file in four pieces: begin, then the rows of Stream::crate_files, middle, then those of
/// Stream::crate_parts, end.
struct CrateFrame {
    std::string begin, middle, end;
};
[[nodiscard]] CrateFrame crate_frame(const CrateFacts& facts);

/// The media type of a file by its name: "application/tei+xml", "text/csv", …
[[nodiscard]] std::string_view media_type(std::string_view path);

}  // namespace package
