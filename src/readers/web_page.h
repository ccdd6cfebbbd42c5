// Finds the article in the tree of a web page, and what the page's head says of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "html/tree.h"
#include "model/metadata.h"

namespace readers {

/// Indices of the elements that matter.
struct WebPage {
    std::uint32_t body = 0;                   ///< holds all that is shown
    std::uint32_t article = 0;                ///< holds the article
    std::uint32_t text = 0;                   ///< where its text begins: there, or at a picture over it
    std::optional<std::uint32_t> headline{};  ///< its h1, or what says the same as the page's title
    std::optional<std::uint32_t> title{};     ///< the page's <title>
    bool stands_out = false;                  ///< the article is surely that
};

[[nodiscard]] WebPage find_web_page(const html::HtmlTree& tree);

/// What <meta>, <link> and <html lang> say: author, date, site, keywords, address, language. `whole`: the
/// source, for a byline when they name no author.
[[nodiscard]] model::Metadata web_metadata(const html::HtmlTree& tree, std::string_view whole);

}  // namespace readers
