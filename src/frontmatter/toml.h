// TOML as front matter uses it (Hugo, Zola): lines of `key = value`, each value with its place in the source.
//
// toml++ behind the limits of yaml.h. Dates, numbers and booleans stay the words they are; the keys of tables
// such as [taxonomies] or [extra] count like those above them where those do not say the same; inline tables
// are kept as they stand, unread.
#pragma once

#include <string_view>

#include "frontmatter/yaml.h"
#include "text/slice.h"

namespace frontmatter {

/// Reads `within` of `whole` under the limits of read_yaml. The root is a mapping.
[[nodiscard]] Yaml read_toml(std::string_view whole, text::Slice within);

}  // namespace frontmatter
