#include "cli/batch.h"

#include <iostream>
#include <optional>

#include "base/error.h"
#include "base/file.h"
#include "cli/batch_folder.h"
#include "cli/conversions.h"
#include "cli/inputs.h"
#include "cli/message.h"
#include "cli/packages.h"
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
    for (const char* name : {"journal.sqlite", "journal.sqlite-wal", "journal.sqlite-journal", "spool", "catalogue.part.sqlite",
                             "catalogue.part.sqlite-journal"}) {
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
        check_output();
        if (!options.resume) start_over(folder_);
        journal_.emplace(folder_ / "journal.sqlite");
    }

    void run() {
        list();
        Worker worker(pipeline_, schemas_, places());
        Interrupts interrupts;
        Pool pool(options_.jobs, options_.memory_limit,
                  [&](unsigned number, const base::Json& task, const Pool::Report& report) {
                      worker.work(number, task, report);
                  });
        if (!convert(pool, interrupts)) return;
        if (options_.settings.package && !package(pool, interrupts)) return;
        sum_up();
    }

  private:
    [[nodiscard]] Places places() {
        const std::int64_t session = std::stoll("0" + journal_->value("session")) + 1;
        journal_->set_value("session", std::to_string(session));
        journal_->commit();
        Places places;
        places.batch = folder_;
        if (!options_.settings.package) places.out_dir = options_.output;
        places.session = std::to_string(session);
        places.digits = digits_for(journal_->last_number());
        places.largest = options_.largest;
        for (const std::string& input : options_.inputs) {
            if (fs::is_directory(input)) places.roots.push_back(input);
        }
        return places;
    }

    /// Nothing that exists is replaced without being asked to.
    void check_output() const {
        if (options_.force || options_.resume || !options_.settings.package) return;
        const fs::path numbered = options_.output.parent_path() / (stem_of(options_.output) + "-0001.zip");
        for (const fs::path& place : {options_.output, numbered}) {
            if (fs::exists(place)) throw base::UsageError(place.string() + " exists", "--force replaces it");
        }
        if (fs::exists(folder_ / "journal.sqlite")) {
            throw base::UsageError("a batch of this output was begun before (" + folder_.string() + ")",
                                   "--resume goes on with it, --force starts over");
        }
    }

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

    [[nodiscard]] bool convert(Pool& pool, Interrupts& interrupts) {
        Conversions conversions(options_, *journal_, pool, progress_, interrupts);
        const Conversions::End end = conversions.run([](const Record&) {});
        progress_.clear();
        print_findings();
        if (end == Conversions::End::interrupted) say_interrupted();
        if (end == Conversions::End::too_many_failures) {
            std::cerr << "stopped: too many failures; --resume goes on with the rest\n";
            context_.worsen(Exit::findings);
        }
        return end == Conversions::End::done;
    }

    [[nodiscard]] bool package(Pool& pool, Interrupts& interrupts) {
        // What was lost is converted again, and then the packages are cut anew. More than twice is no loss
        // but a disk that does not keep what is written to it.
        for (int attempt = 0; attempt < 3; ++attempt) {
            Packages packages(options_, pipeline_.job(), folder_, *journal_, pool, progress_, interrupts);
            const Packages::End end = packages.run();
            progress_.clear();
            packages_ = packages.count();
            if (end == Packages::End::done) return true;
            if (end == Packages::End::interrupted) {
                say_interrupted();
                return false;
            }
            if (end == Packages::End::failed) {
                show(packages.findings());
                context_.worsen(Exit::surroundings);
                return false;
            }
            if (!convert(pool, interrupts)) return false;
        }
        throw base::Error("the spool in " + folder_.string() + " does not keep what is written to it", "check the disk");
    }

    void say_interrupted() {
        std::cerr << "interrupted; run the same command again with --resume to go on\n";
        context_.worsen(Exit::interrupted);
    }

    void show(const base::Findings& findings) {
        progress_.clear();
        if (findings.count(base::Severity::error) > 0) context_.worsen(Exit::findings);
        if (findings.has(rules::unreadable)) context_.worsen(Exit::surroundings);
        printer_.print(findings);
    }

    void print_findings() {
        journal_->each(printed_ + 1, [&](const Done& done) {
            if (done.record.state == State::waiting) return true;
            printed_ = std::max(printed_, done.record.number);
            if (const auto json = base::parse_json(done.record.findings)) show(read_findings(*json));
            return true;
        });
        printer_.print_rest((folder_ / "findings.jsonl").string());
    }

    void sum_up() {
        Summary summary = summarize(*journal_, folder_, options_.retry_command);
        summary.packages = packages_;
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
    std::int64_t printed_ = 0;  ///< findings of inputs up to this number have been shown
    std::uint64_t packages_ = 0;
};

}  // namespace

void run_batch(const BatchOptions& options, Context& context) { Batch(options, context).run(); }

}  // namespace cli
