#include "validate/bagit_fetch.h"

#include <algorithm>
#include <map>

#include "bag/manifest.h"
#include "bag/paths.h"
#include "bag/rules.h"
#include "validate/bagit_paths.h"

namespace validate {
namespace {

namespace rules = bag::rules;

constexpr std::string_view name = "fetch.txt";

/// Why a path must not be fetched to; empty when it may. No file excuses a fault here: what would be
/// written is not there yet.
std::string_view fetch_fault(std::string_view path) {
    const std::string_view fault = fault_of_listed(path);
    if (!fault.empty()) return fault;
    return path.starts_with("data/") ? std::string_view() : "it is not under data/";
}

bool has_scheme(std::string_view url) {
    const std::size_t colon = url.find(':');
    return colon != std::string_view::npos && colon > 0;
}

bool is_listed(const bag::Store& store, const Listing& listing, const std::string& path) {
    if (listing.absent.contains(path)) return true;
    const auto index = store.find(path);
    return index && listing.expected.any(*index);
}

}  // namespace

void read_fetch_list(const bag::Store& store, const Declaration& declaration, Listing& listing,
                     bag::CappedFindings& findings) {
    std::map<std::string, std::string> offered;  // path to URL
    const auto index = store.find(name);
    listing.has_fetch = index.has_value();
    if (const auto text = index ? read_tag_file(store, *index, declaration, findings) : std::nullopt) {
        const bag::Fetch fetch = bag::read_fetch(*text);
        for (const std::uint32_t line : fetch.faulty)
            findings.add_at(rules::fetch_line_faulty, name, {}, line);
        for (const bag::FetchLine& line : fetch.lines) {
            std::string path = bag::unescaped(line.path.starts_with("./") ? line.path.substr(2) : line.path);
            const std::string_view fault = fetch_fault(path);
            if (!fault.empty()) {
                findings.add_at(rules::fetch_path, name, {bag::printable(line.path), std::string(fault)},
                                line.number);
            } else if (!has_scheme(line.url)) {
                findings.add_at(rules::fetch_line_faulty, name, {}, line.number);
            } else if (!is_listed(store, listing, path)) {
                findings.add_at(rules::fetch_unlisted, name, {bag::printable(path)}, line.number);
            }
            if (!store.find(path)) ++listing.unfetched;
            offered.emplace(std::move(path), line.url);
        }
        listing.fetch_lines = fetch.lines.size();
        findings.add_at(rules::fetch_present, name,
                        {std::to_string(listing.fetch_lines), std::to_string(listing.unfetched)});
    }
    // In the order of the paths: a hash table's own order is not an order for a report.
    const std::map<std::string, std::size_t> absent(listing.absent.begin(), listing.absent.end());
    for (const auto& [path, manifest] : absent) {
        const auto offer = offered.find(path);
        if (offer == offered.end()) {
            findings.add_at(rules::payload_missing, path,
                            {bag::printable(path), listing.manifests[manifest].name});
        } else {
            findings.add_at(rules::fetch_pending, path,
                            {bag::printable(path), bag::printable(offer->second)});
        }
    }
}

}  // namespace validate
