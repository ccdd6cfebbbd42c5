// pressmark inspect: what is recognised in one source, and each repair with its line.
#include <iostream>

#include <CLI/CLI.hpp>

#include "base/error.h"
#include "base/file.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/pipeline.h"
#include "cli/print.h"
#include "columns/printed_lines.h"
#include "converters/cues.h"
#include "lines/passages.h"
#include "stories/articles.h"
#include "stories/column_ends.h"
#include "text/utf8.h"

namespace cli {
namespace {

struct Arguments {
    std::string input, kind, encoding, job;
    bool lines = false, tree = false, json = false;
};

constexpr std::string_view red = "\x1b[31m", green = "\x1b[32m", dim = "\x1b[2m", plain = "\x1b[0m";

/// Line ends and other controls as signs, so that a repair stays on one line.
std::string visible(std::string_view text) {
    std::string out;
    for (const auto item : text::CodePoints(text)) {
        switch (item.code) {
            case '\n': out += "⏎"; break;
            case '\r': out += "␍"; break;
            case '\t': out += "⇥"; break;
            case '\f': out += "␌"; break;
            case 0x3000: out += "□"; break;
            default: out += text.substr(item.at, item.size);
        }
    }
    return out;
}

/// The end of what stands before, or the beginning of what follows: `count` code points.
std::string_view tail(std::string_view text, std::size_t count) {
    std::size_t at = text.size();
    while (at > 0 && count-- > 0) at -= text::decode_before(text, at).size;
    return text.substr(at);
}

std::string_view beginning(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    while (at < text.size() && count-- > 0) at += text::decode_at(text, at).size;
    return text.substr(0, at);
}

class Inspection {
  public:
    Inspection(const Conversion& conversion, bool colour)
        : edition_(*conversion.edition), conversion_(conversion), colour_(colour) {}

    void print_head() const {
        const model::Document& document = edition_.document;
        const model::Metadata& metadata = document.metadata();
        std::cout << "recognised: " << conversion_.kind << " (" << metadata.format << "), "
                  << document.source().encoding() << ", " << text::count(document.text()) << " characters\n";
        line("title", metadata.title);
        for (const model::Party& author : metadata.authors) line("author", author.name);
        for (const model::Date& date : metadata.dates) {
            line("date", date.when.empty() ? date.verbatim : date.verbatim + " = " + date.when);
        }
        for (const auto& path : metadata.categories) {
            std::string words;
            for (const std::string& part : path) words += (words.empty() ? "" : " / ") + part;
            line("category", words);
        }
        for (const std::string& tag : metadata.tags) line("tag", tag);
        line("url", metadata.url);
        print_parts();
    }

    void print_repairs() const {
        const std::string_view text = edition_.document.text();
        for (const model::Repair& repair : edition_.repairs.all()) {
            const text::Position place = edition_.document.source().position(repair.target.begin);
            const model::RepairKindInfo& kind = model::info(repair.kind);
            std::cout << place.line << ':' << place.column << ": " << kind.option << ' '
                      << model::name(repair.act);
            if (repair.cert != model::Cert::high) std::cout << " (" << model::name(repair.cert) << ')';
            std::cout << ": " << in(dim, visible(tail(text.substr(0, repair.target.begin), 8)))
                      << in(red, bracketed('-', repair.target.of(text)))
                      << in(green, repair.lost ? "[+?]" : bracketed('+', repair.reading))
                      << in(dim, visible(beginning(text.substr(repair.target.end), 8))) << '\n';
        }
        std::cout << edition_.repairs.all().size() << " repairs\n";
    }

  private:
    static void line(std::string_view name, const std::string& value) {
        if (!value.empty()) std::cout << "  " << name << ": " << visible(value) << '\n';
    }

    /// How many of each container and block there are.
    void print_parts() const {
        std::map<std::string_view, std::size_t> counts;
        for (const model::Node& node : edition_.document.nodes()) {
            if (model::is_container(node.kind) || model::may_be_block(node.kind))
                ++counts[model::name(node.kind)];
        }
        std::cout << "  parts:";
        for (const auto& [name, count] : counts) std::cout << ' ' << count << ' ' << name;
        std::cout << '\n';
    }

    static std::string bracketed(char sign, std::string_view words) {
        if (words.empty()) return {};
        return std::string("[") + sign + visible(words) + "]";
    }

