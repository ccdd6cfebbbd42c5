// What the commands of the command line share.
//
// Each command is one file, cli/<command>.cpp, with one function that adds it to the application.
// Its callback does the work and leaves the exit code in Context::exit.
#pragma once

#include <any>
#include <deque>
#include <string>

#include "base/error.h"

namespace CLI {
class App;
}

namespace cli {

/// Exit codes that a batch job can trust.
enum class Exit {
    valid = 0,         ///< nothing of severity error was found
    findings = 1,      ///< findings of severity error
    usage = 2,         ///< wrong usage, a faulty schema or job file
    surroundings = 3,  ///< files, disk, permissions
    bug = 70,          ///< ours
    interrupted = 75,  ///< stopped before the end: the same command with --resume goes on
};

struct Context {
    Exit exit = Exit::valid;
    bool colour = false;          ///< standard output is a terminal and NO_COLOR is not set
    bool colour_errors = false;   ///< the same for standard error
    std::deque<std::any> kept{};  ///< see keep()

    /// Room for the arguments of a command, where the parser can fill them in until run() ends.
    template <typename Arguments>
    Arguments& keep() {
        return kept.emplace_back().emplace<Arguments>();
    }
    /// The worse of what is there and `other` stays.
    void worsen(Exit other) {
        if (static_cast<int>(other) > static_cast<int>(exit)) exit = other;
    }
};

/// "pressmark: …", and the remedy on a line of its own, to standard error.
void print_error(const base::Error& error);

void add_convert(CLI::App& application, Context& context);
void add_validate(CLI::App& application, Context& context);
void add_check_schema(CLI::App& application, Context& context);
void add_text(CLI::App& application, Context& context);
void add_inspect(CLI::App& application, Context& context);
void add_lists(CLI::App& application, Context& context);  ///< formats, rules, repairs
void add_pack(CLI::App& application, Context& context);
void add_search(CLI::App& application, Context& context);
void add_plan(CLI::App& application, Context& context);
void add_collect(CLI::App& application, Context& context);

/// Parses the arguments and runs one command. Errors are printed and become exit codes.
[[nodiscard]] int run(int count, const char* const* arguments);

}  // namespace cli
