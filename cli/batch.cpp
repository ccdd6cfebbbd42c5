#include "cli/batch.h"

#include <iostream>
#include <optional>

#include "base/error.h"
#include "base/file.h"
#include "cli/batch_folder.h"
#include "cli/conversions.h"
#include "cli/inputs.h"
#include "cli/message.h"
#include "cli/print.h"
#include "cli/rules.h"
#include "cli/site.h"
#include "cli/summary.h"
#include "cli/worker.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

unsigned digits_for(std::int64_t inputs) {
    const auto digits = static_cast<unsigned>(std::to_string(inputs).size());
    return std::max(4U, digits);
}

void start_over(const fs::path& folder) {
    for (const char* name : {"journal.sqlite", "journal.sqlite-wal", "journal.sqlite-journal", "spool"}) {
        std::error_code error;
        fs::remove_all(folder / name, error);
        if (error) throw base::system_error("cannot remove " + (folder / name).string(), error.value());
    }
}

class Batch {
  public:
    Batch(const BatchOptions& options, Context& context)
        : options_(options),
          context_(context),
          pipeline_(options.settings),
          schemas_(validate::load_own_schemas()),
          folder_(batch_folder_for(options.output)),
          lock_(folder_),
          progress_(options.progress),
          printer_(std::cerr, context.colour_errors) {
        if (!options.resume) start_over(folder_);
        journal_.emplace(folder_ / "journal.sqlite");
    }

    void run() {
        list();
        if (convert() == Conversions::End::done) sum_up();
    }

  private:
    void list() {
        journal_->begin_list();
        const Listing listing = list_inputs(options_.inputs, [&](const Input& input) { journal_->list(input); });
        const std::string digest = digest_of(options_.settings);
        const std::uint64_t kept = journal_->end_list([&](const std::string&) { return digest; });
        journal_->forget_failures();
        journal_->set_value("skipped_by_name", std::to_string(listing.skipped));
        journal_->set_value("listing", base::one_line(to_json(listing.findings)));
        journal_->commit();
        show(listing.findings);
        if (options_.resume && kept > 0 && options_.progress != ProgressMode::none) {
            std::cerr << "going on: " << kept << " inputs are done already\n";
        }
    }

    Conversions::End convert() {
        Worker worker(pipeline_, schemas_, {.batch = folder_,
                                  .out_dir = options_.settings.package ? fs::path{} : options_.output,
                                  .spool_prefix = "spool/",
                                  .digits = digits_for(journal_->last_number()),
                                  .largest = options_.largest});
        Interrupts interrupts;
        Pool pool(options_.jobs, options_.memory_limit,
                  [&](unsigned number, const base::Json& task, const Pool::Report& report) {
                      worker.work(number, task, report);
                  });
        Conversions conversions(options_, *journal_, pool, progress_, interrupts);
        const Conversions::End end = conversions.run([](const Record&) {});
        progress_.clear();
        print_findings();
        if (end == Conversions::End::interrupted) {
            std::cerr << "interrupted; run the same command again with --resume to go on\n";
            context_.worsen(Exit::interrupted);
        } else if (end == Conversions::End::too_many_failures) {
            std::cerr << "stopped: too many failures; --resume goes on with the rest\n";
            context_.worsen(Exit::findings);
        }
        return end;
    }

    void show(const base::Findings& findings) {
        progress_.clear();
        if (findings.count(base::Severity::error) > 0) context_.worsen(Exit::findings);
        if (findings.has(rules::unreadable)) context_.worsen(Exit::surroundings);
        printer_.print(findings);
    }

    void print_findings() {
        journal_->each(1, [&](const Done& done) {
            if (done.record.state == State::waiting) return true;
            if (const auto json = base::parse_json(done.record.findings)) show(read_findings(*json));
            return true;
        });
        printer_.print_rest((folder_ / "findings.jsonl").string());
    }

    void sum_up() {
        Summary summary = summarize(*journal_, folder_, options_.retry_command);
        summary.skipped_by_name = std::stoull("0" + journal_->value("skipped_by_name"));
        if (summary.converted == 0) {
            base::Findings findings;
            findings.add(rules::nothing_to_convert, {.file = options_.inputs.front()});
            show(findings);
        }
        base::write_file(folder_ / "summary.json", base::indented(to_json(summary)) + "\n");
        if (options_.json) {
            std::cout << base::one_line(to_json(summary)) << '\n';
        } else {
            std::cout << to_text(summary, (folder_ / "rejected.tsv").string());
        }
    }

    const BatchOptions& options_;
    Context& context_;
    Pipeline pipeline_;
    std::vector<validate::LoadedSchema> schemas_;
    fs::path folder_;
    FolderLock lock_;
    std::optional<Journal> journal_;
    Progress progress_;
    FindingPrinter printer_;
};

}  // namespace

void run_batch(const BatchOptions& options, Context& context) { Batch(options, context).run(); }

}  // namespace cli
