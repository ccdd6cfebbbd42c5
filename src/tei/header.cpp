#include "tei/header.h"

#include "base/digest.h"
#include "tei/header_parts.h"
#include "tei/values.h"
#include "text/scripts.h"

namespace tei {

std::string document_identifier(std::string_view path_in_batch) {
    return "d-" + base::digest("sha256", path_in_batch).substr(0, 16);
}

std::string main_language(const model::Document& document) {
    if (const auto said = language_tag(document.metadata().language); !said.empty()) return std::string(said);
    std::string words;
    for (const model::Block& block : document.blocks()) words += document.plain(block.node);
    return std::string(text::script_of(words));
}

void write_header(xml::Emitter& out, const Facts& facts) {
    out.open("teiHeader");
    out.line_end();
    write_file_description(out, facts);
    write_encoding_description(out, facts);
    write_profile(out, facts);
    write_front_matter(out, facts.edition.document);
    write_revision(out, facts);
    out.close();
}

}  // namespace tei
