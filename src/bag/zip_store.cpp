// The store of a bag that lies in a zip: one folder, and nothing beside it.
#include <algorithm>

#include "bag/paths.h"
#include "bag/store.h"
#include "bag/zip_format.h"

namespace bag {
namespace {

std::string_view first_segment(std::string_view name) {
    return name.substr(0, name.find('/'));
}

/// The folder that all entries lie in; empty, and a finding, when there is none.
std::string base_of(const ZipEntries& entries, CappedFindings& findings) {
    const std::string base(first_segment(entries.front().name));
    for (const ZipEntry& entry : entries) {
        if (!entry.folder && entry.name.find('/') == std::string::npos) {
            findings.add_at(rules::no_folder, entry.name, {printable(entry.name)});
            return {};
        }
        if (first_segment(entry.name) != base) {
            findings.add(rules::beside_the_bag, {printable(first_segment(entry.name)), printable(base)});
            return {};
        }
    }
    return base;
}

class ZipStore final : public Store {
  public:
    ZipStore(ZipReader zip, std::string base) : Store(std::move(base), true), zip_(std::move(zip)) {
        std::vector<std::size_t> order;
        const ZipEntries& entries = zip_.entries();
        const std::size_t lead = this->base().size() + 1;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (entries[i].name.size() <= lead) continue;  // the base folder itself
            if (entries[i].folder) {
                folders_.push_back(entries[i].name.substr(lead));
            } else {
                order.push_back(i);
            }
        }
        std::ranges::sort(order, {}, [&](std::size_t i) -> std::string_view { return entries[i].name; });
        for (const std::size_t i : order) files_.push_back({entries[i].name.substr(lead), entries[i].size});
        std::ranges::sort(folders_);
        entry_of_ = std::move(order);
    }

    bool read(std::size_t index, const Sink& sink, CappedFindings& findings) const override {
        return zip_.read(entry_of_.at(index), sink, findings);
    }

    std::optional<std::string> bytes(std::size_t index, std::uint64_t limit,
                                     CappedFindings& findings) const override {
        return zip_.bytes(entry_of_.at(index), limit, findings);
    }

    bool proven(std::size_t index, std::string_view digests, const Proofs& proofs,
                ProofDigest& digest) const override {
        const std::size_t place = entry_of_.at(index);
        const std::string_view proof = proofs.of(place);
        const ZipEntry& entry = zip_.entries()[place];
        if (proof.empty() || entry.method != zip::deflated) return false;
        zip_.read_packed(place, [&](std::string_view piece) { digest.update(piece); });
        return digest.finish(entry.size, entry.crc, digests) == proof;
    }

  private:
    ZipReader zip_;
    std::vector<std::size_t> entry_of_;  ///< index in files() -> index in the directory
};

}  // namespace

std::unique_ptr<Store> open_zip(const std::filesystem::path& archive, const ZipRules& rules,
                                CappedFindings& findings) {
    auto zip = ZipReader::open(RandomAccess(archive), rules, findings);
    if (!zip) return nullptr;
    std::string base = base_of(zip->entries(), findings);
    if (base.empty()) return nullptr;
    findings.shorten(base + "/");
    return std::make_unique<ZipStore>(std::move(*zip), std::move(base));
}

}  // namespace bag
