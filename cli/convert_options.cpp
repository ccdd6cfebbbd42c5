#include "cli/convert_options.h"

#include <thread>

#include <CLI/CLI.hpp>

#include "base/error.h"
#include "base/file.h"
#include "cli/batch_folder.h"
#include "cli/site.h"
#include "cli/summary.h"

namespace cli {
namespace {

std::string read_text(const std::string& name) {
    try {
        return base::read_file(name, std::uint64_t{64} << 20);
    } catch (const base::Error& error) {
        throw base::UsageError(error.what(), error.remedy());
    }
}

std::string site_text(const std::vector<std::string>& inputs) {
    for (const std::string& input : inputs) {
        if (!std::filesystem::is_directory(input)) continue;
        if (const auto config = find_site(input)) return read_text(*config);
    }
    return {};
}

Settings settings_from(const ConvertArguments& arguments) {
    Settings settings;
    if (!arguments.kind.empty()) settings.kind = arguments.kind;
    if (!arguments.encoding.empty()) settings.encoding = arguments.encoding;
    if (!arguments.job.empty()) {
        settings.job_text = read_text(arguments.job);
        settings.job_name = arguments.job;
    }
    if (!arguments.metadata.empty()) {
        settings.sidecar_text = read_text(arguments.metadata);
        settings.sidecar_name = arguments.metadata;
    }
    settings.site_text = site_text(arguments.inputs);
    settings.only = arguments.only;
    settings.without = arguments.without;
    settings.min_cert = arguments.min_cert;
    settings.date = read_date(arguments.date);
    settings.package = arguments.out_dir.empty();
    if (arguments.compression != "store" && arguments.compression != "deflate") {
        throw base::UsageError("--compression must be store or deflate, not `" + arguments.compression + "`");
    }
    settings.compression =
        arguments.compression == "store" ? bag::Compression::store : bag::Compression::deflate;
    return settings;
}

/// The options that settle the result, for the list of what was not converted.
std::string retry_command(const ConvertArguments& arguments) {
    std::string out = "pressmark convert {} --out-dir retry";
    const auto add = [&](const char* option, const std::string& value) {
        if (!value.empty()) out += std::string(" ") + option + " " + shell_quoted(value);
    };
    add("--from", arguments.kind);
    add("--encoding", arguments.encoding);
    add("--job", arguments.job);
    add("--metadata", arguments.metadata);
    add("--min-cert", arguments.min_cert);
    for (const std::string& name : arguments.only) add("--only", name);
    for (const std::string& name : arguments.without) add("--without", name);
    return out;
}

void check(const ConvertArguments& arguments) {
    if (arguments.package.empty() == arguments.out_dir.empty()) {
        throw base::UsageError("name a target: either -o OUT.zip or --out-dir DIR");
    }
    if (!arguments.package.empty() && !arguments.package.ends_with(".zip")) {
        throw base::UsageError("-o must name a .zip, not `" + arguments.package + "`");
    }
    for (const std::string& input : arguments.inputs) {
        if (input == "-" && arguments.kind.empty()) {
            throw base::UsageError("- (standard input) needs --from KIND",
                                   "`pressmark formats` lists the kinds");
        }
    }
}

/// The command line's word, else the job's.
std::string package_by_of(const ConvertArguments& arguments, const Settings& settings) {
    if (!arguments.package_by.empty() || settings.job_text.empty()) return arguments.package_by;
    return read_job(settings.job_text, settings.job_name).package_by;
}

}  // namespace

void add_result_options(CLI::App& command, ConvertArguments& a) {
    command.add_option("--from", a.kind, "kind of source, instead of recognising it (see `formats`)")
        ->type_name("KIND");
    command.add_option("--encoding", a.encoding, "encoding of the sources, instead of detecting it")
        ->type_name("NAME");
    command.add_option("--job", a.job, "job file: what you know about the batch (docs/jobs.md)")
        ->type_name("FILE.toml");
    command.add_option("--metadata", a.metadata, "CSV: filename, then Dublin Core or pressmark fields")
        ->type_name("FILE.csv");
    command.add_option("--date", a.date, "date of the conversion, or `now`; without it none is written")
        ->type_name("DATE");
    command
        .add_option("--min-cert", a.min_cert,
                    "apply repairs of at least this certainty: low, medium (default), high")
        ->type_name("CERT");
    command.add_option("--only", a.only, "only these repairs, comma-separated (see `repairs`)")
        ->delimiter(',')
        ->type_name("NAME");
    command.add_option("--without", a.without, "all repairs but these, comma-separated")
        ->delimiter(',')
        ->type_name("NAME");
    command.add_option("--compression", a.compression, "store or deflate (default)")->type_name("METHOD");
    command
        .add_option("--package-by", a.package_by,
                    "several packages: by count:N, size:2G, key:year-month or folder")
        ->type_name("RULE");
}

void add_running_options(CLI::App& command, ConvertArguments& a) {
    command.add_option("-j,--jobs", a.jobs, "inputs at a time (default: one per processor)")->type_name("N");
    command.add_flag("--resume", a.resume, "continue a batch that was interrupted, or whose sources changed");
    command.add_flag("--force", a.force, "replace an existing output");
    command.add_flag("--fail-fast", a.fail_fast, "stop at the first input that fails");
    command.add_option("--max-failures", a.max_failures, "stop when more than N inputs have failed")
        ->type_name("N");
    command.add_option("--time-limit", a.time_limit, "seconds for one input (default 600; 0: no limit)")
        ->type_name("S");
    command
        .add_option("--memory-limit", a.memory_limit,
                    "memory of one worker, in MiB (default 4096; 0: no limit)")
        ->type_name("MIB");
    command.add_option("--largest", a.largest, "largest source that is read, in MiB (default 1024)")
        ->type_name("MIB");
    command.add_option("--progress", a.progress, "auto, plain, json or none")->type_name("FORM");
    command.add_flag("--json", a.json, "the summary as JSON");
}

BatchOptions running_options(const ConvertArguments& arguments) {
    BatchOptions options;
    options.output = arguments.package.empty() ? arguments.out_dir : arguments.package;
    options.jobs = arguments.jobs > 0 ? arguments.jobs : std::max(1U, std::thread::hardware_concurrency());
    options.force = arguments.force;
    options.resume = arguments.resume;
    options.json = arguments.json;
    options.fail_fast = arguments.fail_fast;
    options.max_failures = arguments.max_failures;
    options.time_limit = arguments.time_limit;
    options.memory_limit = arguments.memory_limit << 20;
    options.largest = arguments.largest << 20;
    options.progress = read_progress(arguments.progress);
    return options;
}

BatchOptions batch_options(const ConvertArguments& arguments) {
    check(arguments);
    BatchOptions options = running_options(arguments);
    options.inputs = arguments.inputs;
    options.settings = settings_from(arguments);
    if (!arguments.package.empty()) options.settings.package_id = stem_of(options.output);
    options.package_by_word = package_by_of(arguments, options.settings);
    options.package_by = read_package_by(options.package_by_word);
    options.retry_command = retry_command(arguments);
    // A batch that goes on has the date of its beginning.
    const std::filesystem::path begun = batch_folder_for(options.output) / "date";
    if (arguments.date == "now" && arguments.resume && std::filesystem::exists(begun)) {
        options.settings.date = base::read_file(begun);
    }
    return options;
}

}  // namespace cli
