#include "cli/batch.h"

#include <iostream>
#include <optional>

#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "cli/article_parts.h"
#include "cli/batch_folder.h"
#include "cli/conversions.h"
#include "cli/inputs.h"
#include "cli/message.h"
#include "cli/packages.h"
#include "cli/plan.h"
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
    for (const char* name : {"journal.sqlite", "journal.sqlite-wal", "journal.sqlite-journal", "spool",
                             "catalogue.part.sqlite", "catalogue.part.sqlite-journal"}) {
        remove_whole(folder / name);
    }
}

/// The settings that an input is converted under, as one digest: a row of the sidecar counts for its own
/// source only.
class InputSettings {
  public:
    explicit InputSettings(const Settings& settings) {
        Settings shared = settings;
        if (!settings.sidecar_text.empty()) sidecar_ = Sidecar(settings.sidecar_text, settings.sidecar_name);
        shared.sidecar_text.clear();
        digest_ = digest_of(shared);
    }
    [[nodiscard]] std::string operator()(const std::string& path) const {
        const Fields* row = sidecar_.find(path);
        if (row == nullptr) return digest_;
        std::string words = digest_;
        for (const auto& [key, value] : *row) words += "\n" + key + "=" + value;
        return base::digest("sha256", words);
    }

  private:
    Sidecar sidecar_;
    std::string digest_;
};

class Batch {
  public:
    enum class Part { whole, shard, collection };

    Batch(const BatchOptions& options, Context& context, Part part = Part::whole, std::uint64_t shard = 0)
        : options_(options),
          context_(context),
          pipeline_(options.settings),
          input_settings_(options.settings),
          schemas_(validate::load_own_schemas()),
          part_(part),
          shard_(shard),
          folder_(batch_folder_for(options.output)),
          own_folder_(part == Part::shard ? folder_ / shard_folder(shard) : folder_),
          lock_(own_folder_),
          progress_(options.progress),
          printer_(std::cerr, context.colour_errors) {
        check_output();
        // A shard or a collection that runs again goes on: that is what a requeued job is for.
        if (part == Part::whole ? !options.resume : options.force) start_over(own_folder_);
        journal_.emplace(own_folder_ / "journal.sqlite");
    }

    void run() {
        if (part_ == Part::whole) {
            list();
        } else {
            take_plan();
        }
        Worker worker(pipeline_, schemas_, places());
        Pool pool(options_.jobs, options_.memory_limit,
                  [&](unsigned number, const base::Json& task, const Pool::Report& report) {
                      worker.work(number, task, report);
                  });
        if (!convert(pool)) return;
        if (part_ == Part::shard) {
            end_shard();
            return;
        }
        if (join_parts() > 0 && !convert(pool)) return;
        if (options_.settings.package && !package(pool)) return;
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
        places.digits = digits_;
        if (part_ == Part::shard) places.spool = shard_folder(shard_) + "/spool";
        places.largest = options_.largest;
        for (const std::string& input : options_.inputs) {
            if (fs::is_directory(input)) places.roots.push_back(input);
        }
        return places;
    }

    /// Nothing that exists is replaced without being asked to.
    void check_output() const {
        if (options_.force || options_.resume || !options_.settings.package || part_ == Part::shard) return;
        const bool begun = fs::exists(folder_ / "journal.sqlite");
        if (part_ == Part::collection && begun) return;  // what is there is ours
        const fs::path numbered = options_.output.parent_path() / (stem_of(options_.output) + "-0001.zip");
        for (const fs::path& place : {options_.output, numbered}) {
            if (fs::exists(place)) throw base::UsageError(place.string() + " exists", "--force replaces it");
        }
        if (begun) {
            throw base::UsageError("a batch of this output was begun before (" + folder_.string() + ")",
                                   "--resume goes on with it, --force starts over");
        }
    }

    void list() {
        journal_->begin_list();
        std::int64_t listed = 0;
        Listing listing = list_inputs(options_.inputs, options_.output, [&](const Input& input) {
            journal_->list(input);
            ++listed;
        });
        digits_ = digits_for(listed);
        base::write_file(folder_ / "date", options_.settings.date);
        const std::uint64_t kept = journal_->end_list(settings_with_digits());
        journal_->forget_failures();
        name_site(listing.findings);
        journal_->set_value("skipped_by_name", std::to_string(listing.skipped));
        journal_->set_value("listing", base::one_line(to_json(listing.findings)));
        journal_->commit();
        show(listing.findings);
        say_kept(kept);
    }

    /// Says what a Hexo site around the inputs lends to them.
    void name_site(base::Findings& findings) {
        if (options_.settings.site_text.empty()) return;
        const std::string lent = lends(read_site(options_.settings.site_text));
        if (lent.empty()) return;
        findings.add(rules::site_used, {.file = options_.inputs.front()}, {lent});
        if (options_.progress != ProgressMode::none)
            print(std::cerr, findings.all().back(), context_.colour_errors);
    }

    /// Numbers stand in the results: results under other widths of numbers are others.
    [[nodiscard]] std::function<std::string(const std::string&)> settings_with_digits() const {
        return [this, digits = std::to_string(digits_)](const std::string& path) {
            return input_settings_(path) + digits;
        };
    }

    void say_kept(std::uint64_t kept) const {
        if (kept > 0 && options_.progress != ProgressMode::none) {
            std::cerr << "going on: " << counted(kept, "input") << (kept == 1 ? " is" : " are")
                      << " done already\n";
        }
    }

