// The text of HTML, byte by byte: what stands for itself, what is white space, what is a reference.
//
// The parser says what a text node means; this says which bytes mean it. Character references that HTML does
// not decode ("&ensp" without its semicolon) stand for themselves.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/slice.h"

namespace html {

struct TextPiece {
    enum class What : std::uint8_t {
        plain,      ///< stands for itself
        space,      ///< a run of white space that collapses (TAB LF FF CR SPACE)
        reference,  ///< a character reference: stands for `words`
        markup,     ///< a tag inside the text that the parser ignored
    } what;
    text::Slice slice;    ///< in the markup
    std::string words{};  ///< of a reference
};

enum class TextForm : std::uint8_t {
    data,        ///< references and tags count
    references,  ///< <title>, <textarea>: references count, tags are text
    raw,         ///< <xmp>, <iframe>, …: nothing counts
};

/// The pieces of `slice` of `html`, end to end. `words`: the same text as the parser decoded it; it decides
/// on named references. Without it, only the names that HTML 4 has for Latin-1 and common signs are decoded.
[[nodiscard]] std::vector<TextPiece> text_pieces(std::string_view html, text::Slice slice,
                                                 std::string_view words, TextForm form = TextForm::data);
[[nodiscard]] std::vector<TextPiece> text_pieces(std::string_view html, text::Slice slice);

}  // namespace html
