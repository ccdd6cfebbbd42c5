// Is this a valid bag? For bags in folders and in zips, versions 0.93 to 1.0 (RFC 8493), with or without a
// profile.
//
// Valid is complete (all that is listed is there, all that is there is listed) and unchanged (every digest
// of every manifest agrees). Each file is read once, whatever the number of algorithms, and never as a
// whole. What the older versions allowed is allowed to bags of those versions, with a warning where 1.0
// says no. Nothing is fetched.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bag/store.h"
#include "base/finding.h"
#include "validate/bagit_profile.h"

namespace validate {

/// Runs work(0) … work(parts - 1) and returns when all are done: the caller's threads, if any. What one of
/// them throws it throws.
struct Parts {
    unsigned parts = 1;
    std::function<void(unsigned parts, const std::function<void(unsigned)>& work)> run{};
};

struct BagOptions {
    /// The bag as the person named it, for findings; the path when empty.
    std::string name{};
    /// What a zip may look like; `exact` tiling for packages that pressmark wrote.
    bag::ZipRules zip{};
    /// Checked besides, when given; outlives the call.
    const Profile* profile = nullptr;
    /// Of the entries of a zip that was just packed, when given; outlives the call. A file that is as it was
    /// proven is not unpacked: its deflated bytes are read and digested.
    const bag::Proofs* proofs = nullptr;
    /// In how many parts the files are read; findings and verdict do not depend on it.
    Parts parts{};
};

struct BagReport {
    base::Verdict verdict = base::Verdict::not_checked;
    std::string version;                  ///< "1.0"; as bagit.txt says it, empty without one
    std::string encoding;                 ///< of the tag files
    std::vector<std::string> algorithms;  ///< that checked the payload: "sha512", …; sorted
    std::uint64_t payload_files = 0, payload_bytes = 0, tag_files = 0;
    std::uint64_t unfetched_files = 0;  ///< named in fetch.txt, not in the bag
    /// Payload files that end in .xml, as indices of store->files().
    std::vector<std::size_t> xml_files;
    /// For reading on; none when a zip was refused as a whole.
    std::unique_ptr<bag::Store> store;
};

/// Checks the bag at `place`, a folder or a zip. Throws base::Error when the system cannot read it.
[[nodiscard]] BagReport bagit(const std::filesystem::path& place, const BagOptions& options,
                              base::Findings& findings);

/// Is there something of a bag in the folder: bagit.txt, data/ or a manifest? Reads names only.
[[nodiscard]] bool looks_like_bag(const std::filesystem::path& folder);
[[nodiscard]] bool looks_like_bag(const bag::Store& store);

}  // namespace validate
