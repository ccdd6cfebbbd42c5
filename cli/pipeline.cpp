#include "cli/pipeline.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "bag/packed.h"
#include "base/digest.h"
#include "base/error.h"
#include "cli/article_parts.h"
#include "cli/rules.h"
#include "cli/site.h"
#include "converters/cues.h"
#include "html/rules.h"
#include "package/assemble.h"
#include "package/ledger_file.h"
#include "repair/pass.h"
#include "tei/write.h"
#include "text/decode.h"

namespace cli {
namespace {

bool names_pass(const std::vector<std::string>& names, const repair::Pass& pass) {
    return std::ranges::any_of(names, [&](const std::string& name) {
        return name == pass.name || name == model::info(pass.kind).option;
    });
}

void check_repair_names(const std::vector<std::string>& names, const std::string& option) {
    for (const std::string& name : names) {
        const bool known = std::ranges::any_of(
            repair::passes(), [&](const repair::Pass& pass) { return names_pass({name}, pass); });
        if (!known) {
            throw base::UsageError(option + ": there is no repair `" + name + "`",
                                   "`pressmark repairs` lists them");
        }
    }
}

std::map<char32_t, std::string> standard_forms(const Job& job) {
    std::map<char32_t, std::string> forms;
    for (const auto& [code, standard] : job.characters) {
        std::size_t used = 0;
        unsigned long value = 0;
        try {
            if (code.starts_with("U+")) value = std::stoul(code.substr(2), &used, 16);
        } catch (const std::exception&) {
            used = 0;
        }
        if (used == 0 || used + 2 != code.size() || value > 0x10FFFF) {
            throw base::UsageError("[[characters]]: `" + code + "` is not a code point",
                                   "write it like U+E863");
        }
        forms[static_cast<char32_t>(value)] = standard;
    }
    return forms;
}

/// Names the file of the findings, and the lines of those that only know their bytes.
void place(base::Findings& findings, const std::string& file) {
    findings.name_file(file);
}

/// ".jpg" of a file's name or URL, in lower case; empty when it is none that a package path may have.
std::string ending_of(const std::string& name) {
    const std::string path = name.substr(0, name.find_first_of("?#"));
    const std::size_t dot = path.rfind('.');
    if (dot == std::string::npos || path.size() - dot > 6) return {};
    std::string ending = path.substr(dot);
    for (char& c : ending) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    const std::string inner = ending.substr(1);
    const bool plain = !inner.empty() &&
                       inner.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == std::string::npos;
    return plain ? ending : std::string();
}

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> out;
    for (std::size_t from = 0; from <= list.size();) {
        const std::size_t end = std::min(list.find(';', from), list.size());
        std::string part = list.substr(from, end - from);
        const std::size_t first = part.find_first_not_of(' ');
        if (first != std::string::npos)
            out.push_back(part.substr(first, part.find_last_not_of(' ') - first + 1));
        from = end + 1;
    }
    return out;
}

}  // namespace

double Timed::now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::string_view name(Stage stage) {
    static constexpr std::string_view names[] = {"decode", "choose", "read", "repair",
                                                 "write",  "check",  "pack"};
    static_assert(std::size(names) == static_cast<std::size_t>(Stage::count));
    return names[static_cast<std::size_t>(stage)];
}

Pipeline::Pipeline(const Settings& settings)
    : settings_(settings),
      job_(settings.job_text.empty() ? Job{} : read_job(settings.job_text, settings.job_name)),
      threshold_(threshold_of(settings, job_)) {
    if (!settings.sidecar_text.empty()) sidecar_ = Sidecar(settings.sidecar_text, settings.sidecar_name);
    if (!settings.site_text.empty()) site_ = read_site(settings.site_text);
    if (job_.site) site_ = merged(site_.value_or(converters::Site{}), *job_.site);
    if (settings.kind && converters::find(*settings.kind) == nullptr) {
        throw base::UsageError("--from: there is no kind `" + *settings.kind + "`",
                               "`pressmark formats` lists them");
    }
    check_repair_names(settings.only, "--only");
    check_repair_names(settings.without, "--without");
    check_repair_names(job_.only, "repairs.only");
    check_repair_names(job_.without, "repairs.without");
    (void)standard_forms(job_);
}

