#include "bag/bag.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>

#include "bag/manifest.h"
#include "bag/paths.h"
#include "base/digest.h"
#include "base/error.h"

namespace bag {
namespace {

std::string hexadecimal(std::string_view raw) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const char c : raw) {
        const auto byte = static_cast<unsigned char>(c);
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

}  // namespace

Bag::Bag(std::string base, std::vector<std::string> algorithms, Names names)
    : base_(std::move(base)), algorithms_(std::move(algorithms)), names_(names) {
    PM_CHECK(may_hold(base_) && base_.find('/') == std::string::npos);
    PM_CHECK(!algorithms_.empty());
    PM_CHECK(std::ranges::all_of(algorithms_, base::Digest::knows));
}

bool Bag::may_hold(std::string_view path) const {
    return names_ == Names::ascii ? is_our_path(path) : !fault_of(path).has_value();
}

void Bag::add(File file) {
    PM_CHECK(may_hold(file.path) && file.path.starts_with("data/"));
    PM_CHECK(file.digests.size() == algorithms_.size());
    // 64-bit hashes stand in for the paths: a false alarm in 65,534 files has odds of one in 10^10.
    PM_CHECK(seen_.insert(std::hash<std::string>{}(file.path)).second);
    payload_bytes_ += file.size;
    payload_.push_back(std::move(file));
}

void Bag::release_books() {
    payload_ = std::vector<File>();
    seen_ = std::unordered_set<std::uint64_t>();
}

std::string Bag::oxum() const {
    return std::to_string(payload_bytes_) + "." + std::to_string(payload_.size());
}

std::string Bag::readable_size() const {
    return readable_bytes(payload_bytes_);
}

std::string Bag::payload_digest() const {
    return base::digest(algorithms_.front(), manifest(0));
}

std::string Bag::identifier() const {
    // The namespace of URLs, RFC 9562 §6.6.
    static constexpr std::string_view url_namespace(
        "\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8", 16);
    base::Digest sha1("sha1");
    sha1.update(url_namespace);
    sha1.update("urn:" + algorithms_.front() + ":" + payload_digest());
    std::string raw = sha1.raw().substr(0, 16);
    raw[6] = static_cast<char>((raw[6] & 0x0F) | 0x50);  // version 5
    raw[8] = static_cast<char>((raw[8] & 0x3F) | 0x80);  // variant
    std::string text = hexadecimal(raw);
    for (const std::size_t at : {20U, 16U, 12U, 8U}) text.insert(at, 1, '-');
    return "urn:uuid:" + text;
}

std::string Bag::manifest(std::size_t algorithm) const {
    std::vector<const File*> sorted;
    sorted.reserve(payload_.size());
    for (const File& file : payload_) sorted.push_back(&file);
    std::ranges::sort(sorted, {}, [](const File* file) -> std::string_view { return file->path; });
    std::string out;
    for (const File* file : sorted) out += manifest_line(hexadecimal(file->digests[algorithm]), file->path);
    return out;
}

std::vector<TagFile> Bag::tag_files(const BagInfo& info) const {
    std::vector<TagFile> files{{"bag-info.txt", write_bag_info(info)}};
    for (std::size_t i = 0; i < algorithms_.size(); ++i) {
        files.push_back({"manifest-" + algorithms_[i] + ".txt", manifest(i)});
    }
    // Tag manifests list every tag file but tag manifests (§2.2.1).
    const TagFile declaration = bagit_txt();
    std::vector<const TagFile*> listed{&declaration};
    for (const TagFile& file : files) listed.push_back(&file);
    std::ranges::sort(listed, {}, [](const TagFile* file) -> std::string_view { return file->path; });
    std::vector<TagFile> manifests;
    for (const std::string& algorithm : algorithms_) {
        std::string lines;
        for (const TagFile* file : listed)
            lines += manifest_line(base::digest(algorithm, file->bytes), file->path);
        manifests.push_back({"tagmanifest-" + algorithm + ".txt", lines});
    }
    std::ranges::move(manifests, std::back_inserter(files));
    return files;
}

TagFile bagit_txt() {
    return {"bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"};
}

std::string readable_bytes(std::uint64_t bytes) {
    static constexpr std::array<std::string_view, 6> units{"KB", "MB", "GB", "TB", "PB", "EB"};
    if (bytes < 1000) return std::to_string(bytes) + " B";
    std::size_t unit = 0;
    // Tenths, rounded down: a size that is never overstated.
    std::uint64_t tenths = bytes / 100;
    while (tenths >= 10000 && unit + 1 < units.size()) {
        tenths /= 1000;
        ++unit;
    }
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " " + std::string(units[unit]);
}

}  // namespace bag
