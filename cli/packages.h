// The packaging phase of a batch: cuts the packages, has workers write those that are not there yet, and
// frees the spool as they are done.
//
// A package that stands under its name and is made of the same documents under the same settings is left
// alone; so a batch that was finished is finished again in no time.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/batch.h"
#include "cli/catalogue_task.h"
#include "cli/cut.h"
#include "cli/interrupts.h"
#include "cli/journal.h"
#include "cli/packaging.h"
#include "cli/pool.h"
#include "cli/progress.h"

namespace cli {

class Packages {
  public:
    Packages(const BatchOptions& options, const Job& job, const std::filesystem::path& folder,
             Journal& journal, Pool& pool, Progress& progress, Interrupts& interrupts);

    enum class End {
        done,
        again,  ///< results were lost: those inputs wait again
        interrupted,
        failed,  ///< findings() says why
    };
    /// `meanwhile` is called again and again while workers are at work, as long as it gives true.
    [[nodiscard]] End run(const std::function<bool()>& meanwhile);

    [[nodiscard]] const base::Findings& findings() const { return findings_; }
    [[nodiscard]] std::uint64_t count() const { return cut_.packages.size(); }

  private:
    struct Task {
        std::size_t package = 0;  ///< index in cut_.packages
        bool catalogue = false;
    };

    [[nodiscard]] std::filesystem::path target_of(std::size_t package) const;
    [[nodiscard]] package::PackageFacts facts_of(std::size_t package) const;
    [[nodiscard]] std::string members_of(std::size_t package) const;
    [[nodiscard]] bool stands(std::size_t package, const std::vector<Packaged>& before) const;
    [[nodiscard]] End make(const std::function<bool()>& meanwhile);
    [[nodiscard]] bool forget_lost();
    void plan();
    void remove_stale(const std::vector<Packaged>& before);
    void start_catalogue();
    [[nodiscard]] std::optional<CatalogueChunk> next_chunk();
    [[nodiscard]] std::size_t being_written() const;
    void give_package(unsigned slot);
    [[nodiscard]] bool give_catalogue(unsigned slot);
    void take(unsigned slot, const base::Json& message);
    void take_package(std::size_t package, const PackageReport& report);
    void release(std::int64_t group);
    void fail(const std::string& place, const std::string& words);
    void remove_unfinished(std::size_t package) const;
    void abandon();
    [[nodiscard]] bool finished() const;

    const BatchOptions& options_;
    const Job& job_;
    std::filesystem::path folder_;
    Journal& journal_;
    Pool& pool_;
    Progress& progress_;
    Interrupts& interrupts_;
    Cut cut_;
    std::vector<bool> done_;  ///< by package
    std::deque<std::size_t> todo_;
    std::vector<std::optional<Task>> slots_;
    bool lost_ = false, failed_ = false;
    std::size_t catalogue_package_ = 0;  ///< the next chunk begins in this package …
    std::int64_t catalogue_after_ = 0;   ///< … behind this document
    std::int64_t chunk_ = 0;
    bool catalogue_running_ = false, catalogue_done_ = false;
    std::uint64_t documents_ = 0, documents_done_ = 0;
    base::Findings findings_;
};

}  // namespace cli
