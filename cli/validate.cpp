// pressmark validate and pressmark check-schema.
#include <algorithm>
#include <iostream>

#include <CLI/CLI.hpp>

#include "base/error.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/heap.h"
#include "cli/print.h"
#include "cli/validation.h"

namespace cli {
namespace {

struct ValidateArguments {
    ValidationSettings settings;
    std::string format = "text";
    bool json = false;
};

struct CheckSchemaArguments {
    std::vector<std::string> paths;
    std::string phase = "#ALL";
    bool json = false;
};

std::unique_ptr<report::Renderer> renderer_for(const std::string& format, report::TextOptions options) {
    if (format == "json") return report::json_renderer();
    if (format == "junit") return report::junit_renderer();
    if (format == "sarif") return report::sarif_renderer();
    return report::text_renderer(options);
}

/// Leaves out what --quiet and --max-errors do not want to see; the counts are taken before.
class Limiter {
  public:
    explicit Limiter(const ValidationSettings& settings) : settings_(settings) {}

    void apply(report::FileResult& file) {
        base::Findings kept;
        for (const base::Finding& finding : file.findings.all()) {
            const bool error = finding.severity() == base::Severity::error;
            if (settings_.quiet && !error) continue;
            if (settings_.most_errors != 0 && shown_ >= settings_.most_errors) {
                ++file.hidden;
                continue;
            }
            shown_ += error ? 1 : 0;
            kept.add(finding);
        }
        file.findings = std::move(kept);
    }

  private:
    const ValidationSettings& settings_;
    std::size_t shown_ = 0;
};

/// One report is a document as it stands. Several, and none where nothing had Schematron rules, are put into
/// one element, so that what comes out is one document always; the first waits until it is known which it is.
class SvrlStream {
  public:
    std::string next(std::string document) {
        if (count_++ == 0) {
            first_ = std::move(document);
            return {};
        }
        std::string out;
        if (count_ == 2) {
            out = std::string(declaration) + "<reports>\n" + std::string(without_declaration(first_));
            first_.clear();
        }
        return out += without_declaration(document);
    }
    [[nodiscard]] std::string finish() const {
        if (count_ == 0) return std::string(declaration) + "<reports/>\n";
        return count_ > 1 ? "</reports>\n" : first_;
    }