    [[nodiscard]] std::string in(std::string_view colour, const std::string& words) const {
        if (!colour_ || words.empty()) return words;
        return std::string(colour) + words + std::string(plain);
    }

    const model::Edition& edition_;
    const Conversion& conversion_;
    bool colour_;
};

base::Json to_json(const Conversion& conversion) {
    const model::Edition& edition = *conversion.edition;
    base::Json json;
    json["kind"] = conversion.kind;
    json["format"] = edition.document.metadata().format;
    json["encoding"] = edition.document.source().encoding();
    json["title"] = edition.document.metadata().title;
    base::Json repairs = base::Json::array();
    for (const model::Repair& repair : edition.repairs.all()) {
        const text::Position place = edition.document.source().position(repair.target.begin);
        base::Json item;
        item["kind"] = model::info(repair.kind).option;
        item["act"] = model::name(repair.act);
        item["cert"] = model::name(repair.cert);
        item["line"] = place.line;
        item["column"] = place.column;
        item["begin"] = repair.target.begin;
        item["end"] = repair.target.end;
        item["source"] = repair.target.of(edition.document.text());
        item["reading"] = repair.reading;
        repairs.push_back(std::move(item));
    }
    json["repairs"] = std::move(repairs);
    return json;
}

/// The printed lines, and why each end was taken for what it is.
void print_lines(const text::SourceText& source, const std::vector<std::string>& more_cues) {
    base::Findings ignored;  // they come again with the reading
    const lines::Cues cues = converters::newspaper_cues(more_cues, ignored);
    columns::PrintedPage page = columns::printed_page(source.text(), cues, ignored);
    std::cout << "lines: " << page.arrangement << '\n';
    const lines::LinedPage lines = stories::page_of_stories(source.text(), std::move(page.lines), cues);
    std::cout << lines::dump(source.text(), lines) << stories::dump_heads(source.text(), lines, cues);
}

void inspect(const Arguments& arguments, Context& context) {
    Settings settings;
    if (!arguments.kind.empty()) settings.kind = arguments.kind;
    if (!arguments.encoding.empty()) settings.encoding = arguments.encoding;
    if (!arguments.job.empty()) {
        settings.job_text = base::read_file(arguments.job);
        settings.job_name = arguments.job;
    }
    const Pipeline pipeline(settings);
    Source source{.path = arguments.input};
    source.bytes = arguments.input == "-" ? base::read_standard_input() : base::read_file(arguments.input);
    const Conversion conversion = pipeline.read(std::move(source));
    if (conversion.findings.count(base::Severity::error) > 0) context.worsen(Exit::findings);
    if (!conversion.edition) {
        if (conversion.result == Result::skipped) context.worsen(Exit::findings);
        for (const base::Finding& finding : conversion.findings.all())
            print(std::cerr, finding, context.colour_errors);
        return;
    }
    if (arguments.json) {
        std::cout << base::one_line(to_json(conversion)) << '\n';
        return;
    }
    const Inspection inspection(conversion, context.colour);
    inspection.print_head();
    if (arguments.lines) print_lines(conversion.edition->document.source(), pipeline.job().cues);
    if (arguments.tree) std::cout << model::dump(*conversion.edition);
    inspection.print_repairs();
    for (const base::Finding& finding : conversion.findings.all()) print(std::cout, finding, context.colour);
}

}  // namespace

void add_inspect(CLI::App& application, Context& context) {
    CLI::App* command = application.add_subcommand(
        "inspect",
        "Show what is recognised in a source, and each repair: line, kind, [-source-][+reading+].");
    Arguments& a = context.keep<Arguments>();
    command->add_option("INPUT", a.input, "a source, or -")->required();
    command->add_option("--from", a.kind, "kind of source, instead of recognising it")->type_name("KIND");
    command->add_option("--encoding", a.encoding, "encoding, instead of detecting it")->type_name("NAME");
    command->add_option("--job", a.job, "job file")->type_name("FILE.toml");
    command->add_flag("--lines", a.lines,
                      "also line statistics, and the reasons for each paragraph end and headline");
    command->add_flag("--tree", a.tree, "also the document tree");
    command->add_flag("--json", a.json, "one JSON object");
    command->callback([&a, &context] { inspect(a, context); });
}

}  // namespace cli
