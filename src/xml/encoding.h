// From the bytes of an XML file to UTF-8: byte-order mark, declaration, what the first bytes betray
// (XML 1.0 appendix F). UTF-8, US-ASCII, UTF-16, UTF-32, ISO-8859-1 and windows-1252 are read here; what
// else a file declares goes to the caller's Decoder. Nothing is guessed.
#pragma once

#include <string>
#include <string_view>

#include "xml/tree.h"

namespace xml {

/// Turns `bytes` into UTF-8 in place. False when they cannot be read as what they claim to be; why is then
/// in `findings`. `transcoded` says whether the result differs from the bytes. Malformed UTF-8 is left as
/// it stands, for the parser to name its place.
[[nodiscard]] bool to_utf8(std::string& bytes, const Decoder& decoder, bool& transcoded,
                           base::Findings& findings);

/// The encoding name in the XML declaration that `text` (ASCII-compatible) begins with; empty if none.
[[nodiscard]] std::string_view declared_encoding(std::string_view text);

}  // namespace xml
