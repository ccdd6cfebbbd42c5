// pressmark plan, pressmark collect: a batch over several machines (docs/batches.md).
#include <iostream>

#include <CLI/CLI.hpp>

#include "base/error.h"
#include "cli/batch_folder.h"
#include "cli/convert_options.h"
#include "cli/plan.h"

namespace cli {
namespace {

void make_plan(const ConvertArguments& arguments) {
    if (arguments.package.empty()) throw base::UsageError("a plan needs -o OUT.zip: shards make packages");
    if (arguments.shards == 0) throw base::UsageError("name the number of shards: --shards N");
    const std::filesystem::path batch = batch_folder_for(arguments.package);
    if (Plan::exists(batch) && !arguments.force) {
        throw base::UsageError("there is a plan in " + batch.string(), "--force replaces it");
    }
    Plan::make(batch_options(arguments), batch, arguments.shards);
    Plan plan(batch);
    for (std::uint64_t number = 1; number <= plan.shards(); ++number) {
        const Plan::Range range = plan.range(number);
        const std::int64_t inputs = range.last - range.first + 1;
        std::cout << "shard " << number << '/' << plan.shards() << ": " << std::max<std::int64_t>(0, inputs)
                  << " inputs, " << range.bytes << " bytes\n";
    }
    std::cout << plan.inputs() << " inputs in " << plan.shards() << " shards; run each: pressmark convert -o "
              << arguments.package << " --shard i/" << plan.shards() << "; then: pressmark collect "
              << arguments.package << '\n';
}

void collect(const ConvertArguments& arguments, Context& context) {
    const std::filesystem::path batch = batch_folder_for(arguments.package);
    if (!Plan::exists(batch)) {
        throw base::UsageError("there is no plan in " + batch.string(), "`pressmark plan` makes one");
    }
    collect_shards(running_options(arguments), context);
}

}  // namespace

void add_plan(CLI::App& application, Context& context) {
    CLI::App* command = application.add_subcommand(
        "plan",
        "Freeze the list of inputs and the options of a batch, and cut it into shards of equal bytes.");
    ConvertArguments& a = context.keep<ConvertArguments>();
    command->add_option("INPUT", a.inputs, "files, folders or zips of sources")->required();
    command->add_option("-o,--output", a.package, "package that the batch will make")
        ->type_name("OUT.zip")
        ->required();
    command->add_option("--shards", a.shards, "number of shards")->type_name("N")->required();
    add_result_options(*command, a);
    command->add_flag("--force", a.force, "replace an existing plan");
    command->callback([&a] { make_plan(a); });
}

void add_collect(CLI::App& application, Context& context) {
    CLI::App* command = application.add_subcommand(
        "collect", "Make the packages, catalogue and summary of a batch whose shards are all done.");
    ConvertArguments& a = context.keep<ConvertArguments>();
    command->add_option("OUTPUT", a.package, "OUT.zip, as in the plan")->required();
    add_running_options(*command, a);
    command->callback([&a, &context] { collect(a, context); });
}

}  // namespace cli
