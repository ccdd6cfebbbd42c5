// A batch that is to be done in shards, on several machines or one after the other: its frozen list, its
// settings, and which inputs belong to which shard.
//
// The plan is OUT.batch/plan.sqlite. A shard is a range of neighbouring numbers of about equal bytes. Always
// holds: equal inputs and options give an equal plan, wherever it is made; so every shard may make it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "cli/batch.h"
#include "cli/inputs.h"
#include "cli/store.h"

namespace cli {

/// "3/16": the third of sixteen.
struct Shard {
    std::uint64_t number = 0;  ///< from 1; 0: no shard
    std::uint64_t of = 0;
};

/// "3/16", or "auto" for Slurm's array job (SLURM_ARRAY_TASK_ID, _MIN, _COUNT). Throws base::UsageError.
[[nodiscard]] Shard read_shard(const std::string& word);

class Plan {
  public:
    /// Opens OUT.batch/plan.sqlite. Throws base::Error.
    explicit Plan(const std::filesystem::path& batch);
    [[nodiscard]] static bool exists(const std::filesystem::path& batch);
    /// Lists the inputs of `options` and writes the plan under its name when it is whole.
    static void make(const BatchOptions& options, const std::filesystem::path& batch, std::uint64_t shards);

    [[nodiscard]] std::uint64_t shards();
    [[nodiscard]] std::int64_t inputs();
    /// Of everything in the plan that settles results.
    [[nodiscard]] std::string digest();
    [[nodiscard]] std::string value(const std::string& key);
    /// Takes from the plan what settles results: inputs, settings, how packages are cut.
    void fill(BatchOptions& options);

    struct Range {
        std::int64_t first = 1, last = 0;
        std::uint64_t bytes = 0;
    };
    /// Of shard `number`, from 1; empty when first > last.
    [[nodiscard]] Range range(std::uint64_t number);
    /// The inputs with numbers from `first` to `last`, in order.
    void each(std::int64_t first, std::int64_t last, const std::function<void(const Input&)>& take);

  private:
    Database database_;
};

/// "shards/0003": the folder of a shard below the batch's.
[[nodiscard]] std::string shard_folder(std::uint64_t number);

}  // namespace cli
