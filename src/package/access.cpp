#include "package/access.h"

#include <algorithm>

namespace package {
namespace {

std::string one_line(std::string_view words) {
    std::string out(words);
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
}

/// The whole small file around one article.
std::string flat_file(const tei::ReadBack& texts, const Flattener& flattener, const AccessHeader& header,
                      std::uint32_t part, const std::string& head) {
    const std::string& article = texts.parts[part].id;
    const std::string title = head.empty() ? header.document_id + " " + article : head;
    std::string file;
    xml::Emitter out(file);
    out.declaration();
    out.open("TEI", {{"xmlns", "http://www.tei-c.org/ns/1.0"},
                     {"xml:id", header.document_id + "." + article},
                     {"xml:lang", header.language}});
    out.line_end();
    out.open("teiHeader");
    out.open("fileDesc");
    out.open("titleStmt");
    out.element("title", title);
    out.close();
    out.open("publicationStmt");
    out.element("p", header.authority.empty() ? "unknown" : header.authority);
    out.close();
    out.open("sourceDesc");
    out.open("p");
    out.text("Reading copy, made by pressmark from ");
    out.element("ref", "the full encoding", {{"target", header.full_file + "#" + article}});
    out.text(". It is not the archived text.");
    out.close();
    out.close();
    out.close();
    out.close();
    out.line_end();
    out.open("text");
    out.open("body");
    out.line_end();
    flattener.write(texts.parts[part].node, out);
    out.line_end();
    out.close();
    out.close();
    out.line_end();
    out.close();
    out.line_end();
    return file;
}

}  // namespace

std::vector<std::string> part_titles(const xml::Document& document, const tei::ReadBack& texts) {
    std::vector<std::string> titles(texts.parts.size());
    std::vector<bool> is_main(texts.parts.size(), false);
    for (const tei::ReadBlock& block : texts.blocks) {
        const xml::Node node = document.node(block.node);
        if (node.local() != "head" || block.reading().empty() || is_main[block.part]) continue;
        if (node.parent().local() == "figure") continue;
        const xml::Attribute type = node.attribute("type");
        is_main[block.part] = type && type.value() == "main";
        if (is_main[block.part] || titles[block.part].empty()) titles[block.part] = one_line(block.reading());
    }
    return titles;
}

std::vector<AccessCopy> access_copies(const tei::ReadBack& texts, const std::vector<std::string>& titles,
                                      const Flattener& flattener, const AccessHeader& header) {
    std::vector<AccessCopy> copies;
    std::vector<std::string> readings = tei::part_readings(texts);
    for (std::uint32_t part = 0; part < texts.parts.size(); ++part) {
        if (texts.parts[part].kind != tei::ReadPart::Kind::article) continue;
        readings[part] += '\n';
        copies.push_back({part, texts.parts[part].id, std::move(readings[part]),
                          flat_file(texts, flattener, header, part, titles[part])});
    }
    return copies;
}

}  // namespace package