converters::Knowledge Pipeline::knowledge_of(const std::string& path) const {
    converters::Knowledge knowledge{
        .file_name = path, .site = site_, .fields = job_.fields, .cues = job_.cues};
    const auto put = [&](const char* field, const std::string& value) {
        if (!value.empty()) knowledge.fields[field] = value;
    };
    put("journal", job_.newspaper);
    put("issue", job_.issue);
    put("issue_date", job_.issue_date);
    if (!job_.page_pattern.empty()) {
        if (const auto found = match_page(job_.page_pattern, path)) {
            for (const auto& [key, value] : *found) put(key == "date" ? "issue_date" : key.c_str(), value);
        }
    }
    if (const Fields* row = sidecar_.find(path)) {
        for (const auto& [key, value] : *row) knowledge.fields[key] = value;
    }
    return knowledge;
}

std::vector<std::string_view> Pipeline::recipe_of(const converters::Converter& converter) const {
    const std::vector<std::string>& only = settings_.only.empty() ? job_.only : settings_.only;
    std::vector<std::string> without = job_.without;
    without.insert(without.end(), settings_.without.begin(), settings_.without.end());
    std::vector<std::string_view> recipe;
    for (const std::string_view pass_name : converter.recipe) {
        const repair::Pass* pass = repair::find_pass(pass_name);
        PM_CHECK(pass != nullptr);
        if (!only.empty() && !names_pass(only, *pass)) continue;
        if (names_pass(without, *pass)) continue;
        recipe.push_back(pass_name);
    }
    return recipe;
}

tei::HeaderOptions Pipeline::header_of(const Source& source, const converters::Knowledge& knowledge) const {
    tei::HeaderOptions header;
    header.document_id = tei::document_identifier(source.path);
    header.file_name = source.path.substr(source.path.rfind('/') + 1);
    header.source_path = source.kept_as.empty() ? source.path : source.kept_as;
    header.source_target = source.kept_as.empty() ? source.path : "../" + source.kept_as;
    if (!source.kept_as.empty()) header.decoded_target = "../" + package::decoded_path(source.kept_as);
    header.byte_size = source.bytes.size();
    header.sha512 = base::digest("sha512", source.bytes);
    if (const auto title = knowledge.fields.find("title"); title != knowledge.fields.end())
        header.title = title->second;
    header.authority = job_.authority;
    header.package_id = settings_.package_id;
    header.availability = job_.rights;
    header.availability_status = job_.rights_status;
    header.converted_on = settings_.date;
    header.threshold = threshold_;
    header.other_parts = source.other_parts;
    header.standard_forms = standard_forms(job_);
    return header;
}

Conversion Pipeline::read(Source source) const {
    Conversion out;
    if (source.bytes.empty()) {
        out.findings.add(rules::empty_file, {.file = source.path});
        return out;
    }
    const converters::Knowledge knowledge = knowledge_of(source.path);
    out.header = header_of(source, knowledge);
    out.source_crc = bag::crc32(0, source.bytes);
    const auto decoded = [&] {
        const Timed timed(out.seconds, Stage::decode);
        return text::decode(std::move(source.bytes), settings_.encoding, out.findings);
    };
    text::SourceText text = decoded();
    const converters::Converter* converter = nullptr;
    {
        const Timed timed(out.seconds, Stage::choose);
        out.decided = out.findings.all().size();
        converter = converters::choose(text, source.path, settings_.kind, out.findings);
    }
    if (converter == nullptr) {
        out.result = Result::skipped;
        place(out.findings, source.path);
        return out;
    }
    out.kind = converter->name;
    std::optional<model::Document> document;
    {
        const Timed timed(out.seconds, Stage::read);
        document.emplace(converter->read(std::move(text), knowledge, out.findings));
        model::Metadata metadata = document->metadata();
        fill_in(metadata, knowledge.fields);
        document.emplace(std::move(*document).with(std::move(metadata)));
    }
    {
        const Timed timed(out.seconds, Stage::repair);
        out.edition.emplace(repair::run(std::move(*document), recipe_of(*converter), out.findings));
    }
    out.result = Result::converted;
    place(out.findings, source.path);
    return out;
}

