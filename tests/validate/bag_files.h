// Bags for tests: a map from path to bytes, made valid, then spoiled in one place.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include "bag/manifest.h"
#include "bag/zip_write.h"
#include "base/digest.h"
#include "base/file.h"
#include "tests/bag/scratch.h"
#include "validate/bagit.h"

namespace validate::testing {

using Files = std::map<std::string, std::string>;

/// The manifest of `algorithm` over the files that are payload, or over the others.
inline std::string manifest_of(const Files& files, const std::string& algorithm, bool payload) {
    std::string out;
    for (const auto& [path, bytes] : files) {
        const bool tag_manifest = path.starts_with("tagmanifest-");
        if (path.starts_with("data/") == payload && !tag_manifest) {
            out += bag::manifest_line(base::digest(algorithm, bytes), path);
        }
    }
    return out;
}

inline void make_manifests(Files& files, const std::string& algorithm = "sha256") {
    files["manifest-" + algorithm + ".txt"] = manifest_of(files, algorithm, true);
    files["tagmanifest-" + algorithm + ".txt"] = manifest_of(files, algorithm, false);
}

/// A valid bag of version 1.0 with two payload files.
inline Files good_bag() {
    Files files{{"bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"},
                {"bag-info.txt", "Source-Organization: 报社\nPayload-Oxum: 7.2\n"},
                {"data/a.xml", "<a/>"},
                {"data/b/c.txt", "春"}};
    make_manifests(files);
    return files;
}

/// The same, of an older version.
inline Files old_bag(const std::string& version = "0.97") {
    Files files = good_bag();
    files["bagit.txt"] = "BagIt-Version: " + version + "\nTag-File-Character-Encoding: UTF-8\n";
    make_manifests(files);
    return files;
}

inline void write_folder(const std::filesystem::path& folder, const Files& files) {
    for (const auto& [path, bytes] : files) {
        std::filesystem::create_directories((folder / path).parent_path());
        std::ofstream(folder / path, std::ios::binary) << bytes;
    }
}

inline void write_archive(const std::filesystem::path& archive, const std::string& base, const Files& files) {
    bag::ZipWriter zip(archive);
    for (const auto& [path, bytes] : files)
        zip.add(base + "/" + path, bag::pack(bytes, bag::Compression::deflate));
    zip.finish();
    zip.commit();
}

/// What a check said: the verdict and the ids of the rules, "PM-BAG-004".
struct Outcome {
    base::Verdict verdict = base::Verdict::not_checked;
    std::set<std::string> ids;
    bool operator==(const Outcome&) const = default;
};

inline Outcome outcome(const std::filesystem::path& place, const BagOptions& options = {}) {
    base::Findings findings;
    Outcome out;
    out.verdict = bagit(place, options, findings).verdict;
    for (const base::Finding& finding : findings.all()) out.ids.emplace(finding.rule->id);
    return out;
}

inline Outcome outcome_of_folder(const Files& files, const BagOptions& options = {}) {
    const bag::testing::Scratch scratch;
    write_folder(scratch / "p", files);
    return outcome(scratch / "p", options);
}

inline Outcome outcome_of_archive(const Files& files, const BagOptions& options = {}) {
    const bag::testing::Scratch scratch;
    write_archive(scratch / "p.zip", "p", files);
    return outcome(scratch / "p.zip", options);
}

inline void PrintTo(const Outcome& outcome, std::ostream* out) {
    *out << base::name(outcome.verdict);
    for (const std::string& id : outcome.ids) *out << " " << id;
}

inline const Outcome valid{base::Verdict::valid, {}};
inline Outcome valid_with(std::set<std::string> ids) {
    return {base::Verdict::valid, std::move(ids)};
}
inline Outcome invalid_with(std::set<std::string> ids) {
    return {base::Verdict::invalid, std::move(ids)};
}

}  // namespace validate::testing
