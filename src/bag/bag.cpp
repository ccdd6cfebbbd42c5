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
    PM_CHECK(enter_hash(std::hash<std::string>{}(file.path)));
    payload_bytes_ += file.size;
    payload_.push_back({books_.size(), static_cast<std::uint32_t>(file.path.size())});
    books_ += file.path;
    for (const std::string& digest : file.digests) {
        PM_CHECK(digest.size() < 256);
        books_ += static_cast<char>(digest.size());
        books_ += digest;
    }
}

bool Bag::enter_hash(std::uint64_t hash) {
    hash = std::max<std::uint64_t>(hash, 1);
    const auto place_in = [](std::vector<std::uint64_t>& table, std::uint64_t wanted) -> std::uint64_t& {
        std::size_t at = wanted & (table.size() - 1);
        while (table[at] != 0 && table[at] != wanted) at = (at + 1) & (table.size() - 1);
        return table[at];
    };
    if (2 * payload_.size() >= seen_.size()) {
        std::vector<std::uint64_t> larger(std::max<std::size_t>(64, 2 * seen_.size()));
        for (const std::uint64_t old : seen_) {
            if (old != 0) place_in(larger, old) = old;
        }
        seen_ = std::move(larger);
    }
    std::uint64_t& place = place_in(seen_, hash);
    const bool is_new = place == 0;
    place = hash;
    return is_new;
}

std::string_view Bag::path_of(const Entered& file) const {
    return std::string_view(books_).substr(file.place, file.path_size);
}

std::string_view Bag::digest_of(const Entered& file, std::size_t algorithm) const {
    std::string_view digests = std::string_view(books_).substr(file.place + file.path_size);
    const auto size = [&] { return static_cast<unsigned char>(digests.front()); };
    for (; algorithm > 0; --algorithm) digests.remove_prefix(1U + size());
    return digests.substr(1, size());
}

void Bag::release_books() {
    payload_ = std::vector<Entered>();
    // Assigning an empty string would keep the room of the old one.
    std::string().swap(books_);
    seen_ = std::vector<std::uint64_t>();
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
    std::string text = base::to_hex(raw);
    for (const std::size_t at : {20U, 16U, 12U, 8U}) text.insert(at, 1, '-');
    return "urn:uuid:" + text;
}

std::string Bag::manifest(std::size_t algorithm) const {
    std::vector<const Entered*> sorted;
    sorted.reserve(payload_.size());
    std::size_t size = 0;
    for (const Entered& file : payload_) {
        sorted.push_back(&file);
        size += file.path_size + 2 * digest_of(file, algorithm).size() + 3;
    }
    std::ranges::sort(sorted, {}, [this](const Entered* file) { return path_of(*file); });
    std::string out;
    out.reserve(size);
    for (const Entered* file : sorted)
        out += manifest_line(base::to_hex(digest_of(*file, algorithm)), path_of(*file));
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
