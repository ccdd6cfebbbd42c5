// An article as the catalogue knows it. Made where its document is converted, so that filling the catalogue,
// which only one process can do, is not much more than writing rows.
#pragma once

#include <string>
#include <string_view>

namespace cli {

struct CatalogueArticle {
    std::string id;  ///< "0001-a1"
    std::string title, date, byline, language, url;
    std::string words;  ///< for the index (words.h); not kept
};

}  // namespace cli
