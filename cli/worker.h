// What a worker process does with a task of the leader: converts inputs, writes what came of them, and
// reports on each. Any failure becomes a report about that input.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "bag/proof.h"
#include "base/json.h"
#include "cli/journal.h"
#include "cli/pictures.h"
#include "cli/pipeline.h"
#include "cli/pool.h"
#include "cli/spool.h"
#include "cli/zip_inputs.h"

namespace cli {

/// Where results go.
struct Places {
    std::filesystem::path batch{};     ///< the batch's folder: spool and journal
    std::filesystem::path out_dir{};   ///< single TEI files; empty: packages
    std::string spool = "spool";       ///< its folder, below `batch`
    std::string session{};             ///< differs from run to run, so that no segment is written twice
    unsigned digits = 4;               ///< of document numbers in packages
    std::vector<std::string> roots{};  ///< folders in which pictures may lie
    std::uint64_t largest = 0;         ///< sources above are refused, in bytes
};

class Worker {
  public:
    /// `schemas`: validate::load_own_schemas(). All outlive the worker.
    Worker(const Pipeline& pipeline, const std::vector<validate::LoadedSchema>& schemas, Places places)
        : pipeline_(pipeline), places_(std::move(places)), checker_(schemas) {}

    /// Pool::Work.
    void work(unsigned number, const base::Json& task, const Pool::Report& report);

  private:
    [[nodiscard]] static base::Json fill_catalogue(const base::Json& chunk);
    [[nodiscard]] Record convert(const Waiting& waiting);
    [[nodiscard]] Record convert_or_throw(const Waiting& waiting);
    [[nodiscard]] std::string read_bytes(const Input& input);
    void write_single(const Input& input, const std::string& tei) const;
    void spool(const Waiting& waiting, const Conversion& conversion, Record& record);
    [[nodiscard]] std::string kept_as(const Waiting& waiting) const;

    const Pipeline& pipeline_;
    Places places_;
    Checker checker_;
    unsigned number_ = 0;
    double used_ = 0;  ///< processor time when the last input was done, in seconds
    ZipMembers zips_;
    std::optional<bag::Sealer> sealer_;
    std::optional<bag::Prover> prover_;
    std::optional<SpoolWriter> spool_;
};

/// Inputs and records as messages.
[[nodiscard]] base::Json to_json(const Waiting& waiting);
[[nodiscard]] Waiting read_waiting(const base::Json& json);
[[nodiscard]] base::Json to_json(const Record& record);
[[nodiscard]] Record read_record(const base::Json& json);

}  // namespace cli
