// The parts of the teiHeader, in their order. Each ends with a line end.
#pragma once

#include "tei/header.h"

namespace tei {

void write_file_description(xml::Emitter& out, const Facts& facts);
void write_encoding_description(xml::Emitter& out, const Facts& facts);
void write_profile(xml::Emitter& out, const Facts& facts);
/// The front matter as it stood; cut where XML forbids a character.
void write_front_matter(xml::Emitter& out, const model::Document& document);
void write_revision(xml::Emitter& out, const Facts& facts);

/// "hexo" of "hexo-html": begins the identifiers of a source's own categories and tags.
[[nodiscard]] std::string scheme(const model::Metadata& metadata);

/// What the front matter says of categories, as a tree: paths that begin alike share what they share.
struct Category {
    std::string name, id;
    std::uint32_t end;  ///< index behind the last one below it
};
struct Categories {
    std::vector<Category> all;        ///< in pre-order
    std::vector<std::string> leaves;  ///< identifiers of the ends of the paths, in their order
};
[[nodiscard]] Categories categories_of(const model::Metadata& metadata);

}  // namespace tei
