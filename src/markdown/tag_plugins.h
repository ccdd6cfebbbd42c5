// Hexo's tag plugins: `{% name arguments %}`, with or without `{% endname %}`.
//
// Those whose meaning is known become the HTML that they stand for, their words still pointing at the source;
// the others stay as they stand (tei-encoding.md §5).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "html/mapped_text.h"

namespace markdown {

struct TagPlugin {
    text::Slice slice;    ///< of S, from `{%` to `%}`; of one that holds code, to the end of its end tag
    text::Slice content;  ///< of one that holds code: what is between its tags
    std::string_view name;
    std::vector<text::Slice> arguments;  ///< without quotes
};

/// The plugins in `within` of `source`, in order. None in fenced code, none between `raw` and `endraw`.
[[nodiscard]] std::vector<TagPlugin> find_tag_plugins(std::string_view source, text::Slice within);

/// Writes what a plugin stands for. Unknown ones are a finding.
void write_tag_plugin(const TagPlugin& plugin, html::MappedText& out, base::Findings& findings);

/// `body` with its plugins as processing instructions, which Markdown leaves alone wherever they stand: the
/// same number of bytes, so that places stay what they are.
[[nodiscard]] std::string masked_plugins(std::string_view source, text::Slice body,
                                         const std::vector<TagPlugin>& plugins);

/// HTML of a post with its plugins written out.
[[nodiscard]] html::MappedText with_plugins(std::string_view source, text::Slice body,
                                            base::Findings& findings);

/// `words` with `&`, `<`, `>` and `"` as references.
[[nodiscard]] std::string escaped(std::string_view words);

}  // namespace markdown
