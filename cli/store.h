// SQLite, through its C interface (its only door): a database, its statements, transactions.
//
// Always holds: every failure is a base::Error with the database's name and SQLite's words; a statement is
// reset before it is used again; a transaction that is not committed is rolled back.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace cli {

class Statement {
  public:
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;
    ~Statement();

    /// Binds the parameters ?1, ?2, … in order; text and blobs are copied.
    template <typename... Values>
    Statement& with(const Values&... values) {
        reset();
        int index = 0;
        (bind(++index, values), ...);
        return *this;
    }
    /// Goes on to the next row; false at the end.
    [[nodiscard]] bool next();
    /// Runs to the end.
    void run();

    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] double real(int column) const;
    /// The view lasts until the next call of next(), run() or with().
    [[nodiscard]] std::string_view text(int column) const;

  private:
    friend class Database;
    Statement(sqlite3* database, sqlite3_stmt* statement, const std::string* name)
        : database_(database), statement_(statement), name_(name) {}
    void reset();
    void bind(int index, std::int64_t value);
    void bind(int index, std::uint64_t value) { bind(index, static_cast<std::int64_t>(value)); }
    void bind(int index, int value) { bind(index, std::int64_t{value}); }
    void bind(int index, std::uint32_t value) { bind(index, std::int64_t{value}); }
    void bind(int index, double value);
    void bind(int index, std::string_view value);

    sqlite3* database_ = nullptr;
    sqlite3_stmt* statement_ = nullptr;
    const std::string* name_ = nullptr;
};

class Database {
  public:
    enum class Mode {
        journal,  ///< write-ahead log, held by this process alone: fast commits that survive a kill
        product,  ///< one file whose bytes follow from what is written: rollback journal, fixed page size
        reading,  ///< must exist; nothing is written
    };
    Database(const std::filesystem::path& path, Mode mode);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    /// Runs one or several statements without rows.
    void run(const std::string& sql);
    [[nodiscard]] Statement prepare(std::string_view sql);
    /// How many rows the last statement changed.
    [[nodiscard]] std::int64_t changes() const;

  private:
    std::unique_ptr<std::string> name_;  // at a fixed place: statements point to it
    sqlite3* database_ = nullptr;
};

/// Rolls back unless commit() is called.
class Transaction {
  public:
    explicit Transaction(Database& database) : database_(&database) { database.run("BEGIN IMMEDIATE"); }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

  private:
    Database* database_;
};

}  // namespace cli
