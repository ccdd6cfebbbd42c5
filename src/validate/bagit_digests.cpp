#include "validate/bagit_digests.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "bag/paths.h"
#include "bag/rules.h"
#include "base/digest.h"

namespace validate {
namespace {

namespace rules = bag::rules;

/// The digesters of all algorithms in use, made once.
class Digesters {
  public:
    explicit Digesters(const Listing& listing) {
        for (const ManifestFile& manifest : listing.manifests) {
            const auto same = [&](const One& one) { return one.algorithm == manifest.algorithm; };
            const auto known = std::ranges::find_if(all_, same);
            of_manifest_.push_back(static_cast<std::size_t>(known - all_.begin()));
            if (known == all_.end()) all_.push_back({manifest.algorithm, {}, {}, false});
        }
    }

    /// The next file starts, and no digest is wanted yet.
    void start() {
        for (One& one : all_) one.wanted = false;
    }
    /// Several manifests may share a digest.
    void want(std::size_t manifest) {
        One& one = all_[of_manifest_[manifest]];
        one.wanted = true;
        if (!one.digest) one.digest.emplace(one.algorithm);
    }
    void update(std::string_view piece) {
        for (One& one : all_) {
            if (one.wanted) one.digest->update(piece);
        }
    }
    void finish() {
        for (One& one : all_) {
            if (one.wanted) one.raw = one.digest->raw();
        }
    }
    [[nodiscard]] const std::string& raw(std::size_t manifest) const {
        return all_[of_manifest_[manifest]].raw;
    }

  private:
    struct One {
        std::string algorithm;
        std::optional<base::Digest> digest;  ///< made when it is first wanted: not all are known to OpenSSL
        std::string raw;
        bool wanted;
    };
    std::vector<One> all_;
    std::vector<std::size_t> of_manifest_;
};

void compare(const Listing& listing, const std::string& path, const Expectation& expected,
             const std::string& digest, bag::CappedFindings& findings) {
    const ManifestFile& manifest = listing.manifests[expected.manifest];
    const bool same = digest == expected.digest;
    if (expected.other_name.empty()) {
        if (!same) {
            findings.add_at(
                rules::digest_differs, path,
                {manifest.algorithm, base::to_hex(digest), manifest.name, base::to_hex(expected.digest)});
        }
    } else if (same) {
        findings.add_at(rules::twin_found, manifest.name,
                        {bag::printable(expected.other_name), bag::printable(path), manifest.name},
                        expected.line);
    } else {
        // The twin is another file: the one that is listed is not here.
        findings.add_at(rules::payload_missing, expected.other_name,
                        {bag::printable(expected.other_name), manifest.name});
    }
}

/// Holds files against what was proven of them while they were packed.
class ProofCheck {
  public:
    ProofCheck(const bag::Store& store, const Listing& listing, const bag::Proofs& proofs)
        : store_(store), listing_(listing), proofs_(proofs) {}

    /// Is the file proven to have the digest that its only manifest says?
    [[nodiscard]] bool holds(std::size_t file) {
        std::string_view digest;
        std::size_t count = 0;
        listing_.expected.each(file, [&](const Expectation& one) {
            digest = one.digest;
            count += one.other_name.empty() ? 1 : 2;  // the name of a twin proves nothing
        });
        return count == 1 && store_.proven(file, digest, proofs_, digest_);
    }

  private:
    const bag::Store& store_;
    const Listing& listing_;
    const bag::Proofs& proofs_;
    bag::ProofDigest digest_;
};

void check_range(const bag::Store& store, const Listing& listing, const bag::Proofs* proofs,
                 std::size_t begin, std::size_t end, bag::CappedFindings& findings) {
    std::optional<ProofCheck> proof_check;
    if (proofs != nullptr) proof_check.emplace(store, listing, *proofs);
    Digesters digesters(listing);
    const bag::Sink digest_piece = [&](std::string_view piece) { digesters.update(piece); };
    for (std::size_t i = begin; i < end; ++i) {
        if (!listing.expected.any(i) && !store.zipped()) continue;
        if (proof_check && proof_check->holds(i)) continue;
        digesters.start();
        listing.expected.each(i, [&](const Expectation& one) { digesters.want(one.manifest); });
        const bool read = store.read(i, digest_piece, findings);
        digesters.finish();
        if (!read) continue;  // reported by the store; a digest of half a file says nothing
        listing.expected.each(i, [&](const Expectation& one) {
            compare(listing, store.files()[i].path, one, digesters.raw(one.manifest), findings);
        });
    }
}

/// Bounds of parts with about as many bytes each.
std::vector<std::size_t> bounds(const std::vector<bag::StoredFile>& files, unsigned parts) {
    // A file costs something however small it is.
    constexpr std::uint64_t each = 4096;
    std::uint64_t all = 0;
    for (const bag::StoredFile& file : files) all += file.size + each;
    std::vector<std::size_t> out{0};
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < files.size() && out.size() < parts; ++i) {
        if (seen >= all / parts * out.size()) out.push_back(i);
        seen += files[i].size + each;
    }
    out.resize(parts, files.size());
    out.push_back(files.size());
    return out;
}

/// Is all well? Reads all parts, and keeps nothing of what is found in them.
bool holds_in_parts(const bag::Store& store, const Listing& listing, const BagOptions& options) {
    const Parts& parts = options.parts;
    const std::vector<std::size_t> bound = bounds(store.files(), parts.parts);
    std::vector<char> clean(parts.parts, 0);
    parts.run(parts.parts, [&](unsigned part) {
        base::Findings found;
        {
            bag::CappedFindings capped(found, store.base());
            check_range(store, listing, options.proofs, bound[part], bound[part + 1], capped);
        }
        clean[part] = found.all().empty() ? 1 : 0;
    });
    return std::ranges::count(clean, 0) == 0;
}

}  // namespace

void check_digests(const bag::Store& store, const Listing& listing, const BagOptions& options,
                   bag::CappedFindings& findings) {
    if (options.parts.parts > 1 && options.parts.run && holds_in_parts(store, listing, options)) return;
    check_range(store, listing, options.proofs, 0, store.files().size(), findings);
}

}  // namespace validate