  private:
    static constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    static std::string_view without_declaration(std::string_view document) {
        if (document.starts_with(declaration)) document.remove_prefix(declaration.size());
        return document;
    }
    std::size_t count_ = 0;
    std::string first_;
};

void validate_all(const ValidateArguments& arguments, Context& context) {
    enlarge_heap();
    ValidationSettings settings = arguments.settings;
    if (settings.paths.empty())
        throw base::UsageError("no file was named", "name files, folders, packages, or -");
    const std::string format = arguments.json ? "json" : arguments.format;
    settings.svrl = format == "svrl";
    base::Findings faults;
    std::optional<Validation> validation;
    try {
        validation.emplace(settings, faults);
    } catch (const base::UsageError&) {
        report::FileResult schema;
        schema.findings = std::move(faults);
        std::cerr << report::text_renderer(
                         {.colour = context.colour_errors, .summary = false, .clauses = true})
                         ->file(schema);
        throw;
    }
    const auto renderer = renderer_for(format, {.colour = context.colour, .summary = !settings.quiet});
    report::Totals totals;
    Limiter limiter(settings);
    SvrlStream svrl;
    if (!settings.svrl) std::cout << renderer->start();
    validation->run(validation->list(), [&](ValidationResult result) {
        totals.add(result.file);
        if (result.error) {
            print_error(*result.error);
            return context.worsen(Exit::surroundings);
        }
        if (result.file.findings.count(base::Severity::error) > 0) context.worsen(Exit::findings);
        limiter.apply(result.file);
        for (std::string& document : result.svrl) std::cout << svrl.next(std::move(document));
        if (settings.svrl) {
            // SVRL holds what Schematron found; the rest is said beside it.
            for (const base::Finding& finding : result.file.findings.all()) {
                if (!finding.rule->id.starts_with("PM-SCH")) print(std::cerr, finding, context.colour_errors);
            }
        } else {
            std::cout << renderer->file(result.file);
        }
    });
    std::cout << (settings.svrl ? svrl.finish() : renderer->finish(totals));
}

void check_schema(const std::string& path, const CheckSchemaArguments& arguments, report::Renderer& renderer,
                  report::Totals& totals, Context& context) {
    report::FileResult file;
    file.name = path;
    validate::SchemaSource source{path, path == "-" ? base::read_standard_input() : base::read_file(path),
                                  arguments.phase};
    const auto schema = validate::load_schema(source, relaxng::disk(), file.findings);
    file.findings.name_file(path);
    file.text = std::move(source.bytes);
    file.verdict = schema ? base::Verdict::valid : base::Verdict::invalid;
    report::CheckResult check{"schema", file.verdict, schema ? std::size_t{1} : std::size_t{0},
                              file.findings.count(base::Severity::error), 0};
    if (schema && schema->rules) {
        check.passed += schema->rules->rule_count - schema->rules->not_evaluated;
        check.not_evaluated = schema->rules->not_evaluated;
    }
    file.checks.push_back(check);
    if (!schema) context.worsen(Exit::usage);
    totals.add(file);
    std::cout << renderer.file(file);
}

}  // namespace

void add_validate(CLI::App& application, Context& context) {
    auto& arguments = context.keep<ValidateArguments>();
    ValidationSettings& settings = arguments.settings;
    CLI::App* command = application.add_subcommand(
        "validate", "Check TEI and other XML files, folders of them, zips and BagIt packages.");
    command->add_option("PATH", settings.paths, "files, folders, zips, packages; - is standard input");
    command
        ->add_option("--schema", settings.schema,
                     "RELAX NG schema in XML syntax (its embedded rules are run too)")
        ->type_name("S.rng");
    command->add_option("--schematron", settings.schematron, "Schematron schema, ISO or 1.5")
        ->type_name("S.sch");
    command
        ->add_option("--phase", settings.phase,
                     "phase of the Schematron schema; #ALL: all patterns, #ANY: the first that applies")
        ->type_name("P");
    command->add_option("--source", settings.source, "the file that a TEI file was made from")
        ->type_name("FILE");
    command->add_option("--profile", settings.profile, "BagIt profile that packages must keep to")
        ->type_name("P.json");
    command->add_option("--format", arguments.format, "text, json, svrl, junit or sarif")
        ->check(CLI::IsMember({"text", "json", "svrl", "junit", "sarif"}));
    command->add_flag("--json", arguments.json, "the same as --format json: one object per line");
    command->add_option("--max-errors", settings.most_errors, "show N errors and count the rest; 0: show all")
        ->type_name("N")
        ->check(CLI::Range(0U, 1000000000U));
    command->add_flag("--quiet", settings.quiet, "show errors only");
    command->add_option("-j,--jobs", settings.workers, "files checked at the same time")
        ->type_name("N")
        ->check(CLI::Range(1U, 1024U));
    command->footer(
        "Exit codes: 0 no errors, 1 errors, 2 wrong usage or a faulty schema, 3 files cannot be read.");
    command->callback([&arguments, &context] { validate_all(arguments, context); });
}

void add_check_schema(CLI::App& application, Context& context) {
    auto& arguments = context.keep<CheckSchemaArguments>();
    CLI::App* command = application.add_subcommand(
        "check-schema", "Check RELAX NG and Schematron schemas, and list what would not be evaluated.");
    command->add_option("SCHEMA", arguments.paths, "S.rng or S.sch; - is standard input")->required();
    command->add_option("--phase", arguments.phase, "phase of a Schematron schema")->type_name("P");
    command->add_flag("--json", arguments.json, "one object per line");
    command->callback([&arguments, &context] {
        enlarge_heap();
        const auto renderer =
            renderer_for(arguments.json ? "json" : "text", {.colour = context.colour, .clauses = true});
        report::Totals totals;
        for (const std::string& path : arguments.paths)
            check_schema(path, arguments, *renderer, totals, context);
        std::cout << renderer->finish(totals);
    });
}

}  // namespace cli
