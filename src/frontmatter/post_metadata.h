// What the front matter of a post says, as metadata (tei-encoding.md §4).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "frontmatter/front_matter.h"
#include "model/metadata.h"

namespace frontmatter {

/// The keys that a kind of post uses, each in the order in which they are asked.
struct PostKeys {
    std::span<const std::string_view> title, author, date, categories, tags, url, permalink, journal,
        language, pictures;
    /// Categories that name a page of the site and no subject.
    std::span<const std::string_view> navigation;
};

/// What the site lends to its posts; empty where it is not known.
struct PostSite {
    std::string url, zone, author, language;
};

/// `body`: the text behind the header, for evidence about the author. `file_name`: for drafts.
[[nodiscard]] model::Metadata post_metadata(const FrontMatter& front, const PostKeys& keys,
                                            const PostSite& site, std::string_view body,
                                            std::string_view file_name, base::Findings& findings);

/// The addresses of the pictures that the header names, each once, in order.
[[nodiscard]] std::vector<std::string> header_pictures(const FrontMatter& front, const PostKeys& keys);

}  // namespace frontmatter
