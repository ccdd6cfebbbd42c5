#include "validate/bagit.h"

#include <algorithm>
#include <array>

#include "bag/manifest.h"
#include "bag/paths.h"
#include "bag/rules.h"
#include "base/error.h"
#include "validate/bagit_digests.h"
#include "validate/bagit_info.h"
#include "validate/bagit_names.h"
#include "validate/document.h"

namespace validate {
namespace {

namespace rules = bag::rules;

bool is_manifest(std::string_view name) {
    return !bag::algorithm_of(name, "manifest-").empty() || !bag::algorithm_of(name, "tagmanifest-").empty();
}

std::unique_ptr<bag::Store> open(const std::filesystem::path& place, const BagOptions& options,
                                 bag::CappedFindings& findings) {
    if (std::filesystem::is_directory(place)) return bag::open_folder(place, findings);
    auto store = bag::open_zip(place, options.zip, findings);
    if (store && place.stem() != store->base() && place.extension() == ".zip") {
        findings.add(rules::archive_renamed, {bag::printable(store->base())});
    }
    return store;
}

void count(const Listing& listing, BagReport& report) {
    for (std::size_t i = 0; i < report.store->files().size(); ++i) {
        const bag::StoredFile& file = report.store->files()[i];
        if (!file.path.starts_with("data/")) {
            ++report.tag_files;
            continue;
        }
        ++report.payload_files;
        report.payload_bytes += file.size;
        if (is_xml_name(file.path)) report.xml_files.push_back(i);
    }
    report.unfetched_files = listing.unfetched;
    for (const ManifestFile& manifest : listing.manifests) {
        if (manifest.payload && manifest.usable) report.algorithms.push_back(manifest.algorithm);
    }
    std::ranges::sort(report.algorithms);
}

void check(const BagOptions& options, BagReport& report, bag::CappedFindings& findings) {
    const bag::Store& store = *report.store;
    if (!looks_like_bag(store)) {
        findings.add(rules::nothing_to_check);
        return;
    }
    const Declaration declaration = read_declaration(store, findings);
    report.version = declaration.version;
    report.encoding = declaration.encoding;
    if (!store.has_folder("data")) findings.add(rules::data_missing);
    const bag::BagInfo info = read_info(store, declaration, findings);
    const Listing listing = read_listing(store, declaration, findings);
    check_oxum(store, declaration, info, listing, findings);
    check_file_names(store, findings);
    check_digests(store, listing, options, findings);
    if (options.profile != nullptr) options.profile->check(store, declaration, info, listing, findings);
    count(listing, report);
}

}  // namespace

BagReport bagit(const std::filesystem::path& place, const BagOptions& options, base::Findings& findings) {
    BagReport report;
    bag::CappedFindings capped(findings, options.name.empty() ? place.string() : options.name);
    report.store = open(place, options, capped);
    if (report.store) check(options, report, capped);
    report.verdict = capped.errors() == 0 ? base::Verdict::valid : base::Verdict::invalid;
    return report;
}

bool looks_like_bag(const std::filesystem::path& folder) {
    std::error_code fault;
    if (std::filesystem::is_directory(folder / "data", fault)) return true;
    for (std::filesystem::directory_iterator entry(folder, fault), end; !fault && entry != end;
         entry.increment(fault)) {
        const std::string name = entry->path().filename().string();
        if (name == "bagit.txt" || is_manifest(name)) return true;
    }
    return false;
}

bool looks_like_bag(const bag::Store& store) {
    return store.has_folder("data") || std::ranges::any_of(store.files(), [](const bag::StoredFile& file) {
               return file.path == "bagit.txt" || is_manifest(file.path);
           });
}

}  // namespace validate
