#include "validate/bagit_listing.h"

#include <algorithm>
#include <optional>

#include "bag/manifest.h"
#include "bag/paths.h"
#include "bag/rules.h"
#include "base/digest.h"
#include "validate/bagit_fetch.h"
#include "validate/bagit_paths.h"

namespace validate {
namespace {

namespace rules = bag::rules;

constexpr std::string_view payload_prefix = "manifest-", tag_prefix = "tagmanifest-";

bool in_payload(std::string_view path) {
    return path.starts_with("data/");
}
bool at_top(std::string_view path) {
    return path.find('/') == std::string_view::npos;
}

std::vector<ManifestFile> find_manifests(const bag::Store& store) {
    std::vector<ManifestFile> found;
    for (const bag::StoredFile& file : store.files()) {
        if (!at_top(file.path)) continue;
        for (const bool payload : {true, false}) {
            std::string algorithm = bag::algorithm_of(file.path, payload ? payload_prefix : tag_prefix);
            if (!algorithm.empty()) found.push_back({file.path, std::move(algorithm), payload});
        }
    }
    return found;
}

/// Enters the lines of one manifest into a listing.
class Entering {
  public:
    Entering(Finder& finder, const Declaration& declaration, Listing& listing, std::uint32_t manifest,
             bag::CappedFindings& findings)
        : finder_(finder),
          declaration_(declaration),
          listing_(listing),
          manifest_(manifest),
          file_(listing.manifests[manifest]),
          digits_(base::digest(file_.algorithm, {}).size()),
          findings_(findings) {}

    void enter(const bag::ManifestLine& line) {
        if (line.starred) report(rules::starred_path, line, {shown(line)});
        if (line.dotted) report(rules::dotted_path, line, {shown(line)});
        const Found found = finder_.find(line.path, declaration_.strict());
        if (found.stray_percent) report(rules::stray_percent, line, {shown(line)});
        if (found.fault && found.fatal) {
            report(rules::bad_path, line, {shown(line), std::string(found.words)});
        } else if (in_payload(found.path) != file_.payload ||
                   (!file_.payload && at_top(found.path) &&
                    !bag::algorithm_of(found.path, tag_prefix).empty())) {
            report(rules::wrong_manifest, line, {shown(line), file_.name});
        } else if (line.digest.size() != digits_) {
            report(rules::digest_malformed, line, {line.digest, file_.algorithm, std::to_string(digits_)});
        } else if (found.index) {
            enter_present(line, *found.index, found.twin ? std::string_view(found.path) : std::string_view());
        } else {
            enter_absent(line, found.path);
        }
    }

  private:
    void enter_present(const bag::ManifestLine& line, std::size_t index, std::string_view other_name) {
        const std::string digest = base::from_hex(line.digest);
        // Two lines of a path are kept, to say what differs, and not a million: each is compared with those
        // before it.
        constexpr int most_kept = 2;
        int kept = 0;
        bool same = false;
        const bool enough = listing_.expected.any_of(index, [&](const Expectation& before) {
            if (before.manifest != manifest_ || before.other_name != other_name) return false;
            same = before.digest == digest;
            return ++kept == most_kept || same;
        });
        if (kept > 0) report_repeated(line, same);
        if (enough) return;
        listing_.expected.add(index, {manifest_, line.number, digest, other_name});
    }

    void enter_absent(const bag::ManifestLine& line, const std::string& path) {
        const auto [place, added] = absent_here_.emplace(path, line.digest);
        if (!added) {
            report_repeated(line, place->second == line.digest);
        } else if (file_.payload) {
            listing_.absent.emplace(path, manifest_);  // reported when fetch.txt is known
        } else {
            report(rules::tag_file_missing, line, {shown(line), file_.name});
        }
    }

    void report_repeated(const bag::ManifestLine& line, bool alike) {
        const bool allowed = alike && !declaration_.strict();
        report(allowed ? rules::listed_twice_alike : rules::listed_twice, line, {shown(line), file_.name});
    }

    void report(const base::Rule& rule, const bag::ManifestLine& line, std::vector<std::string> arguments) {
        findings_.add_at(rule, file_.name, std::move(arguments), line.number);
    }

