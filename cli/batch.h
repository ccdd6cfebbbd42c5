// A batch from its list of inputs to its summary: the leading process.
//
// It lists the inputs into the journal, gives them to workers (pool.h), records what they report, and ends
// with the same output whatever the number of workers and however often it was interrupted. One input's
// failure never stops the others.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/cut.h"
#include "cli/progress.h"
#include "cli/settings.h"

namespace cli {

struct BatchOptions {
    std::vector<std::string> inputs;
    Settings settings;
    std::filesystem::path output;  ///< OUT.zip, or the folder for single files
    PackageBy package_by;
    std::string package_by_word;  ///< as it was given
    unsigned jobs = 1;
    bool force = false, resume = false, json = false;
    std::uint64_t max_failures = 0;  ///< stop when more have failed; 0: never
    bool fail_fast = false;
    double time_limit = 0;           ///< seconds for one input; 0: none
    std::uint64_t memory_limit = 0;  ///< bytes for one worker; 0: none
    std::uint64_t largest = 0;       ///< bytes of one source
    ProgressMode progress = ProgressMode::none;
    std::string retry_command;  ///< how one input is tried again, with {} for it
};

/// Runs the batch and tells the person; the exit code is left in `context`.
void run_batch(const BatchOptions& options, Context& context);

/// Converts one shard of the plan in the batch's folder, and leaves its results there.
void run_shard(BatchOptions options, std::uint64_t number, Context& context);

/// Takes the results of all shards of the plan and ends the batch as if one machine had done it. Throws
/// base::UsageError when a shard is missing or belongs to another plan.
void collect_shards(BatchOptions options, Context& context);

}  // namespace cli
