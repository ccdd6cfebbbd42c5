// The options of convert, plan and collect: how they are typed, and what they mean for a batch.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/batch.h"

namespace CLI {
class App;
}

namespace cli {

/// As they are typed.
struct ConvertArguments {
    std::vector<std::string> inputs;
    std::string package, out_dir, kind, encoding, job, metadata, date, min_cert, compression = "deflate",
                                                                                 package_by;
    std::vector<std::string> only, without;
    std::string progress = "auto", shard;
    unsigned jobs = 0;
    std::uint64_t shards = 0, max_failures = 0, memory_limit = 4096, largest = 1024;
    double time_limit = 600;
    bool json = false, force = false, resume = false, fail_fast = false;
};

/// What settles the result: where to, kind, encoding, job, …
void add_result_options(CLI::App& command, ConvertArguments& arguments);
/// How it is done: workers, limits, progress.
void add_running_options(CLI::App& command, ConvertArguments& arguments);

/// Throws base::UsageError for options that contradict each other or name nothing known. Reads job, metadata
/// and the site's configuration.
[[nodiscard]] BatchOptions batch_options(const ConvertArguments& arguments);
/// Only those of add_running_options() and the output: the rest comes from a plan.
[[nodiscard]] BatchOptions running_options(const ConvertArguments& arguments);

}  // namespace cli
