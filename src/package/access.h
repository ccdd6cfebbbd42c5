// Access copies of one document: each article as plain READING and as a flat TEI file (tei-encoding.md
// section 15). Derived, never edited: they point to the full file.
#pragma once

#include <string>
#include <vector>

#include "package/flatten.h"

namespace package {

struct AccessCopy {
    std::uint32_t part;   ///< index in ReadBack::parts
    std::string article;  ///< xml:id: "a1"
    std::string text;     ///< READING, with a line end
    std::string tei;
};

/// What the short header says of the article.
struct AccessHeader {
    std::string document_id;  ///< of the full file
    std::string language;
    std::string full_file;  ///< from the access copy: "../../tei/0001.xml"
    std::string authority;  ///< empty: unknown
};

/// One for each article, in document order. `titles`: part_titles().
[[nodiscard]] std::vector<AccessCopy> access_copies(const tei::ReadBack& texts,
                                                    const std::vector<std::string>& titles,
                                                    const Flattener& flattener, const AccessHeader& header);

/// By part: READING of its main head, else of its first head, on one line; empty when it has none.
[[nodiscard]] std::vector<std::string> part_titles(const xml::Document& document, const tei::ReadBack& texts);

}  // namespace package
