// fileDesc: title, responsibility, publication, and the source it was made from.
#include <algorithm>

#include "tei/header_parts.h"
#include "tei/values.h"
#include "text/white_space.h"

namespace tei {
namespace {

using model::Document;
using model::Kind;
using model::Name;

std::string on_one_line(std::string words) {
    std::replace_if(
        words.begin(), words.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return printable(text::trimmed(words));
}

struct Title {
    std::string words;
    bool derived = false;
};

/// READING of the first head of `type` (any, when empty).
std::string head_reading(const Facts& facts, std::string_view type) {
    const Document& document = facts.edition.document;
    for (const model::Block& block : document.blocks()) {
        if (document.node(block.node).kind != Kind::head) continue;
        const std::uint32_t parent = document.parent(block.node);
        // What stands over a part of the story, or under a picture, is not what the story is called.
        const bool of_a_part = parent != Document::no_node && (document.node(parent).kind == Kind::figure ||
                                                               document.node(parent).kind == Kind::section);
        if (of_a_part) continue;
        if (!type.empty() && document.attribute(block.node, Name::type) != type) continue;
        const std::string words = on_one_line(model::reading(facts.edition, block, facts.options.threshold));
        if (!words.empty()) return words;
    }
    return {};
}

Title title_of(const Facts& facts) {
    const HeaderOptions& options = facts.options;
    if (facts.identifiers.articles() > 1) {
        if (!options.title.empty()) return {on_one_line(options.title)};
        return {on_one_line(options.file_name)};
    }
    if (std::string main = head_reading(facts, "main"); !main.empty()) return {std::move(main)};
    if (!options.title.empty()) return {on_one_line(options.title)};
    const std::string& said = facts.edition.document.metadata().title;
    if (!text::is_blank(said)) return {on_one_line(said)};
    if (std::string other = head_reading(facts, {}); !other.empty()) return {std::move(other), true};
    return {on_one_line(options.file_name.empty() ? options.document_id : options.file_name), true};
}

void write_party(xml::Emitter& out, const model::Party& party) {
    const std::string name = on_one_line(party.name);
    out.open("author");
    switch (party.kind) {
        case model::Party::Kind::person: out.element("persName", name); break;
        case model::Party::Kind::organisation: out.element("orgName", name); break;
        case model::Party::Kind::unknown: out.text(name); break;
    }
    out.close();
}

/// Of the front matter; else the person of the byline, where there is one article to speak of.
std::vector<model::Party> authors_of(const Facts& facts) {
    const Document& document = facts.edition.document;
    std::vector<model::Party> authors;
    for (const model::Party& one : document.metadata().authors) {
        if (!text::is_blank(one.name)) authors.push_back(one);
    }
    if (!authors.empty() || facts.identifiers.articles() != 1) return authors;
    for (std::uint32_t i = 0; i < document.nodes().size(); ++i) {
        if (document.node(i).kind != Kind::person) continue;
        std::uint32_t up = document.parent(i);
        bool in_byline = false, in_figure = false;
        for (; up != Document::no_node; up = document.parent(up)) {
            in_byline = in_byline || document.node(up).kind == Kind::byline;
            in_figure = in_figure || document.node(up).kind == Kind::figure;
        }
        if (in_byline && !in_figure)
            authors.push_back({on_one_line(document.plain(i)), model::Party::Kind::person});
    }
    return authors;
}

/// Characters of READING that are not white space.
std::size_t characters_read(const Facts& facts) {
    std::size_t found = 0;
    for (const model::Block& block : facts.edition.document.blocks()) {
        found += text::count_inked(model::reading(facts.edition, block, facts.options.threshold));
    }
    return found;
}

void write_publication(xml::Emitter& out, const HeaderOptions& options) {
    out.open("publicationStmt");
    out.element("authority", options.authority.empty() ? "unknown" : printable(options.authority));
    if (const auto when = date_when(options.converted_on); !when.empty()) {
        out.element("date", when, {{"when", when}});
    }
    if (!options.package_id.empty())
        out.element("idno", printable(options.package_id), {{"type", "package"}});
    const std::string status = options.availability_status.empty() ? "unknown" : options.availability_status;
    out.open("availability", {{"status", status}});
    out.element("p", options.availability.empty() ? "The rights in this text were not assessed."
                                                  : printable(options.availability));
    out.close();
    out.close();
    out.line_end();
}

void write_date(xml::Emitter& out, std::string_view verbatim, std::string_view when) {
    out.element("date", printable(verbatim), {{"when", date_when(when)}});
}

/// What was published, and where: the bibliographic record of the source.
void write_bibliography(xml::Emitter& out, const Facts& facts) {
    const model::Metadata& metadata = facts.edition.document.metadata();
    const bool newspaper = !metadata.issue.empty() || !metadata.page.empty() || !metadata.issue_date.empty();
    const bool web = !metadata.url.empty() || !metadata.header.empty() || !facts.edition.document.lined();
    out.open("biblStruct", {{"type", newspaper ? "newspaperPage" : web ? "webArticle" : ""}});
    const std::string title = on_one_line(metadata.title);
    if (!title.empty() || !metadata.authors.empty()) {
        out.open("analytic");
        if (!title.empty()) out.element("title", title, {{"level", "a"}});
        for (const model::Party& one : metadata.authors) {
            if (!text::is_blank(one.name)) write_party(out, one);
        }
        out.close();
    }
    out.open("monogr");
    if (!metadata.journal.empty()) out.element("title", on_one_line(metadata.journal), {{"level", "j"}});
    out.open("imprint");
    if (!metadata.publisher.empty()) out.element("publisher", on_one_line(metadata.publisher));
    if (!metadata.issue_date.empty()) write_date(out, metadata.issue_date, metadata.issue_date);
    for (const model::Date& date : metadata.dates) write_date(out, date.verbatim, date.when);
    if (metadata.publisher.empty() && metadata.issue_date.empty() && metadata.dates.empty())
        out.empty("date");
    if (!metadata.issue.empty()) out.element("biblScope", on_one_line(metadata.issue), {{"unit", "issue"}});
    if (!metadata.page.empty()) out.element("biblScope", on_one_line(metadata.page), {{"unit", "page"}});
    out.close();
    out.close();
    if (const std::string target = uri(metadata.url); !target.empty()) out.empty("ref", {{"target", target}});
    out.close();
    out.line_end();
}

/// What was measured: the file itself.
void write_digital_source(xml::Emitter& out, const Facts& facts) {
    const HeaderOptions& options = facts.options;
    const Document& document = facts.edition.document;
    out.open("bibl", {{"type", "digitalSource"}});
    if (!options.file_name.empty()) out.element("idno", printable(options.file_name), {{"type", "filename"}});
    if (!options.source_path.empty()) out.element("idno", printable(options.source_path), {{"type", "path"}});
    if (!options.sha512.empty()) out.element("idno", options.sha512, {{"type", "sha-512"}});
    out.open("extent");
    out.empty("measure", {{"unit", "byte"}, {"quantity", std::to_string(options.byte_size)}});
    out.close();
    out.element("note", document.source().encoding(), {{"type", "encoding"}});
    const std::string& format = document.metadata().format;
    if (!format.empty()) out.element("note", printable(format), {{"type", "format"}});
    if (document.metadata().draft) out.element("note", "draft", {{"type", "status"}});
    out.close();
    out.line_end();
}

}  // namespace

void write_file_description(xml::Emitter& out, const Facts& facts) {
    out.open("fileDesc");
    out.line_end();
    out.open("titleStmt");
    const Title title = title_of(facts);
    out.element("title", title.words,
                {{"type", title.derived ? "desc" : ""}, {"cert", title.derived ? "low" : ""}});
    for (const model::Party& author : authors_of(facts)) write_party(out, author);
    out.open("respStmt", {{"xml:id", "pm"}});
    out.element("resp", "conversion to TEI by program");
    out.element("name", "pressmark");
    out.close();
    out.close();
    out.line_end();
    out.open("extent");
    out.empty("measure", {{"unit", "article"}, {"quantity", std::to_string(facts.identifiers.articles())}});
    out.empty("measure", {{"unit", "char"}, {"quantity", std::to_string(characters_read(facts))}});
    out.close();
    out.line_end();
    write_publication(out, facts.options);
    out.open("sourceDesc");
    out.line_end();
    write_bibliography(out, facts);
    write_digital_source(out, facts);
    out.close();
    out.line_end();
    out.close();
    out.line_end();
}

}  // namespace tei
