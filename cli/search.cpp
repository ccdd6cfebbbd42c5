// pressmark search: finds articles in the catalogue of a batch.
#include <iostream>

#include <CLI/CLI.hpp>

#include "base/error.h"
#include "base/json.h"
#include "cli/catalogue.h"
#include "cli/command.h"

namespace cli {
namespace {

struct Arguments {
    std::string catalogue;
    std::vector<std::string> query;
    std::uint64_t limit = 20;
    bool json = false;
};

/// The catalogue itself, or the folder of the batch that holds it.
std::filesystem::path place_of(const std::string& name) {
    std::error_code ignored;
    const std::filesystem::path place = name;
    return std::filesystem::is_directory(place, ignored) ? place / "catalogue.sqlite" : place;
}

void print_hit(const Hit& hit, bool json) {
    if (!json) {
        std::cout << hit.package << ": " << hit.id << "  " << (hit.date.empty() ? "no date" : hit.date)
                  << "  " << (hit.title.empty() ? "(no title)" : hit.title);
        if (!hit.byline.empty()) std::cout << "  " << hit.byline;
        std::cout << "  (" << hit.source << ")\n";
        return;
    }
    base::Json out;
    out["package"] = hit.package;
    out["id"] = hit.id;
    out["date"] = hit.date;
    out["title"] = hit.title;
    out["byline"] = hit.byline;
    out["source"] = hit.source;
    std::cout << base::one_line(out) << '\n';
}

void search_catalogue(const Arguments& arguments, Context& context) {
    Database catalogue(place_of(arguments.catalogue), Database::Mode::reading);
    std::string query;
    for (const std::string& word : arguments.query) query += word + " ";
    std::uint64_t count = 0;
    const std::vector<Hit> hits = search(catalogue, query, arguments.limit, count);
    for (const Hit& hit : hits) print_hit(hit, arguments.json);
    if (!arguments.json) std::cout << count << (count == 1 ? " article\n" : " articles\n");
    // As grep does it: nothing found is told by the exit code.
    if (count == 0) context.worsen(Exit::findings);
}

}  // namespace

void add_search(CLI::App& application, Context& context) {
    CLI::App* command = application.add_subcommand("search", "Find articles in the catalogue of a batch.");
    command->footer(
        "An article must contain all words. Chinese words may have two characters, or even one, in either\n"
        "script. Exit code 1 when nothing is found.");
    Arguments& a = context.keep<Arguments>();
    command->add_option("CATALOGUE", a.catalogue, "OUT.batch, or its catalogue.sqlite")->required();
    command->add_option("QUERY", a.query, "words to find")->required();
    command->add_option("--limit", a.limit, "most articles shown (default 20)")->type_name("N");
    command->add_flag("--json", a.json, "one JSON object per article");
    command->callback([&a, &context] { search_catalogue(a, context); });
}

}  // namespace cli
