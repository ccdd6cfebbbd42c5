#include "cli/store.h"

#include <mutex>
#include <utility>

#include <sqlite3.h>

#include "base/error.h"
#include "cli/store_sync.h"

namespace cli {
namespace {

[[noreturn]] void fail(sqlite3* database, const std::string& name) {
    const int code = database == nullptr ? SQLITE_NOMEM : sqlite3_errcode(database);
    const std::string words = database == nullptr ? "not enough memory" : sqlite3_errmsg(database);
    std::string remedy;
    switch (code & 0xFF) {
        case SQLITE_FULL: remedy = "free space on the target disk"; break;
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_CANTOPEN: remedy = "check that its folder can be written"; break;
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT: remedy = "it is damaged or no file of pressmark: start over with --force"; break;
        case SQLITE_IOERR: remedy = "the device reports a fault: check the disk"; break;
        default: break;
    }
    throw base::Error(name + ": " + words, remedy);
}

constexpr const char* pragmas_for(Database::Mode mode) {
    switch (mode) {
        case Database::Mode::journal:
            // EXCLUSIVE: no shared memory file, so that it also works on file systems of clusters.
            return "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                   "PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-2000; PRAGMA temp_store=FILE;";
        case Database::Mode::product:
            return "PRAGMA page_size=4096; PRAGMA auto_vacuum=NONE; PRAGMA journal_mode=DELETE;"
                   "PRAGMA synchronous=FULL; PRAGMA cache_size=-16000; PRAGMA temp_store=FILE;";
        case Database::Mode::reading: return "PRAGMA query_only=1;";
    }
    return "";
}

/// Always holds: every process uses its databases from one thread. So SQLite needs no locks, and no books of
/// its own memory. Settings of the process, made before its first database; SQLite refuses them later, and
/// then works as it did before.
void set_up_process() {
    static std::once_flag once;
    std::call_once(once, [] {
        (void)sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
        (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    });
}

}  // namespace

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)), name_(other.name_) {}

Statement& Statement::operator=(Statement&& other) noexcept {
    std::swap(database_, other.database_);
    std::swap(statement_, other.statement_);
    std::swap(name_, other.name_);
    return *this;
}

Statement::~Statement() {
    sqlite3_finalize(statement_);
}

void Statement::reset() {
    sqlite3_reset(statement_);
}

bool Statement::next() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) {
        reset();
        return false;
    }
    fail(database_, *name_);
}

void Statement::run() {
    while (next()) {
    }
}

std::int64_t Statement::number(int column) const {
    return sqlite3_column_int64(statement_, column);
}
double Statement::real(int column) const {
    return sqlite3_column_double(statement_, column);
}

std::string_view Statement::text(int column) const {
    const void* bytes = sqlite3_column_blob(statement_, column);
    const int size = sqlite3_column_bytes(statement_, column);
    if (bytes == nullptr) return {};
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

void Statement::bind(int index, std::int64_t value) {
    if (sqlite3_bind_int64(statement_, index, value) != SQLITE_OK) fail(database_, *name_);
}

void Statement::bind(int index, double value) {
    if (sqlite3_bind_double(statement_, index, value) != SQLITE_OK) fail(database_, *name_);
}

void Statement::bind(int index, std::string_view value) {
    const char* bytes = value.data() == nullptr ? "" : value.data();
    const int code =
        sqlite3_bind_text64(statement_, index, bytes, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    if (code != SQLITE_OK) fail(database_, *name_);
}

Database::Database(const std::filesystem::path& path, Mode mode)
    : name_(std::make_unique<std::string>(path.string())) {
    set_up_process();
    const int flags =
        mode == Mode::reading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2(path.c_str(), &database_, flags, patient_file_system()) != SQLITE_OK) {
        const std::string words = database_ == nullptr ? "not enough memory" : sqlite3_errmsg(database_);
        sqlite3_close(std::exchange(database_, nullptr));
        throw base::Error("cannot open " + *name_ + ": " + words,
                          "check the path and that its folder can be written");
    }
    try {
        run(pragmas_for(mode));
    } catch (...) {
        sqlite3_close(database_);
        throw;
    }
}

Database::~Database() {
    sqlite3_close_v2(database_);
}

void Database::run(const std::string& sql) {
    if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(database_, *name_);
}

Statement Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v2(database_, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK) fail(database_, *name_);
    return {database_, statement, name_.get()};
}

std::int64_t Database::changes() const {
    return sqlite3_changes64(database_);
}

Transaction::~Transaction() {
    if (database_ == nullptr) return;
    try {
        database_->run("ROLLBACK");
    } catch (const base::Error&) {
        // SQLite has rolled back by itself after a failed write; the failure was reported there.
    }
}

void Transaction::commit() {
    database_->run("COMMIT");
    database_ = nullptr;
}

}  // namespace cli
