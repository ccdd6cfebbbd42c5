#include "validate/bagit_profile.h"

#include <algorithm>
#include <array>

#include "bag/manifest.h"
#include "bag/paths.h"
#include "bag/rules.h"

namespace validate {
namespace {

namespace rules = bag::rules;

// The media types by which profiles name a zip.
constexpr std::array<std::string_view, 3> zip_types{"application/zip", "application/x-zip",
                                                    "application/x-zip-compressed"};

/// "'a', 'b' or 'c'"
std::string alternatives(const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
        out += "'" + words[i] + "'";
    }
    return out;
}

bool contains(const std::vector<std::string>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

bool matches_any(const std::vector<std::string>& patterns, std::string_view path) {
    return std::ranges::any_of(patterns, [&](const std::string& pattern) { return matches(pattern, path); });
}

/// Files that every bag has or may have, which no list of tag files needs to name.
bool is_bagit_file(std::string_view path) {
    return path == "bagit.txt" || path == "bag-info.txt" || path == "fetch.txt" ||
           !bag::algorithm_of(path, "manifest-").empty() || !bag::algorithm_of(path, "tagmanifest-").empty();
}

}  // namespace

void Profile::check(const bag::Store& store, const Declaration& declaration, const bag::BagInfo& info,
                    const Listing& listing, bag::CappedFindings& findings) const {
    check_info(declaration, info, findings);
    check_manifests(manifests_, true, listing, findings);
    check_manifests(tag_manifests_, false, listing, findings);
    check_files(tag_files_, false, store, findings);
    check_files(payload_files_, true, store, findings);
    check_form(store, declaration, listing, findings);
}

void Profile::check_info(const Declaration& declaration, const bag::BagInfo& info,
                         bag::CappedFindings& findings) const {
    const std::string_view name = declaration.info_name();
    const std::string_view stated = info.value("BagIt-Profile-Identifier");
    if (stated != identifier_) {
        findings.add_at(rules::profile_identifier, name, {std::string(stated), identifier_});
    }
    for (const TagRule& rule : tags_) {
        const std::vector<std::string_view> values = info.values(rule.label);
        if (rule.required && values.empty()) findings.add_at(rules::profile_tag_missing, name, {rule.label});
        if (!rule.repeatable && values.size() > 1) {
            findings.add_at(rules::profile_repeated, name, {rule.label, std::to_string(values.size())});
        }
        for (const std::string_view value : values) {
            if (rule.values.empty() || contains(rule.values, value)) continue;
            findings.add_at(rules::profile_value, name,
                            {rule.label, std::string(value), alternatives(rule.values)});
        }
    }
}

void Profile::check_manifests(const Names& names, bool payload, const Listing& listing,
                              bag::CappedFindings& findings) const {
    std::vector<std::string> present;
    for (const ManifestFile& manifest : listing.manifests) {
        if (manifest.payload != payload) continue;
        present.push_back(manifest.algorithm);
        if (names.limited && !contains(names.allowed, manifest.algorithm)) {
            findings.add_at(rules::profile_manifest_forbidden, manifest.name, {manifest.name});
        }
    }
    for (const std::string& algorithm : names.required) {
        if (contains(present, algorithm)) continue;
        findings.add(rules::profile_manifest_missing,
                     {(payload ? "manifest-" : "tagmanifest-") + algorithm + ".txt"});
    }
}

void Profile::check_files(const Names& names, bool payload, const bag::Store& store,
                          bag::CappedFindings& findings) const {
    for (const std::string& required : names.required) {
        const bool there = std::ranges::any_of(
            store.files(), [&](const bag::StoredFile& file) { return matches(required, file.path); });
        if (!there) findings.add(rules::profile_file_missing, {bag::printable(required)});
    }
    if (!names.limited) return;
    for (const bag::StoredFile& file : store.files()) {
        if (file.path.starts_with("data/") != payload || is_bagit_file(file.path)) continue;
        if (matches_any(names.allowed, file.path)) continue;
        findings.add_at(rules::profile_file_forbidden, file.path, {bag::printable(file.path)});
    }
}

void Profile::check_form(const bag::Store& store, const Declaration& declaration, const Listing& listing,
                         bag::CappedFindings& findings) const {
    if (listing.has_fetch && !allow_fetch_) findings.add_at(rules::profile_fetch_forbidden, "fetch.txt");
    if (!listing.has_fetch && require_fetch_) findings.add(rules::profile_fetch_missing);
    if (store.zipped() && serialization_ == Serialization::forbidden) {
        findings.add(rules::profile_serialization, {"in an archive", "that it must be a folder"});
    } else if (!store.zipped() && serialization_ == Serialization::required) {
        findings.add(rules::profile_serialization, {"a folder", "that it must be an archive"});
    } else if (store.zipped() && !accepted_serializations_.empty() &&
               std::ranges::none_of(zip_types, [&](std::string_view type) {
                   return contains(accepted_serializations_, type);
               })) {
        findings.add(rules::profile_serialization,
                     {"a zip", "that it must be " + alternatives(accepted_serializations_)});
    }
    if (!accepted_versions_.empty() && !contains(accepted_versions_, declaration.version)) {
        findings.add_at(rules::profile_version, "bagit.txt",
                        {"'" + declaration.version + "'", alternatives(accepted_versions_)});
    }
    if (!empty_payload_) return;
    std::size_t files = 0;
    std::uint64_t bytes = 0;
    for (const bag::StoredFile& file : store.files()) {
        if (!file.path.starts_with("data/")) continue;
        ++files;
        bytes += file.size;
    }
    if (files > 1 || bytes > 0) findings.add(rules::profile_not_empty);
}

}  // namespace validate
