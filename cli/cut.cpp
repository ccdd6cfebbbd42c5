#include "cli/cut.h"

#include <algorithm>

#include "base/digest.h"
#include "base/error.h"

namespace cli {
namespace {

/// What an entry costs in a zip besides its bytes: two headers and twice its name.
constexpr std::uint64_t entry_overhead = 30 + 46 + 2 * 48;

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string key_of(const Done& done, const PackageBy& by) {
    switch (by.what) {
        case PackageBy::What::year_month: return done.record.key.empty() ? "undated" : done.record.key;
        case PackageBy::What::folder: return folder_of(done.path);
        case PackageBy::What::entries:
        case PackageBy::What::count:
        case PackageBy::What::size: return {};
    }
    return {};
}

/// The package of a key that documents are being put into.
struct Open {
    std::size_t index = 0;  ///< in Cut::packages
    std::uint64_t documents = 0, entries = 0, bytes = 0;
    base::Digest digest{"sha256"};
};

class Cutter {
  public:
    Cutter(Journal& journal, const PackageBy& by) : by_(by) {
        journal.begin();
        journal.database().run(
            "CREATE TABLE IF NOT EXISTS members(grouping INTEGER, number INTEGER,"
            " PRIMARY KEY(grouping, number)) WITHOUT ROWID; DELETE FROM members");
        put_.emplace(journal.database().prepare("INSERT INTO members VALUES(?1,?2)"));
    }

    void add(const Done& done) {
        if (done.record.state != State::converted) return;
        const std::string key = key_of(done, by_);
        auto at = open_.find(key);
        const std::uint64_t bytes = done.record.bytes + done.record.files * entry_overhead;
        if (at != open_.end() && is_full(at->second, done, bytes)) {
            close(at->second);
            open_.erase(at);
            at = open_.end();
        }
        if (at == open_.end()) {
            const auto group = static_cast<std::int64_t>(cut_.packages.size()) + 1;
            cut_.packages.push_back({group, key, 0, {}});
            at = open_.emplace(key, Open{}).first;
            at->second.index = cut_.packages.size() - 1;
        }
        Open& open = at->second;
        ++open.documents;
        open.entries += done.record.files;
        open.bytes += bytes;
        open.digest.update(std::to_string(done.record.number) + ":" + std::to_string(done.record.place.crc) +
                           ":" + std::to_string(done.record.place.size) + ";");
        const std::int64_t group = cut_.packages[open.index].group;
        put_->with(group, done.record.number).run();
        cut_.segments[done.record.place.segment].insert(group);
    }

    Cut finish() {
        for (auto& [key, open] : open_) close(open);
        std::ranges::stable_sort(cut_.packages, {}, &Planned::key);
        return std::move(cut_);
    }

  private:
    [[nodiscard]] bool is_full(const Open& open, const Done& next, std::uint64_t bytes) const {
        if (open.entries + next.record.files > most_entries) return true;
        if (by_.what == PackageBy::What::count) return open.documents >= by_.limit;
        return by_.what == PackageBy::What::size && open.bytes + bytes > by_.limit;
    }

    void close(Open& open) {
        Planned& planned = cut_.packages[open.index];
        planned.documents = open.documents;
        planned.members = open.digest.hex();
    }

    PackageBy by_;
    std::optional<Statement> put_;
    Cut cut_;
    std::map<std::string, Open> open_;
};

}  // namespace

PackageBy read_package_by(const std::string& word) {
    if (word.empty()) return {};
    if (word == "key:year-month") return {PackageBy::What::year_month, 0};
    if (word == "folder") return {PackageBy::What::folder, 0};
    const std::size_t colon = word.find(':');
    const std::string what = word.substr(0, colon),
                      value = colon == std::string::npos ? "" : word.substr(colon + 1);
    const std::size_t digits = std::min(value.find_first_not_of("0123456789"), value.size());
    std::uint64_t number = 0;
    if (digits > 0 && digits < 16) number = std::stoull(value.substr(0, digits));
    const std::string unit = value.substr(digits);
    static const std::map<std::string, std::uint64_t> units = {
        {"", 1}, {"K", 1'000}, {"M", 1'000'000}, {"G", 1'000'000'000}, {"T", 1'000'000'000'000}};
    if (number > 0 && what == "count" && unit.empty()) return {PackageBy::What::count, number};
    if (number > 0 && what == "size" && units.contains(unit))
        return {PackageBy::What::size, number * units.at(unit)};
    throw base::UsageError(
        "--package-by must be count:N, size:N (with K, M, G or T), key:year-month or folder, not `" + word +
        "`");
}

Cut cut_packages(Journal& journal, const PackageBy& by) {
    Cutter cutter(journal, by);
    journal.each(1, [&](const Done& done) {
        cutter.add(done);
        return true;
    });
    Cut cut = cutter.finish();
    journal.commit();
    return cut;
}

void each_member(Journal& journal, std::int64_t group, const std::function<void(const Done&)>& take) {
    journal.each_of("SELECT number FROM members WHERE grouping=" + std::to_string(group), take);
}

}  // namespace cli
