// One converted document with all its bytes: what the package's files are made of.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "model/edition.h"
#include "package/flatten.h"
#include "tei/header.h"
#include "tei/read_back.h"
#include "xml/tree.h"

namespace package {

/// A check that was run on a document: "identity", "rng", …
struct Check {
    std::string name;
    base::Verdict verdict = base::Verdict::not_checked;
};

/// A picture that a source points to and that is kept with it.
struct Picture {
    std::string path;  ///< in the package: "images/0001-1.jpg"
    std::string bytes;
};

/// What a catalogue lists of an article.
struct ArticleFacts {
    std::string id;  ///< "0001-a1"
    std::string title, date, byline, language, url;
    std::string_view text;  ///< READING; as long as the files of the document
};

/// Views and references live as long as the call that takes this.
struct Converted {
    std::string number;  ///< in the package: "0001"
    std::string path;    ///< the source's path in the batch
    const model::Edition& edition;
    const tei::HeaderOptions& header;  ///< its source_path is the source's path in the package
    std::string_view source;           ///< the original bytes
    std::uint32_t source_crc = 0;      ///< CRC-32 of the bytes whose digest header.sha512 is
    std::string_view tei;
    std::string_view ledger;
    const xml::Document& document;  ///< `tei`, parsed
    const tei::ReadBack& texts;     ///< read back from it
    std::vector<Check> checks{};
    const base::Findings& findings;
    std::span<const Picture> pictures{};
    bool reviewed = true;  ///< does it need a section of the review page? (assemble.h: most_reviewed)
};

/// "source/0001.md" -> "source/0001.utf8.txt": where S is kept when the source is not UTF-8.
[[nodiscard]] std::string decoded_path(std::string_view source_path);

}  // namespace package
