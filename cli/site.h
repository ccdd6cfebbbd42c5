// What a Hexo site's _config.yml lends to its posts: url, language, timezone, author, permalink, title.
#pragma once

#include <optional>
#include <string>

#include "converters/converter.h"

namespace cli {

/// Reads the text of a _config.yml. Total: what is not there, or no plain text, stays empty.
[[nodiscard]] converters::Site read_site(const std::string& text);

/// `over` where it says something, else `under`.
[[nodiscard]] converters::Site merged(converters::Site under, const converters::Site& over);

/// The _config.yml of the site that a folder is, or lies in as its `source` or `source/_posts`. Its path,
/// or nothing.
[[nodiscard]] std::optional<std::string> find_site(const std::string& folder);

/// "url and language": what a site lends, for people. Empty when nothing.
[[nodiscard]] std::string lends(const converters::Site& site);

}  // namespace cli
