// The journal of a batch: each input with its state, its findings, its time and where its result lies. An
// SQLite database in the batch's folder, beside the output.
//
// Always holds: inputs are numbered from 1 in the order of path bytes; what is recorded has been done; a
// kill at any moment loses no more than the last second of records, whose inputs are then done again.
// Only the leading process opens it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/inputs.h"
#include "cli/spool.h"
#include "cli/store.h"

namespace cli {

enum class State : int {
    waiting = 0,
    converted = 1,
    skipped = 2,   ///< of no known kind: no input of the batch
    rejected = 3,  ///< the material cannot be converted
    failed = 4,    ///< the surroundings, a limit or pressmark failed
};
[[nodiscard]] std::string_view name(State state);

/// An input to be done.
struct Waiting {
    std::int64_t number = 0;
    Input input;
    std::string pointers{};  ///< to the other parts of its articles (article_parts.h)
    bool reviewed = true;    ///< is it to have a section of the review page? Not kept in the journal
};

/// What became of an input.
struct Record {
    std::int64_t number = 0;
    State state = State::failed;
    std::string digest{};                ///< SHA-256 of the source, hexadecimal
    std::string kind{};                  ///< the converter
    std::string reason{};                ///< why it is not converted, in words
    std::string findings{};              ///< JSON (message.h)
    std::string facts{};                 ///< JSON: articles, characters, repairs, seconds by stage
    std::string parts{};                 ///< JSON: articles that go on elsewhere (article_parts.h), or empty
    std::string key{};                   ///< for packages by date: the year and month, or empty
    double seconds = 0;                  ///< of CPU
    SpoolPlace place{};                  ///< converted into packages
    std::uint64_t files = 0, bytes = 0;  ///< entries, and bytes in the package
};

/// A row for those who walk the results. Its views hold for the time of the call.
struct Done {
    State state = State::failed;
    std::string_view kind, reason, findings, facts;  ///< as in Record
    std::string_view path, file;
    std::uint64_t size = 0;  ///< of the source, in bytes
};

/// Where the result of a converted input lies.
struct Stored {
    std::int64_t number = 0;
    SpoolPlace place;
    std::string path;
};

/// An input with articles that go on elsewhere.
struct Parted {
    std::int64_t number = 0;
    std::string path, key;
    std::string parts;  ///< as in Record
};

struct Counts {
    std::uint64_t all = 0, waiting = 0, converted = 0, skipped = 0, rejected = 0, failed = 0;
    std::uint64_t bytes = 0, bytes_waiting = 0;  ///< of sources
};

/// A package that stands under its final name.
struct Packaged {
    std::int64_t number = 0;
    std::string name;          ///< file name
    std::string members;       ///< digest of what it is made of
    std::uint64_t size = 0;    ///< in bytes
    std::int64_t changed = 0;  ///< when it was renamed, in nanoseconds
    std::string sha256;
};

class Journal {
  public:
    /// Opens or creates. Throws base::Error.
    explicit Journal(const std::filesystem::path& path);

    [[nodiscard]] std::string value(const std::string& key);
    void set_value(const std::string& key, const std::string& value);

    /// Takes the list anew: begin, then every input, then end. `settings(path)` is the digest of what settles
    /// an input's conversion. Results of inputs that are unchanged, under the same number and settings, are
    /// kept; returns how many. Throws base::UsageError when two inputs have one path.
    void begin_list();
    void list(const Input& input);
    /// Numbers begin with `first`.
    [[nodiscard]] std::uint64_t end_list(const std::function<std::string(const std::string& path)>& settings,
                                         std::int64_t first = 1);
    /// Takes the results of inputs from `first` to `last` from another journal.
    void import(const std::filesystem::path& other, std::int64_t first, std::int64_t last);

    /// Up to `limit` inputs that wait, with numbers after `after` and up to `last`.
    [[nodiscard]] std::vector<Waiting> waiting(std::int64_t after, std::int64_t last, std::size_t limit);
    void record(const Record& record);
    /// Makes inputs wait again (their results are gone).
    void forget(std::int64_t number);
    /// Makes what was rejected, or failed, wait again.
    void forget_failures();

    /// Makes what was recorded so far survive a kill.
    void commit();

    [[nodiscard]] Counts counts();
    /// Up to `most` inputs from number `first` on, in the order of numbers. Gives the number after the last
    /// of them; `first` when there is none.
    std::int64_t each(std::int64_t first, std::uint64_t most, const std::function<void(const Done&)>& take);
    /// Inputs from `first` on that are done and have findings (JSON), in the order of numbers. Gives the last
    /// number that is done; `first` - 1 if none is.
    std::int64_t each_with_findings(std::int64_t first, const std::function<void(std::string_view)>& take);
    /// Those whose numbers an SQL query gives, in the order of numbers.
    void each_stored(const std::string& numbers, const std::function<void(Stored&)>& take);
    [[nodiscard]] std::int64_t last_number();

    /// Every converted input with articles that go on elsewhere, in the order of numbers.
    void each_with_parts(const std::function<void(Parted&)>& take);
    /// Gives every input its pointers, by number, and those not named none. Inputs whose pointers change
    /// wait again; returns how many.
    [[nodiscard]] std::uint64_t point(const std::map<std::int64_t, std::string>& pointers);

    [[nodiscard]] std::vector<Packaged> packages();
    void record_package(const Packaged& package);
    void forget_package(std::int64_t number);

    /// The database, for statements of one place only (cut.cpp).
    [[nodiscard]] Database& database() { return database_; }
    /// Opens a transaction when none is open.
    void begin();

  private:
    Database database_;
    std::optional<Transaction> transaction_;
    std::optional<Statement> listing_, recording_;
};

}  // namespace cli
