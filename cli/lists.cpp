// pressmark formats, rules, repairs: what there is, for people and (--json) for programs.
#include <iostream>

#include <CLI/CLI.hpp>

#include "base/json.h"
#include "cli/command.h"
#include "cli/rule_list.h"
#include "converters/converter.h"
#include "repair/pass.h"

namespace cli {
namespace {

struct Arguments {
    bool json = false;
};

/// `text` filled up to `width` columns (ASCII only).
std::string padded(std::string_view text, std::size_t width) {
    std::string out(text);
    out.resize(std::max(width, out.size() + 2), ' ');
    return out;
}

void list_formats(const Arguments& arguments) {
    for (const converters::Converter& converter : converters::all()) {
        if (!arguments.json) {
            std::cout << padded(converter.name, 14) << converter.title << '\n';
            continue;
        }
        base::Json json;
        json["name"] = converter.name;
        json["title"] = converter.title;
        json["repairs"] = std::vector<std::string>(converter.recipe.begin(), converter.recipe.end());
        std::cout << base::one_line(json) << '\n';
    }
}

void list_rules(const Arguments& arguments) {
    for (const base::Rule* rule : all_rules()) {
        if (!arguments.json) {
            std::cout << padded(rule->id, 16) << padded(base::name(rule->severity), 9) << rule->wording;
            if (!rule->clause.empty()) std::cout << "  (" << rule->clause << ')';
            std::cout << '\n';
            continue;
        }
        base::Json json;
        json["id"] = rule->id;
        json["severity"] = base::name(rule->severity);
        json["wording"] = rule->wording;
        json["clause"] = rule->clause;
        json["remedy"] = rule->remedy;
        std::cout << base::one_line(json) << '\n';
    }
}

void list_repairs(const Arguments& arguments) {
    for (const repair::Pass& pass : repair::passes()) {
        const model::RepairKindInfo& kind = model::info(pass.kind);
        if (!arguments.json) {
            std::cout << padded(pass.name, 16) << padded(kind.option, 12) << pass.title << '\n';
            continue;
        }
        base::Json json;
        json["name"] = pass.name;
        json["kind"] = kind.option;
        json["ana"] = kind.id;
        json["title"] = pass.title;
        std::cout << base::one_line(json) << '\n';
    }
}

void add_list(CLI::App& application, Context& context, const char* name, const char* about,
              void (*print)(const Arguments&)) {
    CLI::App* command = application.add_subcommand(name, about);
    Arguments& a = context.keep<Arguments>();
    command->add_flag("--json", a.json, "one JSON object per line");
    command->callback([&a, print] { print(a); });
}

}  // namespace

void add_lists(CLI::App& application, Context& context) {
    add_list(application, context, "formats", "List the kinds of source that are recognised (for --from).",
             list_formats);
    add_list(application, context, "rules", "List every rule that a finding can name.", list_rules);
    add_list(application, context, "repairs", "List the repairs by name and kind (for --only and --without).",
             list_repairs);
}

}  // namespace cli
