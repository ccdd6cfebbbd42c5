#include "cli/plan.h"

#include <algorithm>
#include <cstdlib>

#include <unistd.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "cli/batch_folder.h"
#include "cli/message.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* plan_name = "plan.sqlite";

constexpr const char* schema = R"(
CREATE TABLE facts(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE inputs(number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, file TEXT NOT NULL, raw TEXT NOT NULL,
  member INTEGER NOT NULL, size INTEGER NOT NULL, changed INTEGER NOT NULL, named INTEGER NOT NULL);
CREATE TABLE shards(number INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL, bytes INTEGER NOT NULL);
CREATE TEMP TABLE listed(path TEXT, file TEXT, raw TEXT, member INTEGER, size INTEGER, changed INTEGER, named INTEGER);
)";

/// What an input costs besides its bytes, so that many small files weigh what they take.
constexpr std::uint64_t cost_of_input = 2048;

std::uint64_t number_from(const std::string& text) {
    const bool digits =
        !text.empty() && text.size() < 10 && text.find_first_not_of("0123456789") == std::string::npos;
    return digits ? std::stoull(text) : 0;
}

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

/// Shards may run in other folders.
std::string absolute(const std::string& place) {
    return fs::absolute(place).lexically_normal().string();
}

/// Writes the list in order, its digest, and where shards begin.
class PlanWriter {
  public:
    explicit PlanWriter(Database& database) : database_(database) {}

    Listing list(const std::vector<std::string>& inputs, const fs::path& output) {
        Statement put = database_.prepare("INSERT INTO temp.listed VALUES(?1,?2,?3,?4,?5,?6,?7)");
        Listing listing = list_inputs(inputs, output, [&](const Input& input) {
            if (input.file.empty()) throw base::UsageError("standard input cannot be sharded");
            put.with(std::string_view(input.path), std::string_view(input.file),
                     std::string_view(input.raw_path), input.member, input.size, input.changed,
                     static_cast<int>(input.named))
                .run();
            total_ += input.size + cost_of_input;
        });
        Statement twin =
            database_.prepare("SELECT path FROM temp.listed GROUP BY path HAVING count(*)>1 LIMIT 1");
        if (twin.next()) {
            throw base::UsageError("two inputs have the path " + std::string(twin.text(0)),
                                   "name the folder above both, or convert them one after the other");
        }
        database_.run(
            "INSERT INTO inputs SELECT row_number() OVER (ORDER BY path),* FROM temp.listed ORDER BY path");
        return listing;
    }

    std::string cut(std::uint64_t shards) {
        base::Digest digest("sha256");
        std::vector<Plan::Range> ranges(shards);
        std::uint64_t before = 0;
        Statement sizes = database_.prepare("SELECT number,size,path FROM inputs ORDER BY number");
        while (sizes.next()) {
            const std::int64_t number = sizes.number(0);
            const auto size = static_cast<std::uint64_t>(sizes.number(1));
            // The shard in which the first byte of the input lies.
            const auto index = static_cast<std::size_t>(
                static_cast<double>(before) / static_cast<double>(total_) * static_cast<double>(shards));
            Plan::Range& range = ranges[std::min(index, ranges.size() - 1)];
            if (range.last == 0) range.first = number;
            range.last = number;
            range.bytes += size;
            before += size + cost_of_input;
            digest.update(std::string(sizes.text(2)) + "\n" + std::to_string(size) + "\n");
        }
        Statement put = database_.prepare("INSERT INTO shards VALUES(?1,?2,?3,?4)");
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            put.with(static_cast<std::int64_t>(i) + 1, ranges[i].first, ranges[i].last, ranges[i].bytes)
                .run();
        }
        return digest.hex();
    }

    void set(const std::string& key, const std::string& value) {
        database_.prepare("INSERT INTO facts VALUES(?1,?2)")
            .with(std::string_view(key), std::string_view(value))
            .run();
    }

  private:
    Database& database_;
    std::uint64_t total_ = 0;
};

}  // namespace

