// Finds the text that a Markdown parser made again in the bytes that it made it from.
//
// The parser's own columns cannot be trusted (wrong from a paragraph's second line on, and in tables), and
// its texts come with escapes and references resolved. So each text is looked for, in order, from where the
// last one ended.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/slice.h"

namespace markdown {

/// A stretch of a found text; `words`: what it stands for, if that is not its bytes ("*" for "\*").
struct Matched {
    text::Slice slice;
    std::optional<std::string> words{};
};

enum class MatchForm { text, code };  ///< in code, escapes and references stand for themselves

/// Looks for `literal` from `from` to `limit` of `bytes`; nothing when it is not there.
[[nodiscard]] std::optional<std::vector<Matched>> find_literal(std::string_view bytes,
                                                               std::string_view literal, std::uint32_t from,
                                                               std::uint32_t limit, MatchForm form);

/// Behind the tail of a link or picture whose text ends at `at`: `](address "title")`, `][name]`, `]`, `>`.
[[nodiscard]] std::uint32_t behind_link_tail(std::string_view bytes, std::uint32_t at, std::uint32_t limit);

/// Why `text` is not for a Markdown parser (its time grows with the square of some runs of signs); nothing
/// when it is.
[[nodiscard]] std::optional<std::string> too_much_markdown(std::string_view text);

}  // namespace markdown
