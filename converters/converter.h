// Converters: which kinds of source there are, and how each is treated. Policy only: short files that
// name a reader, the header fields it trusts and the repairs in their order.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "model/document.h"
#include "text/source_text.h"

namespace converters {

/// What a Hexo site's _config.yml lends to its posts.
struct Site {
    std::string url, language, timezone, author, permalink, title;
};

/// What the caller knows about a source: from the job file, a sidecar, the site, the command line.
struct Knowledge {
    std::string file_name;  ///< its path in the batch, `/`-separated
    std::optional<Site> site;
    std::map<std::string, std::string>
        fields;  ///< sidecar and job fields: "title", "date", "journal", "issue_date", "page", …
    std::vector<std::string> cues;  ///< extra cue words from the job file: "agency=云泽社", "promo=…"
};

struct Converter {
    std::string_view name;   ///< for --from: "hexo"
    std::string_view title;  ///< for people: "Hexo post (YAML front matter over HTML or Markdown)"
    /// How sure it is that this is its kind: 0 (no) to 1.
    double (*confidence)(const text::SourceText& source, std::string_view file_name);
    model::Document (*read)(text::SourceText source, const Knowledge& knowledge, base::Findings& findings);
    std::span<const std::string_view> recipe;  ///< repair passes, by name
};

/// All kinds, most specific first.
[[nodiscard]] std::span<const Converter> all();
[[nodiscard]] const Converter* find(std::string_view name);

/// The kind that is surest of itself; nothing (with a finding that says why) for what is not a kind of
/// source: binary files, layout files (hOCR, ALTO, PAGE), configuration. `name`: the caller's choice.
[[nodiscard]] const Converter* choose(const text::SourceText& source, std::string_view file_name,
                                      std::optional<std::string_view> name, base::Findings& findings);

}  // namespace converters
