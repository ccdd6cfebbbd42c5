// One package from the spool: the document files in order, then the collected ones, read back and checked,
// then renamed.
//
// Runs in a worker, where processors are idle in several threads. Memory is flat: parcels pass by one at a
// time, the rows of collected files go to files without names. The package's bytes follow from the plan
// alone, and not from its threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/json.h"
#include "cli/spool.h"
#include "package/assemble.h"

namespace cli {

/// A document of a package: its number in the batch, and its parcel.
struct Member {
    std::int64_t number = 0;
    SpoolPlace place;
};

struct PackagePlan {
    std::filesystem::path batch;   ///< the batch's folder, with the spool
    std::filesystem::path target;  ///< OUT.zip
    package::PackageFacts facts;
    bag::Compression compression = bag::Compression::deflate;
    unsigned threads = 1;  ///< at work on it
    std::vector<Member> members;
};

/// What became of it.
struct PackageReport {
    bool good = false;
    std::uint64_t size = 0;          ///< of the zip, in bytes
    std::string sha256;              ///< of the zip
    std::vector<std::int64_t> lost;  ///< documents whose parcels are gone or damaged: do them again
    std::string findings;            ///< JSON, when it did not pass its own check
    std::string failure;             ///< the system's words, when it failed
};

/// Writes the package. Whatever happens, the target is the old file or the whole new one.
[[nodiscard]] PackageReport write_package(const PackagePlan& plan);

[[nodiscard]] base::Json to_json(const std::vector<Member>& members);
[[nodiscard]] std::vector<Member> read_members(const base::Json& json);
[[nodiscard]] base::Json to_json(const PackagePlan& plan);
[[nodiscard]] PackagePlan read_plan(const base::Json& json);
[[nodiscard]] base::Json to_json(const PackageReport& report);
[[nodiscard]] PackageReport read_report(const base::Json& json);

}  // namespace cli
