#include "cli/journal.h"

#include <algorithm>

#include "base/error.h"

namespace cli {
namespace {

constexpr const char* schema = R"(
CREATE TABLE IF NOT EXISTS facts(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS inputs(
  number INTEGER PRIMARY KEY, path TEXT NOT NULL, file TEXT NOT NULL, raw TEXT NOT NULL, member INTEGER NOT NULL,
  size INTEGER NOT NULL, changed INTEGER NOT NULL, named INTEGER NOT NULL, settings TEXT NOT NULL,
  state INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, digest TEXT, kind TEXT, reason TEXT, findings TEXT,
  facts TEXT, key TEXT, seconds REAL, segment TEXT, place INTEGER, length INTEGER, crc INTEGER, files INTEGER,
  bytes INTEGER, parts TEXT, pointers TEXT);
CREATE INDEX IF NOT EXISTS inputs_pointed ON inputs(number) WHERE pointers<>'';
CREATE TABLE IF NOT EXISTS packages(
  number INTEGER PRIMARY KEY, name TEXT NOT NULL, members TEXT NOT NULL, size INTEGER NOT NULL,
  changed INTEGER NOT NULL, sha256 TEXT NOT NULL);
)";

}  // namespace

std::string_view name(State state) {
    static constexpr std::string_view names[] = {"waiting", "converted", "skipped", "rejected", "failed"};
    return names[static_cast<std::size_t>(state)];
}

Journal::Journal(const std::filesystem::path& path) : database_(path, Database::Mode::journal) {
    database_.run(schema);
}

void Journal::begin() {
    if (!transaction_) transaction_.emplace(database_);
}

void Journal::commit() {
    if (!transaction_) return;
    transaction_->commit();
    transaction_.reset();
}

std::string Journal::value(const std::string& key) {
    Statement query = database_.prepare("SELECT value FROM facts WHERE key=?1");
    return query.with(std::string_view(key)).next() ? std::string(query.text(0)) : std::string();
}

void Journal::set_value(const std::string& key, const std::string& value) {
    begin();
    database_.prepare("INSERT OR REPLACE INTO facts VALUES(?1,?2)")
        .with(std::string_view(key), std::string_view(value))
        .run();
}

void Journal::begin_list() {
    begin();
    database_.run(
        "DROP TABLE IF EXISTS temp.listed; CREATE TEMP TABLE listed(path TEXT, file TEXT, raw TEXT,"
        "member INTEGER, size INTEGER, changed INTEGER, named INTEGER)");
    listing_ = database_.prepare("INSERT INTO temp.listed VALUES(?1,?2,?3,?4,?5,?6,?7)");
}

void Journal::list(const Input& input) {
    listing_
        ->with(std::string_view(input.path), std::string_view(input.file), std::string_view(input.raw_path),
               input.member, input.size, input.changed, static_cast<int>(input.named))
        .run();
}

std::uint64_t Journal::end_list(const std::function<std::string(const std::string&)>& settings,
                                std::int64_t first) {
    listing_.reset();
    Statement sorted = database_.prepare(
        "SELECT path,file,raw,member,size,changed,named FROM temp.listed ORDER BY path,file,member");
    Statement same =
        database_.prepare("SELECT path,file,member,size,changed,settings,state FROM inputs WHERE number=?1");
    Statement put = database_.prepare(
        "INSERT OR REPLACE INTO inputs(number,path,file,raw,member,size,changed,named,settings,state)"
        " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,0)");
    std::int64_t number = first - 1;
    std::uint64_t kept = 0;
    std::string before;
    while (sorted.next()) {
        const std::string path(sorted.text(0));
        if (++number > first && path == before) {
            throw base::UsageError("two inputs have the path " + path,
                                   "name the folder above both, or convert them one after the other");
        }
        const std::string digest = settings(path);
        const bool unchanged = same.with(number).next() && same.text(0) == path &&
                               same.text(1) == sorted.text(1) && same.number(2) == sorted.number(3) &&
                               same.number(3) == sorted.number(4) && same.number(4) == sorted.number(5) &&
                               same.text(5) == digest;
        if (unchanged) {
            kept += same.number(6) != 0 ? 1 : 0;
        } else {
            put.with(number, std::string_view(path), sorted.text(1), sorted.text(2), sorted.number(3),
                     sorted.number(4), sorted.number(5), sorted.number(6), std::string_view(digest))
                .run();
        }
        before = path;
    }
    database_.prepare("DELETE FROM inputs WHERE number>?1 OR number<?2").with(number, first).run();
    return kept;
}

void Journal::import(const std::filesystem::path& other, std::int64_t first, std::int64_t last) {
    commit();  // a database cannot be attached inside a transaction
    database_.prepare("ATTACH ?1 AS other").with(std::string_view(other.native())).run();
    begin();
    database_
        .prepare("INSERT OR REPLACE INTO inputs SELECT * FROM other.inputs WHERE number>=?1 AND number<=?2")
        .with(first, last)
        .run();
    commit();
    database_.run("DETACH other");
}

std::vector<Waiting> Journal::waiting(std::int64_t after, std::int64_t last, std::size_t limit) {
    Statement query = database_.prepare(
        "SELECT number,path,file,raw,member,size,changed,named,pointers FROM inputs"
        " WHERE number>?1 AND number<=?2 AND state=0 ORDER BY number LIMIT ?3");
    query.with(after, last, static_cast<std::int64_t>(limit));
    std::vector<Waiting> out;
    while (query.next()) {
        Waiting waiting;
        waiting.number = query.number(0);
        waiting.input = {.path = std::string(query.text(1)),
                         .file = std::string(query.text(2)),
                         .raw_path = std::string(query.text(3)),
                         .member = query.number(4),
                         .size = static_cast<std::uint64_t>(query.number(5)),
                         .changed = query.number(6),
                         .named = query.number(7) != 0};
        waiting.pointers = query.text(8);
        out.push_back(std::move(waiting));
    }
    return out;
}

void Journal::record(const Record& record) {
    begin();
    if (!recording_) {
        recording_ = database_.prepare(
            "UPDATE inputs SET "
            "state=?2,attempts=attempts+1,digest=?3,kind=?4,reason=?5,findings=?6,facts=?7,key=?8,"
            "seconds=?9,segment=?10,place=?11,length=?12,crc=?13,files=?14,bytes=?15,parts=?16 WHERE "
            "number=?1");
    }
    recording_
        ->with(record.number, static_cast<int>(record.state), std::string_view(record.digest),
               std::string_view(record.kind), std::string_view(record.reason),
               std::string_view(record.findings), std::string_view(record.facts),
               std::string_view(record.key), record.seconds, std::string_view(record.place.segment),
               record.place.offset, record.place.size, record.place.crc, record.files, record.bytes,
               std::string_view(record.parts))
        .run();
}

void Journal::forget(std::int64_t number) {
    begin();
    database_.prepare("UPDATE inputs SET state=0 WHERE number=?1").with(number).run();
}

void Journal::forget_failures() {
    begin();
    database_.prepare("UPDATE inputs SET state=0 WHERE state=?1").with(static_cast<int>(State::failed)).run();
}

Counts Journal::counts() {
    Counts counts;
    Statement query = database_.prepare("SELECT state,count(*),sum(size) FROM inputs GROUP BY state");
    while (query.next()) {
        const auto number = static_cast<std::uint64_t>(query.number(1));
        const auto bytes = static_cast<std::uint64_t>(query.number(2));
        counts.all += number;
        counts.bytes += bytes;
        switch (static_cast<State>(query.number(0))) {
            case State::waiting:
                counts.waiting = number;
                counts.bytes_waiting = bytes;
                break;
            case State::converted: counts.converted = number; break;
            case State::skipped: counts.skipped = number; break;
            case State::rejected: counts.rejected = number; break;
            case State::failed: counts.failed = number; break;
        }
    }
    return counts;
}

std::int64_t Journal::each(std::int64_t first, std::uint64_t most,
                           const std::function<void(const Done&)>& take) {
    Statement query = database_.prepare(
        "SELECT state,kind,reason,findings,facts,path,file,size,number FROM inputs WHERE number>=?1 ORDER BY "
        "number LIMIT ?2");
    query.with(first, most);
    while (query.next()) {
        first = query.number(8) + 1;
        take({.state = static_cast<State>(query.number(0)),
              .kind = query.text(1),
              .reason = query.text(2),
              .findings = query.text(3),
              .facts = query.text(4),
              .path = query.text(5),
              .file = query.text(6),
              .size = static_cast<std::uint64_t>(query.number(7))});
    }
    return first;
}

std::int64_t Journal::each_with_findings(std::int64_t first,
                                         const std::function<void(std::string_view)>& take) {
    // Nearly all of a large batch have none.
    Statement query = database_.prepare(
        "SELECT findings FROM inputs WHERE number>=?1 AND state<>?2 AND findings<>'[]' ORDER BY number");
    query.with(first, static_cast<int>(State::waiting));
    while (query.next()) take(query.text(0));
    Statement last =
        database_.prepare("SELECT number FROM inputs WHERE state<>?1 ORDER BY number DESC LIMIT 1");
    last.with(static_cast<int>(State::waiting));
    return last.next() ? std::max(last.number(0), first - 1) : first - 1;
}

void Journal::each_stored(const std::string& numbers, const std::function<void(Stored&)>& take) {
    Statement query =
        database_.prepare("SELECT number,segment,place,length,crc,path FROM inputs WHERE number IN (" +
                          numbers + ") ORDER BY number");
    while (query.next()) {
        Stored stored{.number = query.number(0),
                      .place = {.segment = std::string(query.text(1)),
                                .offset = static_cast<std::uint64_t>(query.number(2)),
                                .size = static_cast<std::uint64_t>(query.number(3)),
                                .crc = static_cast<std::uint32_t>(query.number(4))},
                      .path = std::string(query.text(5))};
        take(stored);
    }
}

std::int64_t Journal::last_number() {
    Statement query = database_.prepare("SELECT coalesce(max(number),0) FROM inputs");
    return query.next() ? query.number(0) : 0;
}

void Journal::each_with_parts(const std::function<void(Parted&)>& take) {
    Statement query = database_.prepare(
        "SELECT number,path,key,parts FROM inputs WHERE state=?1 AND parts<>'' ORDER BY number");
    query.with(static_cast<int>(State::converted));
    while (query.next()) {
        Parted parted{.number = query.number(0),
                      .path = std::string(query.text(1)),
                      .key = std::string(query.text(2)),
                      .parts = std::string(query.text(3))};
        take(parted);
    }
}

std::uint64_t Journal::point(const std::map<std::int64_t, std::string>& pointers) {
    std::map<std::int64_t, std::string> changed = pointers;
    Statement before = database_.prepare("SELECT number,pointers FROM inputs WHERE pointers<>''");
    while (before.next()) {
        const auto [at, is_new] = changed.try_emplace(before.number(0));
        if (!is_new && at->second == before.text(1)) changed.erase(at);
    }
    begin();
    Statement put = database_.prepare("UPDATE inputs SET pointers=?2,state=0 WHERE number=?1");
    for (const auto& [number, words] : changed) put.with(number, std::string_view(words)).run();
    return changed.size();
}

std::vector<Packaged> Journal::packages() {
    Statement query =
        database_.prepare("SELECT number,name,members,size,changed,sha256 FROM packages ORDER BY number");
    std::vector<Packaged> out;
    while (query.next()) {
        Packaged package{.number = query.number(0),
                         .name = std::string(query.text(1)),
                         .members = std::string(query.text(2)),
                         .size = static_cast<std::uint64_t>(query.number(3)),
                         .changed = query.number(4),
                         .sha256 = std::string(query.text(5))};
        out.push_back(std::move(package));
    }
    return out;
}

void Journal::record_package(const Packaged& package) {
    begin();
    database_.prepare("INSERT OR REPLACE INTO packages VALUES(?1,?2,?3,?4,?5,?6)")
        .with(package.number, std::string_view(package.name), std::string_view(package.members), package.size,
              package.changed, std::string_view(package.sha256))
        .run();
}

void Journal::forget_package(std::int64_t number) {
    begin();
    database_.prepare("DELETE FROM packages WHERE number=?1").with(number).run();
}

}  // namespace cli
