// The ledger: what became of every byte of S.
//
// Always holds (kept by Document): rows lie end to end over the whole text, none empty; every row of
// fate `text` is in exactly one run of the tree; of other rows only the title's, in the front matter,
// is in any.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/slice.h"

namespace model {

enum class Fate : std::uint8_t {
    text,          ///< stands in a block of the TEI
    front_matter,  ///< stands in the header (xenoData, the title)
    markup,        ///< tags, Markdown syntax, separator lines
    layout,        ///< white space that collapses
    comment,       ///< HTML comments, style, script
    bom,           ///< the byte-order mark
};

[[nodiscard]] std::string_view name(Fate fate);  ///< as package.md's ledger files spell it

struct Row {
    text::Slice slice;
    Fate fate = Fate::markup;
    bool respelled = false;  ///< the row stands for `spelled` and not for its own bytes
    std::string spelled{};   ///< "&" for "&amp;", " " for a run of white space; may be empty

    /// What the row stands for in the text.
    [[nodiscard]] std::string_view stands_for(std::string_view whole) const {
        return respelled ? std::string_view(spelled) : slice.of(whole);
    }
};

}  // namespace model