    static std::string shown(const bag::ManifestLine& line) { return bag::printable(line.path); }

    Finder& finder_;
    const Declaration& declaration_;
    Listing& listing_;
    std::uint32_t manifest_;
    const ManifestFile& file_;
    std::size_t digits_;
    bag::CappedFindings& findings_;
    std::unordered_map<std::string, std::string> absent_here_;  ///< path to digest
};

void enter_manifest(const bag::Store& store, Finder& finder, const Declaration& declaration,
                    std::uint32_t number, Listing& listing, bag::CappedFindings& findings) {
    ManifestFile& file = listing.manifests[number];
    if (!base::Digest::knows(file.algorithm)) {
        findings.add_at(rules::unknown_algorithm, file.name, {file.algorithm, file.name});
        return;
    }
    const auto text = read_tag_file(store, store.find(file.name).value(), declaration, findings);
    if (!text) return;
    file.usable = true;
    Entering entering(finder, declaration, listing, number, findings);
    bag::each_manifest_line(
        *text, [&](const bag::ManifestLine& line) { entering.enter(line); },
        [&](std::uint32_t line) { findings.add_at(rules::manifest_line_faulty, file.name, {}, line); });
}

bool listed_in(const Listing& listing, std::size_t file, std::size_t manifest) {
    return listing.expected.any_of(file, [&](const Expectation& one) { return one.manifest == manifest; });
}

bool listed_in_any(const Listing& listing, std::size_t file, bool payload) {
    return listing.expected.any_of(
        file, [&](const Expectation& one) { return listing.manifests[one.manifest].payload == payload; });
}

/// RFC 8493 §2.1.3: every payload file is in every payload manifest; before 1.0, in one of them.
void check_payload_listed(const bag::Store& store, const Declaration& declaration, const Listing& listing,
                          std::size_t index, bag::CappedFindings& findings) {
    const std::string& path = store.files()[index].path;
    if (!declaration.strict()) {
        if (!listed_in_any(listing, index, true)) {
            findings.add_at(rules::payload_unlisted, path, {bag::printable(path), "any manifest"});
        }
        return;
    }
    for (std::size_t i = 0; i < listing.manifests.size(); ++i) {
        const ManifestFile& manifest = listing.manifests[i];
        if (manifest.payload && manifest.usable && !listed_in(listing, index, i)) {
            findings.add_at(rules::payload_unlisted, path, {bag::printable(path), manifest.name});
        }
    }
}

void check_all_listed(const bag::Store& store, const Declaration& declaration, const Listing& listing,
                      bag::CappedFindings& findings) {
    const bool payload_listed = std::ranges::any_of(
        listing.manifests, [](const ManifestFile& file) { return file.payload && file.usable; });
    const bool tags_listed = std::ranges::any_of(
        listing.manifests, [](const ManifestFile& file) { return !file.payload && file.usable; });
    for (std::size_t i = 0; i < store.files().size(); ++i) {
        const std::string& path = store.files()[i].path;
        if (in_payload(path)) {
            if (payload_listed) check_payload_listed(store, declaration, listing, i, findings);
        } else if (tags_listed && bag::algorithm_of(path, tag_prefix).empty() &&
                   !listed_in_any(listing, i, false)) {
            findings.add_at(rules::tag_file_unlisted, path, {bag::printable(path)});
        }
    }
}

}  // namespace

Listing read_listing(const bag::Store& store, const Declaration& declaration, bag::CappedFindings& findings) {
    Listing listing;
    listing.manifests = find_manifests(store);
    listing.expected = Expectations(store.files().size());
    const bool payload_manifest = std::ranges::any_of(listing.manifests, &ManifestFile::payload);
    if (!payload_manifest) findings.add(rules::manifest_missing);
    Finder finder(store);
    for (std::uint32_t i = 0; i < listing.manifests.size(); ++i) {
        enter_manifest(store, finder, declaration, i, listing, findings);
    }
    read_fetch_list(store, declaration, listing, findings);
    check_all_listed(store, declaration, listing, findings);
    return listing;
}

}  // namespace validate
