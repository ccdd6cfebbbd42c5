// What inline style says, as far as an archive of texts has use for it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/flow.h"

namespace html {

/// One declaration of a `style` attribute, both sides as they stand, in lower case and trimmed.
struct Declaration {
    std::string property, value;
    bool operator==(const Declaration&) const = default;
};

/// The declarations of a style attribute, in order.
[[nodiscard]] std::vector<Declaration> declarations(std::string_view style);

/// Tokens of tei-encoding.md §11 that a declaration amounts to: "bold", "grey", …; empty for none.
[[nodiscard]] std::string_view token_of(const Declaration& declaration);
/// Does it say nothing that a reader would see: black text, the normal weight, the inherited colour?
[[nodiscard]] bool is_default(const Declaration& declaration);
/// Does it style text (and not boxes, margins, alignment)?
[[nodiscard]] bool styles_text(const Declaration& declaration);

[[nodiscard]] Align align_of(std::string_view value);
/// "center" and "right"; empty for what needs no words.
[[nodiscard]] std::string_view token_of(Align align);

/// `rend` with `token` added, if it is not there; tokens in the order of §11's list.
[[nodiscard]] std::string with_token(std::string_view rend, std::string_view token);
[[nodiscard]] bool has_token(std::string_view rend, std::string_view token);

}  // namespace html
