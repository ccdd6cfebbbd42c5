// What the manifests and fetch.txt of a bag say about its files, found again among the files themselves.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bag/store.h"
#include "validate/bagit_declaration.h"
#include "validate/bagit_expectations.h"

namespace validate {

/// One manifest of the bag, payload or tag.
struct ManifestFile {
    std::string name;       ///< "manifest-sha512.txt"
    std::string algorithm;  ///< "sha512"
    bool payload = true;
    bool usable = false;  ///< the algorithm is known and the file could be read
};

struct Listing {
    std::vector<ManifestFile> manifests;
    Expectations expected;  ///< of each file of the store
    /// Paths under data/ that a payload manifest lists and the bag lacks, with that manifest.
    std::unordered_map<std::string, std::size_t> absent;
    std::uint64_t fetch_lines = 0;  ///< in fetch.txt
    std::uint64_t unfetched = 0;    ///< of them, not in the bag
    bool has_fetch = false;
};

/// Reads all manifests and fetch.txt; reports faulty lines, paths and repetitions, what is listed and
/// absent, and what is there and unlisted.
[[nodiscard]] Listing read_listing(const bag::Store& store, const Declaration& declaration,
                                   bag::CappedFindings& findings);

}  // namespace validate
