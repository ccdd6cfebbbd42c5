// Which documents go into which package.
//
// Documents are taken in the order of their numbers. Without a wish a new package starts before the one at
// hand would pass 65,534 entries; `count:N` and `size:2G` start one earlier; `key:year-month` and `folder`
// give each key packages of its own, in the order of the keys. The cut follows from the documents alone:
// not from the number of workers, the route or the machine.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/journal.h"

namespace cli {

/// Entries of documents in one package. A zip without zip64 records holds 65,535, of which exactly that many
/// is ambiguous; the rest is for the collected files and the tag files.
inline constexpr std::uint64_t most_entries = 65'534 - 64;

struct PackageBy {
    enum class What { entries, count, size, year_month, folder } what = What::entries;
    std::uint64_t limit = 0;  ///< count: documents; size: bytes of the zip
};

/// "count:500", "size:2G" (K, M, G, T of 1000), "key:year-month", "folder"; empty: by entries. Throws
/// base::UsageError.
[[nodiscard]] PackageBy read_package_by(const std::string& word);

/// A package that is to be.
struct Planned {
    std::int64_t group = 0;  ///< in the journal's table of members
    std::string key;         ///< "2024-03", a folder, or empty
    std::uint64_t documents = 0;
    std::string members;  ///< digest of what it is made of
};

struct Cut {
    std::vector<Planned> packages;  ///< in order
    /// Of the spool, with the groups that have documents in them.
    std::map<std::string, std::set<std::int64_t>, std::less<>> segments;
};

/// Cuts all converted documents and writes the table of members into the journal.
[[nodiscard]] Cut cut_packages(Journal& journal, const PackageBy& by);

/// The documents of a group, in order.
void each_member(Journal& journal, std::int64_t group, const std::function<void(Stored&)>& take);

}  // namespace cli
