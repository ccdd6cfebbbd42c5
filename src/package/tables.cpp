#include "package/tables.h"

#include <algorithm>

#include "base/csv.h"
#include "base/error.h"
#include "base/json.h"
#include "base/json_text.h"
#include "text/white_space.h"

namespace package {
namespace {

/// One article as the tables show it.
struct Article {
    std::string_view id, title;
    std::string kicker, byline, dateline;
    std::uint64_t characters = 0, paragraphs = 0, repairs = 0;
};

std::string one_line(std::string_view words) {
    std::string out(words);
    std::replace_if(
        out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return out;
}

void join(std::string& list, std::string_view more, std::string_view separator) {
    if (more.empty()) return;
    if (!list.empty()) list += separator;
    list += more;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
    std::string out;
    for (const std::string& one : words) join(out, one_line(one), separator);
    return out;
}

/// "新闻/本地; 专题"
std::string categories(const model::Metadata& metadata) {
    std::string out;
    for (const std::vector<std::string>& path : metadata.categories) join(out, joined(path, "/"), "; ");
    return out;
}

/// The date of publication: what is certain of it, else its words.
std::string date_of(const model::Metadata& metadata) {
    if (!metadata.issue_date.empty()) return one_line(metadata.issue_date);
    if (metadata.dates.empty()) return {};
    const model::Date& first = metadata.dates.front();
    return first.when.empty() ? one_line(first.verbatim) : first.when;
}

std::string language_of(const xml::Document& document) {
    const xml::Attribute language = document.element().attribute("lang", xml::xml_namespace);
    return language ? std::string(language.value()) : std::string{};
}

bool is_in_figure(const xml::Node& node) {
    for (xml::Node up = node.parent(); up; up = up.parent()) {
        if (up.is_element() && up.local() == "figure") return true;
        if (up.is_element() && up.local() == "div") return false;
    }
    return false;
}

/// By part; those that are not articles stay empty.
std::vector<Article> articles_of(const Converted& converted, const std::vector<std::string>& titles,
                                 const Flattener& flattener) {
    const tei::ReadBack& texts = converted.texts;
    std::vector<Article> out(texts.parts.size());
    for (std::size_t part = 0; part < out.size(); ++part) {
        out[part].id = texts.parts[part].id;
        out[part].title = titles[part];
    }
    for (const tei::ReadBlock& block : texts.blocks) {
        Article& article = out[block.part];
        const xml::Node root = converted.document.node(block.node);
        article.characters += text::count_inked(block.reading());
        if (root.local() == "p" && !block.reading().empty()) ++article.paragraphs;
        if (root.local() == "head") {
            const xml::Attribute type = root.attribute("type");
            if (type && type.value() == "kicker") join(article.kicker, one_line(block.reading()), " ");
        }
        for (std::uint32_t i = root.index(); i < root.end(); ++i) {
            const xml::Node node = converted.document.node(i);
            if (!node.is_element()) continue;
            const bool byline = node.local() == "byline";
            if (!byline && node.local() != "dateline") continue;
            if (byline && is_in_figure(node)) continue;
            join(byline ? article.byline : article.dateline, flattener.words(i), "; ");
        }
    }
    for (const tei::ReadRepair& repair : texts.repairs) ++out[texts.blocks[repair.block].part].repairs;
    return out;
}

}  // namespace

std::vector<ArticleFacts> add_articles(const Converted& converted, const std::vector<std::string>& titles,
                                       const std::vector<AccessCopy>& copies, const Flattener& flattener,
                                       Record& record) {
    std::vector<ArticleFacts> facts;
    const tei::ReadBack& texts = converted.texts;
    const model::Metadata& metadata = converted.edition.document.metadata();
    const std::vector<Article> articles = articles_of(converted, titles, flattener);
    const std::string date = date_of(metadata), paths = categories(metadata),
                      tags = joined(metadata.tags, "; ");
    const std::string language = language_of(converted.document);
    for (std::size_t part = 0; part < articles.size(); ++part) {
        const Article& one = articles[part];
        record.characters += one.characters;
        if (texts.parts[part].kind != tei::ReadPart::Kind::article) continue;
        const std::string_view text = copies[record.articles].text;
        const std::string_view reading = text.substr(0, text.size() - 1);  // without the file's line end
        ++record.articles;
        const std::string id = converted.number + "-" + std::string(one.id);
        base::append_csv(record[Stream::articles_csv],
                         {id, converted.header.document_id, date, one.title, one.kicker, one.byline,
                          one.dateline, paths, tags, metadata.url, language, std::to_string(one.characters),
                          std::to_string(one.paragraphs), std::to_string(one.repairs)});
        base::Json line;
        line["id"] = id;
        line["document"] = converted.header.document_id;
        line["date"] = date;
        line["title"] = one.title;
        line["kicker"] = one.kicker;
        line["byline"] = one.byline;
        line["dateline"] = one.dateline;
        line["categories"] = metadata.categories;
        line["tags"] = metadata.tags;
        line["url"] = metadata.url;
        line["lang"] = language;
        line["characters"] = one.characters;
        line["paragraphs"] = one.paragraphs;
        line["repairs"] = one.repairs;
        std::string& lines = record[Stream::articles_jsonl];
        lines += base::one_line(line);
        lines.pop_back();
        // Nearly all of the line: not worth a copy in a tree of values.
        lines += ",\"text\":";
        base::append_json(lines, reading);
        lines += "}\n";
        facts.push_back({id, std::string(one.title), date, one.byline, language, metadata.url, reading});
    }
    return facts;
}

void add_metadata(const Converted& converted, Record& record) {
    const model::Metadata& metadata = converted.edition.document.metadata();
    std::string title, creators;
    const xml::Document& document = converted.document;
    for (std::uint32_t i = 0; i < document.node_count(); ++i) {
        const xml::Node node = document.node(i);
        if (!node.is_element() || node.local() != "titleStmt") continue;
        for (xml::Node child = node.first_element(); child; child = child.next_element()) {
            if (child.local() == "title" && title.empty()) title = child.string();
            if (child.local() == "author") join(creators, child.string(), "; ");
        }
        break;
    }
    std::string subjects = categories(metadata);
    join(subjects, joined(metadata.tags, "; "), "; ");
    join(subjects, one_line(metadata.extra_subjects), "; ");
    const std::string& rights = metadata.rights.empty() ? converted.header.availability : metadata.rights;
    base::append_csv(record[Stream::metadata_csv],
                     {"data/tei/" + converted.number + ".xml", one_line(title), one_line(creators),
                      date_of(metadata), subjects, metadata.url, language_of(document), one_line(rights)});
}

void add_repairs(const Converted& converted, Record& record) {
    // The model knows the ranges, the TEI how both forms read; they name the same repairs in the same order.
    std::vector<const model::Repair*> ranges;
    for (const model::Block& block : converted.edition.document.blocks()) {
        model::walk(converted.edition, block, [&ranges](const model::Step& step) {
            const bool opens = step.what == model::Step::What::open_repair;
            if (opens && !model::info(step.repair->kind).id.empty()) ranges.push_back(step.repair);
        });
    }
    const tei::ReadBack& texts = converted.texts;
    PM_CHECK(ranges.size() == texts.repairs.size());
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const tei::ReadRepair& repair = texts.repairs[i];
        const tei::ReadBlock& block = texts.blocks[repair.block];
        PM_CHECK(model::info(ranges[i]->kind).id == repair.kind);
        ++record.repairs[repair.kind];
        base::append_csv(record[Stream::repairs_csv],
                         {converted.number, block.carrier, std::to_string(ranges[i]->target.begin),
                          std::to_string(ranges[i]->target.end), repair.kind, model::name(repair.cert),
                          repair.source_form(block), repair.reading_form(block)});
    }
}

void add_checks(const Converted& converted, Record& record) {
    base::Json document;
    document["document"] = converted.number;
    document["source"] = converted.path;
    base::Json checks = base::Json::object();
    for (const Check& check : converted.checks) {
        checks[check.name] = base::name(check.verdict);
        ++record.checks[check.name + " " + std::string(base::name(check.verdict))];
    }
    document["checks"] = checks;
    base::Json findings = base::Json::array();
    for (const base::Finding& finding : converted.findings.all()) {
        ++record.findings[std::string(finding.rule->id)];
        base::Json one;
        one["rule"] = finding.rule->id;
        one["severity"] = base::name(finding.severity());
        one["message"] = finding.message();
        if (!finding.where.file.empty()) one["file"] = finding.where.file;
        if (finding.where.line > 0) one["line"] = finding.where.line;
        if (finding.where.column > 0) one["column"] = finding.where.column;
        if (finding.where.bytes) {
            one["bytes"] = {finding.where.bytes->begin, finding.where.bytes->end};
            const auto begin = static_cast<std::uint32_t>(finding.where.bytes->begin);
            const std::uint32_t block = converted.edition.document.block_at(begin);
            if (block < converted.texts.blocks.size()) one["block"] = converted.texts.blocks[block].carrier;
        }
        findings.push_back(one);
    }
    document["findings"] = findings;
    record[Stream::checks] = base::one_line(document);
}

}  // namespace package