    /// A shard takes its part of the plan's list; a collection takes the whole, with the shards' results.
    void take_plan() {
        Plan plan(folder_);
        digits_ = digits_for(plan.inputs());
        const Plan::Range all{1, plan.inputs(), 0};
        const Plan::Range range = part_ == Part::shard ? plan.range(shard_) : all;
        journal_->begin_list();
        plan.each(range.first, range.last, [&](const Input& input) { journal_->list(input); });
        const std::uint64_t kept = journal_->end_list(settings_with_digits(), range.first);
        if (part_ == Part::shard) {
            journal_->forget_failures();
            say_kept(kept);
        } else {
            take_shards(plan);
        }
        journal_->set_value("skipped_by_name", plan.value("skipped_by_name"));
        journal_->set_value("listing", plan.value("listing"));
        journal_->commit();
    }

    void take_shards(Plan& plan) {
        for (std::uint64_t number = 1; number <= plan.shards(); ++number) {
            const fs::path folder = folder_ / shard_folder(number);
            const std::string words = "shard " + std::to_string(number) + "/" + std::to_string(plan.shards());
            const std::string remedy = "run it: pressmark convert -o " +
                                       shell_quoted(options_.output.string()) + " --shard " +
                                       std::to_string(number) + "/" + std::to_string(plan.shards());
            if (!fs::exists(folder / "done")) throw base::UsageError(words + " is not done", remedy);
            if (base::read_file(folder / "done") != plan.digest() + "\n") {
                throw base::UsageError(words + " belongs to another plan", remedy + " --force");
            }
            const Plan::Range range = plan.range(number);
            if (range.first <= range.last)
                journal_->import(folder / "journal.sqlite", range.first, range.last);
        }
        if (const auto json = base::parse_json(plan.value("listing"))) show(read_findings(*json));
    }

    /// Gives the parts of articles that go on elsewhere their pointers; how many inputs wait for that.
    [[nodiscard]] std::uint64_t join_parts() {
        const TeiNames names{.package = options_.settings.package, .digits = digits_};
        return cli::join_parts(*journal_, names, options_.package_by);
    }

    void end_shard() {
        Plan plan(folder_);
        journal_.reset();  // nothing of it is left in a write-ahead log
        base::write_file(own_folder_ / "done", plan.digest() + "\n");
        std::cout << "shard " << shard_ << "/" << plan.shards() << " is done\n";
    }

    [[nodiscard]] bool convert(Pool& pool) {
        Conversions conversions(options_, part_ == Part::whole, *journal_, pool, progress_, interrupts_);
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

    [[nodiscard]] bool package(Pool& pool) {
        // What was lost is converted again, and then the packages are cut anew. More than twice is not a loss
        // but a disk that does not keep what is written to it.
        for (int attempt = 0; attempt < 3; ++attempt) {
            Packages packages(options_, pipeline_.job(), folder_, *journal_, pool, progress_, interrupts_);
            summing_up_.reset();
            const Packages::End end = packages.run([this] { return sum_up_some(); });
            progress_.clear();
            packages_ = packages.count();
            if (end == Packages::End::done) {
                clear_spool();
                return true;
            }
            if (end == Packages::End::interrupted) {
                say_interrupted();
                return false;
            }
            if (end == Packages::End::failed) {
                show(packages.findings());
                context_.worsen(Exit::surroundings);
                return false;
            }
            if (!convert(pool)) return false;
        }
        throw base::Error("the spool in " + folder_.string() + " does not keep what is written to it",
                          "check the disk");
    }

    /// Segments that a killed worker left, and that no document refers to.
    void clear_spool() const {
        std::error_code ignored;  // what stays is only disk space
        fs::remove_all(folder_ / "spool", ignored);
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
        printed_ = journal_->each_with_findings(printed_ + 1, [&](std::string_view findings) {
            if (const auto json = base::parse_json(findings)) show(read_findings(*json));
        });
        printer_.print_rest((folder_ / "findings.jsonl").string());
    }

    [[nodiscard]] SummingUp& summing_up() {
        if (!summing_up_) summing_up_.emplace(*journal_, folder_, options_.retry_command);
        return *summing_up_;
    }

    /// While packages are written. They go on where a list cannot be written; what that means shows at the
    /// end.
    [[nodiscard]] bool sum_up_some() {
        try {
            return summing_up().step();
        } catch (const base::Error&) {
            summing_up_.reset();
            return false;
        }
    }

    void sum_up() {
        Summary summary = summing_up().finish();
        summary.packages = packages_;
        summary.skipped_by_name = std::stoull("0" + journal_->value("skipped_by_name"));
        if (summary.inputs == 0) {
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
    InputSettings input_settings_;
    std::vector<validate::LoadedSchema> schemas_;
    Part part_;
    std::uint64_t shard_;
    fs::path folder_, own_folder_;
    Interrupts interrupts_;  // before anything is written: from then on a signal ends the batch in good order
    FolderLock lock_;
    std::optional<Journal> journal_;
    Progress progress_;
    FindingPrinter printer_;
    std::int64_t printed_ = 0;  ///< findings of inputs up to this number have been shown
    std::uint64_t packages_ = 0;
    std::optional<SummingUp> summing_up_;
    unsigned digits_ = 4;  ///< of document numbers
};

}  // namespace

void run_batch(const BatchOptions& options, Context& context) {
    require_inputs(options.inputs);  // before anything is written: a slip of the pen begins no batch
    Batch(options, context).run();
}

void run_shard(BatchOptions options, std::uint64_t number, Context& context) {
    Plan(batch_folder_for(options.output)).fill(options);
    Batch(options, context, Batch::Part::shard, number).run();
}

void collect_shards(BatchOptions options, Context& context) {
    Plan(batch_folder_for(options.output)).fill(options);
    Batch(options, context, Batch::Part::collection).run();
}

}  // namespace cli