Shard read_shard(const std::string& word) {
    if (word == "auto") {
        const std::string id = environment("SLURM_ARRAY_TASK_ID"),
                          first = environment("SLURM_ARRAY_TASK_MIN"),
                          count = environment("SLURM_ARRAY_TASK_COUNT");
        if (id.empty() || first.empty() || count.empty()) {
            throw base::UsageError("--shard auto works inside a Slurm array job only", "write --shard i/n");
        }
        return {number_from(id) - number_from(first) + 1, number_from(count)};
    }
    const std::size_t slash = word.find('/');
    Shard shard;
    if (slash != std::string::npos)
        shard = {number_from(word.substr(0, slash)), number_from(word.substr(slash + 1))};
    if (shard.number == 0 || shard.of == 0 || shard.number > shard.of) {
        throw base::UsageError("--shard must be i/n with i from 1 to n, not `" + word + "`");
    }
    return shard;
}

std::string shard_folder(std::uint64_t number) {
    std::string digits = std::to_string(number);
    if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
    return "shards/" + digits;
}

bool Plan::exists(const fs::path& batch) {
    return fs::exists(batch / plan_name);
}

Plan::Plan(const fs::path& batch) : database_(batch / plan_name, Database::Mode::reading) {}

void Plan::make(const BatchOptions& options, const fs::path& batch, std::uint64_t shards) {
    make_folder(batch);
    const fs::path part = batch / (std::string(plan_name) + "." + std::to_string(::getpid()) + ".part");
    try {
        Database database(part, Database::Mode::product);
        database.run(schema);
        Transaction transaction(database);
        PlanWriter writer(database);
        const Listing listing = writer.list(options.inputs, options.output);
        const std::string list = writer.cut(shards);
        const std::string settings = base::one_line(to_json(options.settings));
        base::Json roots = base::Json::array();
        for (const std::string& input : options.inputs) roots.push_back(absolute(input));
        writer.set("settings", settings);
        writer.set("package_by", options.package_by_word);
        writer.set("inputs", base::one_line(roots));
        writer.set("retry", options.retry_command);
        writer.set("skipped_by_name", std::to_string(listing.skipped));
        writer.set("listing", base::one_line(to_json(listing.findings)));
        writer.set("digest",
                   base::digest("sha256", PRESSMARK_VERSION "\n" + list + "\n" + settings + "\n" +
                                              options.package_by_word + "\n" + std::to_string(shards)));
        transaction.commit();
    } catch (...) {
        std::error_code ignored;  // what failed first is what counts
        fs::remove(part, ignored);
        throw;
    }
    put_in_place(part, batch / plan_name);
}

std::string Plan::value(const std::string& key) {
    Statement query = database_.prepare("SELECT value FROM facts WHERE key=?1");
    return query.with(std::string_view(key)).next() ? std::string(query.text(0)) : std::string();
}

std::string Plan::digest() {
    return value("digest");
}

std::uint64_t Plan::shards() {
    Statement query = database_.prepare("SELECT count(*) FROM shards");
    return query.next() ? static_cast<std::uint64_t>(query.number(0)) : 0;
}

std::int64_t Plan::inputs() {
    Statement query = database_.prepare("SELECT count(*) FROM inputs");
    return query.next() ? query.number(0) : 0;
}

void Plan::fill(BatchOptions& options) {
    const auto settings = base::parse_json(value("settings"));
    const auto inputs = base::parse_json(value("inputs"));
    if (!settings || !inputs) throw base::Error("the plan cannot be read", "make it again");
    options.settings = read_settings(*settings);
    options.inputs = inputs->get<std::vector<std::string>>();
    options.package_by_word = value("package_by");
    options.package_by = read_package_by(options.package_by_word);
    options.retry_command = value("retry");
}

Plan::Range Plan::range(std::uint64_t number) {
    Statement query = database_.prepare("SELECT first,last,bytes FROM shards WHERE number=?1");
    if (!query.with(number).next()) return {};
    return {query.number(0), query.number(1), static_cast<std::uint64_t>(query.number(2))};
}

void Plan::each(std::int64_t first, std::int64_t last, const std::function<void(const Input&)>& take) {
    Statement query = database_.prepare(
        "SELECT path,file,raw,member,size,changed,named FROM inputs WHERE number>=?1 AND number<=?2 ORDER BY "
        "number");
    query.with(first, last);
    while (query.next()) {
        Input input{.path = std::string(query.text(0)), .file = std::string(query.text(1))};
        input.raw_path = query.text(2);
        input.member = query.number(3);
        input.size = static_cast<std::uint64_t>(query.number(4));
        input.changed = query.number(5);
        input.named = query.number(6) != 0;
        take(input);
    }
}

}  // namespace cli
