// Bytes to text: byte-order mark, the caller's word, a declaration in the file, or detection.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/finding.h"
#include "text/source_text.h"

namespace text {

/// Decodes any bytes. `encoding`: the caller's, if any (an IANA name or alias; an unknown one throws
/// base::UsageError). The order: byte-order mark, caller, valid UTF-8, declaration (HTML meta, XML
/// declaration) that decodes without fault, UTF-8 with a few bad bytes, detection with a sanity check.
/// Findings: detected encoding with its confidence, bytes that do not decode (with their places).
[[nodiscard]] SourceText decode(std::string bytes, std::optional<std::string_view> encoding,
                                base::Findings& findings);

/// The bytes that text and exceptions of `source` stand for: equal to source.bytes(), always.
[[nodiscard]] std::string encode_back(const SourceText& source);

/// `text` in `encoding`; nothing when a character has no place in it or the encoding is unknown.
[[nodiscard]] std::optional<std::string> encode(std::string_view text, std::string_view encoding);

/// `bytes` decoded from `encoding`; nothing when a byte does not decode or the encoding is unknown.
[[nodiscard]] std::optional<std::string> decode_exactly(std::string_view bytes, std::string_view encoding);

}  // namespace text
