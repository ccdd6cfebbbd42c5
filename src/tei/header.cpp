#include "tei/header.h"

#include "base/digest.h"
#include "tei/header_parts.h"
#include "tei/values.h"
#include "text/utf8.h"

namespace tei {
namespace {

/// May it be a letter of a Latin word?
bool may_be_in_word(const text::Decoded& one) {
    const char32_t lower = one.code | 0x20U;
    return (lower >= U'a' && lower <= U'z') || (one.code >= 0xC0 && one.code < 0x250);
}

std::string words_of(const model::Document& document) {
    std::string words;
    for (const model::Block& block : document.blocks()) words += document.plain(block.node);
    return words;
}

}  // namespace

std::string document_identifier(std::string_view path_in_batch) {
    return "d-" + base::digest("sha256", path_in_batch).substr(0, 16);
}

Scripts scripts_of(const model::Document& document) {
    Scripts scripts;
    scripts.of_blocks.reserve(document.blocks().size());
    bool open = false, meet = false;  // a word at the end of a block; and one at the start of the next
    for (const model::Block& block : document.blocks()) {
        // The words of one stretch of lined text are its bytes.
        const bool in_one = document.lined() && block.stretches.size() == 1;
        const std::string copied = in_one ? std::string() : document.plain(block.node);
        const std::string_view words = in_one ? block.stretches.front().slice.of(document.text()) : copied;
        scripts.whole += scripts.of_blocks.emplace_back(text::script_census(words));
        if (words.empty()) continue;
        meet = meet || (open && may_be_in_word(text::decode_at(words, 0)));
        open = may_be_in_word(text::decode_before(words, words.size()));
    }
    // Such two are one word.
    if (meet) scripts.whole = text::script_census(words_of(document));
    return scripts;
}

std::string main_language(const model::Document& document, const Scripts& scripts) {
    if (const auto said = language_tag(document.metadata().language); !said.empty()) return std::string(said);
    return std::string(text::script_of(scripts.whole));
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
