#include "cli/cut.h"

#include <algorithm>

#include "base/digest.h"
#include "base/error.h"

namespace cli {
namespace {

/// What an entry costs in a zip besides its bytes: two headers and twice its name.
constexpr std::uint64_t entry_overhead = 30 + 46 + 2 * 48;

/// A converted input, as the cut sees it. Its views hold till the next row.
struct Document {
    std::int64_t number = 0;
    std::string_view path, key, segment;
    std::uint64_t size = 0;   ///< of its parcel
    std::uint32_t crc = 0;    ///< of its parcel
    std::uint64_t files = 0;  ///< entries in the package
    std::uint64_t bytes = 0;  ///< in the package, with what an entry costs besides its bytes
};

template <class Take>
void each_document(Journal& journal, const Take& take) {
    Statement row = journal.database().prepare(
        "SELECT number,path,key,segment,length,crc,files,bytes FROM inputs WHERE state=?1 ORDER BY number");
    row.with(static_cast<int>(State::converted));
    while (row.next()) {
        const auto count = [&](int column) { return static_cast<std::uint64_t>(row.number(column)); };
        const std::uint64_t files = count(6);
        take(Document{.number = row.number(0),
                      .path = row.text(1),
                      .key = row.text(2),
                      .segment = row.text(3),
                      .size = count(4),
                      .crc = static_cast<std::uint32_t>(row.number(5)),
                      .files = files,
                      .bytes = count(7) + files * entry_overhead});
    }
}

std::string_view folder_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view key_of(const Document& document, const PackageBy& by) {
    switch (by.what) {
        case PackageBy::What::year_month: return document.key.empty() ? "undated" : document.key;
        case PackageBy::What::folder: return folder_of(document.path);
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

    void add(const Document& document) {
        const std::string_view key = key_of(document, by_);
        auto at = open_.find(key);
        if (at != open_.end() && is_full(at->second, document)) {
            close(at->second);
            open_.erase(at);
            at = open_.end();
        }
        if (at == open_.end()) {
            const auto group = static_cast<std::int64_t>(cut_.packages.size()) + 1;
            cut_.packages.push_back({group, std::string(key), 0, {}});
            at = open_.emplace(key, Open{}).first;
            at->second.index = cut_.packages.size() - 1;
        }
        Open& open = at->second;
        ++open.documents;
        open.entries += document.files;
        open.bytes += document.bytes;
        open.digest.update(std::to_string(document.number) + ":" + std::to_string(document.crc) + ":" +
                           std::to_string(document.size) + ";");
        const std::int64_t group = cut_.packages[open.index].group;
        put_->with(group, document.number).run();
        note_segment(document.segment, group);
    }

    Cut finish() {
        for (auto& [key, open] : open_) close(open);
        std::ranges::stable_sort(cut_.packages, {}, &Planned::key);
        return std::move(cut_);
    }

  private:
    [[nodiscard]] bool is_full(const Open& open, const Document& next) const {
        if (open.entries + next.files > most_entries) return true;
        if (by_.what == PackageBy::What::count) return open.documents >= by_.limit;
        return by_.what == PackageBy::What::size && open.bytes + next.bytes > by_.limit;
    }

    void note_segment(std::string_view segment, std::int64_t group) {
        auto at = cut_.segments.find(segment);
        if (at == cut_.segments.end()) at = cut_.segments.emplace(segment, std::set<std::int64_t>()).first;
        at->second.insert(group);
    }

    void close(Open& open) {
        Planned& planned = cut_.packages[open.index];
        planned.documents = open.documents;
        planned.members = open.digest.hex();
    }

    PackageBy by_;
    std::optional<Statement> put_;
    Cut cut_;
    std::map<std::string, Open, std::less<>> open_;
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
    each_document(journal, [&](const Document& document) { cutter.add(document); });
    Cut cut = cutter.finish();
    journal.commit();
    return cut;
}

void each_member(Journal& journal, std::int64_t group, const std::function<void(Stored&)>& take) {
    journal.each_stored("SELECT number FROM members WHERE grouping=" + std::to_string(group), take);
}

}  // namespace cli
