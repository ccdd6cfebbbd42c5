// Filling the catalogue, as tasks for a worker: one chunk of documents after the other. Their articles come
// from the spool, or from a package that stands already.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/json.h"
#include "cli/packaging.h"

namespace cli {

struct CatalogueChunk {
    std::filesystem::path catalogue, batch;
    std::int64_t number = 1;    ///< of the chunk
    std::string package;        ///< file name of the package
    std::filesystem::path zip;  ///< read articles from it; empty: from the spool
    std::vector<Member> members;
    std::vector<std::string> paths;  ///< of the members' sources, in the batch
    bool last = false;               ///< ends the catalogue
};

/// Adds the chunk unless it is there already. Gives the documents whose parcels are gone or damaged; the
/// chunk is not added then. Throws base::Error.
[[nodiscard]] std::vector<std::int64_t> add_chunk(const CatalogueChunk& chunk);

[[nodiscard]] base::Json to_json(const CatalogueChunk& chunk);
[[nodiscard]] CatalogueChunk read_chunk(const base::Json& json);

}  // namespace cli
