#include "validate/bagit_digests.h"

#include <map>
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
    /// Those that one file needs; several manifests may share one.
    void choose(const Listing& listing, const std::vector<Expectation>& expected) {
        chosen_.clear();
        for (const Expectation& one : expected) {
            const std::string& algorithm = listing.manifests[one.manifest].algorithm;
            const auto place = all_.try_emplace(algorithm, algorithm).first;
            chosen_.emplace(algorithm, &place->second);
        }
    }
    void update(std::string_view piece) {
        for (const auto& [algorithm, digest] : chosen_) digest->update(piece);
    }
    /// Hexadecimal digests by algorithm; readies the digesters for the next file.
    std::map<std::string_view, std::string> take() {
        std::map<std::string_view, std::string> digests;
        for (const auto& [algorithm, digest] : chosen_) digests.emplace(algorithm, digest->hex());
        return digests;
    }

  private:
    std::map<std::string, base::Digest> all_;
    std::map<std::string_view, base::Digest*> chosen_;
};

void compare(const Listing& listing, const std::string& path, const Expectation& expected,
             const std::string& digest, bag::CappedFindings& findings) {
    const ManifestFile& manifest = listing.manifests[expected.manifest];
    const bool same = digest == expected.digest;
    if (expected.other_name.empty()) {
        if (!same) {
            findings.add_at(rules::digest_differs, path,
                            {manifest.algorithm, digest, manifest.name, expected.digest});
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

}  // namespace

void check_digests(const bag::Store& store, const Listing& listing, bag::CappedFindings& findings) {
    Digesters digesters;
    for (std::size_t i = 0; i < store.files().size(); ++i) {
        const std::vector<Expectation>& expected = listing.expected[i];
        if (expected.empty() && !store.zipped()) continue;
        digesters.choose(listing, expected);
        const bool read = store.read(
            i, [&](std::string_view piece) { digesters.update(piece); }, findings);
        const auto digests = digesters.take();
        if (!read) continue;  // reported by the store; a digest of half a file says nothing
        for (const Expectation& one : expected) {
            const std::string& digest = digests.at(listing.manifests[one.manifest].algorithm);
            compare(listing, store.files()[i].path, one, digest, findings);
        }
    }
}

}  // namespace validate
