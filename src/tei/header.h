// The teiHeader: what is known about a source, about the file and about the conversion
// (tei-encoding.md section 4). Nothing in it is guessed without saying so, and no date comes from a clock.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/edition.h"
#include "tei/characters.h"
#include "tei/identifiers.h"
#include "text/scripts.h"
#include "xml/emitter.h"

namespace tei {

/// Where the other parts of an article stand, relative to the TEI: "0008.xml#a3" (tei-encoding.md section
/// 10).
struct OtherParts {
    std::string next, prev;  ///< empty: none was found
};

/// What the caller knows. All strings are UTF-8; an empty one is left out.
struct HeaderOptions {
    std::string document_id;     ///< xml:id of the root: "d-…" (document_identifier)
    std::string file_name;       ///< the source's original name, for people
    std::string source_path;     ///< where the source is kept: "source/0001.md"
    std::string source_target;   ///< what "src:" ranges count in, relative to the TEI: "../source/0001.md"
    std::string decoded_target;  ///< the same for a source that is not UTF-8, where S is a file of its own
    std::string sha512;          ///< of the source's bytes, hexadecimal
    std::uint64_t byte_size = 0;

    std::string title;      ///< of a file with several articles
    std::string authority;  ///< who publishes this; absent: "unknown"
    std::string package_id;
    std::string availability;         ///< words about rights; absent: not assessed
    std::string availability_status;  ///< "free", "restricted"; absent: "unknown"
    std::string converted_on;         ///< ISO date or time of pressmark's own acts

    model::Cert threshold = model::Cert::medium;     ///< of the READING that titles and counts come from
    std::map<std::string, std::string> images;       ///< URL in the source -> path relative to the TEI
    std::map<std::string, OtherParts> other_parts;   ///< by identifier of the article: "a3"
    std::map<char32_t, std::string> standard_forms;  ///< what private-use characters stand for
};

/// "d-" and 16 hexadecimal digits of the SHA-256 of the source's path in the batch (section 13).
[[nodiscard]] std::string document_identifier(std::string_view path_in_batch);

/// What the blocks are made of, in their order, and all of them one behind the other.
struct Scripts {
    std::vector<text::ScriptCensus> of_blocks;
    text::ScriptCensus whole;
};
[[nodiscard]] Scripts scripts_of(const model::Document& document);

/// What the writer has found out about a document before the header can be written.
struct Facts {
    const model::Edition& edition;
    const HeaderOptions& options;
    const Identifiers& identifiers;
    const Characters& characters;
    const Scripts& scripts;
    std::string language;
};

/// The main language: the caller's, else by the script of the text.
[[nodiscard]] std::string main_language(const model::Document& document, const Scripts& scripts);

void write_header(xml::Emitter& out, const Facts& facts);

}  // namespace tei
