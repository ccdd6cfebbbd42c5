// pressmark text: one of the two texts of a TEI file, exactly.
#include <iostream>

#include <CLI/CLI.hpp>

#include "base/error.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/job.h"
#include "cli/print.h"
#include "tei/read_back.h"
#include "text/decode.h"
#include "xml/tree.h"

namespace cli {
namespace {

struct Arguments {
    std::string file, min_cert = "medium";
    bool diplomatic = false, reading = false;
};

bool decode_for_xml(std::string_view encoding, std::string_view bytes, std::string& utf8) {
    auto decoded = text::decode_exactly(bytes, encoding);
    if (decoded) utf8 = std::move(*decoded);
    return decoded.has_value();
}

void print_text(const Arguments& arguments, Context& context) {
    if (arguments.diplomatic && arguments.reading) {
        throw base::UsageError("--diplomatic and --reading are two texts: ask for one");
    }
    const model::Cert threshold = read_cert(arguments.min_cert, "--min-cert");
    std::string bytes = arguments.file == "-" ? base::read_standard_input() : base::read_file(arguments.file);
    base::Findings findings;
    xml::ParseOptions options;
    options.decoder = decode_for_xml;
    const xml::Document document = xml::parse(std::move(bytes), findings, options);
    findings.name_file(arguments.file);
    if (!document.well_formed()) {
        for (const base::Finding& finding : findings.all()) print(std::cerr, finding, context.colour_errors);
        context.worsen(Exit::findings);
        return;
    }
    const tei::ReadBack texts = tei::read_back(document, threshold);
    if (!texts.is_tei) {
        std::cerr << arguments.file << ": error: it is not a TEI file with text\n";
        context.worsen(Exit::findings);
        return;
    }
    std::cout << (arguments.diplomatic ? tei::diplomatic(texts) : tei::reading(texts));
    // The diplomatic text is the source to the byte; the reading text is for people and ends its last line.
    if (!arguments.diplomatic) std::cout << '\n';
}

}  // namespace

void add_text(CLI::App& application, Context& context) {
    CLI::App* command = application.add_subcommand(
        "text", "Print the reading or the diplomatic text of a TEI file that pressmark wrote.");
    Arguments& a = context.keep<Arguments>();
    command->add_option("FILE", a.file, "a TEI file, or -")->required();
    command->add_flag("--diplomatic", a.diplomatic,
                      "exactly what the source says; of plain text, the source byte for byte");
    command->add_flag("--reading", a.reading, "with the repairs applied (default)");
    command
        ->add_option("--min-cert", a.min_cert,
                     "apply repairs of at least this certainty: low, medium (default), high")
        ->type_name("CERT");
    command->callback([&a, &context] { print_text(a, context); });
}

}  // namespace cli