void Pipeline::keep_pictures(const Source& source, Conversion& conversion) const {
    const model::Document& document = conversion.edition->document;
    // "source/0001.md" -> "images/0001-"
    const std::size_t slash = source.kept_as.rfind('/');
    const std::string number = source.kept_as.substr(slash + 1, source.kept_as.rfind('.') - slash - 1);
    for (std::uint32_t node = 0; node < document.nodes().size(); ++node) {
        if (document.node(node).kind != model::Kind::graphic) continue;
        const std::string url(document.attribute(node, model::Name::url));
        if (url.empty() || conversion.header.images.contains(url)) continue;
        std::optional<std::string> bytes = source.picture(url);
        if (!bytes) continue;
        const std::string ending = ending_of(url);
        const std::string path =
            "images/" + number + "-" + std::to_string(conversion.pictures.size() + 1) + ending;
        conversion.header.images[url] = "../" + path;
        conversion.pictures.push_back({path, std::move(*bytes)});
    }
}

/// Says how many pictures stay where their addresses point: they are not part of what is written.
void Pipeline::report_pictures(Conversion& conversion) {
    const model::Document& document = conversion.edition->document;
    std::set<std::string_view> outside;
    for (std::uint32_t node = 0; node < document.nodes().size(); ++node) {
        if (document.node(node).kind != model::Kind::graphic) continue;
        const std::string_view url = document.attribute(node, model::Name::url);
        if (!url.empty() && !conversion.header.images.contains(std::string(url))) outside.insert(url);
    }
    if (!outside.empty()) {
        conversion.findings.add(html::rules::images_outside, {}, {std::to_string(outside.size())});
    }
}

Conversion Pipeline::convert(Source source, Checker& checker) const {
    const Source names{.path = source.path, .kept_as = source.kept_as, .picture = source.picture};
    Conversion out = read(std::move(source));
    if (out.result != Result::converted) return out;
    if (names.picture) keep_pictures(names, out);
    report_pictures(out);
    {
        const Timed timed(out.seconds, Stage::write);
        out.tei = tei::write(*out.edition, out.header);
        out.ledger = package::write_ledger(out.edition->document);
    }
    const Timed timed(out.seconds, Stage::check);
    out.decided = out.findings.all().size();
    out.checked = checker.check(out.tei, out.ledger, out.edition->document.text(), threshold_, names.path,
                                out.findings);
    place(out.findings, names.path);
    if (!out.checked.laws.hold()) out.result = Result::broken;
    return out;
}

std::string Pipeline::parts_of(const Conversion& conversion) const {
    const model::Document& document = conversion.edition->document;
    const auto is_notice = [](const model::Node& node) {
        return node.kind == model::Kind::jump || node.kind == model::Kind::jump_from;
    };
    if (std::ranges::none_of(document.nodes(), is_notice)) return {};
    base::Findings known;  // what is wrong with the cues was said by the reader
    const base::Json parts = parts_to_json(document, converters::newspaper_cues(job_.cues, known));
    return parts.is_null() ? std::string() : base::one_line(parts);
}

void fill_in(model::Metadata& metadata, const std::map<std::string, std::string>& fields) {
    const auto value = [&](const char* field) {
        const auto found = fields.find(field);
        return found == fields.end() ? std::string() : found->second;
    };
    const auto fill = [&](std::string& place, const char* field) {
        if (place.empty()) place = value(field);
    };
    fill(metadata.title, "title");
    fill(metadata.url, "url");
    fill(metadata.journal, "journal");
    fill(metadata.issue_date, "issue_date");
    fill(metadata.issue, "issue");
    fill(metadata.page, "page");
    fill(metadata.publisher, "publisher");
    fill(metadata.rights, "rights");
    fill(metadata.language, "language");
    fill(metadata.extra_subjects, "subjects");
    if (metadata.authors.empty()) {
        for (const std::string& author : split(value("author"))) {
            metadata.authors.push_back({author, model::Party::Kind::unknown});
        }
    }
    if (const std::string date = value("date"); metadata.dates.empty() && !date.empty()) {
        metadata.dates.push_back({date, {}});
    }
    if (metadata.tags.empty()) metadata.tags = split(value("tags"));
    if (metadata.categories.empty() && !value("categories").empty()) {
        metadata.categories.push_back(split(value("categories")));
    }
}

}  // namespace cli
