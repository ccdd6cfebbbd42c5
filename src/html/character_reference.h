// Character references of HTML: `&amp;`, `&#12288;`, `&nbsp` (HTML, 13.2.5.72 and following).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace html {

struct CharacterReference {
    std::size_t size;   ///< bytes of it, the `&` and any `;` included
    std::string words;  ///< what it stands for
};

/// The reference that `text` begins with (at its `&`), decoded as a parser did whose result goes on with
/// `decoded`. Nothing when the `&` stands for itself.
[[nodiscard]] std::optional<CharacterReference> reference_at(std::string_view text, std::string_view decoded);

/// The same without a parser's help: numbers, the names of HTML 4 for Latin-1, and common signs.
[[nodiscard]] std::optional<CharacterReference> reference_at(std::string_view text);

}  // namespace html
