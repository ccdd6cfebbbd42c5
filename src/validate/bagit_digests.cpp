#include "validate/bagit_digests.h"

#include <algorithm>
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

void check_range(const bag::Store& store, const Listing& listing, std::size_t begin, std::size_t end,
                 bag::CappedFindings& findings) {
    Digesters digesters;
    for (std::size_t i = begin; i < end; ++i) {
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
bool holds_in_parts(const bag::Store& store, const Listing& listing, const Parts& parts) {
    const std::vector<std::size_t> bound = bounds(store.files(), parts.parts);
    std::vector<char> clean(parts.parts, 0);
    parts.run(parts.parts, [&](unsigned part) {
        base::Findings found;
        {
            bag::CappedFindings capped(found, store.base());
            check_range(store, listing, bound[part], bound[part + 1], capped);
        }
        clean[part] = found.all().empty() ? 1 : 0;
    });
    return std::ranges::count(clean, 0) == 0;
}

}  // namespace

void check_digests(const bag::Store& store, const Listing& listing, const Parts& parts,
                   bag::CappedFindings& findings) {
    if (parts.parts > 1 && parts.run && holds_in_parts(store, listing, parts)) return;
    check_range(store, listing, 0, store.files().size(), findings);
}

}  // namespace validate
