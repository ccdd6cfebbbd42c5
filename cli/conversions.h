// The converting phase of a batch: hands waiting inputs to workers, in lots, and records what they report.
//
// Memory: the list stays in the journal, results go from the worker to the disk; a worker holds one input at
// a time. Always holds: an input whose worker crashed, or took longer than allowed, fails with that reason;
// those that were waiting behind it are given again.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "cli/batch.h"
#include "cli/interrupts.h"
#include "cli/journal.h"
#include "cli/pool.h"
#include "cli/progress.h"
#include "cli/review_guess.h"

namespace cli {

class Conversions {
  public:
    /// `whole`: what is converted here is all that packages will be cut from.
    Conversions(const BatchOptions& options, bool whole, Journal& journal, Pool& pool, Progress& progress,
                Interrupts& interrupts);

    enum class End { done, interrupted, too_many_failures };
    /// Converts all that waits. `on_record` is called for each result, in the order in which they come.
    [[nodiscard]] End run(const std::function<void(const Record&)>& on_record);

  private:
    using Clock = std::chrono::steady_clock;
    struct Slot {
        std::deque<Waiting> given;  ///< the first is at work
        std::size_t newest = 0;     ///< how many came with the last lot: no more are given, no other waits
        Clock::time_point since{};
    };

    void refill();
    [[nodiscard]] bool wants(unsigned slot) const;
    void give(unsigned slot);
    void take(unsigned slot, const base::Json& message);
    void blame(unsigned slot, const base::Rule& rule, std::vector<std::string> arguments);
    void check_time();
    void finish(const Record& record, std::uint64_t size);
    [[nodiscard]] bool all_idle() const;
    [[nodiscard]] bool all_busy() const;
    [[nodiscard]] bool too_many_failures() const;
    [[nodiscard]] Standing standing() const;

    const BatchOptions& options_;
    Journal& journal_;
    Pool& pool_;
    Progress& progress_;
    Interrupts& interrupts_;
    std::vector<Slot> slots_;
    std::deque<Waiting> queue_;
    std::int64_t last_listed_ = 0, last_number_ = 0;
    Counts counts_;
    ReviewGuess guess_;
    const std::function<void(const Record&)>* on_record_ = nullptr;
};

}  // namespace cli
