#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include <CLI/CLI.hpp>
#include <unistd.h>

#include "base/error.h"
#include "cli/command.h"
#include "cli/nearest.h"

namespace cli {
namespace {

constexpr const char* about =
    "pressmark turns archived news (Hexo posts, HTML, plain text, newspaper columns from PDF or OCR)\n"
    "into TEI P5 in BagIt packages, without losing a character, and checks such files and packages.";

constexpr const char* examples =
    "Examples:\n"
    "  pressmark convert posts/ -o posts.zip           every source below posts/, in one package\n"
    "  pressmark convert posts/ --out-dir tei/         one TEI file per source, without a package\n"
    "  pressmark convert posts/ -o posts.zip --resume  continue an interrupted batch\n"
    "  pressmark inspect page.txt                      what is recognised, and each repair\n"
    "  pressmark text page.txt.xml                     the text as a reader wants it\n"
    "  pressmark validate posts.zip                    check a package, or any TEI file\n"
    "  pressmark COMMAND --help                        all options of a command\n"
    "\n"
    "Exit codes: 0 success, 1 errors in the material, 2 wrong usage or a faulty schema, 3 files, disk\n"
    "or permissions, 70 a bug in pressmark, 75 interrupted: run again with --resume.";

/// Adds one command to the application, or several: then without a name.
struct Command {
    std::string_view name;
    void (*add)(CLI::App&, Context&);
};

/// In the order of the help.
constexpr Command commands[] = {
    {"convert", add_convert}, {"validate", add_validate}, {"check-schema", add_check_schema},
    {"pack", add_pack},       {"text", add_text},         {"inspect", add_inspect},
    {"", add_lists},          {"search", add_search},     {"plan", add_plan},
    {"collect", add_collect}};

/// Adds the command that is named first, or else all: what none of them asks for need not be set up.
void add_commands(CLI::App& application, Context& context, std::string_view first) {
    const auto* named = std::ranges::find(commands, first, &Command::name);
    if (!first.empty() && named != std::end(commands)) return named->add(application, context);
    for (const Command& command : commands) command.add(application, context);
}

bool wants_colour(int handle) {
    const char* no_colour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    if (no_colour != nullptr && *no_colour != '\0') return false;
    if (terminal != nullptr && std::string_view(terminal) == "dumb") return false;
    return ::isatty(handle) == 1;
}

}  // namespace

void print_error(const base::Error& error) {
    std::cerr << "pressmark: " << error.what() << '\n';
    if (!error.remedy().empty()) std::cerr << "  what to do: " << error.remedy() << '\n';
}

namespace {

/// Says what was meant by a command or an option that is not known.
void suggest(const CLI::App& application) {
    const std::vector<CLI::App*> used = application.get_subcommands();
    const CLI::App& command = used.empty() ? application : *used.front();
    std::vector<std::string> names, options;
    for (const CLI::App* one : application.get_subcommands(nullptr)) names.push_back(one->get_name());
    for (const CLI::Option* one : command.get_options()) {
        for (const std::string& name : one->get_lnames()) options.push_back("--" + name);
    }
    for (const std::string& word : application.remaining(true)) {
        const bool option = word.starts_with("--");
        if (!option && !used.empty()) continue;
        const std::string meant = nearest(word.substr(0, word.find('=')), option ? options : names);
        if (!meant.empty()) std::cerr << "  did you mean `" << meant << "`?\n";
        return;
    }
}

void parse(CLI::App& application, Context& context, int count, const char* const* arguments) {
    try {
        application.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        if (application.exit(error) != 0) {
            context.worsen(Exit::usage);
            suggest(application);
        }
    } catch (const base::UsageError& error) {
        print_error(error);
        context.worsen(Exit::usage);
    } catch (const base::Error& error) {
        print_error(error);
        context.worsen(Exit::surroundings);
    } catch (const std::filesystem::filesystem_error& error) {
        print_error(base::Error(error.what(), "remove the cause and run the command again"));
        context.worsen(Exit::surroundings);
    } catch (const base::Bug& bug) {
        std::cerr << "pressmark: a bug in pressmark: " << bug.what() << '\n'
                  << "  what to do: please report it, with the command and, if you can, the input\n";
        context.worsen(Exit::bug);
    } catch (const std::bad_alloc&) {
        std::cerr << "pressmark: not enough memory\n  what to do: convert fewer or smaller files at a time "
                     "(-j 1)\n";
        context.worsen(Exit::surroundings);
    } catch (const std::exception& error) {
        std::cerr << "pressmark: a bug in pressmark: " << error.what() << '\n';
        context.worsen(Exit::bug);
    }
}

}  // namespace

int run(int count, const char* const* arguments) {
    CLI::App application{about, "pressmark"};
    application.set_version_flag("-V,--version", "pressmark " PRESSMARK_VERSION);
    application.require_subcommand(0, 1);
    application.get_formatter()->column_width(34);
    Context context;
    context.colour = wants_colour(STDOUT_FILENO);
    context.colour_errors = wants_colour(STDERR_FILENO);
    add_commands(application, context, count < 2 ? "" : arguments[1]);
    application.footer(examples);  // last: commands would inherit it

    if (count < 2) {
        std::cerr << application.help();
        return static_cast<int>(Exit::usage);
    }
    parse(application, context, count, arguments);
    // Output that did not arrive (a full disk behind a redirection) is not a success.
    std::cout.flush();
    if (!std::cout) {
        std::cerr << "pressmark: standard output cannot be written\n";
        context.worsen(Exit::surroundings);
    }
    return static_cast<int>(context.exit);
}

}  // namespace cli
