// Tags in markup, found by their signs alone: no tree, no nesting, never a failure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/slice.h"

namespace html {

/// What `<` begins.
struct Tag {
    enum class What : std::uint8_t { none, start, end, comment, declaration } what = What::none;
    std::string name{};          ///< lower case; of start and end tags
    std::uint32_t end = 0;       ///< behind it; of what is not closed, the end of the markup
    std::size_t attributes = 0;  ///< about how many
    bool closed = true;
};

/// The tag, comment or declaration at `at`, where a `<` stands (HTML, 13.2.5: tokenization). A `<` that
/// begins none is text: What::none.
[[nodiscard]] Tag tag_at(std::string_view html, std::uint32_t at);

/// Where the text of an element ends that holds no markup (script, style, …): before its end tag.
[[nodiscard]] std::uint32_t raw_text_end(std::string_view html, std::uint32_t from, std::string_view name);

/// Elements whose content is not markup and is not shown.
[[nodiscard]] bool is_hidden(std::string_view name);
/// Elements whose content is not markup.
[[nodiscard]] bool is_raw_text(std::string_view name);
/// Elements that never have content.
[[nodiscard]] bool is_void(std::string_view name);
/// Elements that begin and end a line of their own.
[[nodiscard]] bool is_block(std::string_view name);
/// Elements that reopen by themselves when left open.
[[nodiscard]] bool is_formatting(std::string_view name);

}  // namespace html
