// pressmark convert: sources in, packages or single TEI files out.
#include <CLI/CLI.hpp>

#include "base/error.h"
#include "cli/batch_folder.h"
#include "cli/convert_options.h"
#include "cli/plan.h"

namespace cli {
namespace {

constexpr const char* about =
    "Convert sources to TEI: into packages (-o), or one TEI file per source (--out-dir).";
constexpr const char* details =
    "Below a folder every file is tried except hidden ones, `node_modules`, and those with the suffix\n"
    "of a picture, an archive, data or a program; of a Hexo site only `source`. Drafts are marked.\n"
    "\n"
    "Exit codes: 0 all inputs converted, 1 some were rejected or failed, 2 wrong usage, 3 files or disk,\n"
    "75 interrupted: run again with --resume.";

void convert_shard(const ConvertArguments& arguments, Context& context) {
    const Shard shard = read_shard(arguments.shard);
    if (arguments.package.empty()) throw base::UsageError("--shard needs -o OUT.zip, as the plan has it");
    const std::filesystem::path batch = batch_folder_for(arguments.package);
    if (!arguments.inputs.empty()) {
        const BatchOptions options = batch_options(arguments);
        if (!Plan::exists(batch)) Plan::make(options, batch, shard.of);
        if (Plan(batch).value("settings") != base::one_line(to_json(options.settings))) {
            throw base::UsageError("these options are not those of the plan in " + batch.string(),
                                   "leave them out, or make the plan again");
        }
    } else if (!Plan::exists(batch)) {
        throw base::UsageError("there is no plan in " + batch.string(),
                               "make it: pressmark plan INPUT… -o " + arguments.package + " --shards n");
    }
    const std::uint64_t planned = Plan(batch).shards();
    if (planned != shard.of) {
        throw base::UsageError("the plan has " + std::to_string(planned) + " shards, not " +
                               std::to_string(shard.of));
    }
    run_shard(running_options(arguments), shard.number, context);
}

void convert(const ConvertArguments& arguments, Context& context) {
    if (!arguments.shard.empty()) {
        convert_shard(arguments, context);
        return;
    }
    if (arguments.inputs.empty())
        throw base::UsageError("no input is named", "name files, folders or zips of sources");
    run_batch(batch_options(arguments), context);
}

}  // namespace

void add_convert(CLI::App& application, Context& context) {
    CLI::App* command = application.add_subcommand("convert", about);
    ConvertArguments& a = context.keep<ConvertArguments>();
    command->footer(details);
    command->add_option("INPUT", a.inputs, "files, folders, zips of sources, or - (with --from)");
    command->add_option("-o,--output", a.package, "package; several get the suffixes -0001, -0002, …")
        ->type_name("OUT.zip");
    command->add_option("--out-dir", a.out_dir, "folder for TEI files: IN/a/b.txt becomes DIR/a/b.txt.xml")
        ->type_name("DIR");
    add_result_options(*command, a);
    command
        ->add_option("--shard", a.shard,
                     "only shard I of a plan of N; auto in a Slurm array job (docs/batches.md)")
        ->type_name("I/N");
    add_running_options(*command, a);
    command->callback([&a, &context] { convert(a, context); });
}

}  // namespace cli
